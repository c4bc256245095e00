from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Hit, HitKind, Report
from sayso.tell import found
from tests import build

REPORT = build.report(
    "Opening words.\n\nThe dam, Roth said, held all night. " + "It rained on. " * 20, title="Dam"
)
SAID = (build.span(REPORT, "The dam"), build.span(REPORT, "held all night"))


@pytest.mark.parametrize(
    ("kind", "more", "head"),
    [
        ("report", {}, "x-1"),
        ("attribution", {"who": "Roth", "told": "took back", "day": "2025-05-10"},
         "x-1 · Roth “took back”, 10 May 2025"),
        ("attribution", {"stance": "assert"}, "x-1 · source not named, date not known"),
        ("estimate", {"told": "dams", "day": "2025-05-10"},
         "x-1 · The dam … held all night dams · on the say-so of the report itself, 10 May 2025"),
        ("point", {"who": "Roth, Berg", "stance": "disputed", "told": "the dam held"},
         "x-1 · disputed: the dam held · Roth, Berg"),
    ],
)  # fmt: skip
def test_a_hit_is_told(kind: HitKind, more: dict[str, str], head: str) -> None:
    told = found.text([Hit(kind, "x-1", REPORT, SAID, **more)]).splitlines()  # type: ignore[arg-type]
    assert told[0] == head
    assert told[1].startswith("    »The dam«, Roth said, »held all night«. It rained on.")
    assert told[1].endswith("…")
    assert told[2] == f"    10 May 2025: Dam [{REPORT.id} ¶2]"


def test_terminals_get_bold_and_nothing_that_they_would_obey() -> None:
    report = Report("report-1", "r", "A \x1b[31mdam\x1b[0m broke.")
    hit = Hit("report", report.id, report, (report.cut(7, 10),))
    assert "\x1b[1mdam\x1b[22m" in found.context(hit, colour=True)
    assert "\x1b" not in found.context(hit, colour=False)
    assert found.text([]) == ""


@given(
    words=st.lists(st.sampled_from(["dam", "\n\n", "a" * 30, "é,"]), min_size=1, max_size=60),
    data=st.data(),
)
def test_the_context_holds_the_words(words: list[str], data: st.DataObject) -> None:
    text = "dam " + " ".join(words)
    start = data.draw(st.integers(0, len(text) - 3))
    report = Report("report-1", "r", text)
    hit = Hit("report", report.id, report, (report.cut(start, start + 3),))
    [told] = json.loads(found.form([hit]))["hits"]
    low, high = told["context"]["start"], told["context"]["end"]
    assert 0 <= low <= start
    assert start + 3 <= high <= len(text)
    assert told["context"]["text"] == text[low:high]
    assert told["paragraph"] >= 1
    found.text([hit])
