"""How a figure stands to the others near it: moved to, moved from, held against, the whole."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import clause_of
from sayso.mark.quantity.counted import MOVES, SETS
from sayso.records import Span

_FIGURES: Final = frozenset("figure number estimate toll total count".split())
_HELD_AGAINST: Final = frozenset("to than with from above below over".split())
_FROM: Final = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)


def range_moved(text: str, span: Span, number: Token) -> bool:
    """Whether a range tells a change rather than bounds: "from 45 to 63"."""
    if not _FROM.search(text[max(0, span.start - 12) : span.start]):
        return False
    verb = clause_of(number).verb
    return verb is not None and verb.lemma_.lower() in MOVES | SETS


def left_behind(text: str, span: Span, number: Token) -> bool:
    """Whether a figure is the one that something moved away from: "fell to 15 seats from 22"."""
    verb = clause_of(number).verb
    moved = verb is not None and verb.lemma_.lower() in MOVES | SETS
    before = text[max(0, span.start - 12) : span.start]
    return (
        moved
        and _FROM.search(before) is not None
        and not re.search(r"\d\s*(?:to|-|–)\s*\S", span.text)
    )


def reached(number: Token) -> bool:
    """Whether a figure is a level that something moved to: "doubled to 900 in a week"."""
    prep = number.head if number.dep_ == "pobj" else number.head.head
    return prep.lower_ == "to" and prep.head.lemma_.lower() in MOVES


def held_against(number: Token) -> bool:
    """Whether a figure is one of others that this one is held against.

    "close to the figure of 38 tonnes that the firm gave": whoever says so does not vouch for the 38.
    """
    node = number
    while node.dep_ in ("nummod", "compound", "quantmod", "nmod") and node.head.i != node.i:
        node = node.head
    while node.dep_ in ("pobj", "prep") and node.head.i != node.i:
        node = node.head
        if node.lemma_.lower() in _FIGURES:
            return node.dep_ == "pobj" and node.head.lower_ in _HELD_AGAINST
    return False


def whole_of(text: str, span: Span) -> bool:
    """Whether a figure is the whole that another is part of: "150" in "87 of the 150 seats"."""
    return bool(
        re.search(
            r"\d\s+of\s+(?:(?:the|its|their|all)\s+)?\Z", text[max(0, span.start - 16) : span.start]
        )
    )
