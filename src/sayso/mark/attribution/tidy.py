"""Certain corrections of attributions: whole quotations, exact edges, pieces in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sayso.data.reader import Found
from sayso.data.reader.quotes import quotations

Ranges = tuple[tuple[int, int], ...]

# What stands between a content and its cue belongs to neither. (A comma that closes an apposition
# belongs to the source, as the corpus has it.)
_LOOSE = ",;:—–-"
# A piece that is only one of these is a slip of the model's; a name or a pronoun is not.
_LITTLE = frozenset("a an and as at but by for from in of on or the to with".split())


def tidy(text: str, found: Iterable[Found]) -> list[Found]:
    """`found` with exact edges, in order of the first words of each.

    A content that covers most of a quotation gets all of it, marks included, unless other words of
    an attribution stand in the rest. Attributions left without content are left out.
    """
    given = list(found)
    quoted = quotations(text)
    taken = bytearray(len(text))
    for one in given:
        for start, end in (*one.source, *one.cue, *one.content):
            taken[start:end] = b"\1" * (end - start)
    kept = [
        Found(
            trim(text, one.source, ""),
            trim(text, one.cue, "", words=False),
            trim(text, [whole(span, quoted, taken) for span in one.content], _LOOSE),
        )
        for one in given
    ]
    return sorted(
        (one for one in kept if one.content),
        key=lambda one: (min(one.source + one.cue + one.content), one.cue),
    )


def trim(text: str, ranges: Iterable[tuple[int, int]], loose: str, words: bool = True) -> Ranges:
    """`ranges` in order, without white space and `loose` marks at their ends; empty ones left out.

    With `words`, so are those without a letter or number, and those of one little word.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        while start < end and (text[start].isspace() or text[start] in loose):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in loose):
            end -= 1
        if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
            end += 1
        piece = text[start:end]
        told = any(letter.isalnum() for letter in piece) and piece.lower() not in _LITTLE
        if start < end and (told or not words):
            found.append((start, end))
    return tuple(found)


def whole(
    span: tuple[int, int], quoted: Sequence[tuple[int, int]], taken: bytearray
) -> tuple[int, int]:
    """`span`, with all of each quotation of which it covers more than half.

    `quoted` are the quotations, in order; `taken` is not 0 where an attribution's words stand.
    """
    start, end = span
    number = bisect_left(quoted, start, key=lambda quotation: quotation[1])
    while number < len(quoted) and quoted[number][0] < end:
        first, last = quoted[number]
        number += 1
        covered = min(end, last) - max(start, first)
        rest = taken[first:start] + taken[end:last]
        if 2 * covered > last - first and not any(rest):
            start, end = min(start, first), max(end, last)
    return start, end
