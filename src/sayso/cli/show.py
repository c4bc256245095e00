"""What the commands show beside their result: errors and progress, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from rich.progress import Progress

# Exit statuses. Usage errors are 2, by the command line's own convention.
OK, FAILED, INTERRUPTED = 0, 1, 130


def plain(text: str) -> str:
    """The text without what a terminal would obey: control characters are shown as escapes."""
    return "".join(
        char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text
    )


def problem(error: SaysoError) -> None:
    """Print one error: what was expected and found, then what to do."""
    sys.stderr.write(f"sayso: {plain(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"       {plain(error.hint)}\n")


@contextmanager
def joining(story: tuple[str, int]) -> Iterator[None]:
    """What is shown while a story of so many reports is joined."""
    title, reports = story
    with progress() as bar:
        bar.add_task(f"joining {plain(title)}", total=None, completed=reports)
        yield


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on standard error; silent where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        yield bar
