from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from benchmarks import crashes
from sqlalchemy import select

from sayso.errors import LedgerError
from sayso.keep import check, codec, views
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import REPORTS
from tests.keep import filed
from tests.keep.postgres import Server

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(("database", "kills"), [("sqlite", 24), ("postgresql", 12)])
def test_killed_adds_lose_and_double_nothing(
    database: str, kills: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    pattern = str(tmp_path / "ledger-{}.sqlite")
    if database == "postgresql":
        server: Server = request.getfixturevalue("server")
        for number in range(kills + 3):
            server.schema(f"crash{number}")
        pattern = server.url("postgres") + "&options=-csearch_path%3Dcrash{}"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.crashes", "--kills", str(kills), "--reports", "8",
         "--ledger", pattern],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"{kills} kills" in done.stdout


def test_a_server_that_dies_loses_nothing_that_was_acknowledged() -> None:
    """A server of its own: others would lose theirs."""
    from tests.keep import postgres

    try:
        server = postgres.server()
    except postgres.NoServerError as reason:
        pytest.skip(f"no PostgreSQL server here: {reason}")
    place = server.fresh("dies")
    ledger = open_ledger(place)
    acknowledged: list[str] = []
    told: list[LedgerError] = []

    def write() -> None:
        try:
            for number in range(100_000):
                outcome = filed.file(ledger, filed.raw(f"Report {number}.", f"/in/{number}"))
                acknowledged.append(outcome.report.id if outcome.report else "")
        except LedgerError as error:
            told.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    while len(acknowledged) < 20:
        time.sleep(0.01)
    server.kill()
    writer.join()
    assert len(told) == 1
    assert "found it gone" in told[0].message
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(place)
    server.start()
    again = open_ledger(place)
    with again.reading() as connection:
        kept = list(connection.scalars(select(REPORTS.c.id)))
        assert list(check.faults(connection)) == []
    again.close()
    ledger.close()
    server.kill()
    shutil.rmtree(server.folder, ignore_errors=True)
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept)) <= len(acknowledged) + 1


def test_fifty_readers_beside_a_writer_see_whole_reports(ledger: Ledger) -> None:
    failed: list[object] = []
    done = threading.Event()

    def read() -> None:
        opened = open_ledger(ledger.place)
        try:
            last = 0
            while not done.is_set():
                with opened.reading() as connection:
                    rows = [each.row for each in views.everything(connection)]
                    marks = views.readings(connection, rows)
                    pairs = list(views.load(connection, rows, [marks[row] for row in rows]))
                if len(pairs) < last or any(codec.strayed(b, a) for a, b in pairs):
                    failed.append(pairs)
                last = len(pairs)
        except Exception as error:
            failed.append(error)
        opened.close()

    readers = [threading.Thread(target=read) for _ in range(50)]
    for reader in readers:
        reader.start()
    for number in range(10):
        filed.file(ledger, filed.raw(f"{filed.TEXT} {number}.", f"/in/{number}"), story="Ferry")
    done.set()
    for reader in readers:
        reader.join()
    assert failed == []


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_readers_beside_a_writer_tell_whole_stories(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Processes that tell and search; fifty of them in python -m benchmarks.crowd."""
    place = str(tmp_path / "ledger.sqlite")
    if database == "postgresql":
        server: Server = request.getfixturevalue("server")
        place = server.fresh("crowd")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.crowd", "--readers", "6", "--reports", "5",
         "--ledger", place],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "6 readers beside a writer" in done.stdout
    assert "5 reports added" in done.stdout
    assert done.stdout.strip().endswith(" 0 errors or torn briefs")


def test_the_state_that_is_compared_tells_ledgers_apart(tmp_path: Path) -> None:
    one, two = (open_ledger(str(tmp_path / f"{name}.sqlite")) for name in "ab")
    for ledger, text in ((one, "A bridge fell."), (two, "A bridge stood.")):
        filed.file(ledger, filed.raw(text))
    assert crashes.state(one) == crashes.state(one)
    assert crashes.state(one) != crashes.state(two)
    one.close()
    two.close()
