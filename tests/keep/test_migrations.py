from __future__ import annotations

import pytest
from sqlalchemy import Connection, inspect, select, text

from sayso.keep import migrations
from sayso.keep.ledger import Ledger
from sayso.keep.schema import METADATA, MIGRATIONS


def tides(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE tides (height INTEGER)"))


def broken(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE winds (force INTEGER)"))
    connection.execute(text("NO SQL AT ALL"))


def recorded(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return list(connection.scalars(select(MIGRATIONS.c.name).order_by(MIGRATIONS.c.number)))


def tables(ledger: Ledger) -> set[str]:
    with ledger.reading() as connection:
        return set(inspect(connection).get_table_names())


def migrate(ledger: Ledger, *more: migrations.Migration) -> None:
    with ledger.writing() as connection:
        migrations.migrate(connection, ledger.place, (*migrations.ALL, *more))


def test_a_new_ledger_has_all_tables_and_records_all_migrations(ledger: Ledger) -> None:
    assert recorded(ledger) == [migration.__name__ for migration in migrations.ALL]
    assert {table.name for table in METADATA.sorted_tables} <= tables(ledger)


def test_what_is_missing_runs_once_and_records_itself(ledger: Ledger) -> None:
    migrate(ledger, tides)
    migrate(ledger, tides)
    assert recorded(ledger) == ["first", "lean", "letters", "tides"]
    assert "tides" in tables(ledger)


def test_a_failure_leaves_nothing_of_any_migration(ledger: Ledger) -> None:
    with pytest.raises(Exception, match="NO"):
        migrate(ledger, tides, broken)
    assert recorded(ledger) == ["first", "lean", "letters"]
    assert not {"tides", "winds"} & tables(ledger)
