"""The versions of a ledger's tables: each migration is a function that records itself.

A new ledger is made with all tables at once and counts as migrated; an older one runs what it
lacks, each migration in the transaction that records it, so that a failure leaves no half of one.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, insert, inspect, select, text

from sayso.keep import indexes, problems, words
from sayso.keep.clock import text_of_now
from sayso.keep.schema import (
    FIGURES,
    IDS,
    METADATA,
    MIGRATIONS,
    NAMED,
    NAMES,
    REPORTS,
    STATEMENTS,
)

Migration = Callable[[Connection], None]


def first(connection: Connection) -> None:
    """All tables of version 1."""
    METADATA.create_all(connection)
    words.create(connection)


def lean(connection: Connection) -> None:
    """Indexes for search of a third of the size: by names in plain letters, and places as written."""
    for name in ("attributions", "estimates", "places", "items"):
        connection.execute(text(f"DROP TABLE {name}"))
    connection.execute(text("DROP INDEX reports_by_published"))
    METADATA.create_all(connection, tables=[NAMES, NAMED, STATEMENTS, FIGURES, IDS])
    next(each for each in REPORTS.indexes if each.name == "reports_by_day").create(connection)
    indexes.renew(connection)


def letters(connection: Connection) -> None:
    """Words and names in the same plain letters, in either database: Kragerø is found as Kragero."""
    words.renew(connection)
    indexes.renew(connection)


# In order; only ever appended to. The version of a ledger is how many of them it has.
ALL: tuple[Migration, ...] = (first, lean, letters)


def version(connection: Connection) -> int:
    """How many migrations the ledger has; 0 where there is no ledger yet."""
    if not inspect(connection).has_table(MIGRATIONS.name):
        return 0
    found = connection.scalar(select(func.max(MIGRATIONS.c.number)))
    return int(found or 0)


def migrate(connection: Connection, place: str, migrations: tuple[Migration, ...] = ALL) -> None:
    """Bring the tables to the newest version, within the transaction of `connection`.

    Raises LedgerError where the database holds something else, or a newer ledger.
    """
    have = version(connection)
    if have > len(migrations):
        raise problems.newer(place, have, len(migrations))
    if have == 0 and (others := inspect(connection).get_table_names()):
        raise problems.no_ledger(place, f"the table {others[0]!r} of something else")
    if have == 0:
        first(connection)
    for number, migration in enumerate(migrations[have:], have + 1):
        if have:
            migration(connection)
        connection.execute(
            insert(MIGRATIONS).values(number=number, name=migration.__name__, applied=text_of_now())
        )
