"""Attributions that the reader model finds in what another one says, read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sayso.data.reader import Found, Ranges
from sayso.data.reader.quotes import bare
from sayso.mark.attribution.tidy import tidy
from sayso.records import Attribution

# Fewer words hold no source, cue and content.
_FEWEST = 4


class AttributionReader(Protocol):
    """What a model must offer to take the shipped one's place."""

    def read(self, text: str) -> list[Found]:
        """The attributions of `text`."""
        ...


def within(
    text: str, outer: Attribution, reader: AttributionReader, telling: Sequence[int]
) -> Iterator[Found]:
    """What stands in the pieces of `outer`'s content, each read without its quotation marks.

    The model was trained on contents by themselves, too, and marks nothing in most of them. Only
    pieces with a word that can tell of a saying, which stand at `telling`, are read.
    """
    for piece in outer.content:
        if not any(piece.start <= at < piece.end for at in telling):
            continue
        start, end = bare(text, piece.start, piece.end)
        words = text[start:end]
        if len(words.split()) < _FEWEST:
            continue
        for found in tidy(words, reader.read(words)):
            yield Found(*(_moved(ranges, start) for ranges in _roles(found)))


def _roles(found: Found) -> tuple[Ranges, Ranges, Ranges]:
    return found.source, found.cue, found.content


def _moved(ranges: Ranges, by: int) -> Ranges:
    return tuple((start + by, end + by) for start, end in ranges)
