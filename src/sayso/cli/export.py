"""sayso export."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from sayso.cli import options, show
from sayso.cli.ledgers import Place, opened
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.keep.ledger import Ledger
    from sayso.records import Raw


class Format(StrEnum):
    """The forms in which a ledger, or a story of it, is given out."""

    archive = "archive"
    warc = "warc"
    jsonl = "jsonl"
    csv = "csv"


class Table(StrEnum):
    """The tables of a story."""

    attributions = "attributions"
    estimates = "estimates"
    points = "points"


def export(
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY", help="The story whose table, or whose pages (warc), are wanted."
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="archive: the whole ledger, for sayso import. warc: the pages that were fetched. "
            "jsonl, csv: a table of a story.",
        ),
    ] = Format.archive,
    what: Annotated[Table, typer.Option(help="Which table of the story.")] = Table.estimates,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Of a table: what was published by the end of this day."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to this file; a table else goes to the screen.",
        ),
    ] = None,
    ledger: Place = None,
) -> None:
    """Write the whole ledger to one file, or the pages it fetched, or a table of a story.

    An archive has the same bytes from SQLite and from PostgreSQL. A file appears only when all of it
    is written. In CSV, text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    if form is Format.archive and story:
        raise typer.BadParameter("expected no story: an archive is of the whole ledger")
    if form in (Format.archive, Format.warc) and output is None:
        raise typer.BadParameter("expected a file to write to", param_hint="--output")
    if form in (Format.jsonl, Format.csv) and story is None:
        raise typer.BadParameter("expected the story whose table is wanted")
    until = options.day(as_of, "--as-of") if as_of else None
    with opened(ledger) as kept:
        if form is Format.archive:
            _archive(kept, cast(Path, output))
        elif form is Format.warc:
            _warc(kept, cast(Path, output), story)
        else:
            text = _table(kept, cast(str, story), form, what, until)
            if output is None:
                sys.stdout.write(text)
                return
            # Without this mark some spreadsheets take UTF-8 for another encoding.
            encoding = "utf-8-sig" if form is Format.csv else "utf-8"
            with _written(output) as out:
                out.write(text.encode(encoding, "replace"))
            _tell(f"the {what.value}", output)


def _archive(kept: Ledger, output: Path) -> None:
    from sayso.keep import archive

    with kept.reading() as connection, show.progress() as bar:
        task = bar.add_task("exporting", total=archive.size(connection))
        with _written(output) as out:
            count = archive.write(connection, out, lambda: bar.advance(task))
    _tell(f"{count:,} rows", output)


def _warc(kept: Ledger, output: Path, story: str | None) -> None:
    from sayso import filing
    from sayso.keep import inputs, problems
    from sayso.read import warc

    within = filing.addresses_of(kept, story) if story else None
    with kept.reading() as connection, show.progress() as bar:
        total = inputs.count(connection, within)
        if not total:
            raise problems.no_pages(kept.place)
        task = bar.add_task("exporting", total=total)
        found = inputs.pages(connection, within)
        with _written(output) as out:
            count = warc.write(_advancing(found, lambda: bar.advance(task)), out)
    _tell(f"{count:,} pages", output)


def _advancing(raws: Iterator[Raw], advance: Callable[[], object]) -> Iterator[Raw]:
    for raw in raws:
        yield raw
        advance()


def _table(kept: Ledger, story: str, form: Format, what: Table, until: str | None) -> str:
    from sayso import filing
    from sayso.tell import tables

    brief = filing.told(kept, story, until).brief
    if form is Format.csv:
        return tables.csv_text(brief, what.value)
    return tables.json_lines(brief, what.value)


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when all of it is safely written."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        show.problem(
            SaysoError(
                f"cannot write {str(path)!r}: {error.strerror or error}",
                "Name a file that can be written with -o.",
            )
        )
        raise typer.Exit(show.FAILED) from error
    finally:
        part.unlink(missing_ok=True)


def _tell(what: str, path: Path) -> None:
    sys.stderr.write(f"Wrote {what} to {show.plain(str(path))}\n")
