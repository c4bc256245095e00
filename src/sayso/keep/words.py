"""Full text: an index of the words of reports, by each database's own means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Float, Integer, Subquery, column, select, text

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
    connection.execute(text(statement), {"row": row, "title": title, "body": body[:_MOST]})


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
    parts = query.replace("“", '"').replace("”", '"').replace("\0", " ").split('"')
    found = []
    for number, part in enumerate(parts[: 2 * _TERMS]):
        if number % 2:
            found.append(Term(" ".join(part.split()), phrase=True))
        else:
            found += [Term(word.rstrip("*"), prefix=word.endswith("*")) for word in part.split()]
    return [term for term in found if any(char.isalnum() for char in term.text)][:_TERMS]


def matched(connection: Connection, asked: Sequence[Term], most: int | None = None) -> Subquery:
    """The reports that have all terms, as a table of `row` and `rank` (the best is the least).

    `most` bounds it to so many, the best.
    """
    bound = f" ORDER BY rank LIMIT {most}" if most else ""
    if _sqlite(connection):
        statement = text(f"SELECT rowid AS row, rank FROM words WHERE words MATCH :query{bound}")  # noqa: S608
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
            f"FROM words, (SELECT {' && '.join(each)} AS asked) AS queries WHERE found @@ asked{bound}"
        )
        made = statement.bindparams(
            **{
                f"term{n}": _lexemes(term) if term.prefix else term.text
                for n, term in enumerate(asked)
            }
        )
    return made.columns(column("row", Integer), column("rank", Float)).subquery("matched")


def find(connection: Connection, query: str, limit: int = 1000) -> list[int]:
    """Rows of the reports with all terms of `query`, the best first."""
    asked = terms(query)
    if not asked:
        return []
    table = matched(connection, asked)
    best = select(table.c.row).order_by(table.c.rank, table.c.row).limit(limit)
    return list(connection.scalars(best))


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _lexemes(term: Term) -> str:
    """A term as PostgreSQL writes the beginning of a word."""
    words = re.findall(r"\w+", term.text)
    *whole, last = words or [""]
    return " <-> ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
