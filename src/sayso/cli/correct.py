"""sayso correct."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from sayso.cli import options, show
from sayso.cli.ledgers import Place, opened
from sayso.records import CorrectionKind, Status

if TYPE_CHECKING:
    from sayso.keep.ledger import Ledger


def correct(
    story: Annotated[
        str | None,
        typer.Argument(metavar="STORY", help="The name or id of a story of the ledger."),
    ] = None,
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID...",
            help="The records that the decision is about, by id or the beginning of one.",
        ),
    ] = None,
    join: Annotated[
        bool,
        typer.Option(
            "--join", help="The actors, or the points, are one; the first gives its name."
        ),
    ] = False,
    split: Annotated[
        bool,
        typer.Option(
            "--split",
            help="What follows (attributions, or all in a report) is not of the first (an actor or "
            "a point), but of another.",
        ),
    ] = False,
    name: Annotated[
        str, typer.Option(metavar="NAME", help="With --split, who the other actor is.")
    ] = "",
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help=f"The point is {', '.join(get_args(Status))}."),
    ] = None,
    unlink: Annotated[
        bool,
        typer.Option("--unlink", help="The link, or that between the two records, is wrong."),
    ] = False,
    note: Annotated[
        str, typer.Option(metavar="TEXT", help="A note on the records, or why it is decided so.")
    ] = "",
    undo: Annotated[
        str | None, typer.Option(metavar="ID", help="Take back the correction with this id.")
    ] = None,
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides. [default: your login name]")
    ] = None,
    ledger: Place = None,
) -> None:
    """Correct what was joined; without a decision, list those about the story.

    A decision is kept with its author and date, beside what the machine found, and holds from its
    day on: each brief is told with it and says so. Nothing is lost when reports are read again.
    """
    given = {"join": join, "split": split, "status": status is not None, "unlink": unlink}
    kinds = [kind for kind, wanted in given.items() if wanted] or (["note"] if note else [])
    if len(kinds) > 1:
        raise typer.BadParameter(f"expected one decision, found --{' and --'.join(kinds)}")
    if undo and (kinds or records):
        raise typer.BadParameter("expected no other decision", param_hint="--undo")
    if name and not split:
        raise typer.BadParameter("expected it with --split", param_hint="--name")
    if not undo and story is None:
        raise typer.BadParameter("expected the name of a story, or --undo ID")
    known = options.one_of(status, get_args(Status), "--status")
    with opened(ledger) as kept:
        if undo:
            _undo(kept, undo, _author(author))
        elif not kinds:
            if records:
                raise typer.BadParameter("expected a decision: --join, --split, --status, ...")
            _listed(kept, cast(str, story))
        else:
            from sayso import correcting

            wish = correcting.Wish(
                cast(CorrectionKind, kinds[0]),
                records or [],
                _author(author),
                note,
                name,
                cast(Status | None, known),
            )
            made, follows = correcting.decide(kept, cast(str, story), wish)
            from sayso.tell import editing

            sys.stdout.write(f"{made.id}\t{show.plain(editing.told(made))}\n")
            if not follows:
                sys.stderr.write("It is kept, but changes nothing in the story as it stands.\n")


def _author(given: str | None) -> str:
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:  # a user without a name
        raise typer.BadParameter("expected your name", param_hint="--author") from error


def _undo(kept: Ledger, name: str, author: str) -> None:
    from sayso import correcting
    from sayso.tell import editing

    taken = correcting.undo(kept, author, name)
    if taken.undoes:
        words = f"{taken.undoes} holds again"
    else:
        words = f"taken back: {editing.told(taken.correction)}"
    sys.stdout.write(f"{taken.correction.id}\t{show.plain(words)}\n")


def _listed(kept: Ledger, story: str) -> None:
    from sayso import filing
    from sayso.keep import corrections
    from sayso.tell import editing

    story = filing.called(kept, story)
    told = filing.told(kept, story).story.corrections
    applied = {each.id: each for each in told}
    with kept.reading() as connection:
        entries = corrections.every(connection, story)
    if not entries:
        sys.stderr.write("No editor has decided anything about this story.\n")
    for entry in entries:
        each = applied.get(entry.correction.id, entry.correction)
        if entry.undoes:
            words = f"takes back {entry.undoes} (by editor {each.author}, {each.added[:10]})"
        else:
            stands = each.id in applied
            whom = editing.by_whom(each, found=each.applied or not stands)
            words = f"{editing.told(each)} ({whom}){'' if stands else ' [taken back]'}"
        sys.stdout.write(f"{entry.correction.id}\t{show.plain(words)}\n")
