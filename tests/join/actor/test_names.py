"""Names over several reports: spellings, states, bodies that share a word."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.records import Actor
from tests.join.test_actors import Told

Nlp = Callable[[str], Doc]


def called(told: Told, name: str) -> Actor:
    """The actor with this name or alias."""
    found = [a for a in told.actors if name in (a.name, *a.aliases)]
    assert len(found) == 1, [a.name for a in found]
    return found[0]


def test_ministries_of_two_states_stay_apart(nlp: Nlp) -> None:
    texts = [
        "The Ministry of National Defense said so. The Ministry of National Defense of Chad, "
        "in N'Djamena, thanked it.",
        "The Ministry of Defense of Belarus denied it.",
        "The Belarusian Defense Ministry repeated that.",
    ]
    told = Told(nlp, texts, [(1, "The Ministry of Defense of Belarus")])
    belarus = called(told, "the Ministry of Defense of Belarus")
    assert belarus.country == "BY"
    assert "the Belarusian Defense Ministry" in belarus.aliases
    assert "the Ministry of National Defense" not in belarus.aliases


def test_a_word_that_two_bodies_share_is_no_alias(nlp: Nlp) -> None:
    texts = [
        "The Oriel Port Authority said so. The authority gave no figures.",
        "The Lake Standards Authority denied it.",
    ]
    told = Told(nlp, texts, [(0, "The Oriel Port Authority"), (1, "The Lake Standards Authority")])
    assert "the authority" not in called(told, "the Oriel Port Authority").aliases


def test_a_place_like_surname_is_its_bearer(nlp: Nlp) -> None:
    texts = ["Donato Quarsi, who leads the union, said so.", "Quarsi, of the union, denied it."]
    told = Told(nlp, texts, [(0, "Donato Quarsi"), (1, "Quarsi")])
    assert told.who(1) == ["Donato Quarsi"]


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
    told = Told(nlp, texts, [(0, "Colonel Yao Lokosu, the army spokesman,"), (1, "The army spokesman")])
    assert told.who(1) == ["Yao Lokosu"]
