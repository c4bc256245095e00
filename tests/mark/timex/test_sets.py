from __future__ import annotations

import pytest

from tests.mark.timex.resolved import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sails twice a week.", [("twice a week", "P1W")]),
        ("It sails three times a day.", [("three times a day", "P1D")]),
        ("It is read once per month.", [("once per month", "P1M")]),
        ("It sails every other day.", [("every other day", "P2D")]),
        ("It sails every other Friday.", [("every other Friday", "XXXX-WXX-5")]),
        ("It is shut on weekends.", [("weekends", "XXXX-WXX-WE")]),
        ("It leaks every few years.", [("every few years", "PXY")]),
        ("It sails the first Monday of each month.", [("the first Monday of each month", "P1M")]),
        (
            "It sails every Monday and Thursday.",
            [("every Monday", "XXXX-WXX-1"), ("Thursday", "XXXX-WXX-4")],
        ),
        ("It appears fortnightly.", [("fortnightly", "P2W")]),
        (
            "It sails on Monday and Tuesday nights.",
            [("Monday", "XXXX-WXX-1TNI"), ("Tuesday nights", "XXXX-WXX-2TNI")],
        ),
    ],
)
def test_what_recurs(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == [(words, "SET", value) for words, value in expected]


@pytest.mark.parametrize("text", ["It cost $5 a week.", "They saw each other.", "once a harbour"])
def test_what_does_not_recur(text: str) -> None:
    assert values(text) == []
