"""Parts of a day: this morning, last night, the next evening, later in the day, overnight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sayso.mark.timex import count
from sayso.mark.timex.base import told_day
from sayso.mark.timex.grammar import rule
from sayso.mark.timex.phrase import edge, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token


def _part_of_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "this morning", "last night", "the next evening", "overnight"."""
    part = first(tokens, "part")
    day = at.anchor
    by = int(has(tokens, "next", "following"))
    told = told_day(at, by)
    if has(tokens, "that", "same"):
        told = at.parts.get(part) or told
    if has(tokens, "that", "same", "next", "following") and told is not None:
        day = told + timedelta(days=by)
    elif day is not None and has(tokens, "last", "previous"):
        day -= timedelta(days=1)
    elif has(tokens, "that", "same", "next", "following"):
        day = None
    elif not has(tokens, "this", "last", "previous"):
        return None
    value = day.isoformat() if day else "XXXX-XX-XX"
    return Sense("TIME", f"{value}T{part if part != '24:00' else '24'}", edge(tokens))


def _in_the_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "later in the day": the day being told, else the report's."""
    day = at.anchor if at.grain == "D" else at.day or at.issued
    if first(tokens, "unit") != "D" or at.grain in {"Y", "M"}:
        return None
    return Sense("DATE", day.isoformat() if day else "XXXX-XX-XX", edge(tokens))


def _the_part(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "in the evening": of the day being told, else of the report's."""
    part, day = first(tokens, "part"), at.day or at.anchor
    inside = tokens[0].kind == "in"
    if not (inside or has(tokens, "in")) or ":" in part or at.tense() != "past":
        return None
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}"
    return Sense("TIME", value, edge(tokens), skip=int(inside))


def _overnight(tokens: Sequence[Token], at: Setting) -> Sense | None:
    weekday = first(tokens, "weekday")
    if weekday:
        return Sense("TIME", f"{count.weekday(at, weekday)}TNI")
    value = at.anchor.isoformat() if at.anchor else "XXXX-XX-XX"
    return Sense("TIME", f"{value}TNI")


RULES = (
    rule("(?:EDGE|EDGE in)? (?:this|last|that|that same|the same|the (?:next|following|previous)) EDGE? part", _part_of_day),
    rule("EDGE in the unit", _in_the_day),
    rule("(?:EDGE (?:in)?|in)? the EDGE? part(?! of| on)", _the_part),
    rule("overnight (?:on? weekday)?", _overnight),
)  # fmt: skip
