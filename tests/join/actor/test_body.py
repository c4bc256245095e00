from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import load
from sayso.join.actor.body import parse

COUNTRIES, TITLES = load("countries"), load("titles")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ministry of Public Health", "health ministry"),
        ("Kenya's defence ministry", "Ministry of Defense of Kenya"),
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("provincial water board of Kitui", "Kitui provincial water board"),
        ("the army’s general staff", "the armed forces"),
        ("Tana General Hospital", "the Tana hospital"),
    ],
)
def test_wordings_of_one_name_fall_together(one: str, two: str) -> None:
    first, second = (parse(name, COUNTRIES, TITLES) for name in (one, two))
    assert first is not None
    assert second is not None
    assert (first.noun, first.words) == (second.noun, second.words)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ministry of Health", "Ministry of Education"),
        ("Kitui water board", "Garissa water board"),
        ("health ministry", "health committee"),
    ],
)
def test_names_of_two_bodies_stay_apart(one: str, two: str) -> None:
    first, second = (parse(name, COUNTRIES, TITLES) for name in (one, two))
    assert first is not None
    assert second is not None
    assert (first.noun, first.words) != (second.noun, second.words)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kenya's navy", "KE"),
        ("the Kenyan navy", "KE"),
        ("the Kenya navy", "KE"),
        ("Navy of the Republic of Kenya", "KE"),
        ("the navy", None),
    ],
)
def test_the_country_is_told_in_any_form(name: str, country: str | None) -> None:
    body = parse(name, COUNTRIES, TITLES)
    assert body is not None
    assert (body.country, body.words) == (country, frozenset())


def test_what_is_no_body_is_none() -> None:
    assert parse("Asha Mwangi", COUNTRIES, TITLES) is None


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    parse(text, COUNTRIES, TITLES)
