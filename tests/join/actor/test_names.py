"""Names over several reports: spellings, states, bodies that share a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.join.actor import bodies, kinds
from sayso.join.actor.local import Local
from sayso.join.actor.setting import Setting
from sayso.records import Actor, ActorKind, Mention, MentionForm, Report, Span
from tests.join.test_actors import Told

Nlp = Callable[[str], Doc]


def called(told: Told, name: str) -> Actor:
    """The actor with this name or alias."""
    found = [a for a in told.actors if name in (a.name, *a.aliases)]
    assert len(found) == 1, [a.name for a in found]
    return found[0]


def local(number: int, name: str, kind: ActorKind, form: MentionForm) -> Local:
    span = Span(f"r{number}", 0, len(name), name)
    return Local(f"r{number}", (Mention(f"m{number}", span, name, kind, form),))


def test_of_tells_whose_ministry_it_is() -> None:
    found = local(0, "Ministry of Defense of Belarus", "organization", "description")
    at = Setting(Report("r0", "r0", "Ministry of Defense of Belarus"), home=None)
    assert bodies.country(found, at, load("countries"), load("titles")) == "BY"


def test_a_ministry_of_belarus_is_no_other_ministry(nlp: Nlp) -> None:
    texts = [
        "The Ministry of Defense of Belarus denied it.",
        "The Belarusian Defense Ministry did.",
    ]
    told = Told(nlp, texts, [(0, "The Ministry of Defense of Belarus")])
    belarus = called(told, "the Ministry of Defense of Belarus")
    assert "the Belarusian Defense Ministry" in belarus.aliases


@pytest.mark.parametrize(
    ("other", "kind"), [("Quarsi Ferries", "organization"), ("Lund Ferries", "person")]
)
def test_a_lone_surname_is_its_only_bearers(other: str, kind: str) -> None:
    locals_ = [
        local(0, "Donato Quarsi", "person", "name"),
        local(1, "Quarsi", "organization", "metonym"),
        local(2, other, "organization", "name"),
    ]
    assert kinds.settled(locals_, load("titles"), lambda _: False)[1].kind == kind


def test_a_word_that_two_bodies_share_is_no_alias(nlp: Nlp) -> None:
    texts = [
        "The Oriel Port Authority said so. The authority gave no figures.",
        "The Lake Standards Authority denied it.",
    ]
    told = Told(nlp, texts, [(0, "The Oriel Port Authority"), (1, "The Lake Standards Authority")])
    assert "the authority" not in called(told, "the Oriel Port Authority").aliases


def test_another_spelling_of_a_place_in_a_name(nlp: Nlp) -> None:
    texts = ["The Lugrë Port Authority said so.", "The Lugra Port Authority denied it."]
    sources = [(0, "The Lugrë Port Authority"), (1, "The Lugra Port Authority")]
    told = Told(nlp, texts, sources)
    assert told.who(0) == told.who(1)


def test_the_only_spokesman_of_the_army(nlp: Nlp) -> None:
    texts = [
        "Colonel Yao Lokosu, the army spokesman, said so.",
        "The army spokesman denied it.",
    ]
    told = Told(
        nlp, texts, [(0, "Colonel Yao Lokosu, the army spokesman,"), (1, "The army spokesman")]
    )
    assert told.who(1) == ["Yao Lokosu"]
