"""sayso reread."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import show
from sayso.cli.ledgers import Place, opened

if TYPE_CHECKING:
    from sayso.filing import Reread


def reread(
    story: Annotated[
        str | None,
        typer.Argument(metavar="STORY", help="Only the reports of this story.", show_default="all"),
    ] = None,
    ledger: Place = None,
) -> None:
    """Read kept raw inputs again with the installed version, and tell what it finds otherwise.

    Earlier readings stay in the ledger. What this version has read already is left alone, so that
    the same command goes on where it was broken off. Unless one story is named, what was refused is
    tried again, and the index for search is made anew where it is not as it should be.
    """
    from sayso import filing

    total: Counter[str] = Counter()
    done = changed = 0
    with opened(ledger) as kept, show.progress() as bar:
        task = bar.add_task("reading again", total=filing.pending(kept, story))
        for again in filing.reread(kept, story):
            done += 1
            if again.error:
                show.problem(again.error)
            if again.differences:
                changed += 1
                sys.stdout.write(f"{show.plain(again.name)}: {_differences(again)}\n")
            for difference in again.differences:
                total[difference.kind] += difference.more - difference.fewer
            bar.advance(task)
        if story is None:
            bar.update(task, description="checking the index for search", total=None)
            if filing.reindexed(kept):
                sys.stderr.write("The index for search was made anew.\n")
    sums = ", ".join(f"{kind} {net:+}" for kind, net in sorted(total.items()) if net)
    sys.stderr.write(
        f"{done:,} read again, {changed:,} with differences{f': {sums}' if sums else ''}\n"
    )


def _differences(again: Reread) -> str:
    return ", ".join(f"{each.kind} +{each.more} -{each.fewer}" for each in again.differences)
