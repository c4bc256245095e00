from __future__ import annotations

from pathlib import Path

import pytest
from training.attribution import contents, marked

REPORTS = Path(marked.__file__).parent / "reports"
DEVELOPMENTS = Path(marked.__file__).parents[1] / "developments"


def test_marks_are_taken_out_and_told() -> None:
    found = marked.marked(
        "a", "{c1|“We ran,”} {s1,2|Ana Rey} {q1|said}. {c1|“It fell.”} She {q2|denies} {c2|guilt}."
    )
    assert found.text == "“We ran,” Ana Rey said. “It fell.” She denies guilt."
    told = [
        {role: [found.text[start:end] for start, end in spans] for role, spans in one.items()}
        for one in found.attributions
    ]
    assert told == [
        {"source": ["Ana Rey"], "cue": ["said"], "content": ["“We ran,”", "“It fell.”"]},
        {"source": ["Ana Rey"], "cue": ["denies"], "content": ["guilt"]},
    ]


@pytest.mark.parametrize(
    "text", ["{s1|Ana} {q1|said}", "{s1|Ana} {c1|all is well}", "{q1|said} {q1|so} {c1|yes}"]
)
def test_an_attribution_has_one_cue_and_a_content(text: str) -> None:
    with pytest.raises(ValueError, match="attribution 1"):
        marked.marked("a", text)


@pytest.mark.parametrize("text", ["{s1 Ana} ran", "{x1|Ana} ran", "Ana} ran", "a|b"])
def test_a_broken_mark_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="does not read"):
        marked.marked("a", text)


@pytest.mark.parametrize(("folder", "held_out"), [(REPORTS, 50), (DEVELOPMENTS, 40)])
def test_our_reports_are_well_marked(folder: Path, held_out: int) -> None:
    learned, apart = marked.read(folder), marked.read(folder, held_out=True)
    assert len(learned) > 150
    assert len(apart) > held_out
    assert not {r.id for r in learned} & {r.id for r in apart}
    for report in (*learned, *apart):
        for one in report.attributions:
            for start, end in (span for spans in one.values() for span in spans):
                words = report.text[start:end]
                assert words == words.strip() != "", report.id
                assert "\n" not in words, report.id


def test_contents_stand_alone_with_what_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    text = (
        "{s1|Ana} {q1|said} {c1|that police said they heard police say no}. "
        "{c3|“It fell,”} {s3|she} {q3|wrote}."
    )
    (tmp_path / "a/1.txt").write_text(text, encoding="utf-8")
    inner = "1\tpolice\tsaid\tthey heard police say no\n"
    (tmp_path / "a/1.inner").write_text(inner, encoding="utf-8")
    reports = marked.read(tmp_path)
    (found,) = contents.own(reports, tmp_path)  # two words hold nothing
    assert found.text == "police said they heard police say no"
    assert found.attributions == ({"source": ((0, 6),), "cue": ((7, 11),), "content": ((12, 36),)},)
    (tmp_path / "a/1.inner").write_text("1\tpolice\tshouted\tno\n", encoding="utf-8")
    with pytest.raises(ValueError, match="shouted"):
        contents.own(reports, tmp_path)


def test_what_is_said_within_our_reports_is_where_it_is_told_to_be() -> None:
    found = contents.own(marked.read(REPORTS), REPORTS)
    assert sum(len(one.attributions) for one in found) > 200
