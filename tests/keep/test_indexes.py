from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, select, text, update

from sayso.keep import indexes, migrations, search, words
from sayso.keep.indexes import Entries
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import FIGURES, IDS, MIGRATIONS, NAMED, NAMES, STATEMENTS
from sayso.keep.search import Query
from tests import build
from tests.keep import filed


def test_what_a_reading_is_found_by() -> None:
    """Whoever must change this adds a migration that renews the indexes."""
    report = filed.report(filed.raw(), outlet="The Lund Post")
    made = indexes.entries(report, filed.reading(report))
    assert replace(made, ids=frozenset()) == Entries(
        frozenset(
            {
                (("outlet", "lund post"), 0),
                (("actor", "port"), 0),
                (("stance", "assert"), 0),
                (("counted", "people"), 0),
                (("place", "lund"), 0),
                (("country", "se"), 0),
            }
        ),
        frozenset({(0, 0, 44, 20250510, 20250510)}),
        frozenset({(0, 46, 51)}),
        frozenset(),
    )
    assert len(made.ids) == 4


def test_a_place_is_found_as_it_is_written() -> None:
    report = build.report("Floods cut off Oldwick and Danzig, the mayor said.")
    written = [build.span(report, words) for words in ("Oldwick", "Danzig")]
    from sayso.records import Place, PlaceMention

    gdansk = Place("place-0", "Gdańsk", 54.4, 18.6, None, "PL")
    places = (PlaceMention(written[0], None), PlaceMention(written[1], gdansk))
    made = indexes.entries(report, build.reading(report, places=places))
    found = {name for name, _ in made.named}
    assert {("place", "oldwick"), ("place", "danzig"), ("place", "gdansk")} <= found


def test_days_as_numbers() -> None:
    assert indexes.day("2025-03-04T10:00:00Z") == 20250304
    assert [indexes.day(each) for each in (None, "", "2025", "soon")] == [None] * 4


def _as_of_version_1(connection: Connection) -> None:
    """The tables as the first migration left them, as far as the next one touches them."""
    for table in (NAMED, NAMES, STATEMENTS, FIGURES, IDS):
        table.drop(connection)
    connection.execute(text("DROP INDEX reports_by_day"))
    connection.execute(text("CREATE INDEX reports_by_published ON reports (published)"))
    for name in ("attributions", "estimates", "places", "items"):
        connection.execute(text(f"CREATE TABLE {name} (reading BIGINT, id TEXT)"))
    connection.execute(delete(MIGRATIONS).where(MIGRATIONS.c.number > 1))


def test_a_ledger_of_version_1_is_searched_as_a_new_one(place: str) -> None:
    ledger = open_ledger(place)
    filed.file(ledger, filed.raw(), story="Ferry")
    filed.file(ledger, filed.raw("A bridge fell, the mayor said.", "/in/b.txt"))
    rows = _rows(ledger)
    with ledger.writing() as connection:
        _as_of_version_1(connection)
    ledger.close()
    again = open_ledger(place)
    assert _rows(again) == rows
    with again.reading() as connection:
        assert migrations.version(connection) == len(migrations.ALL)
        [hit] = search.find(connection, Query(actor="port"), 5)
    assert hit.who == "port"
    again.close()


def test_a_ledger_of_version_2_is_searched_in_plain_letters(place: str) -> None:
    ledger = open_ledger(place)
    filed.file(ledger, filed.raw("A bridge of Ølstad fell, the mayor said.", "/in/b.txt"))
    filed.file(ledger, filed.raw())
    rows = _rows(ledger)
    with ledger.writing() as connection:
        connection.execute(text("DROP TABLE words"))
        words.create(connection)
        connection.execute(update(NAMES).where(NAMES.c.text == "lund").values(text="łund"))
        connection.execute(delete(MIGRATIONS).where(MIGRATIONS.c.number > 2))
    ledger.close()
    again = open_ledger(place)
    assert _rows(again) == rows
    with again.reading() as connection:
        assert words.find(connection, "olstad") == [1]
        assert words.find(connection, "ferry") == [2, 1]  # both are titled so; that one names it
    again.close()


def _rows(ledger: Ledger) -> list[set[tuple[object, ...]]]:
    """What is indexed; names may get other numbers when they are written anew."""
    named = select(NAMES.c.kind, NAMES.c.text, NAMED.c.reading, NAMED.c.number).join(
        NAMED, NAMED.c.name == NAMES.c.row
    )
    asked = (named, select(STATEMENTS), select(FIGURES), select(IDS))
    with ledger.reading() as connection:
        return [{tuple(row) for row in connection.execute(each)} for each in asked]
