"""How alike two claims are: shared features, weighed by rarity, and words that mean much the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
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


# What rests on words and their vectors alone is the same in every story, and as it grows.
@lru_cache(maxsize=8_192)
def _stack(
    features: frozenset[str], vectors: Vectors
) -> tuple[list[str], npt.NDArray[np.float32]] | None:
    """The features that have a vector, and their vectors."""
    rows = {f: vectors.row(f.lstrip("=")) for f in sorted(features)}
    found = {feature: row for feature, row in rows.items() if row is not None}
    return (list(found), vectors.matrix[list(found.values())]) if found else None


@lru_cache(maxsize=65_536)
def _softly(
    left: frozenset[str], right: frozenset[str], vectors: Vectors
) -> tuple[tuple[str, str, float], ...]:
    mine, theirs = _stack(deeds(left), vectors), _stack(deeds(right), vectors)
    if mine is None or theirs is None:
        return ()
    cosines = mine[1] @ theirs[1].T
    pairs = []
    for row, column in zip(*(cosines >= NEAR).nonzero(), strict=True):
        a, b = mine[0][row], theirs[0][column]
        if a not in right and b not in left:
            # Rounded, so that the order of a sum of floats never shows.
            pairs.append((-round(CREDIT * float(cosines[row, column]), 4), a, b))
    used: set[str] = set()
    chosen = []
    for credit, a, b in sorted(pairs):
        if a not in used and b not in used:
            used |= {a, b}
            chosen.append((a, b, -credit))
    return tuple(chosen)


@lru_cache(maxsize=16_384)
def _meaning(words: frozenset[str], vectors: Vectors) -> npt.NDArray[np.float32]:
    rows = [
        (row, vectors.rarity(word))
        for word in sorted(words)
        if (row := vectors.row(word)) is not None
    ]
    told = vectors.matrix[[row for row, _ in rows]].T @ np.array([r for _, r in rows], np.float32)
    return told / max(float(np.linalg.norm(told)), LEAST)


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
        for features in all_features:
            self._count.update(features)
            self._total += 1

    @property
    def count(self) -> int:
        """How many claims there are."""
        return self._total

    def times(self, feature: str) -> int:
        """How many claims have a feature."""
        return self._count[feature]

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
            known = self._sums[features] = self.total(features)
        return known

    def total(self, features: Iterable[str]) -> float:
        """The same for what is asked once."""
        return math.fsum(map(self._weight.__getitem__, features))

    def softly(self, left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str, float]]:
        """Pairs of near features that the two do not share, nearest first, each used once.

        With what the one gives for the other: its cosine times `CREDIT`.
        """
        return list(_softly(left, right, self._vectors))

    def meaning(self, words: Iterable[str]) -> npt.NDArray[np.float32]:
        """What words mean together: the mean of their vectors, rare words weighing more, of length 1.

        All zeros where no word has a vector.
        """
        return _meaning(frozenset(words), self._vectors)

    def likeness(self, a: frozenset[str], b: frozenset[str], least: float = 0.0) -> float:
        """From 0 to 1: the weight of what both share against the geometric mean of each.

        Near words are looked up only where they could lift the likeness over `least`.
        """
        both = a & b
        alike = deeds(a) & deeds(b)
        if not alike:
            return 0.0  # nothing but who is in it is no proposition
        mean = math.sqrt(max(self.sum(a) * self.sum(b), LEAST))
        shared = self.total(both)
        if shared / mean < 0.65 * least:
            return 0.0
        soft = self.softly(a, b)
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
        shared = self.total(both)
        if shared / whole < 0.55 * least:
            return 0.0
        soft = math.fsum(self.of(y) * credit for _, y, credit in self.softly(told, wanted))
        acts = self.sum(deeds(wanted))
        done = self.total(f for f in both if not is_actor(f)) + soft
        # Who and where alone cover nothing: what happened must be told as well.
        return min((shared + soft) / whole, done / max(acts, LEAST))

    @staticmethod
    def _outcome(a: frozenset[str], b: frozenset[str]) -> float:
        return 1.0 if a & OUTCOMES == b & OUTCOMES else OTHER_OUTCOME
