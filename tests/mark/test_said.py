from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.mark import said
from sayso.records import Mention, Moment, Timex
from tests.mark.marked import marked

DAYS = {
    "Monday": "2031-03-03",
    "Tuesday": "2031-03-04",
    "Wednesday": "2031-03-05",
    "Friday": "2031-03-07",
}


def dates(nlp, text: str) -> list[str | None]:
    report, doc, reading = marked(nlp, text)
    timexes = [
        Timex(report.cut(at, at + len(name)), "DATE", Moment(day, day, day))
        for name, day in DAYS.items()
        for at in range(len(report.text))
        if report.text.startswith(name, at)
    ]
    timexes.sort(key=lambda t: t.span.start)
    reading = replace(reading, timexes=tuple(timexes))
    found = said.run(report, doc, reading)["attributions"]
    return [a.said.value if a.said else None for a in found]


CASES = [
    ("{The port} <said on Monday> [the ferry sank].", ["2031-03-03"]),
    ("On Monday, {the port} <confirmed> [that the ferry sank].", ["2031-03-03"]),
    ("{The port} <said> [the ferry sank on Monday].", [None]),
    ("[The ferry sank on Monday], {the port} <said> on Tuesday.", ["2031-03-04"]),
    # The same occasion: the next sentences of the same speaker.
    (
        "{The port} <said> on Monday [the ferry sank]. | [Crews are searching], {it} <added>.",
        ["2031-03-03", "2031-03-03"],
    ),
    # A standing position is not part of the occasion.
    (
        "{The port} <said> on Monday [the ferry sank]. | {The port} <has long said> [it was old].",
        ["2031-03-03", None],
    ),
    # Another speaker in another paragraph has not been dated.
    (
        "{The port} <said> on Monday [the ferry sank].\n\n| {The union} <said> [the hull was old].",
        ["2031-03-03", None],
    ),
    # A date in front holds for the rest of its paragraph.
    (
        "On Friday, {the port} <confirmed> [the loss]. | {Captain Ada Brandt} <called> [it a shame].",
        ["2031-03-07", "2031-03-07"],
    ),
    (
        "{Ada Brandt} <said> on Monday [it sank]. | {Otto Lind} <said> on Tuesday [it did not].\n\n"
        "| {Ms. Brandt} <said> [divers had found it].",
        ["2031-03-03", "2031-03-04", "2031-03-03"],
    ),
    ("{A report released on Monday} <said> [the hull was old].", ["2031-03-03"]),
    ("<According to> {officials who met on Monday}, [the hull was old].", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_dates(nlp, text: str, wanted: list[str | None]) -> None:
    assert dates(nlp, text) == wanted


def test_mentions_tell_the_speaker(nlp) -> None:
    text = (
        "{The Coast Guard} <said> on Monday [the ferry sank].\n\n"
        "| {The agency} <said> [divers had found it]."
    )
    report, doc, reading = marked(nlp, text)
    at = report.text.index("Monday")
    day = Timex(report.cut(at, at + 6), "DATE", Moment("2031-03-03", "2031-03-03", "2031-03-03"))
    first, second = (a.source[0] for a in reading.attributions)
    mentions = (
        Mention("m1", first, "Coast Guard", "organization", "name"),
        Mention("m2", second, "the agency", "organization", "description", refers="m1"),
    )
    reading = replace(reading, timexes=(day,), mentions=mentions)
    found = said.run(report, doc, reading)["attributions"]
    assert [a.said.value if a.said else None for a in found] == ["2031-03-03", "2031-03-03"]


def test_a_vague_time_dates_nothing(nlp) -> None:
    report, doc, reading = marked(nlp, "{The port} now <says> [the ferry sank].")
    at = report.text.index("now")
    now = Timex(report.cut(at, at + 3), "DATE", Moment("PRESENT_REF"))
    (found,) = said.run(report, doc, replace(reading, timexes=(now,)))["attributions"]
    assert found.said is None


def test_a_year_is_no_occasion(nlp) -> None:
    report, doc, reading = marked(
        nlp, "{Ada Brandt} <said> in 2019 [it was safe]. | {Ada Brandt} <said> [it had sunk]."
    )
    at = report.text.index("2019")
    year = Timex(report.cut(at, at + 4), "DATE", Moment("2019", "2019-01-01", "2019-12-31"))
    found = said.run(report, doc, replace(reading, timexes=(year,)))["attributions"]
    assert [a.said.value if a.said else None for a in found] == ["2019", None]
