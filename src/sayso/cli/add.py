"""sayso add."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import show
from sayso.cli.ledgers import Place, opened

if TYPE_CHECKING:
    from sayso.keep.reports import Outcome


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Text, Markdown, HTML or PDF files, JSONL files of reports, folders of those, "
            "http(s) addresses, or - for standard input.",
        ),
    ],
    story: Annotated[
        str | None, typer.Option(metavar="NAME", help="Put the reports in the story of this name.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="The day the report was published (2024-10-24), where the input has none.",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The title of the report.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the report.")
    ] = None,
    ledger: Place = None,
) -> None:
    """Keep reports in the ledger: the raw input, what was read, and what was found in it.

    One line is printed for each report once it is safe. What is already there is left alone, so
    that the same command goes on where it was broken off; a page that changed is kept as a new
    revision. What cannot be read is kept with the reason, and the exit status is 1.
    """
    from sayso import filing
    from sayso.read import ReadOptions, raws

    if title and (len(inputs) > 1 or Path(inputs[0]).is_dir()):
        raise typer.BadParameter("one title for several reports", param_hint="--title")
    if story is not None and not story.strip():
        raise typer.BadParameter("expected the name of a story", param_hint="--story")
    options = ReadOptions(
        published=published,
        title=title,
        outlet=outlet,
        today=datetime.now(UTC).date(),
        stdin=sys.stdin.buffer,
    )
    counts: Counter[str] = Counter()
    with opened(ledger, create=True) as kept, show.progress() as bar:
        task = bar.add_task("adding", total=None)
        try:
            for outcome in filing.add(kept, raws(inputs, options), options, story):
                counts[outcome.kind] += 1
                _tell(outcome)
                bar.advance(task)
        except KeyboardInterrupt:
            sys.stderr.write(f"Stopped. {_summary(counts)}; the same command goes on from here.\n")
            raise typer.Exit(show.INTERRUPTED) from None
    sys.stderr.write(f"{_summary(counts)} in {show.plain(kept.place)}\n")
    if counts["refused"]:
        raise typer.Exit(show.FAILED)


def _tell(outcome: Outcome) -> None:
    if outcome.error:
        show.problem(outcome.error)
    elif outcome.report and outcome.kind in {"new", "revision"}:
        what = "new" if outcome.kind == "new" else f"revision {outcome.revision}"
        name = show.plain(outcome.name)
        sys.stdout.write(f"{what}\t{outcome.report.id}\t{name}\n")
        sys.stdout.flush()


_WORDS = {
    "new": "new",
    "revision": "changed since",
    "unchanged": "seen again unchanged",
    "known": "already there",
    "refused": "refused",
}


def _summary(counts: Counter[str]) -> str:
    told = [f"{counts[kind]} {words}" for kind, words in _WORDS.items() if counts[kind]]
    return ", ".join(told) or "nothing added"
