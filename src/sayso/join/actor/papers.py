"""Whose words a document's are: "a bulletin of the province" is the province's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.data.titles.people import fold
from sayso.records import Mention, Span

_NOUN_ENDS = re.compile(r"\s+(?:of|by|from|to|on|about|for|in|that|which|seen|obtained)\b")
_OWNER = re.compile(r"['’]s?\s")
_BY = re.compile(r"\b(by|from|of)\s+(?:(?:the|a|an|its|their|his|her)\s+)?$")
_TITLE = 8  # words of a document's name before whose it is
# What somebody writes to say it: a law or a contract says nothing for whose it is.
_WORDS = frozenset(
    """bulletin report statement figures data statistics records letter memo notice release message
    communique dispatch study survey review audit assessment analysis estimate forecast projection
    findings testimony complaint petition tweet post warning declaration announcement census
    research numbers readings log briefing minutes email e-mail cable note""".split()
)


def written_by(
    paper: Mention,
    span: Span,
    mentions: Sequence[Mention],
    starts: Sequence[int],
) -> Mention | None:
    """Whose paper a source's words name: the province of "a bulletin of the province".

    None where `paper` is no document, or nothing tells whose. `mentions` are the report's, in
    order, `starts` where they begin.
    """
    if paper.form != "description" or paper.kind == "person":
        return None
    noun = _NOUN_ENDS.split(fold(paper.name))[0].split()
    if not noun or noun[-1] not in _WORDS:
        return None
    end = max(paper.span.end, span.end)
    for other in mentions[bisect_left(starts, paper.span.start) :]:
        if other.span.start >= end:
            return None
        if other.id == paper.id or other.kind is None or other.form == "pronoun":
            continue
        before = span.text[: max(0, other.span.start - span.start)]
        whose = other.span.start == paper.span.start and _OWNER.match(
            span.text[max(0, other.span.end - span.start) :]
        )
        led = _BY.search(before)
        of = led is not None and led[1] == "of"
        if whose or (led and not (of and other.kind == "person")):
            return other
        if not whose and len(before.split()) > _TITLE:
            return None
    return None
