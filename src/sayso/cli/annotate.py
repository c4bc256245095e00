"""sayso annotate."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from sayso.cli import show
from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.records import Report


def annotate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="IN.jsonl", help="Reports, one JSON object a line; - for standard input."
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="OUT.jsonl", help="Where to write; - for standard output."
        ),
    ] = "-",
    only: Annotated[
        str | None,
        typer.Option(
            help="Limit the work to these, with commas: attributions, timexes, places, quantities."
        ),
    ] = None,
) -> None:
    """Mark reports for a pipeline: attributions, times, places and quantities as offsets.

    The text of each line is taken as it is. A bad line is reported by its number and left out; the
    exit status is then 1.
    """
    from sayso import mark, pipeline
    from sayso.read import jsonl
    from sayso.tell.annotations import LAYERS, annotation

    layers = tuple(part.strip() for part in only.split(",")) if only else LAYERS
    unknown = [layer for layer in layers if layer not in LAYERS]
    if unknown:
        raise typer.BadParameter(
            f"{', '.join(unknown)}: expected some of {', '.join(LAYERS)}", param_hint="--only"
        )
    steps = pipeline.needed(mark.STEPS, layers)
    failed = 0

    def good(items: Iterator[Report | InputError]) -> Iterator[Report]:
        nonlocal failed
        for item in items:
            if isinstance(item, SaysoError):
                show.problem(item)
                failed += 1
            else:
                yield item

    with ExitStack() as stack:
        try:
            stream: BinaryIO = (
                sys.stdin.buffer if source == "-" else stack.enter_context(Path(source).open("rb"))
            )
            out: TextIO = (
                sys.stdout
                if output == "-"
                else stack.enter_context(Path(output).open("w", encoding="utf-8"))
            )
        except OSError as error:
            show.problem(
                InputError(
                    f"cannot open {error.filename!r}: {error.strerror}",
                    "Give a JSONL file with one report a line, and an output that can be written.",
                )
            )
            raise typer.Exit(show.FAILED) from error
        bar = stack.enter_context(show.progress())
        task = bar.add_task("marking", total=None)
        for report, reading in pipeline.readings(good(jsonl.items(stream, source)), steps):
            line = {
                key: value
                for key, value in asdict(annotation(report.name, reading, layers)).items()
                if value is not None or key not in LAYERS
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            bar.advance(task)
    if failed:
        raise typer.Exit(show.FAILED)
