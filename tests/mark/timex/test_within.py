from __future__ import annotations

from datetime import date

import pytest

from tests.mark.timex.resolved import pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday of last week", ("Monday of last week", "2031-04-28")),
        ("on Tuesday this week", ("Tuesday this week", "2031-05-06")),
        ("three years ago this week", ("three years ago this week", "2028-W19")),
        ("20 years ago this month", ("20 years ago this month", "2011-05")),
        ("ten years ago today", ("ten years ago today", "2021-05-08")),
        ("a week ago Tuesday", ("a week ago Tuesday", "2031-04-29")),
        ("a year ago on Tuesday", ("a year ago on Tuesday", "2030-05-06")),
        ("two years ago in May", ("two years ago in May", "2029-05")),
        ("two decades ago in May", ("two decades ago in May", "2011-05")),
        ("three years ago next month", ("three years ago next month", "2028-06")),
        ("the week before last", ("the week before last", "2031-W17")),
        ("the year before last", ("the year before last", "2029")),
        ("the Friday before last", ("the Friday before last", "2031-04-25")),
        ("the week after next", ("the week after next", "2031-W21")),
        ("the Friday after next", ("the Friday after next", "2031-05-16")),
        ("two Fridays ago", ("two Fridays ago", "2031-04-25")),
    ],
)
def test_days_by_two_distances(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text) == [expected]


def test_a_day_that_its_year_lacks_is_only_that_year() -> None:
    assert pairs("a year ago today", date(2032, 2, 29))[0] == ("a year ago", "2031")
