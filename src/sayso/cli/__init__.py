"""The command line: parse, call, show.

Heavy parts are imported by the command that needs them, so that `--help` is instant.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from sayso.cli.add import add
from sayso.cli.annotate import annotate
from sayso.cli.brief import brief
from sayso.cli.changes import changes
from sayso.cli.correct import correct
from sayso.cli.export import export
from sayso.cli.import_ import import_
from sayso.cli.reread import reread
from sayso.cli.schema import schema
from sayso.cli.search import search
from sayso.cli.show_record import show_record
from sayso.cli.stories import stories
from sayso.cli.verify import verify
from sayso.cli.watch import watch


class _Commands(TyperGroup):
    """The commands; what is wrong with an option is told without the words of the validator."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            told = error.message.removeprefix("Value error, ").split(", unable to parse")[0]
            error.message = told.replace("Input should be", "expected")
            raise


app = typer.Typer(
    name="sayso",
    cls=_Commands,
    help="On whose say-so? Reads news reports about a developing story and gives a sourced account of it.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help prints at once, and reads the same in the docs
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# In the order in which they are met; a line for each in the list of all.
for _name, _command, _line in (
    ("brief", brief, "Tell a story, from files, addresses or the ledger."),
    ("annotate", annotate, "Mark reports for a pipeline: JSONL in, JSONL out."),
    ("watch", watch, "Watch feeds, and keep each report that is new."),
    ("add", add, "Keep reports in the ledger."),
    ("stories", stories, "List the stories of the ledger."),
    ("search", search, "Search reports, statements, figures and points."),
    ("show", show_record, "Show a record in its context, with its history."),
    ("changes", changes, "Tell what changed in a story since a day."),
    ("correct", correct, "Correct what was joined, or list corrections."),
    ("export", export, "Write the ledger, its pages or a table to a file."),
    ("import", import_, "Fill a new ledger from an archive."),
    ("reread", reread, "Read kept inputs again with the installed version."),
    ("verify", verify, "Check every span, hash and link of the ledger."),
    ("schema", schema, "Print the JSON Schema of what is read and written."),
):
    app.command(_name, short_help=_line)(_command)


def _version(asked: bool) -> None:
    if asked:
        from sayso import __version__

        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    pass


def main() -> None:
    """Run the command line."""
    # The matrices of the models are small: more threads cost time here and win none.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        app()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except BrokenPipeError:  # whoever read the output has gone ("| head")
            code = 1
        # Taking the models apart piece by piece would cost every command a fifth of a second.
        os._exit(code)
