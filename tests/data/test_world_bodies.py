from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import load
from sayso.data.titles.international import WorldBodies, found


@pytest.fixture(scope="module")
def world() -> WorldBodies:
    bodies = load("titles").world
    assert isinstance(bodies, WorldBodies)
    return bodies


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("UNHCR", "UNHCR"),
        ("the U.N. refugee agency", "UNHCR"),
        ("United Nations' refugee agency", "UNHCR"),
        ("United Nations High Commissioner for Refugees", "UNHCR"),
        ("the U.N.’s nuclear watchdog", "International Atomic Energy Agency"),
        ("Medecins Sans Frontieres", "Doctors Without Borders"),
        ("MSF", "Doctors Without Borders"),
        ("the European Union's police agency", "Europol"),
        ("World Health Organisation", "World Health Organization"),
        ("Gavi, the Vaccine Alliance", "Gavi"),
    ],
)
def test_one_body_by_all_that_it_is_called(world: WorldBodies, name: str, body: str) -> None:
    told = world.called(name)
    assert told is not None
    assert told.name == body


@pytest.mark.parametrize("word", ["who", "Who", "caritas", "agency", "the agency", "", "UN HCR x"])
def test_a_word_is_no_body(world: WorldBodies, word: str) -> None:
    assert world.called(word) is None


def test_a_building_stands_for_one_country_s_ministry(world: WorldBodies) -> None:
    told = world.called("the Farnesina")
    assert told is not None
    assert (told.name, told.country) == ("Foreign Ministry", "IT")
    assert world.called("Foreign Ministry") is None


def test_the_longest_name_is_found(world: WorldBodies) -> None:
    words = "Aid from the World Food Programme and the UN , WHO says".split()
    assert [(start, end, body.name) for start, end, body in found(words, world)] == [
        (3, 6, "World Food Programme"),
        (8, 9, "United Nations"),
        (10, 11, "World Health Organization"),
    ]


@given(st.lists(st.text(max_size=8), max_size=12))
def test_any_words_can_be_looked_through(words: list[str]) -> None:
    for start, end, _ in found(words, load("titles").world):
        assert 0 <= start < end <= len(words)
