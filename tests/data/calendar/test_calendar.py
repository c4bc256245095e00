from __future__ import annotations

from datetime import date

import pytest

from sayso.data import load


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", date(2024, 3, 31)),
        ("easter", date(2025, 4, 20)),
        ("easter", date(1818, 3, 22)),
        ("easter", date(1954, 4, 18)),
        ("easter", date(1981, 4, 19)),
        ("orthodox easter", date(2024, 5, 5)),
        ("orthodox easter", date(2025, 4, 20)),
        ("good friday", date(2024, 3, 29)),
        ("thanksgiving", date(2024, 11, 28)),
        ("election day", date(2024, 11, 5)),
        ("election day", date(2022, 11, 8)),
        ("memorial day", date(2024, 5, 27)),
        ("christmas", date(2024, 12, 25)),
        ("rosh hashanah", date(2023, 9, 16)),
        ("rosh hashanah", date(2024, 10, 3)),
        ("yom kippur", date(2025, 10, 2)),
        ("passover", date(2024, 4, 23)),
        ("purim", date(2025, 3, 14)),
        ("hanukkah", date(2024, 12, 26)),
        ("hanukkah", date(2025, 12, 15)),
    ],
)
def test_holidays(name: str, day: date) -> None:
    assert load("calendar").holiday(name, day.year) == day


def test_every_rule_gives_a_day_of_its_year_or_the_eve_of_it() -> None:
    calendar = load("calendar")
    for name in calendar.holidays:
        for year in (1900, 2000, 2100):
            assert calendar.holiday(name, year).year == year
