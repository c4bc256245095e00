from __future__ import annotations

from dataclasses import replace

from sayso.join import timeline
from sayso.records import Event, Moment, Report, Story, ident
from tests.build import reading, report, said, span


def event(of: Report, words: str, value: str, start: str | None = None) -> Event:
    at = span(of, words)
    return Event(ident("event", of.id, words), Moment(value, start, start), words, (at,))


def test_one_happening_told_twice_is_one_row() -> None:
    a = report("The bridge at Elm collapsed on Monday.", "a")
    b = report("On Monday the bridge at Elm collapsed, police said.", "b")
    story = Story("s", "t", (a.id, b.id))
    one = event(a, "The bridge at Elm collapsed on Monday", "2025-05-12", "2025-05-12")
    two = event(b, "On Monday the bridge at Elm collapsed", "2025-05-12", "2025-05-12")
    made = timeline.run((a, b), (reading(a, events=(one,)), reading(b, events=(two,))), story)
    (row,) = made["events"]
    assert row.text == "The bridge at Elm collapsed on Monday"
    assert [s.report for s in row.spans] == [a.id, b.id]
    assert {link.left for link in made["links"]} == {one.id, two.id}


def test_rows_are_in_order_of_time_and_different_days_stay_apart() -> None:
    a = report("The bridge reopened in June. The bridge reopened on 2 May.", "a")
    june = event(a, "The bridge reopened in June", "2025-06", "2025-06-01")
    may = event(a, "The bridge reopened on 2 May", "2025-05-02", "2025-05-02")
    made = timeline.run((a,), (reading(a, events=(june, may)),), Story("s", "t", (a.id,)))
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
    made = timeline.run((text,), (marks,), Story("s", "t", (text.id,)))
    assert len(made["events"]) == 2
