"""What a reading is searched by. Whoever changes what is written here adds a migration that renews it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from sayso.errors import LedgerError
from sayso.keep import codec, keys, names
from sayso.keep.names import Name, plain
from sayso.keep.schema import FIGURES, IDS, NAMED, NAMES, READINGS, REPORTS, STATEMENTS
from sayso.records import Attribution, Mention, Reading, Report, Span

# A chain of mentions that refer to each other is short; a faulty one may go round.
_MOST_REFERS = 20
# Readings held in memory at a time.
_BATCH = 50
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Entries:
    """The rows of one reading in each index, without the number of the reading."""

    named: frozenset[tuple[Name, int]]
    statements: frozenset[tuple[int, int, int, int | None, int | None]]
    figures: frozenset[tuple[int, int, int]]
    ids: frozenset[int]


def entries(report: Report, reading: Reading) -> Entries:
    """What a reading is found by."""
    return Entries(
        frozenset((name, n) for name, n in _named(report, reading) if name[1]),
        frozenset(_statements(reading)),
        frozenset((n, *_extent([each.span])) for n, each in enumerate(reading.estimates)),
        frozenset(key for name in _ids(reading) if (key := keys.key(name)) is not None),
    )


def day(moment: str | None) -> int | None:
    """The day of an ISO moment as a number such as 20250304, None where it has none."""
    match = _DAY.match(moment or "")
    return int("".join(match.groups())) if match else None


def put(connection: Connection, row: int, report: Report, reading: Reading) -> None:
    """Index the reading in `row`."""
    made = entries(report, reading)
    names.put(connection, row, sorted(made.named))
    for table, found in (
        (STATEMENTS, sorted(made.statements, key=lambda each: each[0])),
        (FIGURES, sorted(made.figures)),
        (IDS, sorted((key,) for key in made.ids)),
    ):
        columns = [each.name for each in table.columns if each.name != "reading"]
        written = [{"reading": row, **dict(zip(columns, each, strict=True))} for each in found]
        if written:
            connection.execute(insert(table), written)


def whole(connection: Connection, row: int, report: Report, reading: Reading) -> bool:
    """Whether the reading in `row` is indexed as it should be."""
    made = entries(report, reading)
    named = select(NAMES.c.kind, NAMES.c.text, NAMED.c.number).join(
        NAMED, NAMED.c.name == NAMES.c.row
    )
    statements = select(*(each for each in STATEMENTS.columns if each.name != "reading"))
    figures = select(*(each for each in FIGURES.columns if each.name != "reading"))
    ids = select(IDS.c.key).where(IDS.c.key.in_(made.ids), IDS.c.reading == row)
    return (
        _all(connection, named.where(NAMED.c.reading == row))
        == {(*name, number) for name, number in made.named}
        and _all(connection, statements.where(STATEMENTS.c.reading == row)) == made.statements
        and _all(connection, figures.where(FIGURES.c.reading == row)) == made.figures
        and set(connection.scalars(ids)) == made.ids
    )


def _all(connection: Connection, asked: Select[Any]) -> set[tuple[Any, ...]]:
    return {tuple(each) for each in connection.execute(asked)}


def renew(connection: Connection) -> None:
    """Make the indexes of all readings anew."""
    for table in (NAMED, NAMES, STATEMENTS, FIGURES, IDS):
        connection.execute(delete(table))
    last = connection.scalar(select(func.max(READINGS.c.row))) or 0
    for first in range(1, last + 1, _BATCH):
        asked = (
            select(READINGS.c.row, READINGS.c.blob, REPORTS.c.body)
            .join(REPORTS, REPORTS.c.row == READINGS.c.report)
            .where(READINGS.c.row >= first, READINGS.c.row < first + _BATCH)
            .order_by(READINGS.c.row)
        )
        for row, blob, body in connection.execute(asked).all():
            with suppress(LedgerError):  # what is damaged cannot be searched; `verify` tells it
                report = codec.from_blob(body, Report)
                put(connection, row, report, codec.from_blob(blob, Reading, report.text))


def _extent(spans: Iterable[Span]) -> tuple[int, int]:
    every = list(spans)
    return min((span.start for span in every), default=0), max(
        (span.end for span in every), default=0
    )


def _statements(
    reading: Reading,
) -> Iterator[tuple[int, int, int, int | None, int | None]]:
    for number, each in enumerate(reading.attributions):
        start, end = _extent((*each.source, *each.cue, *each.content))
        said = each.said
        first, last = (day(said.start), day(said.end)) if said else (None, None)
        yield number, start, end, first, last


def _named(report: Report, reading: Reading) -> Iterator[tuple[Name, int]]:
    if report.outlet:
        yield ("outlet", plain(report.outlet)), 0
    by_id = {mention.id: mention for mention in reading.mentions}
    starts = [mention.span.start for mention in reading.mentions]
    for number, attribution in enumerate(reading.attributions):
        yield ("stance", attribution.stance), number
        who = plain(_speakers(attribution, reading.mentions, starts, by_id) or "")
        words = plain(source(attribution))
        yield ("actor", who), number
        if words not in who:  # else whatever finds the words finds the names
            yield ("actor", words), number
    for number, estimate in enumerate(reading.estimates):
        yield ("counted", plain(estimate.counted)), number
        yield ("counted", plain(estimate.of or "")), number
    for mention in reading.places:
        # As it is written, too: under its name of then, or where no gazetteer has it.
        yield ("place", plain(mention.span.text)), 0
        if mention.place:
            yield ("place", plain(mention.place.name)), 0
            yield ("country", plain(mention.place.country or "")), 0


def _ids(reading: Reading) -> Iterator[str]:
    for kept in (
        reading.attributions,
        reading.estimates,
        reading.events,
        reading.unknowns,
        reading.transfers,
        reading.evidence,
        reading.movements,
    ):
        yield from (each.id for each in kept)
    yield from (mention.place.id for mention in reading.places if mention.place)


def source(attribution: Attribution) -> str:
    """The words that tell who says it; empty where there are none."""
    return " … ".join(span.text for span in attribution.source)


def speakers(reading: Reading, attribution: Attribution) -> str | None:
    """The names of whoever the source's words mention, pronouns and descriptions followed back."""
    by_id = {mention.id: mention for mention in reading.mentions}
    starts = [mention.span.start for mention in reading.mentions]
    return _speakers(attribution, reading.mentions, starts, by_id)


def _speakers(
    attribution: Attribution,
    mentions: tuple[Mention, ...],
    starts: list[int],
    by_id: dict[str, Mention],
) -> str | None:
    names: list[str] = []
    for span in attribution.source:
        near = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = [mention for mention in near if span.holds(mention.span)]
        for mention in inside:
            if any(other is not mention and other.span.holds(mention.span) for other in inside):
                continue  # "her deputy" speaks, and not she
            for _ in range(_MOST_REFERS):
                if mention.form in {"name", "metonym"} or mention.refers not in by_id:
                    break
                mention = by_id[mention.refers]
            if mention.form != "pronoun":
                names.append(mention.name)
    return "; ".join(dict.fromkeys(names)) or None
