"""The tables of a ledger.

`row` numbers grow in the order of writing, and `added` with them. Moments are ISO 8601 in UTC with
microseconds, as text, so that they sort. Blobs are written by `codec`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    insert,
    text,
)
from sqlalchemy.schema import SchemaItem

METADATA = MetaData()
# SQLite numbers rows by itself only where the type is its own INTEGER.
_ROW = BigInteger().with_variant(Integer, "sqlite")


def _table(name: str, *items: SchemaItem, numbered: bool = True) -> Table:
    row = (Column("row", _ROW, primary_key=True),) if numbered else ()
    return Table(name, METADATA, *row, *items)


def _text(name: str, *rest: SchemaItem, null: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Text, *rest, nullable=null, primary_key=key)


MIGRATIONS = _table(
    "migrations",
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("applied"),
    numbered=False,
)

# The bytes of inputs, each once, compressed; `hash` is the SHA-256 of what `data` unpacks to.
RAWS = _table(
    "raws",
    _text("hash", key=True),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
    numbered=False,
)

# Every input that was seen. `outcome`: new, revision, unchanged (other bytes, the same report) or
# refused. `given`: what the user said of it. `clock`: what this machine's clock said, while `added`
# never goes back.
TAKES = _table(
    "takes",
    _text("address"),
    _text("name"),
    _text("raw", ForeignKey("raws.hash"), null=True),
    _text("given"),
    _text("outcome"),
    _text("reason", null=True),
    _text("hint", null=True),
    _text("content_type"),
    _text("url", null=True),
    Column("status", Integer),
    _text("headers", null=True),
    _text("fetched", null=True),
    _text("told_published", null=True),
    Column("line", Integer),
    Column("report", _ROW, ForeignKey("reports.row")),
    _text("added"),
    _text("clock"),
    Index("takes_by_address", "address", "raw"),
    Index("takes_by_report", "report"),
)

# A report as it was read. `revision` counts the versions of one address, `parse` how often the same
# raw input was read to another result. `seen`: when the page was fetched, else when it was added.
REPORTS = _table(
    "reports",
    _text("id"),
    _text("address"),
    Column("revision", Integer, nullable=False),
    Column("parse", Integer, nullable=False),
    _text("raw", ForeignKey("raws.hash")),
    _text("added"),
    _text("seen"),
    _text("published", null=True),
    _text("title", null=True),
    _text("outlet", null=True),
    _text("language", null=True),
    Column("words", Integer, nullable=False),
    _text("hash"),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("address", "revision", "parse"),
    Index("reports_by_id", "id"),
    Index("reports_by_day", text("coalesce(published, '')")),
)

# What `mark` found in a report, by the version of `mark` that found it.
READINGS = _table(
    "readings",
    Column("report", _ROW, ForeignKey("reports.row"), nullable=False),
    _text("version"),
    _text("added"),
    _text("hash"),
    Column("blob", LargeBinary, nullable=False),
    Index("readings_by_report", "report"),
)

# A later version of `mark` that found the same as the reading before it.
REREADS = _table(
    "rereads",
    Column("reading", _ROW, ForeignKey("readings.row"), nullable=False),
    _text("version"),
    _text("added"),
    Index("rereads_by_reading", "reading"),
)

STORIES = _table("stories", _text("name"), _text("added"), UniqueConstraint("name"))

# Which addresses belong to a story: a page's later revisions belong to it too.
MEMBERS = _table(
    "members",
    Column("story", _ROW, ForeignKey("stories.row"), nullable=False),
    _text("address"),
    _text("added"),
    UniqueConstraint("story", "address"),
    Index("members_by_address", "address"),
)

# What editors decided; `undoes` takes an earlier decision back. `payload` is JSON, `story` the name
# of a story or the id of one that was found.
CORRECTIONS = _table(
    "corrections",
    _text("added"),
    _text("author"),
    _text("kind"),
    _text("payload"),
    _text("story", null=True),
    Column("undoes", _ROW, ForeignKey("corrections.row")),
    Index("corrections_by_story", "story"),
)


# Indexes for search, written with each reading. A record is known by its `number`: its place in the
# reading. Their rows lie in the order of their key, which SQLite would else keep twice.
def _index(name: str, *items: SchemaItem) -> Table:
    return Table(name, METADATA, *items, sqlite_with_rowid=False)


def _of_reading() -> Column[int]:
    return Column("reading", _ROW, ForeignKey("readings.row"), primary_key=True)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, primary_key=key, autoincrement=False)


# Names in plain letters, each once, and what bears them.
NAMES = _table("names", _text("kind"), _text("text"), UniqueConstraint("kind", "text"))

NAMED = _index(
    "named",
    Column("name", _ROW, ForeignKey("names.row"), primary_key=True, autoincrement=False),
    _of_reading(),
    _number("number", key=True),
    # What the latest reports bear is looked up by report: a name may be in most of them.
    Index("named_by_reading", "reading", "number"),
)

# Where in the report's text statements and figures stand. Days are numbers such as 20250304.
STATEMENTS = _index(
    "statements",
    _of_reading(),
    _number("number", key=True),
    _number("start"),
    _number("end"),
    Column("said_from", Integer),
    Column("said_to", Integer),
)

FIGURES = _index(
    "figures", _of_reading(), _number("number", key=True), _number("start"), _number("end")
)

# Which readings have the record of an id, by the id's number (`keys`).
IDS = _index(
    "ids",
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _of_reading(),
)

# What each reading's report is about, for finding stories.
SUBJECTS = _table(
    "subjects",
    Column("reading", _ROW, ForeignKey("readings.row"), primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    numbered=False,
)

# A cache: which reports make a story by what they are about, by all that it was found from.
SPLITS = _table(
    "splits",
    _text("key", key=True),
    _text("made"),
    Column("blob", LargeBinary, nullable=False),
    numbered=False,
)

# A cache: told briefs, each by all that it was made from. May be emptied at any time.
BRIEFS = _table(
    "briefs",
    _text("key", key=True),
    _text("story"),
    _text("made"),
    Column("joined", LargeBinary, nullable=False),
    Column("told", LargeBinary, nullable=False),
    Index("briefs_by_story", "story"),
    numbered=False,
)

# The state of `sayso watch`: what it may forget without losing evidence.
WATCHED = _table(
    "watched",
    _text("kind", key=True),
    _text("key", key=True),
    _text("value"),
    numbered=False,
)


def write(connection: Connection, table: Table, **values: Any) -> int:
    """Write one row of a numbered table; returns its number."""
    made = connection.execute(insert(table).values(**values)).inserted_primary_key
    assert made is not None  # noqa: S101 (of one row, there is always one)
    return int(made[0])
