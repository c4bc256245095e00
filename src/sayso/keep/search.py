"""Search: reports by their words, and the statements and figures in them by what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, select

from sayso.keep import chosen, codec, indexes, passages, words
from sayso.keep.chosen import Meant
from sayso.keep.chosen import Query as Query
from sayso.keep.schema import FIGURES, READINGS, REPORTS, STATEMENTS
from sayso.keep.words import Term
from sayso.records import Attribution, Estimate, Hit, Reading, Report, Span

# Reports and readings that are held.
_LIVE = 64


def find(connection: Connection, query: Query, limit: int) -> Iterator[Hit]:
    """What is found, the best first; without words the latest first. At most `limit`."""
    if query.words and not words.terms(query.words):
        return  # signs only: nothing has them
    meant = chosen.meaning(connection, query)
    if any(isinstance(rows, list) and not rows for rows in meant.values()):
        return  # a name that nothing bears
    shelf = _Shelf(connection)
    if query.counted:
        found = _estimates(connection, query, meant, shelf)
    elif query.about_statements:
        found = _attributions(connection, query, meant, shelf)
    else:
        found = _reports(connection, query, meant, shelf)
    told: set[object] = set()
    for hit, address in found:
        # A later version of a page that says the same is no second find.
        key = address, hit.kind, hit.who, tuple(span.text for span in hit.spans), hit.told
        if key not in told:
            told.add(key)
            yield hit
            if len(told) == limit:
                return


class _Shelf:
    """Reports and readings, the last used of them held."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports: dict[int, Report] = {}

        def reading(row: int, of: int) -> Reading:
            blob = select(READINGS.c.blob).where(READINGS.c.row == row)
            found = connection.execute(blob).scalar_one()
            return codec.from_blob(found, Reading, self.report(of).text)

        self.reading: Callable[[int, int], Reading] = lru_cache(_LIVE)(reading)

    def report(self, row: int) -> Report:
        """The report in a row."""
        if row not in self._reports:
            self._fetch({row})
        return self._reports[row]

    def ahead(self, found: Iterator[Sequence[Row[Any]]]) -> Iterator[Row[Any]]:
        """All rows of `found`; the reports of the next ones are fetched together."""
        for rows in found:
            for at in range(0, len(rows), _LIVE):
                chunk = rows[at : at + _LIVE]
                self._fetch({row.row for row in chunk})
                yield from chunk

    def _fetch(self, rows: set[int]) -> None:
        kept = {row: self._reports[row] for row in rows & self._reports.keys()}
        bodies = select(REPORTS.c.row, REPORTS.c.body).where(REPORTS.c.row.in_(rows - kept.keys()))
        for row, body in self._connection.execute(bodies) if len(kept) < len(rows) else ():
            kept[row] = codec.from_blob(body, Report)
        self._reports = kept


def _reports(
    connection: Connection, query: Query, meant: Meant, shelf: _Shelf
) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)

    def made(near: bool) -> Select[Any]:
        return select(REPORTS.c.row, REPORTS.c.address).where(*chosen.about(query, meant, near))

    for found in shelf.ahead(chosen.rows(connection, query, meant, made)):
        report = shelf.report(found.row)
        spans = tuple(report.cut(*place) for place in passages.best(report.text, asked))
        if not spans:  # only the title has the words
            spans = _opening(report)
        if spans:
            yield Hit("report", report.id, report, spans, day=_day(report.published)), found.address


def _opening(report: Report) -> tuple[Span, ...]:
    end = report.text.find("\n\n")
    return (report.cut(0, end if end > 0 else len(report.text)),) if report.text else ()


def _attributions(
    connection: Connection, query: Query, meant: Meant, shelf: _Shelf
) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)
    columns = (
        REPORTS.c.row, REPORTS.c.address, READINGS.c.row.label("reading"), STATEMENTS.c.number,
        STATEMENTS.c.start, STATEMENTS.c.end,
    )  # fmt: skip

    def made(near: bool) -> Select[Any]:
        inside = chosen.newest(STATEMENTS.c.reading)
        holds = (
            *chosen.about(query, meant, near),
            chosen.current(),
            *chosen.stated(query, meant, near),
        )
        return select(*columns).select_from(inside).where(*holds)

    for row in shelf.ahead(chosen.rows(connection, query, meant, made, STATEMENTS.c.start)):
        if not _has(shelf.report(row.row).text[row.start : row.end], asked):
            continue
        reading = shelf.reading(row.reading, row.row)
        yield (
            _stating(reading.attributions[row.number], reading, shelf.report(row.row)),
            row.address,
        )


def _stating(attribution: Attribution, reading: Reading, report: Report) -> Hit:
    said = attribution.said
    return Hit(
        "attribution",
        attribution.id,
        report,
        attribution.content or attribution.cue,
        _who(attribution, reading),
        attribution.stance,
        _day(said.start or said.value) if said else _day(report.published),
        " … ".join(span.text for span in attribution.cue),
    )


def _who(attribution: Attribution, reading: Reading) -> str:
    return indexes.speakers(reading, attribution) or indexes.source(attribution)


def _estimates(
    connection: Connection, query: Query, meant: Meant, shelf: _Shelf
) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)
    columns = (
        REPORTS.c.row, REPORTS.c.address, READINGS.c.row.label("reading"), FIGURES.c.number,
        FIGURES.c.start, FIGURES.c.end,
    )  # fmt: skip

    def made(near: bool) -> Select[Any]:
        counted = chosen.borne(FIGURES, meant["counted"], near)
        holds = *chosen.about(query, meant, near), chosen.current(), counted
        each = select(*columns).select_from(chosen.newest(FIGURES.c.reading)).where(*holds)
        if not query.about_statements:
            return each
        inside = (
            (STATEMENTS.c.reading == FIGURES.c.reading)
            & (STATEMENTS.c.start <= FIGURES.c.start)
            & (STATEMENTS.c.end >= FIGURES.c.end)
        )
        return each.where(exists().where(inside, *chosen.stated(query, meant, near=True)))

    for row in shelf.ahead(chosen.rows(connection, query, meant, made, FIGURES.c.start)):
        report = shelf.report(row.row)
        if not _has(_paragraph(report.text, row.start), asked):
            continue
        reading = shelf.reading(row.reading, row.row)
        yield _counting(reading.estimates[row.number], reading, report), row.address


def _counting(estimate: Estimate, reading: Reading, report: Report) -> Hit:
    by = next((each for each in reading.attributions if each.id == estimate.attribution), None)
    said = estimate.said
    of = f" ({estimate.of})" if estimate.of else ""
    return Hit(
        "estimate",
        estimate.id,
        report,
        (estimate.span,),
        _who(by, reading) if by else "",
        by.stance if by else "",
        _day(said.start or said.value) if said else _day(report.published),
        f"{estimate.counted}{of}",
    )


def _paragraph(text: str, at: int) -> str:
    low, high = text.rfind("\n\n", 0, at), text.find("\n\n", at)
    return text[max(0, low) : high if high >= 0 else len(text)]


def _has(text: str, asked: Sequence[Term]) -> bool:
    return passages.may_have(text, asked) and all(passages.places(text, asked))


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None
