from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.ledgers import DAM, run, write


def test_a_ledger_is_carried_and_the_same(leak: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    done = run(leak, "export", "-o", str(one))
    assert done.exit_code == 0, done.stderr
    assert "Wrote" in done.stderr
    other = tmp_path / "other.sqlite"
    done = run(other, "import", str(one))
    assert done.exit_code == 0, done.stderr
    run(other, "export", "-o", str(two))
    assert one.read_bytes() == two.read_bytes()
    assert run(other, "verify").exit_code == 0
    for command in (["brief", "Leak"], ["search", "valve"], ["search", "--actor", "Ida"]):
        assert run(other, *command).stdout == run(leak, *command).stdout
    assert not list(tmp_path.glob("*.part"))


def test_pages_are_carried_as_a_web_archive(leak: Path, tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    done = run(leak, "export", "Leak", "--format", "warc", "-o", str(path))
    assert done.exit_code == 0, done.stderr
    again = run(tmp_path / "again.sqlite", "add", str(path))
    assert "3 new, 1 changed since" in again.stderr
    files = tmp_path / "files.sqlite"
    run(files, "add", str(write(tmp_path / "in", a=DAM)))
    none = run(files, "export", "--format", "warc", "-o", str(tmp_path / "none"))
    assert none.exit_code == 1
    assert "expected pages that were fetched" in none.stderr
    assert not (tmp_path / "none").exists()


def test_pages_of_a_story_that_was_found_are_carried(leak: Path, tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.warc.gz", tmp_path / "again.sqlite"
    run(leak, "export", "Leak", "--format", "warc", "-o", str(pages))
    run(ledger, "add", str(pages))
    name = next(word for word in run(ledger, "stories").stdout.split() if "story-" in word)
    done = run(ledger, "export", name, "--format", "warc", "-o", str(tmp_path / "some.warc.gz"))
    assert done.exit_code == 0, done.stderr
    assert "pages to" in done.stderr


@pytest.mark.parametrize("what", ["attributions", "estimates", "points"])
def test_tables_are_the_same_in_both_forms(leak: Path, tmp_path: Path, what: str) -> None:
    told = run(leak, "export", "Leak", "-f", "jsonl", "--what", what).stdout
    lines = [json.loads(line) for line in told.splitlines()]
    table = run(leak, "export", "Leak", "-f", "csv", "--what", what).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert set(rows[0]) == set(lines[0])
    path = tmp_path / "table.csv"
    run(leak, "export", "Leak", "-f", "csv", "--what", what, "-o", str(path))
    assert path.read_text("utf-8-sig").replace("\n", "") == table.replace("\r", "").replace(
        "\n", ""
    )


def test_a_table_is_of_a_day(leak: Path) -> None:
    asked = ["export", "Leak", "-f", "csv", "--what", "estimates"]
    assert "31" not in run(leak, *asked, "--as-of", "2025-05-14").stdout.replace("-31", "")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ([], "expected a file to write to"),
        (["Leak", "-o", "x"], "expected no story"),
        (["-f", "csv"], "expected the story whose table"),
        (["-f", "warc"], "expected a file to write to"),
        (["Storm", "-f", "csv"], "expected a story of the ledger"),
        (["Storm", "-f", "warc", "-o", "/dev/null"], "expected a story of the ledger"),
        (["-o", "/nowhere/x"], "cannot write '/nowhere/x'"),
        (["Leak", "-f", "csv", "--as-of", "May"], "expected a day"),
    ],
)
def test_what_cannot_be_written_is_told(leak: Path, asked: list[str], message: str) -> None:
    done = run(leak, "export", *asked)
    assert done.exit_code in (1, 2)
    assert message in done.stderr
