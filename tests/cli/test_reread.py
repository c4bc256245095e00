from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sayso import mark, versions
from tests.cli.ledgers import DAM, run, write


def test_differences_are_told_for_each_report_and_in_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "l.sqlite"
    folder = write(tmp_path / "in", a=DAM)
    run(ledger, "add", str(folder), "--story", "Dam")
    assert "0 read again" in run(ledger, "reread").stderr
    monkeypatch.setattr(versions, "marks", lambda: "later")
    monkeypatch.setattr(mark, "STEPS", mark.STEPS[:3])
    done = run(ledger, "reread", "Dam")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(f"{folder / 'a.txt'}: ")
    assert "attributions +0 -1" in done.stdout
    assert "1 read again, 1 with differences" in done.stderr
    assert "attributions -1" in done.stderr
    unknown = run(ledger, "reread", "Lake")
    assert unknown.exit_code == 1
    assert "there are: Dam" in unknown.stderr


def test_a_story_that_was_found_is_read_again_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "l.sqlite"
    run(ledger, "add", str(write(tmp_path / "in", a=DAM)))
    [name] = [word for word in run(ledger, "stories").stdout.split() if word.startswith("story-")]
    monkeypatch.setattr(versions, "marks", lambda: "later")
    done = run(ledger, "reread", name)
    assert done.exit_code == 0, done.stderr
    assert "1 read again" in done.stderr


def test_a_broken_index_is_told_and_mended(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    run(ledger, "add", str(write(tmp_path / "in", a=DAM)), "--story", "Dam")
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute("DELETE FROM statements")
    told = run(ledger, "verify")
    assert told.exit_code == 1
    assert "nothing is lost: sayso reread mends that" in told.stdout
    assert "made anew" in run(ledger, "reread").stderr
    assert run(ledger, "verify").exit_code == 0
