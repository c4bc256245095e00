from __future__ import annotations

import pytest

from sayso.mark.timex.zones import between, offset

EASTERN = "-05:00|-04:00"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-03-09", "-05:00"),
        ("2024-03-10", "-04:00"),
        ("2024-11-02", "-04:00"),
        ("2024-11-03", "-05:00"),
        ("1998-04-04", "-05:00"),
        ("1998-04-05", "-04:00"),
        ("1998-10-25", "-05:00"),
        ("1970-07-01", ""),
        ("XXXX-XX-XX", ""),
    ],
)
def test_daylight_saving(day: str, expected: str) -> None:
    assert offset(EASTERN, day) == expected


def test_a_standing_offset_needs_no_day() -> None:
    assert offset("+03:00", "XXXX-XX-XX") == "+03:00"


@pytest.mark.parametrize(
    ("here", "greenwich", "expected"),
    [
        ("15:15", "13:15", "+02:00"),
        ("06:00", "11:00", "-05:00"),
        ("01:00", "23:00", "+02:00"),
        ("23:30", "18:00", "+05:30"),
        ("12:00", "00:00", "+12:00"),
        ("09:00", "09:00", "+00:00"),
    ],
)
def test_the_offset_between_two_clocks(here: str, greenwich: str, expected: str) -> None:
    assert between(here, greenwich) == expected
