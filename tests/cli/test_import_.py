from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.ledgers import run


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data[:-10], "breaks off"),
        (lambda data: data + b"x", "not those written"),
        (lambda data: data.replace(b"Fjord", b"Fjard", 1), "not those written"),
        (lambda data: b"", "a file of another kind"),
    ],
    ids=["cut", "longer", "other", "empty"],
)
def test_a_damaged_archive_is_refused_and_makes_no_ledger(
    leak: Path, tmp_path: Path, change: object, message: str
) -> None:
    assert callable(change)
    path, other = tmp_path / "archive", tmp_path / "other.sqlite"
    run(leak, "export", "-o", str(path))
    path.write_bytes(change(path.read_bytes()))
    done = run(other, "import", str(path))
    assert done.exit_code == 1
    assert message in done.stderr
    assert not other.exists()


def test_only_an_empty_ledger_is_filled(leak: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    run(leak, "export", "-o", str(path))
    done = run(leak, "import", str(path))
    assert done.exit_code == 1
    assert "expected an empty ledger" in done.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path / "l.sqlite", "import", str(tmp_path / "none"))
    assert done.exit_code == 1
    assert "expected an archive" in done.stderr
