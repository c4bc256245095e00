from __future__ import annotations

import pytest

from sayso.join.measure.belongings import owned


@pytest.mark.parametrize(
    ("counted", "what"),
    [
        ("homes flattened", {"=home", "=destroyed"}),
        ("houses destroyed", {"=home", "=destroyed"}),
        ("households without power", {"=dark"}),
        ("customers had no electricity", {"=dark"}),
        ("jobs cut", {"=jobcut"}),
        ("houses sold", set()),
        ("villages cut off", set()),
    ],
)
def test_what_became_of_homes_and_jobs(counted: str, what: set[str]) -> None:
    assert owned(frozenset(counted.split()), counted) == what
