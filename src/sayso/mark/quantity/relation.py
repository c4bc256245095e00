"""How a figure stands to the others near it: moved to, moved from, held against, the whole."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import clause_of, goes
from sayso.mark.quantity.tallies import GIVES, MOVES, SETS
from sayso.records import Span

_FIGURES: Final = frozenset("figure number estimate toll total count".split())
_WAS: Final = re.compile(
    r"\b(?:up|down)\s+(?:\w+\s+)?from\s+(?:an?\s+\w+\s+of\s+)?(?:\w+\s+)?\Z", re.IGNORECASE
)
_PASSES: Final = frozenset("pass cross top exceed surpass".split())
_STAYS: Final = frozenset("be number total stand remain come hover".split())
_HELD_AGAINST: Final = frozenset("to than with from above below over".split())
_REACHES: Final = MOVES | SETS | {"arrive"}
_FROM: Final = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)


def moved_from(text: str, start: int) -> bool:
    """Whether a figure is a level that another has moved away from: "down from a peak of 530"."""
    return _WAS.search(text, max(0, start - 32), start) is not None


def passed(number: Token, noun: Token) -> bool:
    """Whether a tally is told to be beyond the figure: "the number of dead has passed 1,000"."""
    clause = clause_of(number)
    own = clause.verb is not None and clause.verb.lemma_.lower() in _PASSES
    return own and clause.link == "dobj" and noun.i < number.i


def range_moved(text: str, span: Span, number: Token) -> bool:
    """Whether a range tells a change rather than bounds: "from 45 to 63"."""
    if not _FROM.search(text[max(0, span.start - 12) : span.start]):
        return False
    above = clause_of(number).above[:2]
    if len(above) == 2 and above[0].dep_ == "acl" and above[0].tag_ == "VBN":
        above = above[1:]  # "raised the number of soldiers killed there from 9 to 12"
    return any(_moves(verb) for verb in above[:1])


def _moves(verb: Token) -> bool:
    return verb.lemma_.lower() in (MOVES | SETS) - _STAYS or goes(verb)


def left_behind(text: str, span: Span, number: Token) -> bool:
    """Whether a figure is the one that something moved away from: "fell to 15 seats from 22"."""
    verb = clause_of(number).verb
    moved = verb is not None and _moves(verb)
    before = text[max(0, span.start - 12) : span.start]
    return (
        moved
        and _FROM.search(before) is not None
        and not re.search(r"\sto\s|\d\s*[-–]\s*\S", span.text)
    )


def moved_on(number: Token) -> bool:
    """Whether a figure is how far a tally moved: "deaths rose by 12", "has gone down by 9"."""
    if number.dep_ != "pobj" and number.dep_ != "quantmod":
        return False
    prep = number.head if number.dep_ == "pobj" else number.head.head
    return prep.lower_ == "by" and prep.i == number.i - 1 and _moves(prep.head)


def reached(number: Token) -> bool:
    """Whether a figure is a level that something moved to or stands at: "doubled to 900 in a week"."""
    verb = clause_of(number).verb
    before = number.doc[number.i - 1].lower_ if number.i else ""
    if before == "to" and verb is not None and (verb.lemma_.lower() in MOVES or goes(verb)):
        return True
    prep = number.head if number.dep_ == "pobj" else number.head.head
    if prep.lower_ == "as" and number.dep_ == "pobj" and prep.head.lemma_.lower() in GIVES:
        return True  # "gives the number of dead as 61"
    if prep.lower_ == "at" and number.dep_ == "pobj" and prep.head.lemma_.lower() in _REACHES:
        return True  # "had arrived at 391 by last week"
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
    before = text[max(0, span.start - 24) : span.start]
    if re.search(r"(?:\A|[.;:]\s+|\n)Of\s+the\s+\Z", before):
        return True  # "Of the 57, at least 38 died in Norrby"
    if re.search(r"\bout\s+of\s+(?:(?:a\s+total\s+of|about|around|some|the)\s+)?\Z", before):
        return True
    return bool(
        re.search(
            r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?))\s+of\s+(?:(?:the|its|their|all)\s+)?\Z",
            before,
            re.IGNORECASE,
        )
    )
