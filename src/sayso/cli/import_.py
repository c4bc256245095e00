"""sayso import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli import show
from sayso.cli.ledgers import Place, opened
from sayso.errors import InputError, LedgerError


def import_(
    archive: Annotated[
        Path, typer.Argument(metavar="ARCHIVE", help="What sayso export --format archive wrote.")
    ],
    ledger: Place = None,
) -> None:
    """Fill a new ledger from an archive, on either database: all of it, or nothing.

    The archive is checked first; a damaged one is refused. The ledger must be empty.
    """
    from sayso.keep import archive as archives

    try:
        source = archive.open("rb")
    except OSError as error:
        show.problem(
            InputError(
                f"{str(archive)!r}: expected an archive, found that it cannot be read "
                f"({error.strerror})",
                "Name what sayso export --format archive -o FILE wrote.",
            )
        )
        raise typer.Exit(show.FAILED) from error
    name = str(archive)
    with source, show.progress() as bar:
        task = bar.add_task("checking", total=None)
        try:
            total = archives.check(source, name)
        except LedgerError as error:
            show.problem(error)
            raise typer.Exit(show.FAILED) from error
        bar.update(task, description="importing", total=total)
        source.seek(0)
        with opened(ledger, create=True) as kept:
            count = archives.load(kept, source, name, lambda: bar.advance(task))
    sys.stderr.write(f"{count:,} rows in {show.plain(kept.place)}\n")
