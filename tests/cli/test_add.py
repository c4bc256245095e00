from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sayso import filing, pipeline
from sayso.records import Report, Story
from tests.cli.ledgers import BRIDGE, DAM, run, write


def test_each_report_is_told_once_it_is_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=DAM, b=BRIDGE)
    done = run(tmp_path / "l.sqlite", "add", str(folder))
    assert done.exit_code == 0, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [(what, name) for what, _, name in lines] == [
        ("new", str(folder / "a.txt")),
        ("new", str(folder / "b.txt")),
    ]
    assert "2 new in " in done.stderr
    again = run(tmp_path / "l.sqlite", "add", str(folder))
    assert (again.exit_code, again.stdout) == (0, "")
    assert "2 already there" in again.stderr


def test_a_changed_file_is_told_as_a_revision(tmp_path: Path) -> None:
    for text in (DAM, DAM.replace("is safe", "is cracked")):
        folder = write(tmp_path / "in", a=text)
        done = run(tmp_path / "l.sqlite", "add", str(folder))
    assert done.stdout.startswith("revision 2\treport-")
    assert "1 changed since" in done.stderr


def test_what_cannot_be_read_is_told_each_time_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="", b=BRIDGE)
    for expected in ("1 new, 1 refused", "1 already there, 1 refused"):
        done = run(tmp_path / "l.sqlite", "add", str(folder))
        assert done.exit_code == 1
        assert "found an empty input" in done.stderr
        assert expected in done.stderr


def test_standard_input_and_what_is_said_of_it_are_kept(tmp_path: Path) -> None:
    told = ["--published", "2025-05-13", "--title", "Dam", "--outlet", "Post", "--story", "Dam"]
    text = b"The dam is safe, the Rivers Board said."
    done = run(tmp_path / "l.sqlite", "add", "-", *told, stdin=text)
    assert done.exit_code == 0, done.stderr
    brief = run(tmp_path / "l.sqlite", "brief", "Dam", "--format", "json")
    assert '"outlet": "Post"' in brief.stdout
    assert '"published": "2025-05-13"' in brief.stdout


def test_an_interrupted_add_says_that_it_can_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", a=DAM, b=BRIDGE)
    whole = filing.add

    def interrupted(*args: object) -> object:
        yield next(whole(*args))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(filing, "add", interrupted)
    done = run(tmp_path / "l.sqlite", "add", str(folder))
    assert done.exit_code == 130
    assert "Stopped. 1 new; the same command goes on from here." in done.stderr
    monkeypatch.undo()
    again = run(tmp_path / "l.sqlite", "add", str(folder))
    assert "1 new, 1 already there" in again.stderr


def test_a_ledger_that_cannot_be_is_one_clear_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=DAM)
    done = run(folder / "a.txt" / "l.sqlite", "add", str(folder))
    assert done.exit_code == 1
    assert "cannot be opened" in done.stderr
    assert "Traceback" not in done.output


def test_several_reports_cannot_have_one_title(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=DAM, b=BRIDGE)
    done = run(tmp_path / "l.sqlite", "add", str(folder), "--title", "Dam")
    assert done.exit_code == 2
    assert not (tmp_path / "l.sqlite").exists()


def test_a_story_that_was_added_to_is_joined_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "l.sqlite"
    joined: list[int] = []
    join = pipeline.joined

    def counted(reports: Sequence[Report], *rest: Any, **more: Any) -> Story:
        joined.append(len(reports))
        return join(reports, *rest, **more)

    monkeypatch.setattr(pipeline, "joined", counted)
    run(ledger, "add", str(write(tmp_path / "in", a=DAM)), "--story", "Dam")
    run(ledger, "add", str(write(tmp_path / "more", b=BRIDGE)), "--story", "Dam")
    assert joined == []
    first = run(ledger, "brief", "Dam").stdout
    assert "The dam is safe" in first
    assert run(ledger, "brief", "Dam").stdout == first
    assert joined == [2]


def _without_rights() -> list[str]:
    """What makes a command obey the permissions of files, which root does not."""
    if os.geteuid() != 0:
        return []
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("root may write everywhere, and there is no setpriv")
    rights = "-dac_override,-dac_read_search"
    return [program, f"--bounding-set={rights}", f"--inh-caps={rights}"]


def test_a_folder_that_must_not_be_written_to_is_read_and_not_added_to(tmp_path: Path) -> None:
    ledger = tmp_path / "shelf" / "l.sqlite"
    reports = write(tmp_path / "in", a=DAM)
    run(ledger, "add", str(reports), "--story", "Dam")
    ledger.chmod(0o444)
    ledger.parent.chmod(0o555)
    try:
        for command in (["add", str(reports)], ["brief", "Dam"], ["search", "dam"], ["verify"]):
            done = subprocess.run(  # noqa: S603
                [*_without_rights(), sys.executable, "-m", "sayso", *command, "--ledger", str(ledger)],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            if command[0] == "add":
                assert done.returncode == 1
                assert [line[:6] for line in done.stderr.splitlines()] == ["sayso:", "      "]
                assert "found it read-only" in done.stderr
            else:
                assert done.returncode == 0
                assert done.stdout + done.stderr
                assert "sayso:" not in done.stderr
    finally:
        ledger.parent.chmod(0o755)
