"""Which reports are in which story."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.keep.clock import stamp
from sayso.keep.schema import MEMBERS, REPORTS, STORIES, write


@dataclass(frozen=True, slots=True)
class Entry:
    """A story of the ledger in a list, with the days of its first and last report."""

    name: str
    reports: int
    first: str | None
    last: str | None


def row(connection: Connection, name: str) -> int | None:
    """The row of the story called `name`, None where there is none."""
    return connection.scalar(select(STORIES.c.row).where(STORIES.c.name == name.strip()))


def names(connection: Connection) -> list[str]:
    """The names of all stories, in order of the alphabet."""
    return sorted(connection.scalars(select(STORIES.c.name)), key=str.casefold)


def make(connection: Connection, name: str, added: str | None = None) -> int:
    """The row of the story called `name`, made where there is none yet."""
    found = row(connection, name)
    if found is not None:
        return found
    return write(connection, STORIES, name=name.strip(), added=added or stamp(connection))


def join(connection: Connection, name: str, address: str, added: str | None = None) -> None:
    """Put the report at `address`, in all its revisions, in the story called `name`.

    `added` is the moment of the transaction that keeps the report, so that both are known at once.
    """
    story = make(connection, name, added)
    here = (MEMBERS.c.story == story) & (MEMBERS.c.address == address)
    if connection.scalar(select(MEMBERS.c.row).where(here)) is None:
        write(connection, MEMBERS, story=story, address=address, added=added or stamp(connection))


def listed(connection: Connection) -> list[Entry]:
    """All stories that have a name, in order of the alphabet."""
    by_story = (
        select(
            STORIES.c.name,
            func.count(REPORTS.c.address.distinct()),
            func.min(REPORTS.c.published),
            func.max(REPORTS.c.published),
        )
        .join(MEMBERS, MEMBERS.c.story == STORIES.c.row, isouter=True)
        .join(REPORTS, REPORTS.c.address == MEMBERS.c.address, isouter=True)
        .group_by(STORIES.c.row, STORIES.c.name)
    )
    entries = [Entry(*found) for found in connection.execute(by_story)]
    return sorted(entries, key=lambda entry: entry.name.casefold())
