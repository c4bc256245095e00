"""Moments as the ledger writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, literal_column, select, union_all

from sayso.keep.schema import CORRECTIONS, MEMBERS, READINGS, REREADS, STORIES, TAKES

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def text(moment: datetime) -> str:
    """A moment in UTC as text that sorts."""
    return moment.astimezone(UTC).strftime(_FORM).zfill(27)


def text_of_now() -> str:
    """What this machine's clock says."""
    return text(datetime.now(UTC))


def stamp(connection: Connection) -> str:
    """The moment of what is written next: now, but later than all that was written before.

    A clock that is set back must not make the ledger's own order lie.
    """
    newest = [
        select(table.c.added.label("added")).order_by(table.c.row.desc()).limit(1).subquery()
        for table in (TAKES, READINGS, REREADS, MEMBERS, STORIES, CORRECTIONS)
    ]
    every = union_all(*(select(each.c.added) for each in newest)).subquery()
    last = connection.scalar(
        select(every.c.added).order_by(literal_column("added").desc()).limit(1)
    )
    now = text_of_now()
    if last is None or now > last:
        return now
    return text(datetime.strptime(last, _FORM).replace(tzinfo=UTC) + timedelta(microseconds=1))
