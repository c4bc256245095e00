from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from sayso.mark import events
from sayso.records import Event, Moment, Place, PlaceMention, Reading, Timex
from tests.mark.marked import marked, report_of

When = tuple[str, str, Literal["since", "until"] | None]


def rows(nlp, text: str, *times: When) -> tuple[Event, ...]:
    report = report_of(text)
    timexes = tuple(timex(report, *t) for t in times)
    return events.run(report, nlp(text), Reading("r", timexes=timexes))["events"]


def timex(report, words: str, value: str, opening: Literal["since", "until"] | None) -> Timex:
    at = report.text.index(words)
    moment = Moment(value, f"{value} first", f"{value} last")
    return Timex(report.cut(at, at + len(words)), "DATE", moment, open=opening)


CASES = [
    (
        "The ferry sank near the pier on Monday.",
        ("Monday", "2031-03-03", None),
        [("2031-03-03", "The ferry sank near the pier on Monday")],
    ),
    (
        "The line has carried 9,000 people since May 2030.",
        ("May 2030", "2030-05", "since"),
        [("2030-05/..", "The line has carried 9,000 people since May 2030")],
    ),
    (
        "The bridge outlived the 1931 flood.",
        ("1931", "1931", None),
        [("1931", "the 1931 flood")],
    ),
    (
        "The pier is closed and the crews are expected to reach it by June.",
        ("June", "2031-06", None),
        [("2031-06", "the crews are expected to reach it by June")],
    ),
    ("The line had 40 boats in 2020.", ("2020", "2020", None), []),
    ("She wrote the 2020 handbook.", ("2020", "2020", None), []),
    ("If the dam breaks on Monday, leave.", ("Monday", "2031-03-03", None), []),
    ("The pier closed some time ago.", ("some time ago", "PAST_REF", None), []),
]


@pytest.mark.parametrize(("text", "time", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_rows(nlp, text: str, time: When, wanted: list[tuple[str, str]]) -> None:
    assert [(e.when.value, e.text) for e in rows(nlp, text, time)] == wanted


def test_a_range_is_one_moment(nlp) -> None:
    found = rows(
        nlp,
        "The boats carried 400 people to the mainland between March 3 and March 7.",
        ("March 3", "2031-03-03", None),
        ("March 7", "2031-03-07", None),
    )
    assert [e.when for e in found] == [
        Moment("2031-03-03/2031-03-07", "2031-03-03 first", "2031-03-07 last")
    ]


def test_a_dated_saying_and_what_it_tells(nlp) -> None:
    report, doc, reading = marked(
        nlp, "{The port} <said on Friday> [that the ferry sank near Alby on Monday]."
    )
    timexes = (
        timex(report, "Friday", "2031-03-07", None),
        timex(report, "Monday", "2031-03-03", None),
    )
    alby = report.text.index("Alby")
    place = PlaceMention(report.cut(alby, alby + 4), Place("p", "Alby", 1.0, 2.0))
    said = tuple(replace(a, said=timexes[0].moment) for a in reading.attributions)
    reading = replace(reading, timexes=timexes, places=(place,), attributions=said)
    saying, sinking = events.run(report, doc, reading)["events"]
    assert (saying.when.value, saying.text) == ("2031-03-07", report.text)
    assert (sinking.when.value, sinking.text) == (
        "2031-03-03",
        "the ferry sank near Alby on Monday",
    )
    assert sinking.places == ("Alby",)
    assert sinking.attributions == ("a0",)
