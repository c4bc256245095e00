from __future__ import annotations

import pytest

from sayso.mark.quantity.bounds import bound_of, trend_of


@pytest.mark.parametrize(
    ("text", "bound", "covered"),
    [
        ("at least 40 huts", ">", "at least 40"),
        ("well over 40 huts", ">", "well over 40"),
        ("huts did not exceed 40", "<", "not exceed 40"),
        ("huts didn’t exceed 40", "<", "didn’t exceed 40"),
        ("no fewer than 40 huts", ">", "no fewer than 40"),
        ("40 or more huts", ">", "40 or more"),
        ("up to 40 huts", "<", "up to 40"),
        ("as many as 40 huts", "<", "as many as 40"),
        ("fewer than 40 huts", "<", "fewer than 40"),
        ("nearly 40 huts", "~", "nearly 40"),
        ("about 40 huts", "~", "about 40"),
        ("40 or so huts", "~", "40 or so"),
        ("in the past 40 days", "=", "40"),
        ("for over 40 days", ">", "over 40"),
        ("the crew of 40 rowed", "=", "40"),
    ],
)
def test_bound(text: str, bound: str, covered: str) -> None:
    at = text.index("40")
    found = bound_of(text, at, at + 2, at + 2)
    assert (found.bound, text[found.start : found.end]) == (bound, covered)


def test_a_bound_may_stand_behind_what_is_counted() -> None:
    text = "40 guards at most"
    assert bound_of(text, 0, 2, 2).bound == "="
    assert bound_of(text, 0, 2, 2, len("40 guards")).bound == "<"


def test_nearly_stays_below() -> None:
    assert bound_of("nearly 40", 7, 9, 9).nearly
    assert not bound_of("about 40", 6, 8, 8).nearly


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("fares rose by 40", "up"),
        ("fares were up 40", "up"),
        ("fares fell nearly 40", "down"),
        ("the harbour cut its fares by 40", "down"),
        ("fares rose to 40", None),
        ("the ship sank with 40", None),
        ("Fares rose. She paid 40", None),
        ("the index +40", "up"),
        ("it has 40", None),
    ],
)
def test_trend(text: str, trend: str | None) -> None:
    assert trend_of(text, text.index("40")) == trend
