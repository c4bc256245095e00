from __future__ import annotations

import pytest

from sayso.records import instant


@pytest.mark.parametrize(
    "order",
    [
        ["2025-05-12T06:00:00+05:00", "2025-05-12T02:00:00Z", "2025-05-11T23:30:00-04:00"],
        ["2025-05-12", "2025-05-12T00:30:00+00:00", "2025-05-13", None],
        ["2025-05-12Tnoon", "2025-05-12T00:00:01Z"],
    ],
)
def test_publications_are_in_order_of_their_instants(order: list[str | None]) -> None:
    turned = [*order[1:], order[0]]
    assert sorted(turned, key=instant) == order
