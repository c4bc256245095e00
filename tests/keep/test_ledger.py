from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from sayso.errors import LedgerError
from sayso.keep import ledger as ledgers
from sayso.keep import migrations
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import METADATA, MIGRATIONS, REPORTS
from tests.keep import filed
from tests.keep.postgres import Server


def count(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(REPORTS)) or 0


def test_what_was_kept_is_there_when_the_ledger_is_opened_again(place: str) -> None:
    first = open_ledger(place)
    filed.file(first, filed.raw())
    first.close()
    again = open_ledger(place)
    assert count(again) == 1
    again.close()


def test_a_new_file_wastes_little_room(tmp_path: Path) -> None:
    opened = open_ledger(str(tmp_path / "ledger.sqlite"))
    with opened.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA page_size").scalar() == 2048
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    opened.close()


def test_a_transaction_is_all_or_nothing(ledger: Ledger) -> None:
    def half() -> None:
        with ledger.writing() as connection:
            connection.execute(text("DELETE FROM migrations"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with ledger.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(MIGRATIONS)) == len(
            migrations.ALL
        )


def test_a_reader_sees_one_moment_while_another_writes(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw())
    counted = select(func.count()).select_from(REPORTS)
    with ledger.reading() as connection:
        assert connection.scalar(counted) == 1
        writer = threading.Thread(
            target=filed.file, args=(ledger, filed.raw("Another one.", "/in/b.txt"))
        )
        writer.start()
        writer.join()
        assert connection.scalar(counted) == 1
    assert count(ledger) == 2


def test_a_newer_ledger_is_refused_and_left_alone(place: str) -> None:
    opened = open_ledger(place)
    with opened.writing() as connection:
        connection.execute(
            MIGRATIONS.insert().values(number=len(migrations.ALL) + 1, name="later", applied="")
        )
    opened.close()
    known = len(migrations.ALL)
    words = f"of version {known} or older, found version {known + 1}"
    with pytest.raises(LedgerError, match=words) as told:
        open_ledger(place)
    assert "upgrade" in told.value.hint


def test_a_database_of_something_else_is_refused_and_left_alone(place: str) -> None:
    opened = open_ledger(place)
    with opened.writing() as connection:
        connection.execute(text("DROP TABLE words"))
        METADATA.drop_all(connection)
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    opened.close()
    with pytest.raises(LedgerError, match="table 'recipes' of something else"):
        open_ledger(place)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://me:secret@host/db", "only SQLite and PostgreSQL"),
        ("foo://x", "only SQLite and PostgreSQL"),
        ("sqlite://", "in memory"),
        ("postgresql://me:secret@127.0.0.1:1/db", "cannot be opened"),
        ("postgresql://me:secret@127.0.0.1:port/db", "cannot be opened"),
        ("postgresql://me:secret@nowhere.invalid/db", "cannot be opened"),
    ],
)
def test_a_url_that_leads_nowhere_is_told_without_its_password(url: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as told:
        open_ledger(url)
    assert "secret" not in told.value.message


def test_paths_that_cannot_hold_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, but longer than the head of one" * 40)
    with pytest.raises(LedgerError, match="a file that is no database"):
        open_ledger(str(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text().startswith("no database")
    with pytest.raises(LedgerError, match="it is a folder"):
        open_ledger(str(tmp_path))
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(str(tmp_path / "notes.txt" / "ledger.sqlite"))
    with pytest.raises(LedgerError, match="found none there yet"):
        open_ledger(str(tmp_path / "none.sqlite"), create=False)
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("beside", [False, True])
def test_a_ledger_that_cannot_be_written_to_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: bool
) -> None:
    path = tmp_path / "l #1?.sqlite"
    opened = open_ledger(str(path))
    filed.file(opened, filed.raw())
    if not beside:
        opened.close()  # the last one who leaves takes the files of writers away
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted(each.name for each in tmp_path.iterdir())
    read = open_ledger(str(path), create=False)
    assert count(read) == 1
    with pytest.raises(LedgerError, match="found it read-only"):
        filed.file(read, filed.raw("Another one.", "/in/b.txt"))
    read.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == before
    opened.close()


@pytest.mark.parametrize("lose", ["delete", "replace"])
def test_a_file_that_vanishes_acknowledges_nothing(tmp_path: Path, lose: str) -> None:
    path = tmp_path / "ledger.sqlite"
    opened = open_ledger(str(path))
    filed.file(opened, filed.raw())
    path.rename(tmp_path / "away.sqlite")
    if lose == "replace":
        path.write_bytes(b"")
    with pytest.raises(LedgerError, match="found it gone"):
        filed.file(opened, filed.raw("Another one.", "/in/b.txt"))
    opened.close()


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    opened = open_ledger(str(tmp_path / "ledger.sqlite"))
    filed.file(opened, filed.raw())
    with opened.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    large = os.urandom(100_000).hex()
    with pytest.raises(LedgerError, match="found the disk full"):
        filed.file(opened, filed.raw(large, "/in/b.txt"))
    assert count(opened) == 1
    opened.close()


def test_a_ledger_that_another_program_holds_is_waited_for_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "PATIENCE", 1)
    path = tmp_path / "ledger.sqlite"
    opened = open_ledger(str(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerError, match="within 1 seconds, found it locked"):
        filed.file(opened, filed.raw())
    other.execute("ROLLBACK")
    other.close()
    assert filed.file(opened, filed.raw()).kind == "new"
    opened.close()


def test_a_server_that_is_held_is_waited_for_then_told(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "PATIENCE", 1)
    opened = open_ledger(server.fresh("held"))
    with opened.writing(), pytest.raises(LedgerError, match="found it locked"):
        filed.file(opened, filed.raw())
    opened.close()


def test_two_who_open_a_new_ledger_at_once_both_get_it(place: str) -> None:
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            opened = open_ledger(place)
            filed.file(opened, filed.raw(f"Report {number}.", f"/in/{number}.txt"))
            opened.close()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    opened = open_ledger(place)
    assert count(opened) == 6
    opened.close()


def test_the_environment_names_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "mine.sqlite"))
    open_ledger().close()
    assert (tmp_path / "mine.sqlite").is_file()
    monkeypatch.delenv("SAYSO_LEDGER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert ledgers.default_place() == str(tmp_path / "sayso" / "ledger.sqlite")
