"""sayso show."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from sayso.cli import options
from sayso.cli.ledgers import Place, opened


def show_record(
    record: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of any record, or the beginning of one: report, attribution, estimate, "
            "event, point, actor, series, link, place, take, correction; or a story's name.",
        ),
    ],
    story: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The story in which to look for what was joined."),
    ] = None,
    form: Annotated[
        options.Form, typer.Option("--format", "-f", help="The form of the answer.")
    ] = options.Form.text,
    ledger: Place = None,
) -> None:
    """Show a record: its words in context, who said it and when, its links, and its history."""
    from sayso import showing
    from sayso.tell import shown

    with opened(ledger) as kept:
        found = showing.show(kept, record.strip(), story)
    if form is options.Form.json:
        sys.stdout.write(shown.form(found))
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
        width = max(40, min(width, 120))
        sys.stdout.write(shown.text(found, width=width, colour=options.coloured()))
