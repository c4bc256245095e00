"""Whether a figure tells all of its people, some of another figure's, or more of them."""

from __future__ import annotations

import re
from typing import Final, Literal

from sayso.mark.quantity.claim import part_of
from sayso.mark.quantity.clause import clause_of
from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.numerals import numerals
from sayso.mark.quantity.scene import OF_THEM
from sayso.mark.quantity.subject import EVENTS, STATES, told
from sayso.records import Span

# Before and behind one of the parts into which a figure is taken apart.
_PARTS: Final = re.compile(r"[^.;]{0,60}[:,–—(]\s*\Z")
_AND: Final = re.compile(r"(?:,|\band)\s+\Z")
_IN_PART: Final = re.compile(r"\s+(?:at|in|from|on|near|among)\s+(?!\d)")
_LISTED: Final = 60


def part_told(
    text: str, span: Span, counted: Counted, last: Last | None, *, whole: bool
) -> Literal["subset", "increment"] | None:
    """Whether a figure is part of, or on top of, another; None where it stands for itself.

    `whole` says that what became of those counted is told.
    """
    part = part_of(text, span.start, span.end, whole=whole)
    verb = clause_of(counted.noun).verb
    if part == "increment" and verb is not None and verb.lemma_ in ("remain", "stay"):
        return None  # "Another 58 remained in hospital": these are all who are there
    measure = told(counted.measure)
    if part == "subset" and measure and last is not None and OF_THEM.match(text, span.end):
        known = last.words.rsplit(" ", 1)[-1].lower()
        if not last.measure and known not in STATES and known not in EVENTS:
            return None  # "It sent 1,340. About 110 of them were killed": these are all the killed
    if part is None and last is not None and counted.elided and _taken_apart(text, span, last):
        return "subset"
    if part == "increment" and measure and (last is None or last.measure != measure):
        return None  # "63 died, another 120 were wounded": the 120 are all the wounded
    return part


def _taken_apart(text: str, span: Span, last: Last) -> bool:
    """Whether a number tells how many of the last figure are in one place: "24 dead: 15 from here"."""
    whole = last.estimate.low or last.estimate.high or 0.0
    between = text[last.estimate.span.end : span.start]
    if "\n" in between or not _IN_PART.match(text, span.end):
        return False
    if last.estimate.part == "subset":
        return bool(_AND.search(between)) and len(between) < _LISTED
    number = numerals(span.text)
    return bool(_PARTS.search(between)) and bool(number) and number[0].value < whole
