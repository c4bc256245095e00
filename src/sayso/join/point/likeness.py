"""How alike two claims are: shared features, weighed by rarity, and words that mean much the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from sayso.data.vectors import Vectors

# What one feature of each sort weighs, times its rarity among the claims (from FLOOR up to FLOOR + 1).
ACTOR_WEIGHT, CONCEPT_WEIGHT, WORD_WEIGHT = 1.0, 1.8, 1.0
FLOOR = 0.25
LEAST = 1e-6
# And weigh this much at least, as two rare words do, in a story of many claims: in one of few no
# word is rare.
ENOUGH, MANY = 1.2, 100
# What is left of the weight of the commonest words of English.
COMMON = 0.3
# What two claims share must be this part of the longer one: "people died" is no part of how.
PART = 0.3
# Two words count as near from this cosine on; opposites and neighbours lie near each other too, so
# that nearness gives less than sameness does.
NEAR, CREDIT = 0.5, 0.8
# What became of people and which of them are meant: a claim with one of these is another than one
# without.
OUTCOMES = frozenset(
    {"=kill", "=injure", "=missing", "=arrest", "=hostage", "=former", "=suspected"}
)
# What is left of the likeness of two claims of which one alone tells such an outcome.
OTHER_OUTCOME = 0.6


def is_actor(feature: str) -> bool:
    """Whether a feature names an actor or a place, and not what happened."""
    return feature.startswith("@")


@lru_cache(maxsize=65_536)  # the same claims are compared over and over
def deeds(features: frozenset[str]) -> frozenset[str]:
    """The features of what happened, without who is in it and where."""
    return frozenset(feature for feature in features if not is_actor(feature))


def _acts(features: frozenset[str]) -> int:
    return len(deeds(features))


class _Table(dict[str, float]):
    """What is worked out once for each key, by `make`."""

    def __init__(self, make: Callable[[str], float]) -> None:
        self._make = make

    def __missing__(self, key: str) -> float:
        made = self[key] = self._make(key)
        return made


class Weights:
    """What each feature weighs among the claims of one story (smoothed idf)."""

    def __init__(self, all_features: Iterable[frozenset[str]], vectors: Vectors) -> None:
        self._count: Counter[str] = Counter()
        self._total = 0
        self._vectors = vectors
        self._weight = _Table(self._weigh)
        self._sums: dict[frozenset[str], float] = {}
        self._vector: dict[str, npt.NDArray[np.float32] | None] = {}
        self._near: dict[str, dict[str, float]] = {}
        for features in all_features:
            self._count.update(features)
            self._total += 1

    def of(self, feature: str) -> float:
        """The weight of one feature."""
        return self._weight[feature]

    def _weigh(self, feature: str) -> float:
        share = math.log((1 + self._total) / (1 + self._count[feature]))
        sort = {"@": ACTOR_WEIGHT, "=": CONCEPT_WEIGHT}.get(feature[0], WORD_WEIGHT)
        weight = sort * (FLOOR + share / math.log(2 + self._total))
        if not feature.startswith(("@", "=")):
            # "Good", "work", "believe" are rare in some stories and tell little in any.
            weight *= COMMON + (1 - COMMON) * self._vectors.rarity(feature)
        return weight

    def sum(self, features: frozenset[str]) -> float:
        """The weight of several features; the exact sum, so that their order never shows."""
        known = self._sums.get(features)
        if known is None:
            known = self._sums[features] = self._sum(features)
        return known

    def _sum(self, features: Iterable[str]) -> float:
        """The same for what is asked once."""
        return math.fsum(map(self._weight.__getitem__, features))

    def near(self, left: str, right: str) -> float:
        """What a feature gives for another that is not the same: 0, or up to `CREDIT`."""
        a, b = self._vector_of(left), self._vector_of(right)
        cosine = 0.0 if a is None or b is None else float(a @ b)
        return CREDIT * cosine if cosine >= NEAR else 0.0

    def _vector_of(self, feature: str) -> npt.NDArray[np.float32] | None:
        if feature not in self._vector:
            row = self._vectors.row(feature.lstrip("="))
            self._vector[feature] = None if row is None else self._vectors.matrix[row]
        return self._vector[feature]

    def _softly(self, left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str, float]]:
        """Pairs of near features that the two do not share, nearest first, each used once."""
        mine, theirs = deeds(left) - right, deeds(right) - left
        pairs = []
        for a in mine:
            row = self._near.setdefault(a, {})
            for b in theirs:
                credit = row.get(b)
                if credit is None:
                    credit = row[b] = self.near(a, b)
                if credit > 0:
                    pairs.append((-credit, a, b))
        used: set[str] = set()
        chosen = []
        for credit, a, b in sorted(pairs):
            if a not in used and b not in used:
                used |= {a, b}
                chosen.append((a, b, -credit))
        return chosen

    def likeness(self, a: frozenset[str], b: frozenset[str], least: float = 0.0) -> float:
        """From 0 to 1: the weight of what both share against the geometric mean of each.

        Near words are looked up only where they could lift the likeness over `least`.
        """
        both = a & b
        alike = deeds(a) & deeds(b)
        if not alike:
            return 0.0  # nothing but who is in it is no proposition
        mean = math.sqrt(max(self.sum(a) * self.sum(b), LEAST))
        shared = self._sum(both)
        if shared / mean < 0.65 * least:
            return 0.0
        soft = self._softly(a, b)
        acts = len(alike) + len(soft)
        if acts < 2 and len(both) < (2 if max(map(_acts, (a, b))) < 4 else 3):
            return 0.0  # one word in common is none either
        shared += math.fsum(min(self.of(x), self.of(y)) * credit for x, y, credit in soft)
        if shared < PART * max(self.sum(a), self.sum(b)):
            return 0.0
        if shared < ENOUGH * min(1.0, self._total / MANY):
            return 0.0
        return self._outcome(a, b) * shared / mean

    def cover(self, told: frozenset[str], wanted: frozenset[str], least: float = 0.0) -> float:
        """From 0 to 1: the share of the weight of `wanted` that `told` has too."""
        both = told & wanted
        whole = max(self.sum(wanted), LEAST)
        shared = self._sum(both)
        if shared / whole < 0.55 * least:
            return 0.0
        soft = math.fsum(self.of(y) * credit for _, y, credit in self._softly(told, wanted))
        acts = self.sum(deeds(wanted))
        done = self._sum(f for f in both if not is_actor(f)) + soft
        # Who and where alone cover nothing: what happened must be told as well.
        return min((shared + soft) / whole, done / max(acts, LEAST))

    def tells(self, told: frozenset[str], wanted: frozenset[str]) -> float:
        """The share of the weight of `wanted` that `told` has in the same words."""
        return self._sum(told & wanted) / max(self.sum(wanted), LEAST)

    @staticmethod
    def _outcome(a: frozenset[str], b: frozenset[str]) -> float:
        return 1.0 if a & OUTCOMES == b & OUTCOMES else OTHER_OUTCOME
