from __future__ import annotations

from collections import Counter

import pytest

from sayso.data import load
from sayso.data.countries import Countries, Country


@pytest.fixture(scope="module")
def countries() -> Countries:
    loaded: Countries = load("countries")
    return loaded


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway", "NO"), ("norway", "NO"), ("the Netherlands", "NL"), ("The Gambia", "GM"),
        ("Côte d’Ivoire", "CI"), ("U.S.", "US"), ("the US", "US"), ("UK", "GB"), ("DPRK", "KP"),
        ("Burma", "MM"), ("Kosovo", "XK"), ("EU", "EU"), ("Ruritania", None), ("us", None),
        ("car", None), ("", None),
    ],
)  # fmt: skip
def test_by_name(countries: Countries, text: str, code: str | None) -> None:
    found = countries.by_name(text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Danish", "DK"), ("Danes", "DK"), ("Philippine", "PH"), ("Basotho", "LS"), ("U.S.", "US"),
     ("Nigerien", "NE"), ("Nigerian", "NG"), ("Ruritanian", None)],
)  # fmt: skip
def test_by_demonym(countries: Countries, text: str, code: str | None) -> None:
    found = countries.by_demonym(text)
    assert (found.code if found else None) == code


def test_capitals_and_seats(countries: Countries) -> None:
    def code(country: Country | None) -> str | None:
        return country.code if country else None

    assert code(countries.by_capital("Kiev")) == code(countries.by_capital("Kyiv")) == "UA"
    assert code(countries.by_capital("Brussels")) == "BE"
    assert code(countries.by_seat("Brussels")) == "EU"
    assert code(countries.by_seat("the Élysée")) == "FR"
    assert code(countries.by_seat("10 Downing Street")) == "GB"
    assert code(countries.by_seat("Elm Street")) is None


def test_the_table_is_whole(countries: Countries) -> None:
    assert len(countries.all) == 251
    assert len(countries.by_code) == len({one.geonames_id for one in countries.all}) == 251
    assert all(-90 <= one.lat <= 90 and -180 <= one.lon <= 180 for one in countries.all)
    without = {one.code for one in countries.all if one.capital is None}
    assert without == {"AQ", "BV", "EU", "GI", "HK", "HM", "MC", "MO", "SG", "SM", "UM"}
    words = Counter(word for one in countries.all for word in {one.name, *one.aliases})
    assert [word for word, count in words.items() if count > 1] == []
