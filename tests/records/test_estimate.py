from __future__ import annotations

import pytest

from sayso.records import Quantity, Span


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (12.0, 12.0, "12"),
        (2.5, 2.5, "2.5"),
        (300.0, 500.0, "300-500"),
        (40.0, None, "40"),
        (None, 40.0, "40"),
        (1e6, 1e7, "1000000-10000000"),
        (-1.4, -1.4, "-1.4"),
        (1e-12, 1e-12, "1e-12"),
        (2e20, 2e20, "2e+20"),
    ],
)
def test_value(low: float | None, high: float | None, written: str) -> None:
    quantity = Quantity(Span("r", 0, 1, "x"), low, high, False, "-", "-", "=")
    assert quantity.value == written
