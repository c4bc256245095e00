from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.data import load
from sayso.join import timeline
from sayso.records import Event, Moment, Reading, Report, Story, ident
from tests.build import reading, report, said, span


def event(of: Report, words: str, value: str, start: str | None = None) -> Event:
    at = span(of, words)
    return Event(ident("event", of.id, words), Moment(value, start, start), words, (at,))


def join(story: Story, reports: tuple[Report, ...], *readings: Reading) -> dict[str, Any]:
    return timeline.run(reports, readings, story, vectors=load("vectors"))


def rows(*told: tuple[str, str, str]) -> list[Event]:
    """The rows of one report for each (text, day, place)."""
    reports = tuple(report(text, name=str(n)) for n, (text, _, _) in enumerate(told))
    marks = [
        reading(of, events=(replace(event(of, text.rstrip("."), day, day), places=(place,)),))
        for of, (text, day, place) in zip(reports, told, strict=True)
    ]
    made: tuple[Event, ...] = join(Story("s", "t", tuple(r.id for r in reports)), reports, *marks)[
        "events"
    ]
    return list(made)


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        # Told of the day, and of the day after.
        (
            ("Two trains collided near the Elm viaduct.", "2025-05-12", "Elm"),
            ("A collision of two trains near the viaduct shut the line.", "2025-05-13", "Elm"),
            1,
        ),
        # Elsewhere, or a week later, it is another one.
        (
            ("Two trains collided near the Elm viaduct.", "2025-05-12", "Elm"),
            ("Two trains collided near the Oak viaduct.", "2025-05-13", "Oak"),
            2,
        ),
        (
            ("Two trains collided near the Elm viaduct.", "2025-05-12", "Elm"),
            ("Two trains collided near the Elm viaduct.", "2025-05-19", "Elm"),
            2,
        ),
        # Other figures, another happening.
        (
            ("Gunmen at Elm took 12 farmers hostage.", "2025-05-12", "Elm"),
            ("Gunmen at Elm took 30 farmers hostage.", "2025-05-13", "Elm"),
            2,
        ),
        # Of a day and of its night, by names that only one writes with an accent.
        (
            ("Gunmen attacked the depot of Sélibo.", "2025-05-12", "x"),
            ("The attack on Selibo cost two lives.", "2025-05-12", "y"),
            1,
        ),
        # Of another place that day.
        (
            ("Gunmen attacked the depot of Sélibo.", "2025-05-12", "x"),
            ("The attack on Ormin cost two lives.", "2025-05-12", "y"),
            2,
        ),
    ],
)
def test_days_beside_each_other(
    one: tuple[str, str, str], two: tuple[str, str, str], count: int
) -> None:
    assert len(rows(one, two)) == count


def test_a_row_tells_the_dates_that_its_reports_give() -> None:
    (row,) = rows(
        ("Two trains collided near the Elm viaduct.", "2025-05-12", "Elm"),
        ("Two trains collided near the Elm viaduct at dawn.", "2025-05-13", "Elm"),
        ("Near the Elm viaduct two trains collided.", "2025-05-13", "Elm"),
    )
    assert row.when.value == "2025-05-13"
    assert [moment.value for moment in row.dates] == ["2025-05-12", "2025-05-13"]


def test_one_happening_told_twice_is_one_row() -> None:
    a = report("The bridge at Elm collapsed on Monday.", "a")
    b = report("On Monday the bridge at Elm collapsed, police said.", "b")
    story = Story("s", "t", (a.id, b.id))
    one = event(a, "The bridge at Elm collapsed on Monday", "2025-05-12", "2025-05-12")
    two = event(b, "On Monday the bridge at Elm collapsed", "2025-05-12", "2025-05-12")
    made = join(story, (a, b), reading(a, events=(one,)), reading(b, events=(two,)))
    (row,) = made["events"]
    assert row.text == "The bridge at Elm collapsed on Monday"
    assert [s.report for s in row.spans] == [a.id, b.id]
    assert {link.left for link in made["links"]} == {one.id, two.id}


def test_rows_are_in_order_of_time_and_different_days_stay_apart() -> None:
    a = report("The bridge reopened in June. The bridge reopened on 2 May.", "a")
    june = event(a, "The bridge reopened in June", "2025-06", "2025-06-01")
    may = event(a, "The bridge reopened on 2 May", "2025-05-02", "2025-05-02")
    made = join(Story("s", "t", (a.id,)), (a,), reading(a, events=(june, may)))
    assert [row.when.value for row in made["events"]] == ["2025-05-02", "2025-06"]


def test_two_things_that_one_source_said_on_a_day_are_two_rows() -> None:
    text = report(
        "The harbour office of Elm said on Monday that the pier is shut. "
        "The harbour office of Elm said on Monday that two men drowned."
    )
    pier = said(text, "The harbour office of Elm", "said", "the pier is shut")
    men = said(text, "The harbour office of Elm", "said", "two men drowned")
    day = "2025-05-12"
    rows = (
        replace(event(text, text.text.split(". ")[0], day, day), attributions=(pier.id,)),
        replace(event(text, text.text.split(". ")[1], day, day), attributions=(men.id,)),
    )
    marks = reading(text, [pier, men], events=rows)
    made = join(Story("s", "t", (text.id,)), (text,), marks)
    assert len(made["events"]) == 2


def test_a_day_and_its_night_are_one_moment_and_a_saying_is_no_happening() -> None:
    one = report("A guard of 61 died at Elm on Thursday.", name="1")
    two = report("The clinic said that a guard died at Elm on Thursday night.", name="2")
    day = Moment("2025-05-15", "2025-05-15", "2025-05-15")
    night = Moment("2025-05-15TNI", "2025-05-15", "2025-05-15")

    def told(of: Report, words: str, when: Moment, *said_by: str) -> Event:
        at = span(of, words)
        return Event(ident("event", of.id, words), when, words, (at,), (), ("elm",), said_by)

    died = told(one, "A guard of 61 died at Elm on Thursday", day)
    again = told(two, "a guard died at Elm on Thursday night", night)
    story = Story("s", "t", (one.id, two.id))
    marks = (reading(one, events=(died,)), reading(two, events=(again,)))
    (row,) = join(story, (one, two), *marks)["events"]
    assert row.dates == (day, night)

    spoke = replace(again, when=day, attributions=("a",))
    saying = said(two, "The clinic", "said", "that a guard died at Elm on Thursday night")
    saying = replace(saying, id="a", said=day, said_by="text")
    marks = (marks[0], reading(two, events=(spoke,), attributions=(saying,)))
    assert len(join(story, (one, two), *marks)["events"]) == 2
