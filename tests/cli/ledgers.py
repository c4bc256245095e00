"""The commands over a ledger, run in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from sayso.cli import app

DAM = "NORRBY, May 12, 2025 - The dam is safe, the Rivers Board said on Monday.\n"
BRIDGE = "NORRBY, May 14, 2025 - Two bridges fell, mayor Lena Roth said on Wednesday.\n"


def run(ledger: Path, command: str, *args: str, stdin: bytes | None = None) -> Result:
    asked = [command, *args, "--ledger", str(ledger)]
    return CliRunner().invoke(app, asked, input=stdin, env={"COLUMNS": "200"})


def write(folder: Path, **texts: str) -> Path:
    """A folder with a text file for each name."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
