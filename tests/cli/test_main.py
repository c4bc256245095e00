from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from sayso.cli import app


@pytest.mark.parametrize(
    ("asked", "code"), [(["--version"], 0), (["brief", "no-such.txt"], 1), (["brief"], 2)]
)
def test_the_exit_status_tells_how_it_went(asked: list[str], code: int) -> None:
    done = subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-m", "sayso", *asked], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert (done.stdout if code == 0 else done.stderr).strip()
    assert "Traceback" not in done.stderr


def test_a_reader_who_leaves_early_is_no_crash() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sayso", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["brief", "x", "--format", "xml"], "'--format' / '-f': 'xml' is not one of 'text'"),
        (["search", "x", "--limit", "many"], "'--limit': expected a valid integer"),
        (["search", "x", "--limit", "0"], "'--limit': expected greater than or equal to 1"),
    ],
)
def test_a_wrong_option_is_told_in_one_sentence(asked: list[str], words: str) -> None:
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].split("Invalid value for ")[-1].startswith(words)
