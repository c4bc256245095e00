"""Full text: an index of the words of reports, by each database's own means."""

from __future__ import annotations

from sqlalchemy import Connection, text

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


def find(connection: Connection, query: str, limit: int = 1000) -> list[int]:
    """Rows of the reports with all words of `query`, the best first.

    Words in double quotes are a phrase. No other sign has a meaning, so that no query is an error.
    """
    terms = _terms(query)
    if not terms:
        return []
    if _sqlite(connection):
        statement = (
            "SELECT rowid FROM words WHERE words MATCH :query ORDER BY rank, rowid LIMIT :limit"
        )
        asked = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    else:
        statement = (
            "SELECT \"row\" FROM words, websearch_to_tsquery('english', :query) AS asked "
            'WHERE found @@ asked ORDER BY ts_rank(found, asked) DESC, "row" LIMIT :limit'
        )
        asked = " ".join('"' + term + '"' for term in terms)
    return list(connection.scalars(text(statement), {"query": asked, "limit": limit}))


def _terms(query: str) -> list[str]:
    """The words and quoted phrases of a query; a word has a letter or a digit."""
    parts = query.replace("“", '"').replace("”", '"').replace("\0", " ").split('"')
    terms = []
    for number, part in enumerate(parts):
        terms += [part.strip()] if number % 2 else part.split()
    return [term for term in terms if any(char.isalnum() for char in term)]
