"""Unknowns, with who does not know or will not say, and the point that they concern."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sayso.records import Reading, Report, Span, Step, Story, Unknown


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """The unknowns of all readings, each wording once, with speakers and point."""
    speakers: dict[str, list[str]] = defaultdict(list)
    points: dict[str, str] = {}
    for link in story.links:
        if link.relation == "speaks":
            speakers[link.left].append(link.right)
        elif link.relation == "takes part":
            points.setdefault(link.left, link.right)
    kept: dict[str, Unknown] = {}
    for reading in readings:
        for unknown in reading.unknowns:
            about = [
                attribution
                for attribution in reading.attributions
                if any(
                    span.meets(other)
                    for span in unknown.spans
                    for other in (*attribution.cue, *attribution.content)
                )
            ]
            actors = tuple(dict.fromkeys(a for x in about for a in speakers[x.id]))
            point = next((points[x.id] for x in about if x.id in points), None)
            key = " ".join(unknown.text.casefold().split())
            if key in kept:
                # Told again, in a copy as a rule: one line, with every place where it stands.
                spans: tuple[Span, ...] = kept[key].spans + unknown.spans
                kept[key] = replace(kept[key], spans=spans)
            else:
                kept[key] = replace(unknown, actors=actors, point=point)
    return {"unknowns": tuple(kept.values())}


STEP = Step("unknowns", run, needs=("points", "actors"), gives=("unknowns",))
