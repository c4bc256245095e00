from __future__ import annotations

import pytest

from sayso.data import load


@pytest.mark.parametrize(
    ("one", "other"),
    [("troops", "soldiers"), ("killed", "died"), ("Ferries", "boat"), ("detonated", "explosion")],
)
def test_words_for_the_same_thing_are_one_concept(one: str, other: str) -> None:
    concepts = load("concepts")
    assert concepts.of(one) == concepts.of(other)
    assert concepts.of(one).startswith("=")


@pytest.mark.parametrize(("one", "other"), [("killed", "wounded"), ("training", "train")])
def test_words_for_different_things_are_not(one: str, other: str) -> None:
    concepts = load("concepts")
    assert concepts.of(one) != concepts.of(other)


def test_any_other_word_is_its_stem() -> None:
    assert load("concepts").of("lighthouses") == "lighthous"
