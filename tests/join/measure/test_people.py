from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.measure import people


@pytest.mark.parametrize("noun", ["inmate", "convicts", "prisoners", "detainees"])
def test_nouns_of_one_kind_of_people(noun: str) -> None:
    assert (people.sort(noun) or people.by_fate(noun)) == "=prisoner"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("prison officers", "=guard"),
        ("members of crew", "=crew"),
        ("persons deprived of liberty", "=prisoner"),
        ("police officers", "=police"),
        ("customs officers", None),
    ],
)
def test_several_words_tell_a_kind(words: str, kind: str | None) -> None:
    assert people.told(words.split()) == kind


def test_who_is_known_by_where_they_live_is_anybody() -> None:
    senses = load("senses")
    assert people.inhabitant("islanders", senses)
    assert people.person("observers", senses)
    assert not people.person("bridges", senses)


def test_an_officer_may_be_a_guard_but_a_passenger_is_no_sailor() -> None:
    assert not people.apart("=officer", "=guard")
    assert people.apart("=passenger", "=crew")
