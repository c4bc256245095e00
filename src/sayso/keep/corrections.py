"""What editors decided: their own layer, with author and moment, which nothing overwrites."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sayso.keep.clock import stamp
from sayso.keep.schema import CORRECTIONS, write
from sayso.keep.views import end


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of an editor. `kind` says what `payload` holds, `undoes` takes back an earlier."""

    row: int
    added: str
    author: str
    kind: str
    payload: dict[str, Any]
    story: str | None
    undoes: int | None


def put(
    connection: Connection,
    author: str,
    kind: str,
    payload: Mapping[str, Any],
    *,
    story: str | None = None,
    undoes: int | None = None,
) -> int:
    """Write a decision; returns its row."""
    return write(
        connection,
        CORRECTIONS,
        added=stamp(connection),
        author=author,
        kind=kind,
        payload=json.dumps(dict(payload), sort_keys=True, ensure_ascii=False),
        story=story,
        undoes=undoes,
    )


def standing(
    connection: Connection, story: str | None = None, known_by: str | None = None
) -> list[Correction]:
    """The decisions about a story (None: about all) that nobody took back, in their order.

    `known_by` bounds them to what was decided by the end of that ISO day.
    """
    asked = select(CORRECTIONS).where(CORRECTIONS.c.story == story).order_by(CORRECTIONS.c.row)
    if bound := end(known_by):
        asked = asked.where(CORRECTIONS.c.added <= bound)
    every = [
        Correction(
            each.row,
            each.added,
            each.author,
            each.kind,
            json.loads(each.payload),
            each.story,
            each.undoes,
        )
        for each in connection.execute(asked)
    ]
    undone: set[int] = set()
    for each in reversed(every):
        # What takes back a taking back restores.
        if each.undoes is not None and each.row not in undone:
            undone.add(each.undoes)
    return [each for each in every if each.row not in undone and each.undoes is None]
