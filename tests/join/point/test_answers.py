"""What answers take up, in their own report and in earlier ones."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.data import load
from sayso.join import points
from sayso.records import (
    Actor,
    Attribution,
    Link,
    Mention,
    Point,
    Reading,
    Report,
    Stance,
    Story,
    ident,
)
from tests.build import actor, reading, report, said, span, speaks

UNION, LINE, CHIEF, COOK = (
    actor("Dockers' Union"),
    actor("Norlina"),
    actor("Per Lund", "person"),
    actor("Lena Abt", "person"),
)
Told = tuple[Report, list[tuple[Attribution, Actor]]]


def join(*told: Told, speaks_for: tuple[Link, ...] = ()) -> tuple[Point, ...]:
    """The points of these reports, in which each actor is known wherever its last name stands."""
    known = {who.id: who for _, pairs in told for _, who in pairs}
    marks: list[Reading] = []
    links: list[Link] = list(speaks_for)
    for each, pairs in told:
        mentions = []
        for who in known.values():
            word = who.name.split()[-1]
            if word in each.text:
                at = span(each, word)
                mention = Mention(ident("mention", each.id, word), at, word, None, "name")
                mentions.append(mention)
                links.append(Link(mention.id, mention.id, who.id, "names", 1.0, "", "actors"))
        mentions.sort(key=lambda m: m.span.start)
        marks.append(reading(each, [a for a, _ in pairs], mentions=tuple(mentions)))
        links += [speaks(a, who) for a, who in pairs]
    reports = tuple(each for each, _ in told)
    ids = tuple(each.id for each in reports)
    story = Story("s", "t", ids, actors=tuple(known.values()), links=tuple(links))
    uses = ("concepts", "countries", "vectors", "likeness")
    made: dict[str, Any] = points.run(reports, tuple(marks), story, **{u: load(u) for u in uses})
    return made["points"]  # type: ignore[no-any-return]


def sides(point: Point) -> set[tuple[str, str]]:
    return {(position.actor, position.stance) for position in point.positions}


CHARGE = report("The Dockers' Union said that Norlina had locked the lifeboats.", "a", "2025-05-10")
CHARGED = said(CHARGE, "The Dockers' Union", "said", "that Norlina had locked the lifeboats")


@pytest.mark.parametrize(
    ("words", "cue", "stance"),
    [("the allegations", "denied", "deny"), ("the report", "rejected", "deny")],
)
def test_a_denial_takes_up_what_another_report_said_of_whoever_denies(
    words: str, cue: str, stance: Stance
) -> None:
    later = report(f"Norlina {cue} {words} on Sunday.", "b", "2025-05-11")
    denial = said(later, "Norlina", cue, words, stance=stance)
    (point,) = join((CHARGE, [(CHARGED, UNION)]), (later, [(denial, LINE)]))
    assert point.status == "disputed"
    assert sides(point) == {(UNION.id, "affirm"), (LINE.id, "deny")}


def test_who_takes_back_a_claim_takes_back_its_own_of_an_earlier_report() -> None:
    later = report("The Dockers' Union walked back its claim on Sunday.", "b", "2025-05-11")
    back = said(later, "The Dockers' Union", "walked back", "its claim", stance="acknowledge")
    other = report("Norlina said that wages would rise.", "c", "2025-05-09")
    rise = said(other, "Norlina", "said", "that wages would rise")
    made = join((other, [(rise, LINE)]), (CHARGE, [(CHARGED, UNION)]), (later, [(back, UNION)]))
    assert {point.status for point in made} == {"reported", "withdrawn"}


def test_the_account_of_somebody_is_what_that_one_told() -> None:
    later = report("Lena Abt confirmed the Dockers' Union's account.", "b", "2025-05-11")
    backs = said(later, "Lena Abt", "confirmed", "the Dockers' Union's account", stance="confirm")
    (point,) = join((CHARGE, [(CHARGED, UNION)]), (later, [(backs, COOK)]))
    assert (point.status, point.origins) == ("corroborated", 2)


def test_what_goes_on_from_a_denial_denies_too() -> None:
    text = report(
        "The Dockers' Union said that Norlina had locked the lifeboats. Norlina denied it. "
        "“Every rope is greased weekly,” Per Lund said."
    )
    charge = said(text, "The Dockers' Union", "said", "that Norlina had locked the lifeboats")
    denial = said(text, "Norlina", "denied", "it", stance="deny")
    goes_on = said(text, "Per Lund", "Lund said", "“Every rope is greased weekly,”")
    front = Link("l", CHIEF.id, LINE.id, "speaks for", 1.0, "", "actors")
    (point,) = join(
        (text, [(charge, UNION), (denial, LINE), (goes_on, CHIEF)]), speaks_for=(front,)
    )
    assert (CHIEF.id, "deny") in sides(point)
    assert point.status == "disputed"


def test_that_a_memo_is_genuine_is_a_point_of_its_own() -> None:
    text = report("Per Lund said the memo was a forgery. Lena Abt said that the memo was genuine.")
    false = said(text, "Per Lund", "Lund said", "the memo was a forgery")
    true = said(text, "Lena Abt", "Abt said", "that the memo was genuine")
    (point,) = join((text, [(false, CHIEF), (true, COOK)]))
    assert point.statement == "the memo was genuine"
    assert sides(point) == {(CHIEF.id, "deny"), (COOK.id, "affirm")}


def test_who_says_the_opposite_in_the_same_words_is_not_the_same_voice() -> None:
    text = report(
        "Per Lund said that the old dam at the lake was safe. "
        "Lena Abt said that the old dam at the lake was not safe."
    )
    one = said(text, "Per Lund", "Lund said", "that the old dam at the lake was safe")
    two = said(text, "Lena Abt", "Abt said", "that the old dam at the lake was not safe")
    (point,) = join((text, [(one, CHIEF), (two, COOK)]))
    assert point.status == "disputed"


def test_photographs_and_findings_take_no_side() -> None:
    text = report("Several photographs show that the gate of the dam was open at noon.")
    shown = said(text, "Several photographs", "show", "that the gate of the dam was open at noon")
    assert join((text, [(shown, actor("Several photographs"))])) == ()
