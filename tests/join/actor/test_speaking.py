"""What kind of source words are that no mention explains."""

from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.actor.speaking import _kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("deckhand", "person"),
        ("harbour master of the port", "person"),
        ("salvage expert whom we consulted", "person"),
        ("two divers", "group"),
        ("circular", "organization"),
        ("report by the board", "organization"),
        ("port's own logbook", "organization"),
        ("crew of the tug", "group"),
        ("operators of a hotline", "group"),
        ("Oriel traffic control", "group"),
        ("58", None),
        ("over 11 miles", None),
        ("the 19th week", None),
    ],
)
def test_what_the_words_of_a_source_can_name(words: str, kind: str | None) -> None:
    assert _kind(words, load("titles"), load("senses")) == kind
