"""Every promise of a ledger checked against its content: hashes, spans, blobs, ends of links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, func, select, text

from sayso.errors import LedgerError
from sayso.keep import codec, corrections, indexes, reports
from sayso.keep.schema import (
    BRIEFS,
    CORRECTIONS,
    RAWS,
    READINGS,
    REPORTS,
    TAKES,
)
from sayso.records import Brief, Reading, Report, Span, Story

_Record = TypeVar("_Record")
# Rows held in memory at a time; a row may be a raw input of some megabytes.
_CHUNK = 50


def faults(connection: Connection) -> Iterator[str]:
    """One line for each fault in the ledger; none where all is well. All of it is read."""
    yield from _database(connection)
    yield from _raws(connection)
    yield from _takes(connection)
    yield from _reports(connection)
    yield from _corrections(connection)
    yield from _caches(connection)


def size(connection: Connection) -> int:
    """How many things there are to check, for a progress bar."""
    counts = (select(func.count()).select_from(table) for table in (RAWS, REPORTS))
    return sum(connection.scalar(count) or 0 for count in counts)


def _each(connection: Connection, asked: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execution_options(yield_per=_CHUNK).execute(asked)


def _database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if told != "ok":
            yield f"database: {told}"
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} {row}: points at a row of {parent} that is not there"


def _raws(connection: Connection) -> Iterator[str]:
    for raw in _each(connection, select(RAWS).order_by(RAWS.c.hash)):
        try:
            data = codec.unpack(raw.data)
        except LedgerError as error:
            yield f"raw {raw.hash}: {error.message}"
            continue
        if codec.digest(data) != raw.hash or len(data) != raw.size:
            yield f"raw {raw.hash}: its bytes have another hash, {codec.digest(data)}"


def _takes(connection: Connection) -> Iterator[str]:
    last = ""
    asked = select(TAKES.c.row, TAKES.c.added, TAKES.c.outcome, TAKES.c.report, TAKES.c.reason)
    for take in _each(connection, asked.order_by(TAKES.c.row)):
        if take.added <= last:
            yield f"take {take.row}: was added at {take.added}, before the one ahead of it"
        last = take.added
        if take.outcome == "refused" and not take.reason:
            yield f"take {take.row}: was refused without a reason"
        if take.outcome != "refused" and take.report is None:
            yield f"take {take.row}: became no report"


def _reports(connection: Connection) -> Iterator[str]:
    revisions: dict[str, int] = {}
    for row in _each(connection, select(REPORTS).order_by(REPORTS.c.row)):
        name = f"{row.id} (row {row.row})"
        expected = revisions.get(row.address, 0)
        if row.parse == 1 and row.revision != expected + 1:
            yield f"{name}: is revision {row.revision} of its address after {expected}"
        revisions[row.address] = max(expected, row.revision)
        try:
            report = codec.from_blob(row.body, Report)
        except LedgerError as error:
            yield f"{name}: {error.message}"
            continue
        if reports.content(report) != row.hash:
            yield f"{name}: its text or its description has another hash than when it was kept"
        if (report.id, report.raw_hash) != (row.id, row.raw):
            yield f"{name}: its body is that of {report.id}"
        yield from _readings(connection, row.row, report, name)


def _readings(connection: Connection, row: int, report: Report, name: str) -> Iterator[str]:
    found = list(connection.execute(select(READINGS).where(READINGS.c.report == row)))
    if not found:
        yield f"{name}: has no reading"
    for each in found:
        where = f"{name}, reading {each.row}"
        try:
            reading = codec.from_blob(each.blob, Reading, report.text)
        except LedgerError as error:
            yield f"{where}: {error.message}"
            continue
        if codec.digest(codec.to_bytes(reading)) != each.hash:
            yield f"{where}: has another hash than when it was kept"
        if reading.report != report.id:
            yield f"{where}: is of the report {reading.report}"
        for span in codec.strayed(reading, report):
            yield f"{where}: the span {span.start}..{span.end} does not give {span.text!r}"
        yield from (f"{where}: {fault}" for fault in loose_ends(reading))
        if not indexes.whole(connection, each.row, report, reading):
            yield f"{where}: search does not find all of it (nothing is lost: sayso reread mends that)"


def indexed(connection: Connection) -> bool:
    """Whether every reading that can be read back is indexed for search as it should be."""
    asked = select(READINGS.c.row, READINGS.c.blob, REPORTS.c.body).join(
        REPORTS, REPORTS.c.row == READINGS.c.report
    )
    for each in _each(connection, asked.order_by(READINGS.c.row)):
        try:
            report = codec.from_blob(each.body, Report)
            reading = codec.from_blob(each.blob, Reading, report.text)
        except LedgerError:
            continue  # `faults` tells it; no index can be made of it
        if not indexes.whole(connection, each.row, report, reading):
            return False
    return True


def loose_ends(reading: Reading) -> Iterator[str]:
    """Where one record of a reading names another that is not there."""
    attributions = {each.id for each in reading.attributions}
    mentions = {each.id for each in reading.mentions}
    names: list[tuple[str, str | None]] = [
        *((each.id, each.inside) for each in reading.attributions),
        *((each.id, each.attribution) for each in reading.estimates),
        *((each.id, each.attribution) for each in reading.transfers),
        *((each.id, each.attribution) for each in reading.evidence),
        *((each.id, each.attribution) for each in reading.movements),
        *((each.id, end) for each in reading.events for end in each.attributions),
    ]
    for owner, end in names:
        if end is not None and end not in attributions:
            yield f"{owner} names the attribution {end}, which is not there"
    for mention in reading.mentions:
        if mention.refers is not None and mention.refers not in mentions:
            yield f"{mention.id} refers to {mention.refers}, which is not there"


def _corrections(connection: Connection) -> Iterator[str]:
    for row in connection.scalars(select(CORRECTIONS.c.row).order_by(CORRECTIONS.c.row)).all():
        name = f"correction-{row}"
        try:
            made = corrections.entry(connection, name).correction
        except LedgerError as error:
            yield f"{name}: {error.message}"
            continue
        for span in codec.spans(made):
            if not any(_gives(connection, body, span) for body in _bodies(connection, span)):
                yield f"{name}: the span {span.start}..{span.end} does not give {span.text!r}"


def _bodies(connection: Connection, span: Span) -> list[int]:
    """The rows of the report of a span: one for each time that it was read otherwise."""
    return list(connection.scalars(select(REPORTS.c.row).where(REPORTS.c.id == span.report)))


def _gives(connection: Connection, row: int, span: Span) -> bool:
    body = select(REPORTS.c.body).where(REPORTS.c.row == row)
    try:
        report = codec.from_blob(connection.execute(body).scalar_one(), Report)
    except LedgerError:
        return False
    return report.text[span.start : span.end] == span.text


def _caches(connection: Connection) -> Iterator[str]:
    for row in _each(connection, select(BRIEFS).order_by(BRIEFS.c.key)):
        name = f"told story {row.key}"
        try:
            story = codec.from_blob(row.joined, Story)
            brief = codec.from_blob(row.told, Brief)
        except LedgerError as error:
            yield f"{name}: {error.message}"
            continue
        yield from (f"{name}: {fault}" for fault in told_faults(story, brief))


def told_faults(story: Story, brief: Brief) -> Iterator[str]:
    """Spans of a told story that do not give back their words, and joins that end nowhere."""
    texts = {report.id: report.text for report in brief.reports}
    for span in codec.spans(brief):
        if texts.get(span.report, "")[span.start : span.end] != span.text:
            yield f"the span {span.start}..{span.end} of {span.report} does not give {span.text!r}"
    actors = {actor.id for actor in story.actors}
    known = {
        *texts,
        *actors,
        *(point.id for point in story.points),
        *(series.id for series in story.series),
        *(event.id for event in story.events),
        *(attribution.id for attribution in brief.attributions),
        *(estimate.id for estimate in brief.estimates),
    }
    for link in story.links:
        # Mentions and the events of single reports are not told; their links begin there.
        ends = [link.right] if link.relation in {"names", "tells"} else [link.left, link.right]
        for end in ends:
            if end not in known:
                yield f"the link {link.id} ({link.relation}) ends at {end}, which is not there"
    for point in story.points:
        for position in point.positions:
            if position.actor not in actors:
                yield f"{point.id} has a position of {position.actor}, who is not there"
