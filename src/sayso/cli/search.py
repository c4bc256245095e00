"""sayso search."""

from __future__ import annotations

import sys
from typing import Annotated, cast, get_args

import typer

from sayso.cli import options, show
from sayso.cli.ledgers import Place, opened
from sayso.records import Stance, Status


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help='Words that a report must have: all of them; "in quotes" as they stand; hosp* for '
            "all words that begin so.",
        ),
    ] = "",
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Statements of whoever bears this name.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option(metavar="STANCE", help=f"Statements that {', '.join(get_args(Stance))}."),
    ] = None,
    said: Annotated[
        str | None,
        typer.Option(
            metavar="DAY|FROM..TO",
            help="Statements made on these days; either end may be left open.",
        ),
    ] = None,
    counted: Annotated[
        str | None, typer.Option(metavar="WHAT", help="Figures of these: deaths, soldiers.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar="STATUS",
            help=f"Points that are {', '.join(get_args(Status))}: in the stories made by hand, "
            "or in that of --story.",
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Reports that name this place, or a country by its code."
        ),
    ] = None,
    story: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only in the story of this name or id.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only reports of this outlet.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY|FROM..TO", help="Only reports of these days.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, max=1000, metavar="N", help="Show at most this many.")
    ] = 20,
    form: Annotated[
        options.Form, typer.Option("--format", "-f", help="The form of the answer.")
    ] = options.Form.text,
    ledger: Place = None,
) -> None:
    """Search the ledger; the best find comes first, without QUERY the latest.

    Of statements and figures whose words stand in thousands of reports the latest come first, too.

    Reports are found by their words. With --actor, --stance or --said it is statements that are
    found, with --counted figures, and with --status points at issue. The exit status is 1 where
    nothing is found.
    """
    from sayso import finding
    from sayso.tell import found

    wanted = finding.Query(
        query,
        actor=actor,
        stance=options.one_of(stance, get_args(Stance), "--stance"),
        place=place,
        counted=counted,
        outlet=outlet,
        said=options.period(said, "--said"),
        published=options.period(published, "--published"),
    )
    if status:
        # A point has several statements, by several people on several days.
        others = {"--stance": stance, "--said": said, "--counted": counted, "--place": place}
        for option, value in others.items():
            if value:
                raise typer.BadParameter("expected without --status", param_hint=option)
    asked = finding.Asked(
        wanted, story, cast(Status | None, options.one_of(status, get_args(Status), "--status"))
    )
    if wanted == finding.Query() and not (story or status):
        raise typer.BadParameter("expected words to search for, or a filter such as --actor")
    with opened(ledger) as kept:
        hits = finding.found(kept, asked, limit, show.joining)
    if form is options.Form.json:
        sys.stdout.write(found.form(hits))
    else:
        sys.stdout.write(found.text(hits, colour=options.coloured()))
    if not hits:
        sys.stderr.write("Nothing found.\n")
        raise typer.Exit(show.FAILED)
