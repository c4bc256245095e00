"""On whose say-so a figure stands: who is counted as speaking, and what goes on from a source before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from sayso.mark.quantity.clause import Clause
from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.scene import OF_THEM, Scene
from sayso.records import Attribution, Quantity, Span

if TYPE_CHECKING:
    from sayso.data.units import Units

# "Ten are missing, according to Berg – nine dockers and a pilot": what follows only takes it apart.
_TAKES_APART: Final = re.compile(r"\s[–—]\s|\s-\s|:\s|\((?=\d)")
# A figure that opens its sentence stands no further in it: "At least 30 are children."
_OPENING: Final = 14
# "The number of dead", "The toll": how far from the start of its sentence their figure stands.
_TALLIED: Final = 90
_TALLY: Final = re.compile(
    r"[\s“\"]*(?:The|Their)\s+(?:number|count|toll|total|tally|death toll)\b"
)
# What may stand between the words for who says so and the clause that goes on.
_GOES_ON: Final = re.compile(
    r"(?:\s+(?:the\s+)?[A-Z][\w.’'-]*){0,4}"  # those who were told
    r"(?:\s+(?:on|late|early|in|at|yesterday|today|this|last|that|\w+day|morning|afternoon|evening|night)\b){0,5}"
    r"(?:,?\s+(?:while|and|but|with|as)\s|\s*;\s)"
)
_SPEAKS: Final = frozenset("speak talk tell say claim count".split())
# No more than these are named together as those who speak.
_SPEAKERS: Final = 12
_OF_THOSE: Final = re.compile(r"\s+of\s+(?:them|those|these)\b")
# "A group of three doctors" speak, "a colonel flanked by nine men" does.
_BEFORE: Final = 3
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
        if ends <= sentence:
            return known  # the figure before goes on with a source already: "rose by 9 to 36"
        apart = _TAKES_APART.search(text, ends, span.start) is not None
        apart = apart or _adds(text, told, span, known)
        return known if bare or part is not None or counted.like is not None or apart else None
    if _OF_THOSE.match(text, span.end):
        return known  # "Six died, according to the mayor. Two of them are children."
    if "\n\n" in text[told.end : span.start]:
        return None
    # "..., according to the ward. The number of those flown out rose to 31."
    close = span.start - sentence <= _TALLIED and not counted.like and _TALLY.match(text, sentence)
    if close and last.estimate.counted and text[told.end : span.start].count("\n") == 0:
        return known
    # "He said 12 had died. Another 30 were wounded."
    more = part == "increment" or bool(_OTHERS.match(text, span.end))
    again = counted.like is not None and span.start - sentence <= _OPENING
    return known if bare or more or again else None


def tells_itself(clause: Clause) -> bool:
    """Whether the verb over a figure tells who else gives it: "the firm speaks of 1,200"."""
    verb = clause.verb
    if verb is None or verb.lemma_.lower() not in _SPEAKS:
        return False
    return any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") for c in verb.lefts)


def _adds(text: str, told: Span, span: Span, known: Attribution) -> bool:
    """Whether a clause goes on behind its source: "17 were saved, the guard said, while the toll rose to 24"."""
    ends = [
        s.end for s in (*known.source, *known.cue) if told.end <= s.start and s.end <= span.start
    ]
    if not ends or any(s.start < told.start for s in known.source):
        return False
    return _GOES_ON.match(text, max(ends)) is not None


def names_speakers(scene: Scene, quantity: Quantity, units: Units) -> bool:
    """Whether a quantity only names those who speak: "two officials said".

    "52 percent of voters said", "eleven of them said" and "300 doctors said" tell how many.
    """
    span = quantity.span
    if not _in_source(scene, span) or OF_THEM.match(scene.report.text, span.end):
        return False
    most = quantity.high or quantity.low or 0.0
    return units.kind(quantity.normalized_unit) != "percent" and 1 <= most <= _SPEAKERS


def _in_source(scene: Scene, span: Span) -> bool:
    """Whether a number tells how many are speaking: "two officials said"."""
    text = scene.report.text
    at = bisect_right(scene.sources, (span.start, len(text)))
    return any(
        s <= span.start and span.end <= e and len(text[s : span.start].split()) <= _BEFORE
        for s, e in scene.sources[max(0, at - 3) : at]
    )
