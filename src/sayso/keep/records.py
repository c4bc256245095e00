"""Any record of the ledger by its id, or the beginning of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.keep import codec, corrections, keys, problems
from sayso.keep.schema import (
    BRIEFS,
    IDS,
    MEMBERS,
    READINGS,
    REPORTS,
    REREADS,
    STORIES,
    TAKES,
)
from sayso.records import Brief, Reading, Report, Story

# More than these are told as "many".
_MANY = 12
# Readings in which a place is shown; it may be in all.
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A report, and a reading of it that has the record."""

    row: int
    report: Report
    reading: Reading


def added(connection: Connection, name: str) -> str:
    """When the ledger got the report, or the decision of an editor, with the id `name`.

    Of a report the beginning of its id is enough.
    """
    if name.startswith("correction-"):
        return corrections.entry(connection, name).correction.added
    first = select(REPORTS.c.added).where(REPORTS.c.id == report(connection, name))
    found = connection.scalar(first.order_by(REPORTS.c.row).limit(1))
    if found is None:
        raise problems.no_record(name)
    return str(found)


def one(given: str, found: list[str]) -> str | None:
    """The one id that is or begins with what was given. Raises LedgerError where there are several."""
    if given in found:
        return given
    if len(found) > 1:
        raise problems.many_records(given, sorted(found))
    return found[0] if found else None


def report(connection: Connection, given: str) -> str | None:
    """The id of the report that is meant."""
    # Digits of ids end at "f", so that the range can be looked up in the index.
    near = (REPORTS.c.id >= given, REPORTS.c.id < f"{given}g")
    found = connection.scalars(select(REPORTS.c.id).distinct().where(*near).limit(_MANY))
    return one(given, [each for each in found if each.startswith(given)])


def indexed(connection: Connection, given: str) -> str | None:
    """The id of the record of a reading that is meant."""
    bounds = keys.beginning(given)
    if bounds is None:
        return None
    near = select(IDS.c.key).distinct().where(IDS.c.key.between(*bounds)).limit(_MANY)
    return one(given, [keys.name(each) for each in connection.scalars(near)])


def rows(connection: Connection, name: str) -> list[int]:
    """The rows of the reports with the id `name`: each time that they were read otherwise."""
    return list(
        connection.scalars(
            select(REPORTS.c.row).where(REPORTS.c.id == name).order_by(REPORTS.c.row)
        )
    )


def body(connection: Connection, row: int) -> Report:
    """The report in `row`."""
    asked = select(REPORTS.c.body).where(REPORTS.c.row == row)
    return codec.from_blob(connection.execute(asked).scalar_one(), Report)


def occurrences(connection: Connection, name: str) -> list[Occurrence]:
    """The readings that have the record with the id `name`, the newest of each report."""
    asked = (
        select(READINGS.c.report, READINGS.c.blob)
        .join(IDS, IDS.c.reading == READINGS.c.row)
        .where(IDS.c.key == keys.key(name))
        .order_by(READINGS.c.row.desc())
        .limit(_SHOWN)
    )
    found: dict[int, Occurrence] = {}
    for row, blob in connection.execute(asked):
        if row not in found:
            of = body(connection, row)
            found[row] = Occurrence(row, of, codec.from_blob(blob, Reading, of.text))
    return list(found.values())


def history(connection: Connection, row: int) -> Iterator[tuple[str, str]]:
    """What became of the page of a report: each moment with what happened."""
    place = select(REPORTS.c.address).where(REPORTS.c.row == row).scalar_subquery()
    versions = select(REPORTS).where(REPORTS.c.address == place).order_by(REPORTS.c.row)
    for each in connection.execute(versions).all():
        again = " read anew" if each.parse > 1 else ""
        yield each.added, f"revision {each.revision}{again}: {each.id} ({each.words:,} words)"
        takes = select(TAKES).where(TAKES.c.report == each.row).order_by(TAKES.c.row)
        for take in connection.execute(takes):
            fetched = f", fetched {take.fetched}" if take.fetched else ""
            yield take.added, f"take-{take.row}: {take.outcome} from {take.address}{fetched}"
        readings = select(READINGS).where(READINGS.c.report == each.row).order_by(READINGS.c.row)
        for reading in connection.execute(readings).all():
            yield reading.added, f"marked by {reading.version}"
            same = select(REREADS).where(REREADS.c.reading == reading.row).order_by(REREADS.c.row)
            for reread in connection.execute(same):
                yield reread.added, f"marked again by {reread.version}: the same"


def stories_of(connection: Connection, row: int) -> list[str]:
    """The names of the stories that the report in `row` was put in."""
    place = select(REPORTS.c.address).where(REPORTS.c.row == row).scalar_subquery()
    names = (
        select(STORIES.c.name)
        .join(MEMBERS, MEMBERS.c.story == STORIES.c.row)
        .where(MEMBERS.c.address == place)
    )
    return sorted(connection.scalars(names), key=str.casefold)


def take(connection: Connection, number: int) -> dict[str, object] | None:
    """An input that was taken, by the number of its row."""
    found = connection.execute(select(TAKES).where(TAKES.c.row == number)).mappings().first()
    return dict(found) if found else None


def told(connection: Connection) -> Iterator[tuple[str, Story, Brief]]:
    """The stories that were told last, the newest first: where an id that somebody saw is from."""
    keys = select(BRIEFS.c.key).order_by(BRIEFS.c.made.desc(), BRIEFS.c.key)
    for key in connection.scalars(keys).all():
        row = connection.execute(select(BRIEFS).where(BRIEFS.c.key == key)).first()
        if row is not None:
            story = codec.from_blob(row.joined, Story)
            yield row.story, story, codec.from_blob(row.told, Brief)
