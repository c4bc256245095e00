"""sayso verify."""

from __future__ import annotations

import sys

import typer

from sayso.cli import show
from sayso.cli.ledgers import Place, opened


def verify(ledger: Place = None) -> None:
    """Check the whole ledger: every span against its text, every hash, every link's ends.

    Prints one line for each fault; the exit status is then 1.
    """
    from sayso.keep import check

    found = 0
    with opened(ledger) as kept, kept.reading() as connection:
        count = check.size(connection)
        for fault in check.faults(connection):
            found += 1
            sys.stdout.write(show.plain(fault) + "\n")
    if found:
        raise typer.Exit(show.FAILED)
    sys.stderr.write(f"All is well: {count:,} raw inputs and reports checked.\n")
