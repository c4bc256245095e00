"""A claim: one proposition that somebody takes a side on, or an answer to another's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.join.point import words
from sayso.join.point.features import Figure
from sayso.records import Attribution, PositionStance, Span

# The side that a stance takes on what is told.
SIDES: dict[str, PositionStance] = {
    **dict.fromkeys(("assert", "confirm", "acknowledge", "accuse"), "affirm"),
    # Judgements and outlooks are points only where somebody else takes a side on them.
    **dict.fromkeys(("assess", "predict", "promise", "warn"), "affirm"),
    "deny": "deny",
    "doubt": "doubt",
    "decline": "decline",
}
# Stances that judge or look ahead.
TENTATIVE = frozenset({"assess", "predict", "promise", "warn"})
# What somebody says of a thing who calls it genuine, or a forgery.
GENUINE = frozenset({"=genuine"})
_DIGITS = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])(?!\w)")


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition in an attribution's content.

    `features` are actors and countries (`@...`), concepts (`=...`) and stems, `wide` what the words
    imply besides. `answer` is true where they only point back at what somebody else said ("the
    claims"); `features` are then those of its topic. `side` is the stance on the proposition with
    its negation (`negated`) left in: "said it had not" affirms a negation. `by` are the ids of
    those who say so, `about` their features. `figures` are the estimates in it. `whole` is false
    where the words are no sentence of their own ("his ties to the port") and can only repeat
    another's; `tentative` where they judge or look ahead; `retold` where the report tells somebody
    else's answer to it; `own` where the speaker answers itself; `exists` where the words name what
    there is not ("there is no fever"); `turns` where the sentence owns to a change ("after all");
    `reverses` where it names its earlier denial; `echoes` where it only says the same as another.
    """

    attribution: Attribution
    span: Span
    features: frozenset[str]
    side: PositionStance
    negated: bool
    answer: bool
    about: frozenset[str]
    figures: tuple[Figure, ...]
    whole: bool = True
    wide: frozenset[str] = frozenset()
    by: tuple[str, ...] = ()
    tentative: bool = False
    retold: bool = False
    own: bool = False
    exists: bool = False
    turns: bool = False
    reverses: bool = False
    echoes: bool = False


def owns(claim: Claim) -> bool:
    """Whether its words own to what the speaker said otherwise before."""
    return claim.own or claim.turns or claim.attribution.stance == "acknowledge"


def of_figures(claim: Claim) -> bool:
    """Whether an answer points back at a figure ("the number of deaths")."""
    return claim.answer and words.of_figure(claim.span.text)


def of_charges(claim: Claim) -> bool:
    """Whether an answer points back at an accusation."""
    return claim.answer and words.of_charge(claim.span.text)


def contradict(a: Claim, b: Claim) -> bool:
    """Whether two claims come to numbers that cannot both be right, or count different things.

    "Nine tonnes have leaked" does not tell how many people the leak has hurt. Numbers that neither
    the one nor the other is an estimate of are compared as they stand.
    """
    if a.answer or b.answer:
        return False
    alike = [
        high >= least and most >= low
        for counted, low, high in a.figures
        for other, least, most in b.figures
        if not counted.isdisjoint(other)
    ]
    if a.figures and b.figures:
        return not any(alike)
    mine, theirs = (set(_DIGITS.findall(claim.span.text)) for claim in (a, b))
    return bool(mine and theirs) and mine.isdisjoint(theirs)
