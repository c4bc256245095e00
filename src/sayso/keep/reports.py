"""Reports into the ledger, each with its raw input and its reading in one transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, insert, select

from sayso.errors import InputError
from sayso.keep import addresses, codec, indexes, problems, stories, subjects, words
from sayso.keep.clock import stamp, text_of_now
from sayso.keep.schema import RAWS, READINGS, REPORTS, TAKES, write
from sayso.records import Raw, Reading, Report, Subject

# `known`: exactly this input was taken before. `unchanged`: other bytes, but the same report.
Kind = Literal["new", "revision", "unchanged", "known", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input. `revision` counts the versions of the report's address."""

    kind: Kind
    name: str
    address: str
    report: Report | None = None
    revision: int | None = None
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """One input as it is about to be kept, with what the user said of it (JSON)."""

    raw: Raw
    given: str

    @property
    def seen(self) -> str | None:
        """When a page was fetched, in the ledger's form."""
        told = self.raw.fetched
        return told[:19] + ".000000Z" if told and len(told) >= 19 else None


def given(**said: str | None) -> str:
    """What the user says of an input, as the ledger writes it."""
    return json.dumps({key: value for key, value in sorted(said.items()) if value is not None})


def known(connection: Connection, take: Take) -> Outcome | None:
    """What became of exactly this input when it was taken before; None where it was not."""
    raw = take.raw
    before = (
        select(TAKES, REPORTS.c.body, REPORTS.c.revision, REPORTS.c.address.label("at"))
        .join(REPORTS, REPORTS.c.row == TAKES.c.report, isouter=True)
        .where(TAKES.c.address == shown(raw.address))
        .order_by(TAKES.c.row.desc())
        .limit(1)
    )
    found = connection.execute(
        before.where(TAKES.c.raw == raw.hash, TAKES.c.given == take.given)
    ).first()
    if found is None:
        return None
    if raw.fetched:
        # A page that is again what it once was has changed twice.
        newest = connection.execute(before).first()
        if newest is None or newest.row != found.row:
            return None
    if found.outcome == "refused":
        error = InputError(found.reason, found.hint or "")
        return Outcome("refused", raw.name, raw.address, error=error)
    report = codec.from_blob(found.body, Report)
    return Outcome("known", raw.name, found.at, report, found.revision)


def repeats(connection: Connection, take: Take, report: Report) -> bool:
    """Whether the report only repeats one that is kept, so that it needs no reading."""
    _, others = _place(connection, take.raw, report)
    return _same(take, others, content(report)) is not None


def put(
    connection: Connection,
    take: Take,
    report: Report,
    reading: Reading,
    version: str,
    story: str | None = None,
    *,
    subject: Subject | None = None,
    anew: bool = False,
) -> Outcome:
    """Keep a report with its raw input and reading; all of it or nothing, with the transaction.

    `version` is that of the marks. What was kept before is only pointed at, unless it is read
    `anew` after it was refused.
    """
    if not anew and (before := known(connection, take)):
        if story and before.kind != "refused":
            stories.join(connection, story, before.address)
        return before
    if strays := codec.strayed(reading, report):
        span = strays[0]
        told = f"{span.text!r} at {span.start}..{span.end}"
        return refuse(connection, take, InputError(*problems.bad_words(report.name, told).args))
    raw = take.raw
    place, others = _place(connection, raw, report)
    mark = content(report)
    added = stamp(connection)
    _put_raw(connection, raw)
    same = _same(take, others, mark)
    if same is not None:
        _put_take(connection, take, added, "unchanged", report=same.row)
        outcome = Outcome("unchanged", raw.name, place, report, same.revision)
    else:
        revision, parse = _numbers(raw, others)
        row = put_report(
            connection, report, place, revision, parse, added=added, seen=take.seen or added
        )
        put_reading(connection, row, report, reading, version, added, subject)
        kind: Kind = "revision" if revision > 1 and parse == 1 else "new"
        _put_take(connection, take, added, kind, report=row)
        outcome = Outcome(kind, raw.name, place, report, revision)
    if story:
        stories.join(connection, story, place, added)
    return outcome


def refuse(connection: Connection, take: Take, error: InputError) -> Outcome:
    """Keep an input that is no report, with the reason."""
    before = known(connection, take)
    if before is None:
        _put_raw(connection, take.raw)
        _put_take(connection, take, stamp(connection), "refused", error=error)
    return Outcome("refused", take.raw.name, take.raw.address, error=error)


def content(report: Report) -> str:
    """The hash of what a report says and of whom it is, without how this copy of it came in."""
    bare = replace(report, id="", name="", raw_hash="", notes=())
    return codec.digest(codec.to_bytes(bare))


def shown(name: str) -> str:
    """A name that any database takes: what is no character is written as an escape."""
    return name.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _at(place: str) -> Select[Any]:
    columns = (
        REPORTS.c.row,
        REPORTS.c.id,
        REPORTS.c.revision,
        REPORTS.c.parse,
        REPORTS.c.raw,
        REPORTS.c.hash,
        REPORTS.c.seen,
        REPORTS.c.body,
    )
    return select(*columns).where(REPORTS.c.address == place).order_by(REPORTS.c.row)


def _place(connection: Connection, raw: Raw, report: Report) -> tuple[str, list[Row[Any]]]:
    """The address of a report, and what is kept of that address."""
    twin = select(REPORTS.c.address).where(REPORTS.c.id == report.id).limit(1)
    if found := connection.scalar(twin):  # the same bytes lie in two places
        return found, list(connection.execute(_at(found)))
    place = shown(addresses.of(raw, report))
    others = list(connection.execute(_at(place)))
    if others and addresses.declared(raw, report):
        last = codec.from_blob(others[-1].body, Report)
        if not addresses.akin(last.text, report.text):
            place = shown(addresses.own(raw, report))
            others = list(connection.execute(_at(place)))
    return place, others


def _same(take: Take, others: list[Row[Any]], mark: str) -> Row[Any] | None:
    """The row that says the same. What was fetched is compared with what stood before and after."""
    if take.seen:
        before = [row for row in others if row.seen <= take.seen]
        after = [row for row in others if row.seen > take.seen]
        others = before[-1:] + after[:1]
    return next((row for row in reversed(others) if row.hash == mark), None)


def _numbers(raw: Raw, others: list[Row[Any]]) -> tuple[int, int]:
    """Number of the revision, and which parse of it this is."""
    if not others:
        return 1, 1
    last = others[-1]
    if last.raw == raw.hash:  # the same bytes, of which the user says something else
        return last.revision, last.parse + 1
    return max(row.revision for row in others) + 1, 1


def _put_raw(connection: Connection, raw: Raw) -> None:
    digest = raw.hash
    if connection.scalar(select(RAWS.c.hash).where(RAWS.c.hash == digest)) is None:
        connection.execute(
            insert(RAWS).values(hash=digest, size=len(raw.data), data=codec.pack(raw.data))
        )


def _put_take(
    connection: Connection,
    take: Take,
    added: str,
    outcome: Kind,
    *,
    report: int | None = None,
    error: InputError | None = None,
) -> None:
    raw = take.raw
    write(
        connection,
        TAKES,
        address=shown(raw.address),
        name=shown(raw.name),
        raw=raw.hash,
        given=take.given,
        outcome=outcome,
        reason=error.message if error else None,
        hint=error.hint if error else None,
        content_type=shown(raw.content_type),
        url=shown(raw.url) if raw.url else None,
        status=raw.status,
        headers=json.dumps(raw.headers) if raw.headers else None,
        fetched=raw.fetched,
        told_published=raw.told_published,
        line=raw.line,
        report=report,
        added=added,
        clock=text_of_now(),
    )


def put_report(
    connection: Connection,
    report: Report,
    place: str,
    revision: int,
    parse: int,
    *,
    added: str,
    seen: str,
) -> int:
    """Write a report as read, and index its words. Returns its row."""
    row = write(
        connection,
        REPORTS,
        id=report.id,
        address=place,
        revision=revision,
        parse=parse,
        raw=report.raw_hash,
        added=added,
        seen=seen,
        published=report.published,
        title=report.title,
        outlet=report.outlet,
        language=report.language,
        words=len(report.text.split()),
        hash=content(report),
        body=codec.to_blob(replace(report, name=shown(report.name))),
    )
    words.put(connection, row, report.title or "", report.text)
    return row


def put_reading(
    connection: Connection,
    row: int,
    report: Report,
    reading: Reading,
    version: str,
    added: str,
    subject: Subject | None,
) -> int:
    """Write what was found in the report of `row`, and index it. Returns the reading's row."""
    number = write(
        connection,
        READINGS,
        report=row,
        version=version,
        added=added,
        hash=codec.digest(codec.to_bytes(reading)),
        blob=codec.to_blob(reading, report.text),
    )
    indexes.put(connection, number, report, reading)
    if subject is not None:
        subjects.put(connection, number, subject)
    return number
