"""Search: reports by their words, and the statements and figures in them by what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, exists, func, select

from sayso.keep import codec, passages, words
from sayso.keep.schema import ATTRIBUTIONS, ESTIMATES, MEMBERS, PLACES, READINGS, REPORTS
from sayso.keep.words import Term
from sayso.records import Attribution, Estimate, Hit, Reading, Report, Span

# A search whose words are in the report, but not in what it asks for, ends somewhere.
_TRIED = 2_000
_LIVE = 64


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: all that is given must hold.

    `words` as in `words.terms`. `actor`, `counted` and `outlet` are parts of names; `place` is a whole
    name or a country's code. `said` and `published` are pairs of ISO days, either may be None.
    `story` is the row of a story, `reports` the ids of the only reports to look at.
    """

    words: str = ""
    actor: str | None = None
    stance: str | None = None
    place: str | None = None
    counted: str | None = None
    outlet: str | None = None
    said: tuple[str | None, str | None] = (None, None)
    published: tuple[str | None, str | None] = (None, None)
    story: int | None = None
    reports: tuple[str, ...] | None = None

    @property
    def about_statements(self) -> bool:
        """Whether it asks who said what, and when."""
        return bool(self.actor or self.stance or any(self.said))


def find(connection: Connection, query: Query, limit: int) -> Iterator[Hit]:
    """What is found, the best first; without words the latest first. At most `limit`."""
    if query.words and not words.terms(query.words):
        return  # signs only: nothing has them
    shelf = _Shelf(connection)
    if query.counted:
        found = _estimates(connection, query, shelf)
    elif query.about_statements:
        found = _attributions(connection, query, shelf)
    else:
        found = _reports(connection, query, shelf)
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
        def report(row: int) -> Report:
            body = select(REPORTS.c.body).where(REPORTS.c.row == row)
            return codec.from_blob(connection.execute(body).scalar_one(), Report)

        def reading(row: int, of: int) -> Reading:
            blob = select(READINGS.c.blob).where(READINGS.c.row == row)
            found = connection.execute(blob).scalar_one()
            return codec.from_blob(found, Reading, self.report(of).text)

        self.report: Callable[[int], Report] = lru_cache(_LIVE)(report)
        self.reading: Callable[[int, int], Reading] = lru_cache(_LIVE)(reading)


def _reports(connection: Connection, query: Query, shelf: _Shelf) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)
    chosen = _ordered(
        connection, query, select(REPORTS.c.row, REPORTS.c.address).where(*_about(query))
    )
    for found in _each(connection, chosen):
        report = shelf.report(found.row)
        spans = tuple(report.cut(*place) for place in passages.best(report.text, asked))
        if not spans:  # only the title has the words
            spans = _opening(report)
        if spans:
            yield Hit("report", report.id, report, spans, day=_day(report.published)), found.address


def _opening(report: Report) -> tuple[Span, ...]:
    end = report.text.find("\n\n")
    return (report.cut(0, end if end > 0 else len(report.text)),) if report.text else ()


def _attributions(connection: Connection, query: Query, shelf: _Shelf) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)
    columns = (
        REPORTS.c.row, REPORTS.c.address, READINGS.c.row.label("reading"), ATTRIBUTIONS.c.id,
        ATTRIBUTIONS.c.start, ATTRIBUTIONS.c.end, ATTRIBUTIONS.c.source, ATTRIBUTIONS.c.actor,
    )  # fmt: skip
    chosen = (
        select(*columns)
        .select_from(_newest(ATTRIBUTIONS.c.reading))
        .where(*_about(query), _current(), *_stated(query))
    )
    for row in _each(connection, _ordered(connection, query, chosen, ATTRIBUTIONS.c.start)):
        if not _has(shelf.report(row.row).text[row.start : row.end], asked):
            continue
        reading = shelf.reading(row.reading, row.row)
        attribution = next(each for each in reading.attributions if each.id == row.id)
        yield _stating(attribution, row, shelf.report(row.row)), row.address


def _stating(attribution: Attribution, row: Row[Any], report: Report) -> Hit:
    said = attribution.said
    return Hit(
        "attribution",
        attribution.id,
        report,
        attribution.content or attribution.cue,
        row.actor or row.source or "",
        attribution.stance,
        _day(said.start or said.value) if said else _day(report.published),
        " … ".join(span.text for span in attribution.cue),
    )


def _estimates(connection: Connection, query: Query, shelf: _Shelf) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)
    columns = (
        REPORTS.c.row, REPORTS.c.address, READINGS.c.row.label("reading"), ESTIMATES.c.id,
        ESTIMATES.c.start, ESTIMATES.c.end,
    )  # fmt: skip
    counted = ESTIMATES.c.counted.icontains(query.counted, autoescape=True)
    named = ESTIMATES.c.of.icontains(query.counted, autoescape=True)
    chosen = (
        select(*columns)
        .select_from(_newest(ESTIMATES.c.reading))
        .where(*_about(query), _current(), counted | named)
    )
    if query.about_statements:
        holds = (
            (ATTRIBUTIONS.c.reading == ESTIMATES.c.reading)
            & (ATTRIBUTIONS.c.start <= ESTIMATES.c.start)
            & (ATTRIBUTIONS.c.end >= ESTIMATES.c.end)
        )
        chosen = chosen.where(exists().where(holds, *_stated(query)))
    for row in _each(connection, _ordered(connection, query, chosen, ESTIMATES.c.start)):
        report = shelf.report(row.row)
        if not _has(_paragraph(report.text, row.start), asked):
            continue
        reading = shelf.reading(row.reading, row.row)
        estimate = next(each for each in reading.estimates if each.id == row.id)
        who = select(ATTRIBUTIONS.c.actor).where(
            ATTRIBUTIONS.c.reading == row.reading, ATTRIBUTIONS.c.id == estimate.attribution
        )
        yield _counting(estimate, connection.scalar(who), reading, report), row.address


def _counting(estimate: Estimate, who: str | None, reading: Reading, report: Report) -> Hit:
    by = next((each for each in reading.attributions if each.id == estimate.attribution), None)
    said = estimate.said
    of = f" ({estimate.of})" if estimate.of else ""
    return Hit(
        "estimate",
        estimate.id,
        report,
        (estimate.span,),
        who or (" … ".join(span.text for span in by.source) if by else ""),
        by.stance if by else "",
        _day(said.start or said.value) if said else _day(report.published),
        f"{estimate.counted}{of}",
    )


def _paragraph(text: str, at: int) -> str:
    low, high = text.rfind("\n\n", 0, at), text.find("\n\n", at)
    return text[max(0, low) : high if high >= 0 else len(text)]


def _has(text: str, asked: Sequence[Term]) -> bool:
    return all(passages.places(text, asked))


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _newest(reading: Column[Any]) -> Any:
    """An index table joined with the reports that it is about."""
    table = reading.table
    return table.join(READINGS, READINGS.c.row == reading).join(
        REPORTS, REPORTS.c.row == READINGS.c.report
    )


def _about(query: Query) -> Iterator[ColumnElement[bool]]:
    """What must hold of a report; of each revision it is the newest parse."""
    later = REPORTS.alias("later")
    yield ~exists().where(
        later.c.address == REPORTS.c.address,
        later.c.revision == REPORTS.c.revision,
        later.c.parse > REPORTS.c.parse,
    )
    if query.outlet:
        yield REPORTS.c.outlet.icontains(query.outlet, autoescape=True)
    yield from _between(REPORTS.c.published, REPORTS.c.published, query.published)
    if query.place:
        here = READINGS.alias("here")
        named = (PLACES.c.name.ilike(_literal(query.place), escape="\\")) | (
            PLACES.c.country == query.place.upper()
        )
        yield exists().where(PLACES.c.reading == here.c.row, here.c.report == REPORTS.c.row, named)
    if query.story is not None:
        inside = select(MEMBERS.c.address).where(MEMBERS.c.story == query.story)
        yield REPORTS.c.address.in_(inside)
    if query.reports is not None:
        yield REPORTS.c.id.in_(query.reports)


def _current() -> ColumnElement[bool]:
    """That a reading is the newest of its report."""
    newer = READINGS.alias("newer")
    return ~exists().where(newer.c.report == READINGS.c.report, newer.c.row > READINGS.c.row)


def _stated(query: Query) -> Iterator[ColumnElement[bool]]:
    """What must hold of a statement."""
    if query.actor:
        yield ATTRIBUTIONS.c.actor.icontains(
            query.actor, autoescape=True
        ) | ATTRIBUTIONS.c.source.icontains(query.actor, autoescape=True)
    if query.stance:
        yield ATTRIBUTIONS.c.stance == query.stance
    yield from _between(ATTRIBUTIONS.c.said_from, ATTRIBUTIONS.c.said_to, query.said)


def _between(
    first: Column[Any], last: Column[Any], bounds: tuple[str | None, str | None]
) -> Iterator[ColumnElement[bool]]:
    """That some day from `first` to `last` is within the bounds."""
    low, high = bounds
    if low:
        yield func.substr(last, 1, 10) >= low
    if high:
        yield func.substr(first, 1, 10) <= high


def _literal(name: str) -> str:
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _ordered(
    connection: Connection, query: Query, chosen: Select[Any], start: Column[Any] | None = None
) -> Select[Any]:
    asked = words.terms(query.words)
    if asked:
        table = words.matched(connection, asked)
        chosen = chosen.where(table.c.row == REPORTS.c.row).order_by(table.c.rank)
    else:
        chosen = chosen.order_by(func.coalesce(REPORTS.c.published, "").desc())
    chosen = chosen.order_by(REPORTS.c.row.desc())
    return (chosen if start is None else chosen.order_by(start)).limit(_TRIED)


def _each(connection: Connection, chosen: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execution_options(yield_per=_LIVE).execute(chosen)
