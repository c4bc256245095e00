from __future__ import annotations

from pathlib import Path

import pytest
from training.attribution import marked

REPORTS = Path(marked.__file__).parent / "reports"


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


def test_our_reports_are_well_marked() -> None:
    reports = marked.read(REPORTS)
    assert sum(len(report.attributions) for report in reports) > 2500
    for report in reports:
        for one in report.attributions:
            for start, end in (span for spans in one.values() for span in spans):
                words = report.text[start:end]
                assert words == words.strip() != "", report.id
                assert "\n" not in words, report.id
