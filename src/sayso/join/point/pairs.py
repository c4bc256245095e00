"""What speaks for two claims telling of one matter, or against it, weighed.

The weights (`data/likeness`) were learned from the labelled claims of the sample stories.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.join.point.claim import Claim
from sayso.join.point.likeness import OUTCOMES, Weights, deeds

WORD = re.compile(r"\w+(?:['’]\w+)?")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# Numbers in words tell two claims apart as those in digits do.
_NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand "
    "thousands million half".split()
)
# So many deeds in common, words, and weight of them, are as good as more.
MANY, LONG, HEAVY = 5, 30, 3.0
# The least that the deeds of two claims weigh together.
LEAST = 0.3
# The claims between two of one report halve what their nearness tells by each so many.
BETWEEN = 2.0

# What is told of a pair, in the order of `row`.
FEATURES = (
    "cosine",
    "cosine squared",
    "own cosine",
    "one report",
    "near",
    "next",
    "one speaker",
    "one voice",
    "one breath",
    "opposed",
    "both refuse",
    "tentative",
    "one number",
    "other numbers",
    "number alone",
    "deeds",
    "deeds alike",
    "deeds in common",
    "deeds and meaning",
    "names",
    "concerned",
    "lengths",
    "length",
    "other outcome",
)


def refuses(claim: Claim) -> bool:
    """Whether a claim says that something is not so, is in doubt, or will not be told."""
    return not claim.answer and (claim.side != "affirm" or claim.negated)


def opposes(claim: Claim) -> bool:
    """Whether a claim leaves it that something is not so: who denies that nobody came does not."""
    return claim.side not in ("affirm", "deny") or (claim.side == "deny") != claim.negated


def bare(claim: Claim) -> frozenset[str]:
    """The different words of a claim, in small letters."""
    return _bare(claim.span.text)


@lru_cache(maxsize=16_384)
def _bare(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold().replace("’", "'")))


class Seen(NamedTuple):
    """What a claim is compared by; `place` counts the claims of its report before it."""

    claim: Claim
    place: int
    deeds: frozenset[str]
    names: frozenset[str]
    wide: frozenset[str]
    numbers: frozenset[str]
    outcomes: frozenset[str]
    weight: float
    words: int
    opposes: bool


def seen(claims: Sequence[Claim], weights: Weights) -> list[Seen]:
    """What each of `claims` is compared by. They are in the order of their reports' texts."""
    places: dict[str, int] = {}
    made = []
    for claim in claims:
        place = places[claim.span.report] = places.get(claim.span.report, -1) + 1
        acts = deeds(claim.features)
        names = claim.features - acts
        words = bare(claim)
        made.append(
            Seen(
                claim,
                place,
                acts,
                names,
                names | claim.wide,
                frozenset(NUMBER.findall(claim.span.text)) | (words & _NUMERALS),
                acts & OUTCOMES,
                weights.sum(acts),
                len(claim.span.text.split()),
                opposes(claim),
            )
        )
    return made


def row(a: Seen, b: Seen, cosine: float, own: float, weights: Weights) -> tuple[float, ...]:
    """What is told of a pair.

    `cosine` is that of their gists, `own` that of what their gists have of their own, apart from what all
    of the story share.
    """
    one, other = a.claim, b.claim
    same_report = one.span.report == other.span.report
    gap = abs(a.place - b.place)
    same_by = bool(one.by) and one.by == other.by
    common = a.deeds & b.deeds
    told = weights.total(common) if common else 0.0
    concerned = (not one.about.isdisjoint(b.wide)) + (not other.about.isdisjoint(a.wide))
    numbers = bool(a.numbers), bool(b.numbers)
    shared = not a.numbers.isdisjoint(b.numbers)
    cosine = max(cosine, 0.0)
    return (
        cosine,
        cosine * cosine,
        own,
        same_report,
        math.exp(-gap / BETWEEN) if same_report else 0.0,
        same_report and gap == 1,
        same_by,
        not one.about.isdisjoint(other.about),
        same_by and same_report,
        a.opposes != b.opposes,
        a.opposes and b.opposes,
        float(one.tentative) + float(other.tentative),
        shared,
        all(numbers) and not shared,
        numbers[0] != numbers[1],
        told,
        told / max(LEAST, math.sqrt(a.weight * b.weight)),
        min(MANY, len(common)),
        min(HEAVY, told) * cosine,
        weights.total(a.names & b.names),
        concerned,
        min(a.words, b.words) / max(a.words, b.words, 1),
        min(LONG, a.words, b.words),
        a.outcomes != b.outcomes,
    )


def odds(
    rows: Sequence[tuple[float, ...]], learned: Mapping[str, float]
) -> npt.NDArray[np.float64]:
    """The log odds that each pair is one."""
    weighed = np.array([learned[name] for name in FEATURES])
    table = np.array(rows, dtype=float).reshape(-1, len(FEATURES))
    # Term by term: products of matrices may differ in their last bits from machine to machine.
    found: npt.NDArray[np.float64] = (table * weighed).sum(1) + learned["bias"]
    return found
