"""Full text: an index of the words of reports, by each database's own means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Float, Integer, Select, Subquery, column, func, select, text

from sayso.errors import LedgerError
from sayso.keep import codec
from sayso.keep.letters import plain
from sayso.keep.schema import REPORTS
from sayso.records import Report

_SQLITE = (
    # The index alone: the text is in the report's body.
    "CREATE VIRTUAL TABLE words USING fts5("
    "title, body, content='', tokenize='porter unicode61 remove_diacritics 2')",
)
_POSTGRESQL = (
    'CREATE TABLE words ("row" BIGINT PRIMARY KEY REFERENCES reports ("row"), found TSVECTOR NOT NULL)',
    "CREATE INDEX words_found ON words USING GIN (found)",
)
# PostgreSQL refuses to index more than a megabyte of one report.
_MOST = 500_000
# Reports held in memory at a time.
_BATCH = 50
# Rows taken at a time from a search that may end at any of them.
_FETCHED = 250
# Words of a query; nobody asks for more, and databases bound what they can take apart.
_TERMS = 40


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def create(connection: Connection) -> None:
    """Make the index."""
    for statement in _SQLITE if _sqlite(connection) else _POSTGRESQL:
        connection.execute(text(statement))


def put(connection: Connection, row: int, title: str, body: str) -> None:
    """Index the words of the report in `row`."""
    if _sqlite(connection):
        statement = "INSERT INTO words (rowid, title, body) VALUES (:row, :title, :body)"
    else:
        statement = (
            'INSERT INTO words ("row", found) VALUES (:row, '
            "setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :body))"
        )
    given = {"row": row, "title": plain(title), "body": plain(body)[:_MOST]}
    connection.execute(text(statement), given)


def renew(connection: Connection) -> None:
    """Make the index of all reports anew."""
    connection.execute(text("DROP TABLE words"))
    create(connection)
    last = connection.scalar(select(func.max(REPORTS.c.row))) or 0
    for first in range(1, last + 1, _BATCH):
        within = REPORTS.c.row >= first, REPORTS.c.row < first + _BATCH
        asked = select(REPORTS.c.row, REPORTS.c.title, REPORTS.c.body).where(*within)
        for row, title, body in connection.execute(asked.order_by(REPORTS.c.row)).all():
            with suppress(LedgerError):  # what is damaged cannot be searched; `verify` tells it
                put(connection, row, title or "", codec.from_blob(body, Report).text)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query, words in quotes that stand together, or how a word begins (`hosp*`)."""

    text: str
    phrase: bool = False
    prefix: bool = False


def terms(query: str) -> list[Term]:
    """What a query asks for, all of which a report must have.

    Words in double quotes are a phrase, a star after a word leaves its end open. No other sign has
    a meaning, so that no query is an error.
    """
    parts = plain(query).replace("“", '"').replace("”", '"').replace("\0", " ").split('"')
    found = []
    for number, part in enumerate(parts[: 2 * _TERMS]):
        if number % 2:
            found.append(Term(" ".join(part.split()), phrase=True))
        else:
            found += [Term(word.rstrip("*"), prefix=word.endswith("*")) for word in part.split()]
    return [term for term in found if any(char.isalnum() for char in term.text)][:_TERMS]


def matched(connection: Connection, asked: Sequence[Term]) -> Subquery:
    """The reports that have all terms, as a table of `row` and `rank` (the best is the least)."""
    if _sqlite(connection):
        statement = text("SELECT rowid AS row, rank FROM words WHERE words MATCH :query")
        query = " ".join(_quoted(term.text) + ("*" if term.prefix else "") for term in asked)
        made = statement.bindparams(query=query)
    else:
        each = [
            f"to_tsquery('english', :term{n})"
            if term.prefix
            else f"phraseto_tsquery('english', :term{n})"
            for n, term in enumerate(asked)
        ]
        statement = text(
            f'SELECT "row", -ts_rank(found, asked) AS rank '  # noqa: S608 (numbers of ours)
            f"FROM words, (SELECT {' && '.join(each)} AS asked) AS queries WHERE found @@ asked"
        )
        made = statement.bindparams(
            **{
                f"term{n}": _lexemes(term) if term.prefix else term.text
                for n, term in enumerate(asked)
            }
        )
    return made.columns(column("row", Integer), column("rank", Float)).subquery("matched")


def find(
    connection: Connection, query: str, limit: int = 1000, *among: Sequence[int] | Select[int]
) -> list[int]:
    """Rows of the reports with all terms of `query`, the best first, of equals the latest.

    Only rows that are in each of `among` are looked at.
    """
    asked = _asked(connection, query, limit, among, ranked=True)
    return [] if asked is None else list(connection.scalars(asked))


def latest(
    connection: Connection, query: str, limit: int, *among: Sequence[int] | Select[int]
) -> list[int]:
    """As `find`, but the latest first: of words that most reports have, a hundredth of the work."""
    asked = _asked(connection, query, limit, among, ranked=False)
    return [] if asked is None else list(connection.scalars(asked))


def some(
    connection: Connection,
    query: str,
    limit: int,
    among: Sequence[Sequence[int] | Select[int]],
    before: int | None,
) -> Iterator[int]:
    """What `find` would give, or `latest` of the rows `before` one: who has enough asks no further."""
    asked = _asked(connection, query, limit, among, ranked=before is None, before=before)
    if asked is not None:
        yield from connection.scalars(asked, execution_options={"yield_per": _FETCHED})


def _asked(
    connection: Connection,
    query: str,
    limit: int,
    among: Sequence[Sequence[int] | Select[int]],
    *,
    ranked: bool,
    before: int | None = None,
) -> Select[int] | None:
    asked = terms(query)
    if not asked:
        return None
    table = matched(connection, asked)
    order = (table.c.rank, table.c.row.desc()) if ranked else (table.c.row.desc(),)
    best = select(table.c.row).order_by(*order).limit(limit)
    if before is not None:
        best = best.where(table.c.row < before)
    for rows in among:
        # Added to, so that SQLite asks the index once, and not for each row.
        best = best.where((table.c.row + 0).in_(rows))
    return best


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _lexemes(term: Term) -> str:
    """A term as PostgreSQL writes the beginning of a word."""
    words = re.findall(r"\w+", term.text)
    *whole, last = words or [""]
    return " <-> ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
