"""Ids of records as numbers: a third of the bytes, and the beginning of an id is a range of them."""

from __future__ import annotations

import re

# The place of a kind is part of the numbers: only ever appended to.
KINDS = ("attribution", "estimate", "place", "event", "unknown", "transfer", "evidence", "movement")
_DIGITS = 12
_ID = re.compile(rf"([a-z]+)-([0-9a-f]{{0,{_DIGITS}}})")


def key(name: str) -> int | None:
    """The number of an id; None where it is none of a kind that is looked up."""
    bounds = beginning(name)
    return bounds[0] if bounds and bounds[0] == bounds[1] else None


def beginning(name: str) -> tuple[int, int] | None:
    """The first and the last number of the ids that begin so."""
    match = _ID.fullmatch(name)
    if match is None or match[1] not in KINDS:
        return None
    kind, digits = KINDS.index(match[1]) << (4 * _DIGITS), match[2]
    return kind + int(digits.ljust(_DIGITS, "0"), 16), kind + int(digits.ljust(_DIGITS, "f"), 16)


def name(number: int) -> str:
    """The id of a number."""
    kind, digits = divmod(number, 1 << (4 * _DIGITS))
    return f"{KINDS[kind]}-{digits:0{_DIGITS}x}"
