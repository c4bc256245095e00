from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sayso.keep import clock
from sayso.keep.ledger import Ledger
from sayso.keep.schema import REPORTS, TAKES
from tests.keep import filed


def test_what_is_added_later_is_later_though_the_clock_goes_back(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter(["2025-05-12T10:00:00.000000Z", "1999-01-01T00:00:00.000000Z"] * 20)
    current = [next(told)]
    monkeypatch.setattr(clock, "text_of_now", lambda: current[0])
    for number in range(6):
        current[0] = next(told)
        filed.file(ledger, filed.raw(f"Report {number}.", f"/in/{number}"), story="Ferry")
    with ledger.reading() as connection:
        takes = list(connection.scalars(TAKES.select().with_only_columns(TAKES.c.added)))
        added = list(connection.scalars(REPORTS.select().with_only_columns(REPORTS.c.added)))
    assert takes == added == sorted(set(added))
    assert added[0] == "1999-01-01T00:00:00.000000Z"
    assert added[-1].startswith("2025-05-12T10:00:00.0000")


def test_moments_sort_as_text() -> None:
    moments = [
        datetime(9, 1, 1, tzinfo=UTC),
        datetime(2025, 5, 1, 7, tzinfo=UTC),
        datetime.now(UTC),
    ]
    told = [clock.text(moment) for moment in moments]
    assert told == sorted(told)
    assert {len(each) for each in told} == {27}
