from __future__ import annotations

import pytest

from tests.mark.timex.resolved import pairs

QUARTER = "Gull Ferries lost $3 million in the first quarter. "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It had earned $2 million a year ago.", "2030-Q1"),
        ("A year ago, it had a profit of $2 million.", "2030-Q1"),
        ("It carried fewer people than a year ago.", "2030-Q1"),
        ("Nobody on the quay knew its name a year ago.", "2030"),
        ("Sales were $9 million, compared with $12 million last year.", "2030-Q1"),
        ("It bought three boats last year.", "2030"),
        ("It may earn $9 million this year, up from $8 million last year.", "2030"),
    ],
)
def test_the_same_quarter_of_the_year_before(text: str, value: str) -> None:
    assert pairs(QUARTER + text)[-1][1] == value
