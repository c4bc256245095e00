"""The pages of a ledger, as their servers sent them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from sayso.keep import rereads
from sayso.keep.schema import MEMBERS, REPORTS, TAKES
from sayso.records import Raw


def pages(connection: Connection, story: int | None = None) -> Iterator[Raw]:
    """Each page that was fetched, in the order of fetching; the same answer only once.

    `story` is the row of the only story whose reports are wanted.
    """
    told: set[tuple[object, ...]] = set()
    takes: list[int] = list(connection.scalars(_takes(story)))
    for take in takes:
        raw, _, _ = rereads.raw(connection, take)
        key = raw.address, raw.url, raw.status, raw.hash, raw.fetched
        if key not in told:
            told.add(key)
            yield raw


def count(connection: Connection, story: int | None = None) -> int:
    """How many times a page was fetched."""
    return connection.scalar(select(func.count()).select_from(_takes(story).subquery())) or 0


def _takes(story: int | None) -> Select[Any]:
    takes = select(TAKES.c.row).where(TAKES.c.raw.is_not(None), TAKES.c.status.is_not(None))
    takes = takes.order_by(TAKES.c.row)
    if story is None:
        return takes
    inside = select(MEMBERS.c.address).where(MEMBERS.c.story == story)
    reports = select(REPORTS.c.row).where(REPORTS.c.address.in_(inside))
    return takes.where(TAKES.c.report.in_(reports))
