from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.join.actor import behind
from sayso.records import Mention, Reading
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
    told = behind.origins((kok, port), (reading,), {"m1": kok.id, "m2": port.id})
    assert told == ({kok.id: port.id} if speaks else {})


def test_titles_tell_whose_head_somebody_is() -> None:
    council, line = actor("town council"), actor("Dahl Shipping")
    leader = replace(actor("Ola Lie", "person"), roles=("Council leader",))
    owner = replace(actor("Berit Dahl", "person"), roles=("chief executive",))
    other = replace(actor("Pia Rud", "person"), roles=("chief executive",))
    told = behind.origins((council, line, leader, owner, other), (), {})
    assert told == {leader.id: council.id, owner.id: line.id}


def test_unnamed_people_of_one_description_are_one_origin() -> None:
    two, again = actor("two divers", "group"), replace(actor("Two divers", "group"), id="again")
    member = replace(actor("one of the divers", "group"), id="member")
    named = actor("Greens", "group")
    told = behind.origins((two, again, member, named), (), {})
    assert told == {"again": two.id, "member": two.id}
