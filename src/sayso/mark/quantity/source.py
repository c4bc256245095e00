"""On whose say-so a figure stands where its own words do not tell: its source goes on from the one before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.scene import OF_THEM
from sayso.records import Attribution, Span

# "Ten are missing, according to Berg – nine dockers and a pilot": what follows only takes it apart.
_TAKES_APART: Final = re.compile(r"\s[–—]\s|\s-\s|:\s|\((?=\d)")
# A figure that opens its sentence stands no further in it: "At least 30 are children."
_OPENING: Final = 14
_OTHERS: Final = re.compile(r"\s+(?:others?|more)\b", re.IGNORECASE)


def goes_on(
    text: str,
    span: Span,
    sentence: int,
    counted: Counted,
    part: str | None,
    last: Last | None,
    attributions: Mapping[str, Attribution],
) -> Attribution | None:
    """The attribution of the figure `last` where this one only goes on with it, else None.

    `sentence` is where the figure's own sentence starts.
    """
    known = attributions.get(last.estimate.attribution or "") if last is not None else None
    if last is None or known is None:
        return None
    bare = not counted.words and bool(counted.measure)
    told = last.estimate.span
    if told.start >= sentence:
        spans = (*known.source, *known.cue, *known.content)
        ends = min(max((s.end for s in spans), default=told.end), span.start)
        apart = _TAKES_APART.search(text, ends, span.start) is not None
        return known if bare or part is not None or counted.like is not None or apart else None
    if OF_THEM.match(text, span.end):
        return known  # "Six died, according to the mayor. Two of them are children."
    if "\n\n" in text[told.end : span.start]:
        return None
    # "He said 12 had died. Another 30 were wounded."
    more = part == "increment" or bool(_OTHERS.match(text, span.end))
    again = counted.like is not None and span.start - sentence <= _OPENING
    return known if bare or more or again else None
