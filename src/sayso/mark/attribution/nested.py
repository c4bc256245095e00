"""Attributions inside another's content, by certain rules: "the hospital counted 40, he said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution import figures, statements, tallies
from sayso.records import Attribution

# "Quoted an aide as saying that ..."; "..., the deputy quoted him as saying".
_AS_SAYING = re.compile(
    r"(?P<who>[^\n,;.]{2,60}(?:,[^\n,;.]{2,60},)?)\s+as\s+(?P<cue>saying)\b\s*(?P<what>.*)\Z",
    re.DOTALL,
)
_DAY = re.compile(r"\s+(?:on|last|late|earlier|yesterday|today|this)\b.{0,24}\Z", re.IGNORECASE)
_QUOTES = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)
_SELF = frozenset("he she they it we i who which its his her their".split())


class Nested:
    """What the rules find in a report, to be asked for by content."""

    def __init__(self, doc: Doc) -> None:
        rules = (*figures.RULES, *tallies.RULES, statements.told_by)
        found = [one for rule in rules for one in rule(doc)]
        self._found = sorted(found, key=lambda one: one.cue)
        self._starts = [one.cue[0][0] for one in self._found]
        self._text = doc.text

    def within(self, outer: Attribution) -> Iterator[Found]:
        """Those told inside a content, by somebody else than its speaker."""
        yield from _quoted(self._text, outer)
        for span in outer.content:
            low = bisect_left(self._starts, span.start)
            for one in self._found[low : bisect_left(self._starts, span.end)]:
                clear = _inside(one, span.start, span.end)
                named = self._text[slice(*one.source[0])].lower()
                if clear is not None and named not in _SELF:
                    yield clear


def _inside(one: Found, low: int, high: int) -> Found | None:
    """`one` with its content cut to the characters; None where its source or content is outside."""
    content = tuple((max(low, s), min(high, e)) for s, e in one.content if s < high and low < e)
    whole = all(low <= s and e <= high for s, e in one.source + one.cue)
    return Found(one.source, one.cue, content) if whole and content else None


def _quoted(text: str, outer: Attribution) -> Iterator[Found]:
    """Y of "X quoted Y as saying that P"."""
    cue = " ".join(span.text for span in outer.cue)
    if not outer.content or not _QUOTES.search(cue):
        return
    last = outer.content[-1]
    found = _AS_SAYING.match(last.text)
    if found is None:
        return
    who = found["who"]
    day = _DAY.search(who)
    end = last.start + (day.start() if day else len(who))
    told: Sequence[tuple[int, int]]
    if found["what"].strip(" .,"):
        told = ((last.start + found.start("what"), last.end),)
    else:
        told = tuple((s.start, s.end) for s in outer.content[:-1] if s.end <= outer.cue[0].start)
    if told:
        cue_at = (last.start + found.start("cue"), last.start + found.end("cue"))
        yield Found(((last.start, end),), (cue_at,), tuple(told))
