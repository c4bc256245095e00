"""Every command over a ledger in docs/ledger.md and the README, run as printed on the sample reports."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "ledger.md").read_text("utf-8")
LINES = re.findall(r"^    sayso (.*?)(?:\s+#.*)?$", PAGE, re.MULTILINE)
# Ids of what was found in reports change with the rules that find it; those of reports do not.
ID = re.compile(r"\b(actor|point|attribution)-[0-9a-f]+")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to work in, with the samples where the page has them."""
    made, before = tmp_path_factory.mktemp("desk"), Path.cwd()
    (made / "examples").symlink_to(ROOT / "examples")
    os.chdir(made)
    yield made
    os.chdir(before)


def run(line: str, ledger: str = "desk.sqlite") -> str:
    done = CliRunner().invoke(app, shlex.split(line), env={"SAYSO_LEDGER": ledger})
    assert done.exit_code == 0, (line, done.stdout, done.stderr)
    return str(done.stdout) + str(done.stderr)


def of_today(line: str) -> str:
    """The line with ids of the story as it is found today, where it has others."""
    if not ID.search(line):
        return line
    brief = json.loads(run("brief kragero --format json"))
    point = brief["points"][0]
    actors = iter([each["id"] for each in brief["actors"]])
    stated = point["positions"][0]["attributions"][0]
    ids = {
        "actor": lambda: next(actors),
        "point": lambda: point["id"],
        "attribution": lambda: stated,
    }
    return ID.sub(lambda match: ids[match[1]](), line)


def test_every_command_runs_as_printed_and_finds_something(folder: Path) -> None:
    assert len(LINES) > 25
    for line in LINES:
        if "https://" in line or "yesterday" in line or "warc" in line:
            continue  # nothing is fetched here; what is new since yesterday depends on the day
        told = run(of_today(line))
        written = re.search(r"(?:-o|--ledger) (\S+)", line)
        assert told.strip() or (written and (folder / written[1]).stat().st_size), line
        assert "found none" not in told.lower(), line
        assert "nothing" not in told.lower(), line
    assert len((folder / "figures.csv").read_text("utf-8").splitlines()) > 20


def test_every_command_over_a_ledger_in_the_readme_finds_something(folder: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = readme.split("keep a ledger")[1].split("```")[1]
    lines = [line.removeprefix("sayso ") for line in block.strip().splitlines()]
    assert lines[0] == "add examples/reports"
    for line in lines:
        if "https://" not in line:
            told = run(line, "readme.sqlite")
            assert told.strip(), line
            assert "found none" not in told.lower(), line
            assert "nothing" not in told.lower(), line
