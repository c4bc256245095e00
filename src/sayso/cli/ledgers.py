"""What the commands over a ledger share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import show
from sayso.errors import LedgerError

if TYPE_CHECKING:
    from sayso.keep.ledger import Ledger

Place = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH|URL",
        envvar="SAYSO_LEDGER",
        help="The ledger: an SQLite file, or the URL of a PostgreSQL database. "
        "[default: ledger.sqlite in your data folder]",
        show_default=False,
    ),
]


@contextmanager
def opened(place: str | None, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger at `place`; what goes wrong with it ends the command with one clear error."""
    from sayso.keep.ledger import open_ledger

    try:
        ledger = open_ledger(place, create=create)
        try:
            yield ledger
        finally:
            ledger.close()
    except LedgerError as error:
        show.problem(error)
        raise typer.Exit(show.FAILED) from error
