"""Whom a speaker quotes: "the paper quoted an aide as saying that the talks had failed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.data.reader import Found
from sayso.records import Attribution

# "Quoted an aide as saying that ..."; "..., the deputy quoted him as saying".
_AS_SAYING = re.compile(
    r"(?P<who>[^\n,;.]{2,60}(?:,[^\n,;.]{2,60},)?)\s+as\s+(?P<cue>saying)\b\s*(?P<what>.*)\Z",
    re.DOTALL,
)
_DAY = re.compile(r"\s+(?:on|last|late|earlier|yesterday|today|this)\b.{0,24}\Z", re.IGNORECASE)
_QUOTES = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)


def quoted(text: str, outer: Attribution) -> Iterator[Found]:
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
