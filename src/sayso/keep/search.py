"""Search: reports by their words, and the statements and figures in them by what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    exists,
    func,
    literal_column,
    select,
    tuple_,
)

from sayso.keep import codec, indexes, names, passages, words
from sayso.keep.schema import FIGURES, MEMBERS, NAMED, READINGS, REPORTS, STATEMENTS
from sayso.keep.words import Term
from sayso.records import Attribution, Estimate, Hit, Reading, Report, Span

# A search whose words are in the report, but not in what it asks for, ends somewhere.
_TRIED = 2_000
_LIVE = 64
# The latest reports, that are looked at before all others.
_NEAR = 300
# Added to, so that the database looks up the record and then its names, not each name.
_NAME = NAMED.c.name + 0
# As the index has it, so that the latest need not be sorted out of all.
_LATEST: ColumnElement[str] = literal_column("coalesce(reports.published, '')")


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: all that is given must hold.

    `words` as in `words.terms`. `actor`, `counted` and `outlet` are parts of names; `place` is a whole
    name, of now or as it is written, or a country's code. `said` and `published` are pairs of ISO days, either may be None.
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

    def chosen(near: bool) -> Select[Any]:
        return select(REPORTS.c.row, REPORTS.c.address).where(*_about(query, near))

    for found in _rows(connection, query, chosen):
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
        REPORTS.c.row, REPORTS.c.address, READINGS.c.row.label("reading"), STATEMENTS.c.number,
        STATEMENTS.c.start, STATEMENTS.c.end,
    )  # fmt: skip

    def chosen(near: bool) -> Select[Any]:
        inside = _newest(STATEMENTS.c.reading)
        holds = *_about(query, near), _current(), *_stated(query, near)
        return select(*columns).select_from(inside).where(*holds)

    for row in _rows(connection, query, chosen, STATEMENTS.c.start):
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


def _estimates(connection: Connection, query: Query, shelf: _Shelf) -> Iterator[tuple[Hit, str]]:
    asked = words.terms(query.words)
    columns = (
        REPORTS.c.row, REPORTS.c.address, READINGS.c.row.label("reading"), FIGURES.c.number,
        FIGURES.c.start, FIGURES.c.end,
    )  # fmt: skip

    def chosen(near: bool) -> Select[Any]:
        counted = names.having(query.counted or "", "counted", part=True)
        holds = *_about(query, near), _current(), _borne(FIGURES, counted, near)
        made = select(*columns).select_from(_newest(FIGURES.c.reading)).where(*holds)
        if not query.about_statements:
            return made
        inside = (
            (STATEMENTS.c.reading == FIGURES.c.reading)
            & (STATEMENTS.c.start <= FIGURES.c.start)
            & (STATEMENTS.c.end >= FIGURES.c.end)
        )
        return made.where(exists().where(inside, *_stated(query, near=True)))

    for row in _rows(connection, query, chosen, FIGURES.c.start):
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
    return all(passages.places(text, asked))


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _newest(reading: Column[Any]) -> Any:
    """An index table joined with the reports that it is about."""
    table = reading.table
    return table.join(READINGS, READINGS.c.row == reading).join(
        REPORTS, REPORTS.c.row == READINGS.c.report
    )


def _about(query: Query, near: bool) -> Iterator[ColumnElement[bool]]:
    """What must hold of a report; of each revision it is the newest parse.

    `near`: few reports are looked at, each for itself; else those that bear a name are looked up.
    """
    later = REPORTS.alias("later")
    yield ~exists().where(
        later.c.address == REPORTS.c.address,
        later.c.revision == REPORTS.c.revision,
        later.c.parse > REPORTS.c.parse,
    )
    if query.outlet:
        yield _named(names.having(query.outlet, "outlet", part=True), near)
    yield from _between(REPORTS.c.published, query.published)
    if query.place:
        yield _named(names.having(query.place, "place", "country"), near)
    if query.story is not None:
        inside = select(MEMBERS.c.address).where(MEMBERS.c.story == query.story)
        yield REPORTS.c.address.in_(inside)
    if query.reports is not None:
        yield REPORTS.c.id.in_(query.reports)


def _current() -> ColumnElement[bool]:
    """That a reading is the newest of its report."""
    newer = READINGS.alias("newer")
    return ~exists().where(newer.c.report == READINGS.c.report, newer.c.row > READINGS.c.row)


def _named(meant: Select[tuple[int]], near: bool) -> ColumnElement[bool]:
    """That a reading of the report bears such a name."""
    if near:
        here = READINGS.alias("here")
        by_report = here.c.report == REPORTS.c.row, NAMED.c.reading == here.c.row
        return exists().where(*by_report, _NAME.in_(meant))
    bearers = select(READINGS.c.report).join(NAMED, NAMED.c.reading == READINGS.c.row)
    return REPORTS.c.row.in_(bearers.where(NAMED.c.name.in_(meant)))


def _borne(table: Table, meant: Select[tuple[int]], near: bool) -> ColumnElement[bool]:
    """That a statement or a figure bears such a name."""
    if near:
        here = NAMED.c.reading == table.c.reading, NAMED.c.number == table.c.number
        return exists().where(*here, _NAME.in_(meant))
    bearers = select(NAMED.c.reading, NAMED.c.number).where(NAMED.c.name.in_(meant))
    return tuple_(table.c.reading, table.c.number).in_(bearers)


def _stated(query: Query, near: bool) -> Iterator[ColumnElement[bool]]:
    """What must hold of a statement."""
    if query.actor:
        yield _borne(STATEMENTS, names.having(query.actor, "actor", part=True), near)
    if query.stance:
        yield _borne(STATEMENTS, names.having(query.stance, "stance"), near)
    low, high = (indexes.day(each) for each in query.said)
    if low:
        yield STATEMENTS.c.said_to >= low
    if high:
        yield STATEMENTS.c.said_from <= high


def _between(
    moment: Column[Any], bounds: tuple[str | None, str | None]
) -> Iterator[ColumnElement[bool]]:
    """That the day of a moment is within the bounds."""
    low, high = bounds
    if low:
        yield func.substr(moment, 1, 10) >= low
    if high:
        yield func.substr(moment, 1, 10) <= high


def _rows(
    connection: Connection,
    query: Query,
    chosen: Callable[[bool], Select[Any]],
    start: Column[Any] | None = None,
) -> Iterator[Row[Any]]:
    """What is chosen, the best first; without words the latest, which are looked at for themselves.

    Of a name that is in most reports the latest few are enough, and all others would be sorted for
    nothing.
    """
    by_place = () if start is None else (start,)
    asked = words.terms(query.words)
    if asked:
        # Where nothing else is asked for, the database need not look at more than the best.
        bare = replace(query, words="") == Query()
        table = words.matched(connection, asked, _TRIED if bare else None)
        made = chosen(False).where(table.c.row == REPORTS.c.row)
        order = table.c.rank, REPORTS.c.row.desc(), *by_place
        yield from _each(connection, made.order_by(*order).limit(_TRIED))
        return
    order = _LATEST.desc(), REPORTS.c.row.desc(), *by_place
    latest = select(REPORTS.c.row).order_by(*order[:2]).limit(_NEAR)
    seen = set(connection.scalars(latest))
    made = chosen(True).where(REPORTS.c.row.in_(seen))
    yield from _each(connection, made.order_by(*order))
    far = chosen(False).order_by(*order).limit(_TRIED)
    yield from (row for row in _each(connection, far) if row.row not in seen)


def _each(connection: Connection, chosen: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execution_options(yield_per=_LIVE).execute(chosen)
