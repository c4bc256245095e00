"""Reading anew from kept raw input, with what a newer version finds otherwise."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.keep import codec, reports, views
from sayso.keep.clock import stamp
from sayso.keep.schema import RAWS, READINGS, REPORTS, REREADS, TAKES, write
from sayso.records import Raw, Reading, Report, Subject


@dataclass(frozen=True, slots=True)
class Again:
    """An input to read again: its take, and the row of its report (None where it was refused)."""

    take: int
    report: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How many records of one kind a new reading has more, and how many of the old it lacks."""

    kind: str
    more: int
    fewer: int


def pending(
    connection: Connection, version: str, within: Container[str] | None = None
) -> list[Again]:
    """What has no reading of `version` yet, in order of its report; then what was refused.

    Of each revision it is the newest parse. `within` are the addresses of the only reports wanted.
    """
    newest = select(func.max(REPORTS.c.row)).group_by(REPORTS.c.address, REPORTS.c.revision)
    done = select(READINGS.c.report).where(READINGS.c.version == version)
    same = (
        select(READINGS.c.report)
        .join(REREADS, REREADS.c.reading == READINGS.c.row)
        .where(REREADS.c.version == version)
    )
    first = REPORTS.alias()
    takes = (
        select(REPORTS.c.row, REPORTS.c.address, func.max(TAKES.c.row))
        .join(
            first,
            (first.c.address == REPORTS.c.address) & (first.c.revision == REPORTS.c.revision),
        )
        .join(TAKES, (TAKES.c.report == first.c.row) & (TAKES.c.raw == first.c.raw))
        .where(REPORTS.c.row.in_(newest), REPORTS.c.row.not_in(done), REPORTS.c.row.not_in(same))
        .group_by(REPORTS.c.row, REPORTS.c.address)
        .order_by(REPORTS.c.row)
    )
    found = [
        Again(take, row)
        for row, address, take in connection.execute(takes)
        if within is None or address in within
    ]
    if within is not None:
        return found
    later = TAKES.alias()
    settled = select(later.c.row).where(
        later.c.address == TAKES.c.address, later.c.raw == TAKES.c.raw, later.c.row > TAKES.c.row
    )
    refused = select(TAKES.c.row).where(
        TAKES.c.outcome == "refused", TAKES.c.raw.is_not(None), ~settled.exists()
    )
    return found + [Again(take, None) for take in connection.scalars(refused)]


def raw(connection: Connection, take: int) -> tuple[Raw, dict[str, Any], str]:
    """The raw input of a take, what the user said of it, and the moment when it was added."""
    asked = select(TAKES, RAWS.c.data).join(RAWS, RAWS.c.hash == TAKES.c.raw)
    row = connection.execute(asked.where(TAKES.c.row == take)).one()
    return _raw(row), json.loads(row.given), row.added


def _raw(row: Row[Any]) -> Raw:
    headers = json.loads(row.headers) if row.headers else []
    return Raw(
        row.address,
        row.name,
        codec.unpack(row.data),
        content_type=row.content_type,
        url=row.url,
        status=row.status,
        headers=tuple((name, value) for name, value in headers),
        fetched=row.fetched,
        told_published=row.told_published,
        line=row.line,
    )


def kept(connection: Connection, row: int) -> tuple[Report, Reading]:
    """The report in `row` with its newest reading."""
    marks = views.readings(connection, [row])
    return next(views.load(connection, [row], [marks[row]]))


def put(
    connection: Connection,
    row: int,
    report: Report,
    reading: Reading,
    version: str,
    subject: Subject | None = None,
) -> tuple[Difference, ...]:
    """Keep what was found anew in the report of `row`, beside what was found before.

    Returns the differences; none where both are the same, and then only that is noted.
    """
    old_report, old = kept(connection, row)
    added = stamp(connection)
    if reports.content(report) != reports.content(old_report):
        before = connection.execute(select(REPORTS).where(REPORTS.c.row == row)).one()
        fresh = reports.put_report(
            connection,
            report,
            before.address,
            before.revision,
            before.parse + 1,
            added=added,
            seen=before.seen,
        )
        reports.put_reading(connection, fresh, report, reading, version, added, subject)
        return (Difference("text", 1, 1), *differences(old, reading))
    found = tuple(differences(old, reading))
    if found:
        reports.put_reading(connection, row, report, reading, version, added, subject)
    else:
        same = views.readings(connection, [row])[row]
        write(connection, REREADS, reading=same, version=version, added=added)
    return found


def differences(old: Reading, new: Reading) -> Iterator[Difference]:
    """For each kind of record what `new` has more and fewer than `old`, where they differ."""
    for field in fields(Reading):
        if field.name == "report":
            continue
        before, now = _counted(getattr(old, field.name)), _counted(getattr(new, field.name))
        more, fewer = (now - before).total(), (before - now).total()
        if more or fewer:
            yield Difference(field.name, more, fewer)


def _counted(found: object) -> Counter[bytes]:
    each: Iterable[object] = found if isinstance(found, tuple) else [found]
    return Counter(codec.to_bytes(record) for record in each)
