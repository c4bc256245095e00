"""Whether two claims tell one proposition, or deny it: what speaks for it, weighed.

The weights (`data/likeness`) were learned from the labelled claims of the sample stories.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.join.point.claim import Claim
from sayso.join.point.likeness import OUTCOMES, Weights, deeds
from sayso.records import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

WORD = re.compile(r"\w+(?:['’]\w+)?")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# Within so many characters nearness falls to about a third.
NEARBY = 400.0
# So many deeds in common are as good as more.
MANY = 5
# Two claims must share this weight at least, as two rare words do; in a story of few claims no word
# is rare. And so much is as good as more.
ENOUGH, CLAIMS, HEAVY = 1.2, 100, 6.0
# To be told a denial of the other a claim must be like it by so much more: a dispute that is none is
# worse than one that is not seen.
OPPOSED = 0.5
# The log odds of claims that nothing speaks for.
NEVER = -9.0
LEAST = 1e-6


def refuses(claim: Claim) -> bool:
    """Whether a claim says that something is not so, is in doubt, or will not be told."""
    return not claim.answer and (claim.side != "affirm" or claim.negated)


def bare(claim: Claim) -> frozenset[str]:
    """The different words of a claim, in small letters."""
    return _bare(claim.span.text)


@lru_cache(maxsize=16_384)
def _bare(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold().replace("’", "'")))


class _Seen(NamedTuple):
    """What a claim is compared by; with the claim itself, so that no other takes its id."""

    claim: Claim
    words: frozenset[str]
    numbers: frozenset[str]
    around: frozenset[str]
    whom: frozenset[str]
    meaning: npt.NDArray[np.float32]


class Pairs:
    """Compares claims. `around` gives the features of the whole sentence that a span stands in."""

    def __init__(
        self,
        weights: Weights,
        around: Callable[[Span], frozenset[str]],
        learned: Mapping[str, float],
    ) -> None:
        self._weights, self._around, self._learned = weights, around, learned
        self._known: dict[int, _Seen] = {}
        self._enough = ENOUGH * min(1.0, weights.count / CLAIMS)

    def _of(self, claim: Claim) -> _Seen:
        known = self._known.get(id(claim))
        if known is None:
            words = bare(claim)
            known = self._known[id(claim)] = _Seen(
                claim,
                words,
                frozenset(NUMBER.findall(claim.span.text)),
                self._around(claim.span) | claim.about,
                (claim.features - deeds(claim.features)) | claim.wide | claim.about,
                self._weights.meaning(words),
            )
        return known

    def features(self, a: Claim, b: Claim) -> dict[str, float]:
        """What speaks for and against one proposition; empty where nothing speaks for it.

        `like` is their likeness (squared), `words` that of their bare words, `around` the part of
        one that the other's sentence tells, `meaning` the cosine of what the words of each mean; `who` and `concerned` grow with the actors that both
        name and with those of whom the other tells something.
        """
        weights = self._weights
        ours, theirs = a.features, b.features
        mine, other = deeds(ours), deeds(theirs)
        shared = mine & other
        if not shared or a.attribution.id == b.attribution.id:
            return {}  # what one sentence strings together are several
        soft = weights.softly(ours, theirs)
        acts = len(shared) + len(soft)
        both = ours & theirs
        here, there = self._of(a), self._of(b)
        if acts < 2 and len(both) == len(shared) and here.whom.isdisjoint(there.whom):
            return {}  # one word in common, said of others, is no proposition
        near = math.fsum(min(weights.of(x), weights.of(y)) * credit for x, y, credit in soft)
        common = weights.total(both) + near
        if common < self._enough:
            return {}
        whole = max(weights.sum(ours) * weights.sum(theirs), LEAST)
        done = max(weights.sum(mine) * weights.sum(other), LEAST)
        like = (weights.total(shared) + near) / math.sqrt(done)
        concerns = (not a.about.isdisjoint(theirs | b.wide)) + (
            not b.about.isdisjoint(ours | a.wide)
        )
        admits = (a.attribution.stance == "acknowledge") + (b.attribution.stance == "acknowledge")
        one_report = a.span.report == b.span.report
        return {
            "like": common * common / whole,
            "words": len(here.words & there.words) / max(1, len(here.words | there.words)),
            "meaning": round(float(here.meaning @ there.meaning), 4),
            "concerned": concerns * like,
            "who": (len(both) - len(shared)) * like,
            "around": max(
                weights.total(ours & there.around) / max(weights.sum(ours), LEAST),
                weights.total(theirs & here.around) / max(weights.sum(theirs), LEAST),
            ),
            "acts": min(acts, MANY),
            "mass": min(common, HEAVY),
            "lengths": min(len(mine), len(other)) / max(1, len(mine), len(other)),
            "near": math.exp(-abs(a.span.start - b.span.start) / NEARBY) if one_report else 0.0,
            "other numbers": bool(here.numbers and there.numbers)
            and here.numbers.isdisjoint(there.numbers),
            "other outcome": (ours & OUTCOMES) != (theirs & OUTCOMES),
            "admits": admits * concerns,
            "one side": a.side == b.side,
            "one breath": bool(a.by) and a.by == b.by and one_report,
            "would turn": refuses(a) != refuses(b) and not a.about.isdisjoint(b.about),
        }

    def score(self, a: Claim, b: Claim) -> float:
        """The log odds that they are one."""
        found = self.features(a, b)
        if not found:
            return NEVER
        learned = self._learned
        odds = learned["bias"] + math.fsum(learned[name] * value for name, value in found.items())
        return odds - (OPPOSED if refuses(a) != refuses(b) else 0.0)
