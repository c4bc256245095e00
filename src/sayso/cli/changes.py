"""sayso changes."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

from sayso.cli import options, show
from sayso.cli.ledgers import Place, opened


class Format(StrEnum):
    """The forms of what changed."""

    text = "text"
    md = "md"
    json = "json"


def changes(
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="The name or id of a story of the ledger.")
    ],
    since: Annotated[
        str,
        typer.Option(
            metavar="DAY|yesterday|ID",
            help="From the end of this day on; or from when the ledger got the report, or the "
            "editor's decision, with this id.",
        ),
    ] = "yesterday",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Up to the end of this day. [default: now]"),
    ] = None,
    added: Annotated[
        bool,
        typer.Option(
            "--added", help="Count days by when the ledger got a report, not by its publication."
        ),
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The form of the answer.")
    ] = Format.text,
    ledger: Place = None,
) -> None:
    """Tell what changed in a story: who turned, what was taken back, edited, counted anew, decided.

    Each line rests on words that came in since, and cites them by report and paragraph.
    """
    from sayso import finding
    from sayso.tell import changes as told

    moment = since if options.is_id(since) else options.day(since, "--since")
    until = options.day(as_of, "--as-of") if as_of else None
    if until and not options.is_id(since) and until < moment:
        raise typer.BadParameter(f"{until}: ends before --since {moment}", param_hint="--as-of")
    with opened(ledger) as kept:
        made, brief = finding.changes(kept, story, moment, until, show.joining, added=added)
    if form is Format.json:
        sys.stdout.write(told.form(made))
    elif form is Format.md:
        sys.stdout.write(told.markdown(made, brief))
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
        sys.stdout.write(told.text(made, brief, width=max(40, min(width, 120))))
