"""What answers take up, in their own report and in earlier ones."""

from __future__ import annotations

from dataclasses import replace
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
    found: tuple[Point, ...] = made["points"]
    return found


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


def test_what_names_nothing_takes_back_none_of_several() -> None:
    later = report("The Dockers' Union walked back its claim on Sunday.", "b", "2025-05-11")
    back = said(later, "The Dockers' Union", "walked back", "its claim", stance="acknowledge")
    other = report("The Dockers' Union said that wages would rise.", "c", "2025-05-09")
    rise = said(other, "The Dockers' Union", "said", "that wages would rise")
    made = join((other, [(rise, UNION)]), (CHARGE, [(CHARGED, UNION)]), (later, [(back, UNION)]))
    assert {point.status for point in made} == {"reported"}


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


@pytest.mark.parametrize(
    "words",
    ["it had not", "that it never had", "no such order was given", "there was no such thing"],
)
def test_what_is_taken_up_again_is_what_stands_right_before(words: str) -> None:
    text = report(
        "The Dockers' Union said that Norlina had sold two cranes in March. "
        "Lena Abt said that somebody had locked the lifeboats. "
        f"Norlina said {words}."
    )
    cranes = said(text, "The Dockers' Union", "said", "that Norlina had sold two cranes in March")
    charge = said(text, "Lena Abt", "said", "that somebody had locked the lifeboats")
    denial = said(text, "Norlina", "said", words)
    made = join((text, [(cranes, UNION), (charge, COOK), (denial, LINE)]))
    disputed = next(point for point in made if point.status == "disputed")
    assert sides(disputed) == {(COOK.id, "affirm"), (LINE.id, "deny")}


def test_what_is_called_a_lie_is_what_stands_right_before() -> None:
    text = report(
        "Lena Abt said that the mast was bent. The Dockers' Union said that Norlina had sold two "
        "cranes in March. The cook added that somebody had locked the lifeboats. Norlina called that a lie."
    )
    mast = said(text, "Lena Abt", "said", "that the mast was bent")
    cranes = said(text, "The Dockers' Union", "said", "that Norlina had sold two cranes in March")
    charge = said(text, "The cook", "added", "that somebody had locked the lifeboats")
    denial = said(text, "Norlina", "called", "that a lie", stance="deny")
    made = join((text, [(mast, COOK), (cranes, UNION), (charge, COOK), (denial, LINE)]))
    disputed = next(point for point in made if point.status == "disputed")
    assert sides(disputed) == {(COOK.id, "affirm"), (LINE.id, "deny")}


@pytest.mark.parametrize("words", ["the same", "much the same"])
def test_who_says_the_same_takes_the_same_side(words: str) -> None:
    text = report(
        "The Dockers' Union said that Norlina had locked the lifeboats. "
        f"Norlina denied that it had locked the lifeboats. Lena Abt says {words}."
    )
    charge = said(text, "The Dockers' Union", "said", "that Norlina had locked the lifeboats")
    denial = said(text, "Norlina", "denied", "that it had locked the lifeboats", stance="deny")
    echo = said(text, "Lena Abt", "says", words)
    (point,) = join((text, [(charge, UNION), (denial, LINE), (echo, COOK)]))
    assert (COOK.id, "deny") in sides(point)


def test_who_will_not_comment_does_not_on_what_is_said_of_whoever_declines() -> None:
    text = report(
        "The Dockers' Union said that Norlina had locked the lifeboats. "
        "Norlina declined to comment. The harbour, which had been closed since the storm of last week, is "
        "open again, and the first ships came in at noon. Lena Abt declined to comment."
    )
    charge = said(text, "The Dockers' Union", "said", "that Norlina had locked the lifeboats")
    of_it = said(text, "Norlina", "declined", "to comment", stance="decline")
    at = text.text.rindex("to comment")
    far = replace(
        said(text, "Lena Abt", "declined", "to comment", stance="decline"),
        id="far",
        content=(text.cut(at, at + len("to comment")),),
    )
    (point,) = join((text, [(charge, UNION), (of_it, LINE), (far, COOK)]))
    assert sides(point) == {(UNION.id, "affirm"), (LINE.id, "decline")}


def test_what_somebody_had_denied_is_what_it_now_admits() -> None:
    text = report(
        "Lena Abt said that no line which locks its boats may sail from here. Norlina admitted that it "
        "had locked the lifeboats. For four days it had denied that."
    )
    opinion = said(
        text, "Lena Abt", "said", "that no line which locks its boats may sail from here"
    )
    admits = said(
        text, "Norlina", "admitted", "that it had locked the lifeboats", stance="acknowledge"
    )
    at = text.text.rindex("that.")
    denied = replace(
        said(text, "it", "had denied", "that", stance="deny"),
        content=(text.cut(at, at + 4),),
        said=None,
    )
    made = join((text, [(opinion, COOK), (admits, LINE), (denied, LINE)]))
    assert {point.status for point in made} <= {"acknowledged", "reported"}
    assert any(point.status == "acknowledged" for point in made)


def test_that_is_untrue_denies_what_the_speaker_goes_on_about() -> None:
    text = report(
        "The Dockers' Union said that two cranes had failed in March. It said that Norlina had locked "
        "the lifeboats. “That is untrue. No lifeboat was ever locked,” Per Lund said."
    )
    cranes = said(text, "The Dockers' Union", "said", "that two cranes had failed in March")
    charge = said(text, "It", "said that", "Norlina had locked the lifeboats")
    denial = said(text, "Per Lund", "Lund said", "“That is untrue. No lifeboat was ever locked,”")
    made = join((text, [(cranes, UNION), (charge, UNION), (denial, CHIEF)]))
    disputed = [point for point in made if point.status == "disputed"]
    assert len(disputed) == 1
    assert "lifeboats" in disputed[0].statement
