"""Unknowns, with who does not know or will not say, and the point that they concern."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

from sayso.records import Reading, Report, Span, Step, Story, Unknown

# Two sentences own to the same ignorance when they share this much of the shorter one's words.
SAME = 0.8
FEWEST = 4
_WORD = re.compile(r"\w{3,}")
_PLAIN = frozenset(
    "the that this and not has have had was were are been its their his her with for".split()
)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _PLAIN


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    least = min(len(a), len(b))
    return least >= FEWEST and len(a & b) / least >= SAME


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """The unknowns of all readings, each once however it is worded, with speakers and point."""
    speakers: dict[str, list[str]] = defaultdict(list)
    points: dict[str, str] = {}
    for link in story.links:
        if link.relation == "speaks":
            speakers[link.left].append(link.right)
        elif link.relation == "takes part":
            points.setdefault(link.left, link.right)
    kept: dict[str, Unknown] = {}
    by_word: dict[str, list[str]] = defaultdict(list)
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
            words = _words(unknown.text)
            key = " ".join(unknown.text.casefold().split())
            if key not in kept:
                # Only sentences that hold one of its longest words are compared.
                near = (k for word in sorted(words, key=len)[-2:] for k in by_word[word][-9:])
                key = next((k for k in near if _alike(words, _words(kept[k].text))), key)
            if key in kept:
                # Told again, in a copy as a rule: one line, with every place where it stands.
                spans: tuple[Span, ...] = kept[key].spans + unknown.spans
                kept[key] = replace(kept[key], spans=spans)
            else:
                kept[key] = replace(unknown, actors=actors, point=point)
                for word in words:
                    by_word[word].append(key)
    return {"unknowns": tuple(kept.values())}


STEP = Step("unknowns", run, needs=("points", "actors"), gives=("unknowns",))
