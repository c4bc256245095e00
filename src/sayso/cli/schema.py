"""sayso schema."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer


class Contract(StrEnum):
    """What has a schema."""

    brief = "brief"
    input = "input"
    annotation = "annotation"
    report = "report"
    reading = "reading"
    story = "story"


def schema(
    contract: Annotated[
        Contract | None, typer.Argument(help="Print only this one.", show_default="all")
    ] = None,
) -> None:
    """Print the JSON Schema of what sayso reads and writes."""
    from sayso.tell import schema as schemas

    made = (
        schemas.schema(contract.value)
        if contract
        else {name: schemas.schema(name) for name in schemas.CONTRACTS}
    )
    json.dump(made, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
