"""The ledger as of a day: which revision of each report counts, and its reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, select

from sayso.keep import codec
from sayso.keep.schema import MEMBERS, READINGS, REPORTS
from sayso.records import Reading, Report

_Any = TypeVar("_Any")
# Databases bound how many values one query may name.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A report of the ledger, known by its row, with what decides when it counts."""

    row: int
    id: str
    address: str
    revision: int
    parse: int
    seen: str
    added: str
    published: str | None


def end(day: str | None) -> str | None:
    """The last moment of an ISO day, in the ledger's form; a moment in that form stays as it is."""
    return day if day is None or len(day) > 10 else f"{day}T23:59:59.999999Z"


def standing(
    kept: Iterable[Kept], as_of: str | None = None, known_by: str | None = None
) -> list[list[Kept]]:
    """Of each address, the revisions that had stood there by the end of the day `as_of`.

    The newest comes last. A report stands from the day of its publication on, one without a date
    from the day on which it was seen; a later revision from the day on which it was seen, or from
    its own, later date. `known_by` leaves out what the ledger did not have by the end of that day.
    Both are ISO days, and None sets no bound.
    """
    by_address: dict[str, list[Kept]] = {}
    bound = end(known_by)
    for each in sorted(kept, key=lambda each: each.row):
        if bound is None or each.added <= bound:
            by_address.setdefault(each.address, []).append(each)
    every = (_revisions(rows, as_of) for rows in by_address.values())
    return [revisions for revisions in every if revisions]


def _revisions(rows: list[Kept], as_of: str | None) -> list[Kept]:
    last_parse = {each.revision: each for each in sorted(rows, key=lambda each: each.parse)}
    order = sorted(last_parse.values(), key=lambda each: (each.seen, each.revision))
    found = []
    before: str | None = None
    for number, each in enumerate(order):
        own = each.published[:10] if each.published else None
        seen = each.seen[:10]
        # The date of a page that was edited silently is still that of its first version.
        first = number == 0 or (own or "") > (before or "")
        if as_of is None or (own if own and first else seen) <= as_of[:10]:
            found.append(each)
        before = own or before
    return found


def of_story(connection: Connection, story: int, known_by: str | None = None) -> list[Kept]:
    """All revisions of the reports in the story of row `story`."""
    members = select(MEMBERS.c.address).where(MEMBERS.c.story == story)
    if bound := end(known_by):
        members = members.where(MEMBERS.c.added <= bound)
    return _kept(connection, REPORTS.c.address.in_(members))


def unfiled(connection: Connection) -> list[Kept]:
    """All revisions of the reports that nobody put in a story."""
    return _kept(connection, REPORTS.c.address.not_in(select(MEMBERS.c.address)))


def at(connection: Connection, ids: Sequence[str]) -> list[Kept]:
    """All revisions of the reports with these ids: those at their addresses."""
    found: list[Kept] = []
    for chunk in chunks(ids):
        places = select(REPORTS.c.address).where(REPORTS.c.id.in_(chunk))
        found += _kept(connection, REPORTS.c.address.in_(places))
    return list(dict.fromkeys(found))


def everything(connection: Connection) -> list[Kept]:
    """All revisions of all reports."""
    return _kept(connection)


def _kept(connection: Connection, *where: object) -> list[Kept]:
    columns = (
        REPORTS.c.row,
        REPORTS.c.id,
        REPORTS.c.address,
        REPORTS.c.revision,
        REPORTS.c.parse,
        REPORTS.c.seen,
        REPORTS.c.added,
        REPORTS.c.published,
    )
    found = select(*columns).where(*where).order_by(REPORTS.c.row)  # type: ignore[arg-type]
    return [Kept(*each) for each in connection.execute(found)]


def readings(
    connection: Connection, rows: Sequence[int], known_by: str | None = None
) -> dict[int, int]:
    """The row of the newest reading of each report in `rows`, by the report's row."""
    bound = end(known_by)
    chosen: dict[int, int] = {}
    for chunk in chunks(rows):
        found = (
            select(READINGS.c.report, READINGS.c.row)
            .where(READINGS.c.report.in_(chunk))
            .order_by(READINGS.c.row)
        )
        if bound:
            found = found.where(READINGS.c.added <= bound)
        chosen.update((report, row) for report, row in connection.execute(found))
    return chosen


def load(
    connection: Connection, rows: Sequence[int], marks: Sequence[int]
) -> Iterator[tuple[Report, Reading]]:
    """The reports in `rows` with the readings in `marks`, side by side."""
    for chunk, beside in zip(chunks(rows), chunks(marks), strict=True):
        bodies = select(REPORTS.c.row, REPORTS.c.body).where(REPORTS.c.row.in_(chunk))
        blobs = select(READINGS.c.row, READINGS.c.blob).where(READINGS.c.row.in_(beside))
        body = {each.row: each.body for each in connection.execute(bodies)}
        blob = {each.row: each.blob for each in connection.execute(blobs)}
        for row, mark in zip(chunk, beside, strict=True):
            report = codec.from_blob(body[row], Report)
            yield report, codec.from_blob(blob[mark], Reading, report.text)


def chunks(rows: Iterable[_Any]) -> Iterator[list[_Any]]:
    """What is given, in lists that are short enough for one query."""
    rest = iter(rows)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
