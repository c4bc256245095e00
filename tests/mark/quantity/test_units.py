from __future__ import annotations

import re

import pytest

from sayso.data import load
from sayso.mark.quantity.units import unit_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("$ 5", "dollar", "currency"),
        ("A$5", "australian dollar", "currency"),
        ("US $5", "dollar", "currency"),
        ("£5", "pound sterling", "currency"),
        ("EUR 5", "euro", "currency"),
        ("5 yen", "japanese yen", "currency"),
        ("5 Danish crowns", "danish krone", "currency"),
        ("$5 a barrel", "dollar per barrel", "currency"),
        ("$5 a year earlier", "dollar", "currency"),
        ("5%", "percentage", "percent"),
        ("5 per cent", "percentage", "percent"),
        ("5 percentage points", "percentage point", "percent"),
        ("5km", "kilometre", "length"),
        ("5-mile", "mile", "length"),
        ("5 sq m", "square metre", "area"),
        ("5 metric tons", "tonne", "mass"),
        ("5 miles per hour", "mile per hour", "speed"),
        ("5km/h", "kilometre per hour", "speed"),
        ("5°C", "celsius", "temperature"),
        ("5 degrees Fahrenheit", "fahrenheit", "temperature"),
        ("5 years old", "year of age", "age"),
        ("5-month-old", "month of age", "age"),
        ("aged 5", "year of age", "age"),
        ("5 weeks", "week", "duration"),
        ("5 GB", "gigabyte", "data"),
    ],
)
def test_unit(text: str, name: str, kind: str) -> None:
    at = text.index("5")
    found = unit_of(text, at, at + 1, load("units"), words=False, large=False)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("text", ["5 in port", "5 at sea", "5 boats", "5 L-shaped huts", "TOP 5"])
def test_no_unit(text: str) -> None:
    at = text.index("5")
    assert unit_of(text, at, at + 1, load("units"), words=False, large=False) is None


def test_millions_of_pounds_are_money() -> None:
    text = "3,000,000 pounds"
    found = unit_of(text, 0, 9, load("units"), words=False, large=True)
    assert found is not None
    assert found.name == "pound sterling"


def test_every_key_is_matched_by_its_pattern() -> None:
    units = load("units")
    for key in units.words:
        assert units.words_pattern.match(key).group() == key
    for key in units.symbols:
        assert units.symbols_pattern.match(key).group() == key
    assert all(re.fullmatch(r"\S.*\S|\S", key) for key in units.before)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Marta Berg, 43, spoke.", True),
        ("Marta Berg, 43 and a mother of two, spoke.", True),
        ("Her brother, 19, died.", True),
        ("They are Marta Berg, 43, and Ole Jon Lind, 41.", True),
        ("The bus with its driver (61) burned.", True),
        ("The boys are aged 6, 9 and 11.", True),
        ("In Norrby, 40 people were hurt.", False),
        ("In Lund, 19 died.", False),
        ("Counting those from Lund, 60 people are known to have died.", False),
        ("The dead of Norrby (12) were buried.", False),
    ],
)
def test_an_age_is_told_from_a_count(text: str, age: bool) -> None:
    units = load("units")
    found = [
        unit_of(text, m.start(), m.end(), units, words=False, large=False)
        for m in re.finditer(r"\d+", text)
    ]
    assert all((unit is not None and unit.kind == "age") is age for unit in found)
