from __future__ import annotations

from pathlib import Path

from tests.cli.ledgers import BRIDGE, DAM, run, write


def test_named_stories_come_first_then_those_that_were_found(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    run(ledger, "add", str(write(tmp_path / "one", a=DAM, b=BRIDGE)), "--story", "Dam of Norrby")
    run(ledger, "add", str(write(tmp_path / "two", c=BRIDGE.replace("Two bridges", "Six walls"))))
    done = run(ledger, "stories")
    assert done.exit_code == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first.split("  ")[0] == "Dam of Norrby"
    assert "2 reports  2025-05-12 to 2025-05-14" in first
    assert second.startswith("story-")
    assert "1 report  2025-05-14" in second
    brief = run(ledger, "brief", second.split()[0])
    assert "Six walls fell" in brief.stdout


def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    run(tmp_path / "l.sqlite", "add", str(tmp_path / "nothing.txt"))
    done = run(tmp_path / "l.sqlite", "stories")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "sayso add" in done.stderr
    none = run(tmp_path / "none.sqlite", "stories")
    assert none.exit_code == 1
    assert "found none there yet" in none.stderr
