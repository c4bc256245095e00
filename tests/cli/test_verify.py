from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.ledgers import DAM, run, write


def test_a_sound_ledger_is_well_and_a_forged_one_is_not(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    run(ledger, "add", str(write(tmp_path / "in", a=DAM)))
    done = run(ledger, "verify")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "All is well: 2 raw inputs and reports checked." in done.stderr
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE statements SET start = start + 1")
    connection.close()
    forged = run(ledger, "verify")
    assert forged.exit_code == 1
    assert "search does not find all of it" in forged.stdout
