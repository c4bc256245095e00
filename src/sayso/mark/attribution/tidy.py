"""Certain corrections of attributions: exact edges, pieces in order, quotation marks whole."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.data.reader import Found

Ranges = tuple[tuple[int, int], ...]


def trim(text: str, ranges: Ranges) -> Ranges:
    """`ranges` in order, without white space at their ends, empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            found.append((start, end))
    return tuple(found)


def tidy(text: str, found: Iterable[Found]) -> list[Found]:
    """`found` with exact edges, in order of the first words of each; contentless ones left out."""
    kept = [
        Found(trim(text, one.source), trim(text, one.cue), trim(text, one.content)) for one in found
    ]
    return sorted(
        (one for one in kept if one.content),
        key=lambda one: (min(one.source + one.cue + one.content), one.cue),
    )
