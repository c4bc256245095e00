from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import load
from sayso.join.measure.heads import head

CONCEPTS, SENSES, UNITS = load("concepts"), load("senses"), load("units")


@pytest.mark.parametrize(
    ("counted", "noun", "stuff"),
    [
        ("hectares of vineyard scorched", "hectare", "vineyard"),
        ("tonnes of gravel", "tonne", "gravel"),
        ("spill in tonnes", "tonne", ""),
        ("losses in euros", "euro", ""),
        ("houses flooded", "=home", ""),
        ("homes swept away", "=home", ""),
        ("polling stations opened", "station", ""),
        ("fire engines sent", "engin", ""),
        ("people dead", "people", ""),
        ("children vaccinated", "=child", ""),
        # what these are of tells them, not their noun
        ("percent of voters", "", ""),
        ("share of pupils", "", ""),
    ],
)
def test_the_noun_of_a_count_and_what_a_unit_is_of(counted: str, noun: str, stuff: str) -> None:
    found = head(counted, CONCEPTS, SENSES, UNITS)
    assert (found.noun, found.stuff) == ("" if noun == "people" else noun, stuff)


@pytest.mark.parametrize(
    ("counted", "unit", "money", "thing"),
    [
        ("litres leaked", True, False, True),
        ("dollars demanded", True, True, True),
        ("buildings razed", False, False, True),
        ("passengers stranded", False, False, False),
        ("names", False, False, False),
    ],
)
def test_units_sums_and_things(counted: str, *, unit: bool, money: bool, thing: bool) -> None:
    found = head(counted, CONCEPTS, SENSES, UNITS)
    assert (found.unit, found.money, found.thing) == (unit, money, thing)


@given(st.text(max_size=60))
def test_any_words_have_a_head_or_none(counted: str) -> None:
    assert "percent" not in head(counted, CONCEPTS, SENSES, UNITS).noun
