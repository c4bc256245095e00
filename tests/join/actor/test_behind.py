from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.join.actor import behind
from sayso.records import Link, Mention, Reading, Relation
from tests.build import actor, report, span


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("a spokesman for the port", True),
        ("the director of the port", True),
        ("a former director of the port", False),
        ("a crane driver at the port", False),
    ],
)
def test_only_mouths_and_heads_speak_for_a_body(words: str, speaks: bool) -> None:
    text = report(f"Jan Kok, {words}, said that it was open.")
    port, kok = actor("port"), actor("Jan Kok", "person")
    of_kok, of_port = span(text, words), span(text, "the port")
    reading = Reading(
        text.id,
        mentions=(
            Mention("m1", of_kok, words.split(" ", 1)[1], "person", "description"),
            Mention("m2", of_port, "port", "organization", "description"),
        ),
    )
    known = {kok.id: kok, port.id: port}
    told = dict(behind.told(known, (reading,), {"m1": kok.id, "m2": port.id}))
    assert told == ({kok.id: port.id} if speaks else {})


def test_titles_tell_whose_head_somebody_is() -> None:
    council, line = actor("town council"), actor("Dahl Shipping")
    leader = replace(actor("Ola Lie", "person"), roles=("Council leader",))
    owner = replace(actor("Berit Dahl", "person"), roles=("chief executive",))
    other = replace(actor("Pia Rud", "person"), roles=("chief executive",))
    told = dict(behind.by_title((council, line, leader, owner, other)))
    assert told == {leader.id: council.id, owner.id: line.id}


def test_unnamed_people_of_one_description_are_one_origin() -> None:
    two, again = actor("two divers", "group"), replace(actor("Two divers", "group"), id="again")
    member = replace(actor("one of the divers", "group"), id="member")
    named = actor("Greens", "group")
    told = dict(behind.alike((two, again, member, named)))
    assert told == {"again": two.id, "member": two.id}


def link(left: str, right: str, relation: Relation) -> Link:
    return Link(f"{left} {relation} {right}", left, right, relation, 1.0, "", "test")


def test_who_speaks_for_whom_is_followed_to_the_end_but_for_those_who_run() -> None:
    links = (
        link("kok", "port", "speaks for"),
        link("port", "state", "speaks for"),
        link("rey", "state", "speaks for"),
    )
    assert behind.origins_of(links) == {"kok": "state", "port": "state", "rey": "state"}
    rey = replace(actor("Ana Rey", "person"), id="rey", roles=("presidential candidate",))
    assert behind.origins_of(links, (rey,)) == {"kok": "state", "port": "state"}


def test_whoever_was_told_rests_on_who_told_him() -> None:
    links = (
        link("a1", "mayor", "passes on"),
        link("a1", "crew", "speaks"),
        link("a2", "mayor", "speaks"),
        link("a3", "herald", "passes on"),
        link("a3", "mayor", "speaks"),
        link("a4", "mayor", "passes on"),
        link("a4", "clinic", "speaks"),
    )
    passed = behind.passed_on(links)
    assert passed["a1"] == (("mayor",), ("crew",))
    assert behind.rests_on(passed, ("a1", "a2", "a3")) == {"mayor": "crew", "herald": "crew"}
    assert behind.rests_on(passed, ("a2",)) == {}
    circle = (*links[:2], link("a5", "crew", "passes on"), link("a5", "mayor", "speaks"))
    assert set(behind.rests_on(behind.passed_on(circle), ("a1", "a5"))) == {"mayor", "crew"}
