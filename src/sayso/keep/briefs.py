"""A cache of told stories: an unchanged one is told at once. It never is the only copy."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from sayso.errors import LedgerError
from sayso.keep import codec
from sayso.keep.clock import text_of_now
from sayso.keep.schema import BRIEFS
from sayso.records import Brief, Story

_Record = TypeVar("_Record")
# Told stories that are kept of each story: now, as of some days, and room to compare.
_MOST = 8


def find(connection: Connection, key: str) -> Brief | None:
    """The brief that was made from all that `key` stands for."""
    blob = connection.scalar(select(BRIEFS.c.told).where(BRIEFS.c.key == key))
    return _decoded(blob, Brief)


def find_story(connection: Connection, key: str) -> Story | None:
    """The joins that the brief of `key` tells."""
    blob = connection.scalar(select(BRIEFS.c.joined).where(BRIEFS.c.key == key))
    return _decoded(blob, Story)


def _decoded(blob: bytes | None, kind: type[_Record]) -> _Record | None:
    try:
        return None if blob is None else codec.from_blob(blob, kind)
    except LedgerError:  # a damaged copy is made again
        return None


def put(connection: Connection, key: str, story: str, joined: Story, told: Brief) -> None:
    """Remember a told story, and forget the oldest beyond a few of each story."""
    connection.execute(delete(BRIEFS).where(BRIEFS.c.key == key))
    connection.execute(
        insert(BRIEFS).values(
            key=key,
            story=story,
            made=text_of_now(),
            joined=codec.to_blob(joined, fast=True),
            told=codec.to_blob(told, fast=True),
        )
    )
    keep = (
        select(BRIEFS.c.key)
        .where(BRIEFS.c.story == story)
        .order_by(BRIEFS.c.made.desc(), BRIEFS.c.key)
        .limit(_MOST)
    )
    connection.execute(delete(BRIEFS).where(BRIEFS.c.story == story, BRIEFS.c.key.not_in(keep)))
