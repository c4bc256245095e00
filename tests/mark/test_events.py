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
    ("LUND, March 4, 2031 - The ferry sank.", ("March 4, 2031", "2031-03-04", None), []),
    ("A clerk leaked the memo of 14 October.", ("14 October", "2030-10-14", None), []),
    ("A blood sample of 27 July showed nothing.", ("27 July", "2030-07-27", None), []),
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
    ("The line carried more people than in 2020.", ("2020", "2020", None), []),
    ("The fare is 9 crowns, up from 6 crowns in 2020.", ("2020", "2020", None), []),
    ("The crews walked out for the third time since May.", ("May", "2031-05", "since"), []),
    ("A week ago nobody could find Alby on a map.", ("A week ago", "2031-W09", None), []),
    ("The crews could return on Monday.", ("Monday", "2031-03-03", None), []),
    ("The pier should be mended by June.", ("June", "2031-06", None), []),
    (
        "ALBY, March 4, 2031 — A ferry sank on Monday.",
        ("Monday", "2031-03-03", None),
        [("2031-03-03", "A ferry sank on Monday")],
    ),
    (
        "ALBY HARBOUR, Norway - A ferry sank on Monday.",
        ("Monday", "2031-03-03", None),
        [("2031-03-03", "A ferry sank on Monday")],
    ),
    (
        "The PORT - a line of Alby - closed on Monday.",
        ("Monday", "2031-03-03", None),
        [("2031-03-03", "The PORT - a line of Alby - closed on Monday")],
    ),
    (
        "If the council agrees, the port will reopen in June.",
        ("June", "2031-06", None),
        [("2031-06", "If the council agrees, the port will reopen in June")],
    ),
    (
        "The port asked the line to close the pier in June.",
        ("June", "2031-06", None),
        [("2031-06", "The port asked the line to close the pier in June")],
    ),
    ("No group had claimed the fire by June.", ("June", "2031-06", None), []),
    ("Two stories are told of what they did on Monday.", ("Monday", "2031-03-03", None), []),
    ("It is the first time that anyone used the pier since May.", ("May", "2031-05", "since"), []),
    ("The boats carried twice the number of May.", ("May", "2031-05", None), []),
    ("He repeated the figure that he gave on Monday.", ("Monday", "2031-03-03", None), []),
    ("It is less than the 38 tonnes that he gave on Monday.", ("Monday", "2031-03-03", None), []),
    (
        "Ann Brenn, a pilot who left the line in May, praised the crews.",
        ("May", "2031-05", None),
        [("2031-05", "a pilot who left the line in May")],
    ),
    (
        "The crews praised the deal it signed in May.",
        ("May", "2031-05", None),
        [("2031-05", "The crews praised the deal it signed in May")],
    ),
    (
        "About 600 people left, said the port, which expects the pier to be shut by June.",
        ("June", "2031-06", None),
        [("2031-06", "the port, which expects the pier to be shut by June")],
    ),
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


def test_the_time_of_an_entry_dates_nothing(nlp) -> None:
    report = report_of("20:51 The ferry sank near the pier.")
    stamp = Timex(report.cut(0, 5), "TIME", Moment("2031-03-03T20:51", "a", "b"))
    assert not events.run(report, nlp(report.text), Reading("r", timexes=(stamp,)))["events"]


def test_words_dated_twice_have_the_exacter_date(nlp) -> None:
    report = report_of("The ferry sank at noon on Monday.")
    day, noon = Moment("2031-03-03", "2031-03-03", "2031-03-03"), "2031-03-03T12:00"
    times = (
        Timex(report.cut(18, 22), "TIME", Moment(noon, noon, noon)),
        Timex(report.cut(26, 32), "DATE", day),
    )
    found = events.run(report, nlp(report.text), Reading("r", timexes=times))["events"]
    assert [e.when.value for e in found] == [noon]


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


def test_a_clause_on_a_noun_stands_with_its_noun_where_the_sentence_has_another_day(nlp) -> None:
    found = rows(
        nlp,
        "On Sunday the crews held a race for the pilot who drowned on Thursday.",
        ("Sunday", "2031-03-09", None),
        ("Thursday", "2031-03-06", None),
    )
    assert [(e.when.value, e.text) for e in found if e.when.value == "2031-03-06"] == [
        ("2031-03-06", "the pilot who drowned on Thursday")
    ]


def test_what_a_saying_of_the_day_tells_has_no_row_of_its_own(nlp) -> None:
    report, doc, reading = marked(
        nlp, "{The port} <said on Friday> [that the ferry left Alby this morning]."
    )
    timexes = (
        timex(report, "Friday", "2031-03-07", None),
        timex(report, "this morning", "2031-03-07TMO", None),
    )
    (told,) = reading.attributions
    reading = replace(
        reading, timexes=timexes, attributions=(replace(told, said=timexes[0].moment),)
    )
    (row,) = events.run(report, doc, reading)["events"]
    assert row.when.value == "2031-03-07"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“I will not say more on Monday,” she said.", False),
        ("“It was ringing till Monday,” he said.", False),
        ("The army said nothing was fired on Monday.", False),
        ("“They shelled the bridge on Monday,” a farmer said.", True),
        ("“We lost two trucks on Monday,” the driver said.", True),
        ("The council will meet on Monday, “come what may”.", True),
    ],
)
def test_an_opinion_in_quotation_marks_is_no_happening(nlp, text: str, told: bool) -> None:
    assert bool(rows(nlp, text, ("Monday", "2031-03-03", None))) is told


@pytest.mark.parametrize(
    ("text", "time", "told"),
    [
        (  # what the speaker did besides is no part of it
            "{The firm} <said> [the quarry had been closed since March] and called it absurd.",
            ("March", "2031-03", "since"),
            "the quarry had been closed since March",
        ),
        (  # a clause without its subject is none
            "{Farmers} <named> the firm, which [had been digging since March].",
            ("March", "2031-03", "since"),
            "the firm, which had been digging since March",
        ),
    ],
)
def test_a_happening_within_what_is_said(nlp, text: str, time: When, told: str) -> None:
    report, doc, reading = marked(nlp, text)
    (row,) = events.run(report, doc, replace(reading, timexes=(timex(report, *time),)))["events"]
    assert row.text.rstrip(".") == told


def test_words_given_out_on_a_day_are_no_happening(nlp) -> None:
    text = "In a statement issued on Monday, the firm said nobody had been hurt."
    assert not rows(nlp, text, ("Monday", "2031-03-03", None))


@pytest.mark.parametrize(("stance", "told"), [("assert", 0), ("accuse", 1)])
def test_a_saying_is_no_happening_of_another_day(nlp, stance, told: int) -> None:
    report, doc, reading = marked(
        nlp, "{The mayor} <told> the radio in a talk taped on Monday [that the guards had fled]."
    )
    said = tuple(replace(a, stance=stance) for a in reading.attributions)
    reading = replace(
        reading, attributions=said, timexes=(timex(report, "Monday", "2031-03-03", None),)
    )
    assert len(events.run(report, doc, reading)["events"]) == told
