"""What editors decided, in words."""

from __future__ import annotations

from sayso.records import Brief, Correction, Target
from sayso.tell import wording
from sayso.tell.cites import Shelf
from sayso.tell.views import Line

_KINDS = {"actor": "source", "point": "point"}
# As much of a statement as a line can hold beside others.
_LONG = 120
# What a record rests on is cited where it is told; here it only says which one is meant.
_CITES = 4


def decisions(brief: Brief, shelf: Shelf) -> tuple[Line, ...]:
    """What editors decided about the story, in their order."""
    return tuple(
        Line(
            told(each),
            shelf.cite(span for target in _shown(each) for span in target.spans)[:_CITES],
            details=(by_whom(each, found=each.applied),),
        )
        for each in brief.corrections
    )


def _shown(correction: Correction) -> tuple[Target, ...]:
    """Whose words are cited: of what is split off, not of all that stays."""
    parts = correction.targets[1:] if correction.kind == "split" else ()
    return parts or correction.targets


def told(correction: Correction) -> str:
    """What was decided, without who decided it and when."""
    words = _decision(correction)
    return f"{words} — {wording.flat(correction.text)}" if correction.text else words


def by_whom(correction: Correction, *, found: bool) -> str:
    """Who decided it, on which day, and whether it finds what it is about."""
    day = correction.added[:10]
    lost = "" if found or correction.kind == "note" else "; finds nothing to correct"
    return f"by editor {wording.flat(correction.author)}, {day}{lost}"


def _decision(correction: Correction) -> str:
    names = [_name(target.name or target.id) for target in correction.targets]
    first = correction.targets[0] if correction.targets else None
    kind = _KINDS.get(first.kind, first.kind) if first else "record"
    if correction.kind == "join":
        return f"one {kind}: {wording.listed(names)}"
    if correction.kind == "split":
        apart = f" as {_name(correction.name)}" if correction.name else ""
        return f"no longer one {kind} with {names[0]}{apart}: {wording.listed(names[1:])}"
    if correction.kind == "status":
        return f"{correction.status}: {names[0]}"
    if correction.kind == "unlink":
        return f"not so: {names[0]} {correction.relation} {names[-1]}"
    return f"on the {kind} {names[0]}" if names else "on the story"


def _name(words: str) -> str:
    return f"“{wording.trim(wording.flat(words), _LONG)}”"
