from __future__ import annotations

from pathlib import Path

import pytest

from sayso import pipeline, versions
from tests.cli.ledgers import DAM, run, write


def test_differences_are_told_for_each_report_and_in_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "l.sqlite"
    folder = write(tmp_path / "in", a=DAM)
    run(ledger, "add", str(folder), "--story", "Dam")
    assert "0 read again" in run(ledger, "reread").stderr
    monkeypatch.setattr(versions, "marks", lambda: "later")
    monkeypatch.setattr(pipeline.mark, "STEPS", pipeline.mark.STEPS[:3])
    done = run(ledger, "reread", "Dam")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(f"{folder / 'a.txt'}: ")
    assert "attributions +0 -1" in done.stdout
    assert "1 read again, 1 with differences" in done.stderr
    assert "attributions -1" in done.stderr
    unknown = run(ledger, "reread", "Lake")
    assert unknown.exit_code == 1
    assert "there are: Dam" in unknown.stderr
