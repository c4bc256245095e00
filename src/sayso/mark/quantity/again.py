"""Numbers without a noun that can only mean a figure told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.mark.quantity.antecedent import near
from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.subject import EVENTS, STATES, told
from sayso.records import Quantity

# "The figure of 900 was mentioned", "they told us 900": a figure told before, if it is the same.
_QUOTED: Final = re.compile(
    r"\b(?:(?:figure|number|count|total|estimate)\s+of|of\s+the|(?:told|gave|mentioned|cited|quoted)(?:\s+\w+)?)\s+\Z",
    re.IGNORECASE,
)
# "the 44 will be flown home", "arrived at 391": figures no smaller than this seldom come twice by chance.
_TELLING: Final = 10.0
_AGAIN: Final = re.compile(
    r"\b(?:the|those|these|its|his|her|their|our|all|at|of|from|about|said|says|’s|'s)\s+[“\"‘]?\Z",
    re.IGNORECASE,
)
# "The true number is still higher, between 58 and 70": of the dead or the ill told before.
_TRUE: Final = re.compile(
    r"\b(?:true|real|actual|overall|official)\s+(?:number|figure|total|toll|count)\b[^.;]*\Z",
    re.IGNORECASE,
)


def quoted(text: str, quantity: Quantity) -> bool:
    """Whether a number without a noun is told as a figure known already."""
    start = quantity.span.start
    return quantity.normalized_unit == "-" and bool(_QUOTED.search(text, max(0, start - 40), start))


def repeated(text: str, quantity: Quantity) -> bool:
    """Whether a number without a noun may be one that was told before, where one such was."""
    if quantity.normalized_unit != "-" or quantity.low != quantity.high:
        return False
    start = quantity.span.start
    most = quantity.high or 0.0
    every = text[max(0, start - 4) : start].lower() == "all "  # "all eight are on their way home"
    return (every or most >= _TELLING) and bool(_AGAIN.search(text, max(0, start - 12), start))


# "The number on the ministry's website is still 31", where no count is near.
_TALLY: Final = re.compile(r"\b(?:number|figure|toll|count|tally)\b[^.;\n]*\Z", re.IGNORECASE)
_BEFORE: Final = 60


def tolled(text: str, quantity: Quantity, before: Sequence[Last]) -> bool:
    """Whether a number can only be one more of the toll that the report has told of."""
    start = quantity.span.start
    low = max(0, start - _BEFORE)
    if _TRUE.search(text, low, start):
        return True
    bare = quantity.normalized_unit == "-" and not near(text, quantity, before)
    return bare and _TALLY.search(text, low, start) is not None


def casualty(read: Last) -> bool:
    """Whether a figure is one of the dead, the wounded or the cases."""
    words = {read.measure.split(" ")[0], read.words.rsplit(" ", 1)[-1].lower()}
    return bool(words & (STATES | EVENTS | {"died"}))


def told_as(counted: Counted) -> str:
    """What a number without a noun counts, for a later one to join: "There are not 40 dead"."""
    measure = told(counted.measure)
    if measure == "died":
        return "deaths"
    return measure if measure.split(" ")[0] in STATES else ""
