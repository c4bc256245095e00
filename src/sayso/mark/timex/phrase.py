"""Reading the tokens of one phrase by class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.mark.timex.tokens import Token

_EDGES = {
    "early": "START",
    "earlier": "START",
    "start": "START",
    "first": "START",
    "late": "END",
    "later": "END",
    "end": "END",
    "final": "END",
    "mid": "MID",
    "middle": "MID",
}
_NEAR = {
    "about": "APPROX",
    "nearly": "LESS_THAN",
    "over": "MORE_THAN",
}

_REFS = ("last", "next", "this", "coming", "past", "previous", "following", "current")


def first(tokens: Sequence[Token], *kinds: str) -> Any:
    """The value of the first token of one of `kinds`, None where there is none."""
    return next((token.value for token in tokens if token.kind in kinds), None)


def has(tokens: Sequence[Token], *kinds: str) -> bool:
    """Whether a token of one of `kinds` is among them."""
    return any(token.kind in kinds for token in tokens)


def edge(tokens: Sequence[Token]) -> str | None:
    """The TIMEX3 modifier for a part of a period: START, MID or END."""
    if has(tokens, "half"):
        return "START" if has(tokens, "first") else "END"
    return next((_EDGES[token.kind] for token in tokens if token.kind in _EDGES), None)


def approximation(tokens: Sequence[Token]) -> str | None:
    """The TIMEX3 modifier of an amount: APPROX, MORE_THAN, EQUAL_OR_LESS, ..."""
    kinds = [token.kind for token in tokens]
    for index, kind in enumerate(kinds[:-1]):
        pair = (kind, kinds[index + 1])
        if pair in {("more", "than"), ("less", "than")}:
            return "MORE_THAN" if kind == "more" else "LESS_THAN"
        if pair == ("at", "least"):
            return "EQUAL_OR_MORE"
        if pair in {("at", "most"), ("up", "to")}:
            return "EQUAL_OR_LESS"
        if pair == ("or", "so"):
            return "APPROX"
    if "couple" in kinds:
        return "APPROX"
    return next((_NEAR[kind] for kind in kinds if kind in _NEAR), None)


def amount(tokens: Sequence[Token]) -> float | None:
    """How many units: a number, or None where the phrase is vague ("several", a bare plural)."""
    number = first(tokens, "number")
    part = first(tokens, "fraction")
    if has(tokens, "half"):
        part = 0.5
    if number is not None:
        return float(number) + (part or 0)
    if part is not None:
        return float(part) + (1 if has(tokens, "and") else 0)
    if has(tokens, "couple"):
        return 2.0
    if has(tokens, "few", "dozens", "some"):
        return None
    if has(tokens, "a", "another", "additional") or has(tokens, "unit", "second"):
        return 1.0
    return None


def reference(tokens: Sequence[Token]) -> str:
    """The word that says which one is meant: last, next, this, coming, past, previous, ..."""
    refs = [token.kind for token in tokens if token.kind in _REFS]
    if refs in (["this", "past"], ["this", "coming"]):
        return refs[1]
    return refs[0] if refs else ""
