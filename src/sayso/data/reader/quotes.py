"""Quotations by their double quotation marks, typographic or straight."""

from __future__ import annotations

import re

_MARK = re.compile(r"[“”„«»\"]|\n\s*\n")
_OPENS, _CLOSES = "“„«", "”»"
_EDGES = " \n\t“”\"‘’',;"
_LEAD = re.compile(r"(?:that|whether|to|if)\s+", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-‘'/")


def quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of `text` (start, end), marks included, in order; none crosses an empty line.

    A quotation that goes on in the next paragraph is not closed there: it counts up to the end of
    its paragraph if it opens the paragraph. Any other mark without a partner is left alone.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    paragraph = len(text) - len(text.lstrip())
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark[0] == "\n":
            if opened is not None and opened == paragraph:
                found.append((opened, at))
            opened, paragraph = None, match.end()
        elif mark in _OPENS or (mark == '"' and opened is None and _may_open(text, at)):
            if opened is None:
                opened = at
        elif (mark in _CLOSES or mark == '"') and opened is not None:
            found.append((opened, at + 1))
            opened = None
    if opened is not None and opened == paragraph and text[opened:].strip():
        found.append((opened, len(text.rstrip())))
    return found


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without quotation marks and stops at its edges, nor "that" before it."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), end


def _may_open(text: str, at: int) -> bool:
    """Whether a straight mark at `at` can open a quotation: it stands before a word, not after one."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
