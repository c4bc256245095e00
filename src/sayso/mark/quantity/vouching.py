"""Whose words a figure stands in, and whether they vouch for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from sayso.mark.quantity.tallies import TALLIES
from sayso.records import Attribution, Span, cue_denies

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.data.senses import Senses

# "The navy's claim that 300 had landed": whoever rejects it, the navy vouches for the 300.
_CLAIMS: Final = frozenset(
    "account accusation allegation assertion claim estimate report statement testimony".split()
)
# What shows something to those who read it.
_SHOWS: Final = frozenset(
    "image images imagery picture pictures photo photos photograph photographs footage video videos "
    "sign signs evidence".split()
)
_REFUSES: Final = re.compile(
    r"\b(?:not|never|no|nobody|none|false|untrue|lies?|lied|invent\w*|fabricat\w*|baseless|unfounded|"
    r"nonsense|absurd|exaggerat\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
# So many characters beside a figure may deny it.
_NEAR: Final = 300
_BREAK: Final = re.compile(r"[.!?;]\s|\n")


class Contents:
    """Which attribution's content holds a place in the text."""

    __slots__ = ("longest", "spans", "starts")

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.spans = sorted(
            (
                (s.start, s.end, sum(c.end - c.start for c in a.content), a)
                for a in attributions
                for s in a.content
            ),
            key=lambda row: row[:3],
        )
        self.starts = [row[0] for row in self.spans]
        self.longest = max((end - start for start, end, _, _ in self.spans), default=0)

    def innermost(self, start: int, end: int) -> Attribution | None:
        """The attribution with the shortest content that holds the characters.

        Of a claim that one source makes and another rejects it is that of the source that makes it.
        """
        best: tuple[int, int, Attribution] | None = None
        made: tuple[int, int, Attribution] | None = None
        first = bisect_left(self.starts, end - self.longest)
        for begin, stop, size, attribution in self.spans[first : bisect_right(self.starts, start)]:
            if end > stop:
                continue
            if best is not None and _shown(attribution) and not _shown(best[2]):
                continue
            if best is not None and _shown(best[2]) and not _shown(attribution):
                best = (
                    None  # "Pictures suggest that 2,000 graves were dug, said Berg": Berg says it
                )
            if best is not None and _unsaid(attribution) and not best[2].cue:
                continue  # "It was stated that 900 came", in a ministry's own release: it states it
            if best is None or (stop - begin, size) < best[:2]:
                best = (stop - begin, size, attribution)
            nominal = {word for c in attribution.cue for word in c.text.lower().split()} & _CLAIMS
            if nominal and (made is None or (stop - begin, size) < made[:2]):
                made = (stop - begin, size, attribution)
        if best is not None and best[2].stance == "deny" and made is not None:
            return made[2]
        return best[2] if best else None


# "five more than the ministry reported": whoever reported fewer does not vouch for these.
_THAN: Final = re.compile(r"\bthan\s+(?:what\s+)?\Z", re.IGNORECASE)
# What can speak, be written or be shown; of what else a noun means nobody speaks.
_SPEAKERS: Final = ("person", "group", "communication", "cognition", "artifact")
_SOME: Final = 0.2


def speaks(doc: Doc, attribution: Attribution, senses: Senses) -> bool:
    """Whether what is read inside another's words has a speaker of its own for their figures.

    "19 more than reported", "confirmed by laboratory" and "deaths at 14 and confirmed cases" name none.
    """
    if attribution.inside is None or not attribution.source:
        return True
    first = min(s.start for s in (*attribution.source, *attribution.cue))
    if _THAN.search(doc.text[max(0, first - 12) : first]):
        return False
    source = attribution.source[0]
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    if span is None or span.root.like_num:
        return span is None
    head = span.root
    if head.tag_ != "NN" and head.tag_ != "NNS":
        return True
    lemma = head.lemma_.lower()
    known = senses.noun(lemma)
    if known and max(known.get(kind, 0.0) for kind in _SPEAKERS) < _SOME:
        return False
    bare = head.tag_ == "NN" and not any(c.i < head.i for c in head.children)
    return not bare or senses.is_a(lemma, "person") or senses.is_a(lemma, "group")


def _unsaid(attribution: Attribution) -> bool:
    """Whether nobody is named for words that are told as somebody's: "it was stated"."""
    return bool(attribution.cue) and not attribution.source


def _shown(attribution: Attribution) -> bool:
    """Whether nobody speaks in an attribution: there is no source, or it is what shows something."""
    words = [span.text.rsplit(" ", 1)[-1].lower() for span in attribution.source]
    return not words or all(word in _SHOWS for word in words)


def denied(attribution: Attribution | None, text: str, span: Span) -> bool:
    """Whether the words that a figure stands in deny it.

    Who says "Nobody was hidden. There are 17." denies, and vouches for the 17.
    """
    if attribution is None or attribution.stance != "deny":
        return False
    if not attribution.cue or any(cue_denies(cue.text) for cue in attribution.cue):
        return True
    held = next(
        (c for c in attribution.content if c.start <= span.start and span.end <= c.end), None
    )
    if held is None:
        return True
    first, last = max(held.start, span.start - _NEAR), min(held.end, span.end + _NEAR)
    start = max((m.end() for m in _BREAK.finditer(text, first, span.start)), default=first)
    after = _BREAK.search(text, span.end, last)
    return _REFUSES.search(text, start, after.start() if after else last) is not None


def within(
    timexes: list[tuple[Any, int]], attribution: Attribution | None, span: Span
) -> list[tuple[Any, int]]:
    """Those of the times of a sentence that do not stand behind the words of who tells a figure.

    "Nobody destroys 900 files, said Berg, who was mayor from 1983 to 1989."
    """
    if attribution is None or not attribution.source:
        return timexes
    behind = min(s.start for s in attribution.source)
    held = max(c.end for c in attribution.content)
    if behind < span.end or held > behind:
        return timexes
    return [(timex, at) for timex, at in timexes if timex.span.start < behind]


def kept(attribution: Attribution) -> bool:
    """Whether a figure is one of a count that its source keeps: "its tally", "the union's estimate"."""
    return any(word in TALLIES for cue in attribution.cue for word in cue.text.lower().split())
