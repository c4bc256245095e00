"""What a search looks at: the reports, statements and figures that hold what is asked for.

The rarest thing that is asked for decides which reports are looked at. Where all of it is common, the
best or the latest are looked at each for itself, before all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
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
)

from sayso.keep import indexes, names, words
from sayso.keep.schema import MEMBERS, NAMED, READINGS, REPORTS, STATEMENTS

# A search whose words are in the report, but not in what it asks for, ends somewhere: after so many
# beyond those that are looked at first.
_TRIED = 1_000
# So many reports, the best or all that have something rare, are looked at before all others.
_BEST = 2_000
_LIVE = 64
# So many of the latest that have words of many: two chunks, which are enough where most have the rest.
_AHEAD = _LIVE + 4 * _LIVE
# Of what has the words no more than so many, the best, are known.
_MATCHED = 50_000
# Without words: so many, the latest.
_NEAR = 300
# Of a word in so many names each is known before the records that bear one are looked for.
_FEW = 500
# Added to, so that the database looks up the record and then its names, not each name. So it is with
# the other sums below: a list that is a hundred thousand long would be gone through for each row.
_NAME = NAMED.c.name + 0
# As the index has it, so that the latest need not be sorted out of all.
_LATEST: ColumnElement[str] = literal_column("coalesce(reports.published, '')")

Rows = list[int] | Select[int]
Meant = dict[str, Rows]


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: all that is given must hold.

    `words` as in `words.terms`. `actor`, `counted` and `outlet` are parts of names; `place` is a whole
    name, of now or as it is written, or a country's code. `said` and `published` are pairs of ISO
    days, either may be None.
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


def meaning(connection: Connection, query: Query) -> Meant:
    """The rows of the names that are asked for: a list of a few, else what finds them."""
    asked = {
        "outlet": query.outlet and names.having(query.outlet, "outlet", part=True),
        "place": query.place and names.having(query.place, "place", "country"),
        "actor": query.actor and names.having(query.actor, "actor", part=True),
        "stance": query.stance and names.having(query.stance, "stance"),
        "counted": query.counted and names.having(query.counted, "counted", part=True),
    }
    meant: Meant = {}
    for kind, having in asked.items():
        if isinstance(having, Select):
            rows = list(connection.scalars(having.limit(_FEW + 1)))
            meant[kind] = rows if len(rows) <= _FEW else having
    return meant


def newest(reading: Column[Any]) -> Any:
    """An index table joined with the reports that it is about."""
    table = reading.table
    return table.join(READINGS, READINGS.c.row == reading).join(
        REPORTS, REPORTS.c.row == READINGS.c.report
    )


def about(query: Query, meant: Meant, near: bool) -> Iterator[ColumnElement[bool]]:
    """What must hold of a report; of each revision it is the newest parse.

    `near`: few reports are looked at, each for itself; else those that bear a name are looked up.
    """
    later = REPORTS.alias("later")
    yield ~exists().where(
        later.c.address == REPORTS.c.address,
        later.c.revision == REPORTS.c.revision,
        later.c.parse > REPORTS.c.parse,
    )
    yield from _between(REPORTS.c.published, query.published)
    for kind in ("outlet", "place"):
        if kind in meant:
            yield _named(meant[kind], near)
    if query.story is not None:
        inside = select(MEMBERS.c.address).where(MEMBERS.c.story == query.story)
        yield REPORTS.c.address.in_(inside)
    if query.reports is not None:
        yield REPORTS.c.id.in_(query.reports)


def current() -> ColumnElement[bool]:
    """That a reading is the newest of its report."""
    newer = READINGS.alias("newer")
    return ~exists().where(newer.c.report == READINGS.c.report, newer.c.row > READINGS.c.row)


def _named(meant: Rows, near: bool) -> ColumnElement[bool]:
    """That a reading of the report bears such a name."""
    if near:
        here = READINGS.alias("here")
        by_report = here.c.report == REPORTS.c.row, NAMED.c.reading == here.c.row
        return exists().where(*by_report, _NAME.in_(meant))
    return (REPORTS.c.row + 0).in_(_all_bearers(meant))


def _bearers(meant: Rows) -> Select[int]:
    """The reports of which some reading bears such a name, one looked up after the other."""
    bearers = select(READINGS.c.report).join(NAMED, NAMED.c.reading == READINGS.c.row)
    return bearers.where(NAMED.c.name.in_(meant))


def _all_bearers(meant: Rows) -> Select[int]:
    """The same where they are many: to go through all readings takes less than to look up each."""
    bearing = select(NAMED.c.reading).where(NAMED.c.name.in_(meant))
    return select(READINGS.c.report).where((READINGS.c.row + 0).in_(bearing))


def _usual(connection: Connection, meant: Rows) -> bool:
    """Whether most reports bear such a name: to list them all takes longer than it then saves."""
    if isinstance(meant, Select):
        return False
    every = connection.scalar(select(func.max(READINGS.c.row))) or 0
    bearing = select(NAMED.c.reading).where(NAMED.c.name.in_(meant)).distinct().subquery()
    return 2 * (connection.scalar(select(func.count()).select_from(bearing)) or 0) > every


def borne(table: Table, meant: Rows, near: bool) -> ColumnElement[bool]:
    """That a statement or a figure bears such a name."""
    here = NAMED.c.reading == table.c.reading, NAMED.c.number == table.c.number
    borne = exists().where(*here, _NAME.in_(meant))
    if near:
        return borne
    bearers = select(NAMED.c.reading).where(NAMED.c.name.in_(meant))
    return (table.c.reading + 0).in_(bearers) & borne


def stated(query: Query, meant: Meant, near: bool) -> Iterator[ColumnElement[bool]]:
    """What must hold of a statement."""
    for kind in ("actor", "stance"):
        if kind in meant:
            yield borne(STATEMENTS, meant[kind], near)
    low, high = (indexes.day(each) for each in query.said)
    if low:
        yield STATEMENTS.c.said_to >= low
    if high:
        yield STATEMENTS.c.said_from <= high


def _between(
    moment: ColumnElement[str], bounds: tuple[str | None, str | None]
) -> Iterator[ColumnElement[bool]]:
    """That the day of a moment is within the bounds."""
    low, high = bounds
    if low:
        yield func.substr(moment, 1, 10) >= low
    if high:
        yield func.substr(moment, 1, 10) <= high


def _few(connection: Connection, query: Query, meant: Meant) -> list[int] | None:
    """The reports of the rarest thing that is asked for; None where there are many of each."""
    rarest: list[int] | None = None
    for each in _asked(query, [_bearers(rows).distinct() for rows in meant.values()]):
        rows = list(connection.scalars(each.limit(_BEST + 1)))
        if len(rows) <= _BEST and (rarest is None or len(rows) < len(rarest)):
            rarest = rows
    return rarest


def _asked(query: Query, bearers: Sequence[Select[int]]) -> list[Select[int]]:
    """By all that is asked for besides words, the reports that may have it; `bearers` of its names."""
    asked = list(bearers)
    bare = select(REPORTS.c.row)
    if query.story is not None:
        members = MEMBERS.c.story == query.story
        asked.append(bare.join(MEMBERS, MEMBERS.c.address == REPORTS.c.address).where(members))
    if query.reports is not None:
        asked.append(bare.where(REPORTS.c.id.in_(query.reports)))
    if any(query.published):
        asked.append(bare.where(*_around(query.published)))
    return asked


def _around(days: tuple[str | None, str | None]) -> Iterator[ColumnElement[bool]]:
    """That a report is of these days, as far as its index tells."""
    low, high = days
    day = _LATEST
    yield day >= (low or "0")
    with suppress(ValueError):
        if high:
            yield day < (date.fromisoformat(high) + timedelta(days=1)).isoformat()


def rows(
    connection: Connection,
    query: Query,
    meant: Meant,
    made: Callable[[bool], Select[Any]],
    start: Column[Any] | None = None,
) -> Iterator[Sequence[Row[Any]]]:
    """What is chosen, some at a time, the best first; without words the latest.

    Where something rare is asked for, its reports are looked at; else the best or the latest, each
    for itself, before all others: of what most reports have these are enough. Of the others that have
    the words only those are looked at that may have all the rest. `start` is where a statement or a
    figure stands: of words that many reports have, which of them has them best tells little of what
    stands in it, and the latest come first, fewer of them.
    """
    few = _few(connection, query, meant)
    by_place = () if start is None else (start,)
    worded = bool(words.terms(query.words))
    if worded:
        known = [] if few is None else [few]
        first = [] if start is None else words.latest(connection, query.words, _BEST, *known)
        if len(first) < _BEST:
            first = words.find(connection, query.words, _BEST, *known)
    else:
        order = _LATEST.desc(), REPORTS.c.row.desc()
        latest = select(REPORTS.c.row).order_by(*order)
        latest = latest.limit(_NEAR) if few is None else latest.where(REPORTS.c.row.in_(few))
        first = list(connection.scalars(latest))

    def near(some: Sequence[int]) -> list[Row[Any]]:
        place = {row: number for number, row in enumerate(some)}
        found = made(True).where(REPORTS.c.row.in_(some)).order_by(*by_place)
        return sorted(connection.execute(found), key=lambda row: place[row.row])

    whole = few is not None or len(first) < (_BEST if worded else _NEAR)
    if start is not None and worded and not whole:
        del first[_AHEAD:]
    for chunk in _growing(first, _LIVE):
        yield near(chunk)
    if whole:
        return
    seen = set(first)
    if worded:
        rarer = [rows for rows in meant.values() if not _usual(connection, rows)]
        asked = _asked(query, list(map(_all_bearers, rarer)))
        # The latest have been looked at, and of all that are older none is among them.
        before = None if start is None else min(first)
        bearing = words.some(connection, query.words, _MATCHED, asked, before)
        tried = 0
        for chunk in _growing((row for row in bearing if row not in seen), _TRIED):
            found = near(chunk)
            yield found[: _TRIED - tried]
            tried += len(found)
            if tried >= _TRIED:
                return
        return
    far = made(False).order_by(*order, *by_place).limit(len(first) + _TRIED)
    for some in connection.execution_options(yield_per=_LIVE).execute(far).partitions():
        yield [row for row in some if row.row not in seen]


def _growing(rows: Iterable[int], size: int) -> Iterator[list[int]]:
    """The rows in chunks, the first of `size`, each next four times as long, up to what one query takes."""
    rest = iter(rows)
    while some := list(islice(rest, size)):
        yield some
        size = min(4 * size, _BEST)
