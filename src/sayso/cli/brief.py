"""sayso brief."""

from __future__ import annotations

import gc
import os
import re
import shutil
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import options, show
from sayso.cli.ledgers import Place, opened
from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.records import Brief, Report


class Format(StrEnum):
    """The forms of a brief."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


_SUFFIXES = {".html": Format.html, ".htm": Format.html, ".md": Format.md, ".json": Format.json}


def brief(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Text, Markdown, HTML or PDF files, JSONL files of reports, folders of those, "
            "http(s) addresses, or - for standard input; or the name of one story of the ledger.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="The day the report was published (2024-10-24), where the input has none.",
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="The title of the report, or of the brief of many."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the report.")
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="The form of the brief. [default: by the suffix of -o, else text]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the brief to this file."),
    ] = None,
    show_it: Annotated[
        bool, typer.Option("--open", help="Open the brief in the browser (as HTML).")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="Of a story of the ledger: what was published by the end of this day (2024-10-20).",
        ),
    ] = None,
    known_by: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="Of a story of the ledger: what the ledger had by the end of this day (UTC).",
        ),
    ] = None,
    ledger: Place = None,
) -> None:
    """Read reports and tell what they say: who said what, who denies it, how the numbers moved.

    The exit status is 1 where an input could not be read; what could be read is told all the same.
    """
    chosen = form or (_SUFFIXES.get(output.suffix.lower()) if output else None)
    if show_it and chosen is None:
        chosen = Format.html
    failed = 0
    made = _story(inputs, title, as_of, known_by, ledger)
    if made is None:
        reports, failed = _read(inputs, published, title, outlet)
        if not reports:
            if not failed:
                show.problem(
                    InputError("no report found in what was given", "Name at least one file.")
                )
            raise typer.Exit(show.FAILED)
        made = _brief(reports, title)
    # What was read and joined lives as long as the command. To go through it once more in search of
    # cycles, of which it holds none, would take an eighth of the time of a story of a thousand.
    gc.freeze()
    text = _render(made, chosen or Format.text, to_file=output is not None)
    if output is None and show_it:
        output = _page_file(chosen or Format.html)
    if output is None:
        sys.stdout.write(text)
    else:
        try:
            output.write_text(text, "utf-8")
        except OSError as error:
            show.problem(
                SaysoError(
                    f"cannot write {str(output)!r}: {error.strerror}",
                    "Name a file that can be written with -o.",
                )
            )
            raise typer.Exit(show.FAILED) from error
        sys.stderr.write(f"Wrote the brief to {show.plain(str(output))}\n")
    if show_it and output is not None:
        import webbrowser

        webbrowser.open(output.resolve().as_uri())
    if failed:
        raise typer.Exit(show.FAILED)


def _story(
    inputs: list[str],
    title: str | None,
    as_of: str | None,
    known_by: str | None,
    place: str | None,
) -> Brief | None:
    """The brief of a story of the ledger, None where the inputs are no such name."""
    as_of = options.day(as_of, "--as-of") if as_of is not None else None
    known_by = options.day(known_by, "--known-by") if known_by is not None else None
    asked = bool(as_of or known_by)
    name = inputs[0]
    # What lies at a path or an address is read as ever; a story is meant by anything else.
    if not asked and (len(inputs) > 1 or name == "-" or "://" in name or os.path.lexists(name)):
        return None
    if len(inputs) > 1:
        raise typer.BadParameter("expected the name of one story of the ledger beside a day")
    from sayso.keep.ledger import exists

    if not asked and (not exists(place) or not name.strip()):
        return None
    from sayso import filing
    from sayso.keep import stories

    with opened(place) as kept:
        # Who misspelt a path is told what was expected of a file.
        if not asked and _looks_like_a_path(name):
            with kept.reading() as connection:
                if stories.row(connection, name) is None:
                    return None
        return filing.told(kept, name, as_of, known_by, title, show.joining).brief


def _looks_like_a_path(name: str) -> bool:
    return "/" in name or os.sep in name or bool(re.search(r"\.[a-z0-9]{1,8}$", name, re.I))


def _read(
    inputs: list[str], published: str | None, title: str | None, outlet: str | None
) -> tuple[list[Report], int]:
    """All reports that can be read, and how many inputs could not."""
    from sayso.read import ReadOptions, read

    # Of several inputs the title is that of the brief, not of each report.
    options = ReadOptions(
        published=published,
        title=title if len(inputs) == 1 and not Path(inputs[0]).is_dir() else None,
        outlet=outlet,
        today=datetime.now(UTC).date(),
        stdin=sys.stdin.buffer,
    )
    reports, failed = [], 0
    with show.progress() as bar:
        task = bar.add_task("reading", total=None)
        for item in read(inputs, options):
            if isinstance(item, SaysoError):
                show.problem(item)
                failed += 1
            else:
                reports.append(item)
            bar.advance(task)
    return reports, failed


def _brief(reports: list[Report], title: str | None) -> Brief:
    from sayso import pipeline

    with show.progress() as bar:
        task = bar.add_task("marking", total=len(reports))
        return pipeline.brief(reports, title, each=lambda: bar.advance(task))


def _render(made: Brief, form: Format, *, to_file: bool) -> str:
    if form is Format.json:
        from sayso.tell import jsonform

        return jsonform.render(made)
    if form is Format.md:
        from sayso.tell import markdown

        return markdown.render(made)
    if form is Format.html:
        from sayso.data import load
        from sayso.tell import page

        return page.render(made, basemap=load("basemap"))
    from sayso.tell import text

    terminal = not to_file and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    return text.render(made, width=width, colour=terminal and "NO_COLOR" not in os.environ)


def _page_file(form: Format) -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="sayso-")) / f"brief.{form.value}"
