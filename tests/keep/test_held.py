from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from sayso.keep.held import Held
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import READINGS
from tests.keep import filed


def filled(ledger: Ledger, count: int) -> tuple[list[int], list[int]]:
    """The rows of so many reports, and of their readings."""
    for number in range(count):
        filed.file(ledger, filed.raw(f"{filed.TEXT} {number}", f"/in/{number}"))
    with ledger.reading() as connection:
        found = connection.execute(select(READINGS.c.report, READINGS.c.row)).all()
    return [each.report for each in found], [each.row for each in found]


def test_what_is_held_is_given_again_and_what_is_not_is_loaded(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "held.sqlite"))
    rows, marks = filled(ledger, 3)
    with ledger.reading() as connection:
        first = ledger.held.load(connection, rows[:2], marks[:2])
        again = ledger.held.load(connection, rows[::-1], marks[::-1])
        fresh = Held().load(connection, rows, marks)
    assert [report.name for report, _ in again] == ["2", "1", "0"]
    assert all(
        a is b
        for old, new in zip(first, again[:0:-1], strict=True)
        for a, b in zip(old, new, strict=True)
    )
    assert again[::-1] == fresh
    ledger.close()


def test_no_more_is_held_than_there_is_room_for_and_what_was_asked_for_first(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(str(tmp_path / "held.sqlite"))
    rows, marks = filled(ledger, 4)
    held = Held(most=2 * len(filed.TEXT) + 6)
    with ledger.reading() as connection:
        first = held.load(connection, rows[:3], marks[:3])
        assert [
            one is two
            for (one, _), (two, _) in zip(
                first, held.load(connection, rows[:3], marks[:3]), strict=True
            )
        ] == [True, True, False]
        last = held.load(connection, rows[3:], marks[3:])
        assert held.load(connection, rows[3:], marks[3:])[0][0] is last[0][0]
        assert held.load(connection, rows[:1], marks[:1])[0][0] is first[0][0]
    ledger.close()
