"""The pages of a ledger, as their servers sent them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from sqlalchemy import Connection, select

from sayso.keep import rereads
from sayso.keep.schema import REPORTS, TAKES
from sayso.records import Raw


def pages(connection: Connection, within: Container[str] | None = None) -> Iterator[Raw]:
    """Each page that was fetched, in the order of fetching; the same answer only once.

    `within` are the addresses of the only reports that are wanted.
    """
    told: set[tuple[object, ...]] = set()
    for take in _takes(connection, within):
        raw, _, _ = rereads.raw(connection, take)
        key = raw.address, raw.url, raw.status, raw.hash, raw.fetched
        if key not in told:
            told.add(key)
            yield raw


def count(connection: Connection, within: Container[str] | None = None) -> int:
    """How many times a page was fetched."""
    return len(_takes(connection, within))


def _takes(connection: Connection, within: Container[str] | None) -> list[int]:
    fetched = (
        select(TAKES.c.row, REPORTS.c.address)
        .join(REPORTS, REPORTS.c.row == TAKES.c.report, isouter=True)
        .where(TAKES.c.raw.is_not(None), TAKES.c.status.is_not(None))
        .order_by(TAKES.c.row)
    )
    found = connection.execute(fetched)
    return [row for row, address in found if within is None or address in within]
