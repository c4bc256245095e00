"""What editors decided: their own layer, with author and moment, which nothing overwrites."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, Row, select

from sayso.keep import problems
from sayso.keep.clock import stamp
from sayso.keep.schema import CORRECTIONS, write
from sayso.keep.views import end
from sayso.records import Correction

_PREFIX = "correction-"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the layer. `undoes` is the id of the decision that it takes back, if it is one such."""

    correction: Correction
    story: str | None
    undoes: str | None


def put(connection: Connection, correction: Correction, story: str | None) -> Correction:
    """Write a decision about a story; returns it with its id and moment."""
    empty = replace(correction, id="", added="", author="", applied=False)
    row = write(
        connection,
        CORRECTIONS,
        added=stamp(connection),
        author=correction.author,
        kind=correction.kind,
        payload=json.dumps(msgspec.to_builtins(empty), sort_keys=True, ensure_ascii=False),
        story=story,
        undoes=None,
    )
    return entry(connection, f"{_PREFIX}{row}").correction


def undo(connection: Connection, author: str, name: str) -> Entry:
    """Take back the decision with the id `name`, or a taking back; returns what is taken back.

    Raises LedgerError where there is no such decision, or where it was taken back before.
    """
    found = entry(connection, name)
    by = _undone(every(connection, found.story)).get(found.correction.id)
    if by is not None:
        raise problems.undone(found.correction.id, by)
    write(
        connection,
        CORRECTIONS,
        added=stamp(connection),
        author=author,
        kind="undo",
        payload="{}",
        story=found.story,
        undoes=number(name),
    )
    return found


def number(name: str) -> int | None:
    """The row of the decision with the id `name` (`correction-12`, or `12`)."""
    digits = name.removeprefix(_PREFIX)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None


def entry(connection: Connection, name: str) -> Entry:
    """The row with the id `name`. Raises LedgerError where there is none."""
    row = number(name)
    asked = select(CORRECTIONS).where(CORRECTIONS.c.row == row)
    found = None if row is None else connection.execute(asked).first()
    if found is None:
        raise problems.no_correction(name)
    return _entry(found)


def every(
    connection: Connection, story: str | None = None, known_by: str | None = None
) -> list[Entry]:
    """All rows, those that take back and those taken back among them, in their order.

    `story` limits them to one story, `known_by` to what was decided by then (an ISO day, or a moment
    in the ledger's form).
    """
    asked = select(CORRECTIONS).order_by(CORRECTIONS.c.row)
    if story is not None:
        asked = asked.where(CORRECTIONS.c.story == story)
    if bound := end(known_by):
        asked = asked.where(CORRECTIONS.c.added <= bound)
    return [_entry(each) for each in connection.execute(asked)]


def standing(
    connection: Connection, story: str | None = None, known_by: str | None = None
) -> list[Correction]:
    """The decisions about a story (None: about all) that nobody took back, in their order."""
    rows = every(connection, story, known_by)
    undone = _undone(rows)
    return [
        each.correction for each in rows if each.undoes is None and each.correction.id not in undone
    ]


def _undone(rows: Sequence[Entry]) -> dict[str, str]:
    """The ids of what is taken back, each with the id of the row that did it."""
    undone: dict[str, str] = {}
    for each in reversed(rows):
        # What takes back a taking back restores.
        if each.undoes is not None and each.correction.id not in undone:
            undone[each.undoes] = each.correction.id
    return undone


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    # Bytes of the payload are JSON; what is not a correction of ours is told, never guessed at.
    name = f"{_PREFIX}{row.row}"
    if row.undoes is not None:
        taken = Correction(name, row.added, row.author, "note", ())
        return Entry(taken, row.story, f"{_PREFIX}{row.undoes}")
    try:
        found = msgspec.json.decode(row.payload, type=Correction)
    except msgspec.MsgspecError as error:
        raise problems.bad_blob(name, str(error)) from error
    return Entry(replace(found, id=name, added=row.added, author=row.author), row.story, None)
