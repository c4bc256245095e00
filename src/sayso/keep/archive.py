"""A whole ledger as one file, the same bytes from either database.

An archive is a line that names it, then frames: eight bytes of length (the last first), then that
much msgpack. The first frame tells the version of the tables, then come for each table one frame with
its name and columns and one for each row, and at the end one with the number of rows and the SHA-256 of
all before it. Frames that are no rows begin with nothing (nil), as no row does. Rows keep their numbers, so that nothing in them is rewritten. What can be made again
from the rest (indexes for search, caches) is left out, and made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, text

from sayso.keep import codec, indexes, migrations, problems, words
from sayso.keep.ledger import Ledger
from sayso.keep.schema import (
    CORRECTIONS,
    MEMBERS,
    RAWS,
    READINGS,
    REPORTS,
    REREADS,
    STORIES,
    SUBJECTS,
    TAKES,
    WATCHED,
)
from sayso.records import Reading, Report

MAGIC = b"sayso ledger archive 1\n"
# In this order each row only names rows that are there already.
TABLES: tuple[Table, ...] = (
    RAWS, REPORTS, TAKES, READINGS, REREADS, SUBJECTS, STORIES, MEMBERS, CORRECTIONS, WATCHED,
)  # fmt: skip
_BATCH = 50
# No row of ours comes near; a damaged length must not fill the memory.
_MOST = 1 << 31
_SIGNS: dict[Any, tuple[type, ...]] = {"ledger": (int,), "table": (str, list), "end": (int, str)}

Frame = list[Any]
Each = Callable[[], object]


def size(connection: Connection) -> int:
    """How many rows an archive of the ledger has, for a progress bar."""
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES)


def write(connection: Connection, out: BinaryIO, each: Each = lambda: None) -> int:
    """Write the ledger as the transaction sees it; `each` is called for each row. Returns their number."""
    digest = hashlib.sha256()

    def put(data: bytes) -> None:
        digest.update(data)
        out.write(data)

    put(MAGIC)
    put(_frame([None, "ledger", len(migrations.ALL)]))
    count = 0
    for table in TABLES:
        put(_frame([None, "table", str(table.name), [str(each.name) for each in table.columns]]))
        asked = select(table).order_by(*table.primary_key.columns)
        for row in connection.execution_options(yield_per=_BATCH).execute(asked):
            put(_frame([_plain(value) for value in row]))
            count += 1
            each()
    out.write(_frame([None, "end", count, digest.hexdigest()]))
    return count


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def _frame(values: Frame) -> bytes:
    data = msgspec.msgpack.encode(values)
    return len(data).to_bytes(8, "little") + data


def check(source: BinaryIO, name: str) -> int:
    """The number of rows in a whole archive. Raises LedgerError where it is damaged, or newer."""
    digest = hashlib.sha256(MAGIC)
    count = 0
    for data, values in _frames(source, name):
        if values[0] is not None:
            count += 1
        elif values[1] == "ledger" and values[2] > len(migrations.ALL):
            raise problems.newer(name, values[2], len(migrations.ALL))
        elif values[1] == "end":
            if values[2:] != [count, digest.hexdigest()] or source.read(1):
                raise problems.bad_archive(name, "bytes that are not those written")
            return count
        digest.update(data)
    raise problems.bad_archive(name, "that its end is missing")


def _frames(source: BinaryIO, name: str) -> Iterator[tuple[bytes, Frame]]:
    magic = source.read(len(MAGIC))
    if magic != MAGIC:
        kind = MAGIC.rsplit(b" ", 1)[0]
        if magic.startswith(kind):
            raise problems.bad_archive(name, "one of another version; a newer sayso may read it")
        raise problems.bad_archive(name, "a file of another kind")
    while head := source.read(8):
        length = int.from_bytes(head, "little")
        data = source.read(length) if len(head) == 8 and length <= _MOST else b""
        if len(head) < 8 or len(data) < length or length > _MOST:
            raise problems.bad_archive(name, "that it breaks off")
        try:
            values = msgspec.msgpack.decode(data, type=list[Any])
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise problems.bad_archive(name, "bytes that are not those written") from error
        if not values or (values[0] is None and not _sign(values)):
            raise problems.bad_archive(name, "bytes that are not those written")
        yield head + data, values


def _sign(values: Frame) -> bool:
    """Whether a frame that is no row is one of those that an archive has."""
    kinds = tuple(type(value) for value in values[2:])
    if _SIGNS.get(values[1] if len(values) > 1 else None) != kinds:
        return False
    return values[1] != "table" or all(isinstance(column, str) for column in values[3])


def load(ledger: Ledger, source: BinaryIO, name: str, each: Each = lambda: None) -> int:
    """Fill an empty ledger from a checked archive: all of it in one transaction, or nothing.

    Raises LedgerError where the ledger is not empty, or the archive does not fit its tables.
    """
    with ledger.writing() as connection:
        if size(connection):
            raise problems.not_empty(ledger.place)
        count = 0
        for table, rows in groupby(_rows(source, name), key=itemgetter(0)):
            while batch := [row for _, row in islice(rows, _BATCH)]:
                connection.execute(insert(table), batch)
                _indexed(connection, table, batch)
                count += len(batch)
                for _ in batch:
                    each()
        _renumbered(connection)
        return count


def _rows(source: BinaryIO, name: str) -> Iterator[tuple[Table, dict[str, Any]]]:
    known = {table.name: table for table in TABLES}
    table, columns = TABLES[0], list[str]()
    for _, values in _frames(source, name):
        if values[0] is not None:
            if len(values) != len(columns):
                raise problems.bad_archive(name, "a row that does not fit its table")
            yield table, dict(zip(columns, values, strict=True))
        elif values[1] == "table":
            title, columns = values[2:]
            if title not in known or not set(columns) <= set(known[title].columns.keys()):
                raise problems.bad_archive(name, f"a table {title!r} that is not known")
            table = known[title]


def _indexed(connection: Connection, table: Table, given: Iterable[dict[str, Any]]) -> None:
    """Make the indexes for search of rows that were written."""
    if table is REPORTS:
        for row in given:
            report = codec.from_blob(row["body"], Report)
            words.put(connection, row["row"], report.title or "", report.text)
    if table is READINGS:
        for row in given:
            body = select(REPORTS.c.body).where(REPORTS.c.row == row["report"])
            report = codec.from_blob(connection.execute(body).scalar_one(), Report)
            reading = codec.from_blob(row["blob"], Reading, report.text)
            indexes.put(connection, row["row"], report, reading)


def _renumbered(connection: Connection) -> None:
    """Let PostgreSQL count on from the rows that were written with their numbers."""
    if connection.dialect.name == "sqlite":
        return
    for table in TABLES:
        if "row" in table.columns:
            last = connection.scalar(select(func.max(table.c.row)))
            if last is not None:
                connection.execute(
                    text("SELECT setval(pg_get_serial_sequence(:name, 'row'), :last)"),
                    {"name": table.name, "last": last},
                )
