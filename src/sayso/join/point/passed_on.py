"""What a source says itself, apart from what it passes on of others' words."""

from __future__ import annotations

import re

from sayso.join.point import clauses
from sayso.join.point.claim import SIDES, TENTATIVE
from sayso.join.point.features import Features
from sayso.records import Attribution, Reading, Span

# What somebody says another said is that one's word where it is this part of a sentence.
PASSED_ON = 0.45
# That somebody knew a thing is itself what is told; it is nobody's words that are passed on.
_KNOWS = re.compile(
    r"\b(?:kn[eo]w\w*|aware|learn\w*|reali[sz]\w*|understood|understands?|saw|sees?|seen|hears?|heard|felt|feels?|"
    r"remember\w*|discover\w*|notic\w*|expect\w*|want\w*|hop(?:ed?|es|ing)|fear\w*|plan\w*|intend\w*)\b",
    re.IGNORECASE,
)


def told_by_itself(attribution: Attribution, reading: Reading, features: Features) -> list[Span]:
    """The pieces of a content that its source says itself.

    Of what it tells another states ("Oslo had told her that the lock was shut") it stands for that
    one's words alone.
    """
    pieces = clauses.pieces(attribution.content, reading.sentences)
    for inner in features.inner(attribution.id):
        if not inner.cue or not inner.content or _KNOWS.search(inner.cue[0].text):
            continue
        number = next((n for n, p in enumerate(pieces) if p.holds(inner.cue[0])), None)
        if number is None:
            continue
        whole = pieces[number]
        start = min(span.start for span in (*inner.source, *inner.cue, *inner.content))
        end = max(span.end for span in (*inner.source, *inner.cue, *inner.content))
        if min(end, whole.end) - max(start, whole.start) < PASSED_ON * len(whole.text):
            continue
        told = [p for s in inner.content for p in clauses.pieces([s], reading.sentences)]
        told = [piece for piece in told if whole.holds(piece)]
        if inner.stance in ("deny", "doubt"):
            del pieces[number]  # "that its members doubted it": they do, and it tells so
            continue
        sure = SIDES.get(inner.stance) == "affirm" and inner.stance not in TENTATIVE
        if told and sure and all(clauses.is_clause(piece.text) for piece in told):
            pieces[number : number + 1] = told
    return pieces
