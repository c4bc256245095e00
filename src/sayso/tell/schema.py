"""JSON Schemas of the contracts, made from the records themselves."""

from __future__ import annotations

from typing import Any

from sayso.records import Annotation, Brief, Reading, Report, ReportLine, Story

CONTRACTS: dict[str, tuple[type, str]] = {
    "brief": (Brief, "`sayso brief --format json`"),
    "input": (ReportLine, "one line of the JSONL that `sayso annotate` and `sayso brief` read"),
    "annotation": (Annotation, "one line of what `sayso annotate` writes"),
    "report": (Report, "a report as it is read"),
    "reading": (Reading, "all annotations of one report"),
    "story": (Story, "what joining makes of readings"),
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract `name`, a key of `CONTRACTS`."""
    from pydantic import TypeAdapter

    record, what = CONTRACTS[name]
    made = TypeAdapter(record).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"sayso/{name}/1",
        "title": what,
        **{key: value for key, value in made.items() if key != "title"},
    }
