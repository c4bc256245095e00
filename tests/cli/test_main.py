from __future__ import annotations

import subprocess
import sys

import pytest


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
