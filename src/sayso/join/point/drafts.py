"""Points while their claims are gathered: which claims tell one proposition."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from sayso.join.point.claim import Claim, contradict, owns
from sayso.join.point.likeness import OUTCOMES, Weights, deeds
from sayso.join.point.pairs import NEVER, Pairs, bare, refuses

# A claim joins a draft from these log odds on in a story of so many claims. The more are told, the
# rarer are two that are one, up to so many log odds.
JOINS, CLAIMS, RARER = -0.5, 250, 1.5
# In a story of fewer claims than these no word is rare: so much more it takes there.
SMALL, FEWER = 100, 0.2
# Two who are said to agree and do not are worse than two that are told apart: so much more it takes.
AGREES = 0.3
# Who takes another side than before, without a word of owning to it, tells it so much more surely.
CHANGES = 2.0
# The latest drafts that hold a feature, and those of them compared: so that no claim meets all.
HOLDERS, COMPARED = 40, 8
# What a draft must share with a claim to be compared: this part of the weight of its deeds.
GLIMPSE = 0.2
# With so many claims of a draft, of different words, a new one is compared.
KEPT = 8
# How many of a draft's claims are looked through for what the same speaker said before.
LOOKED = 40
# So many different words told alike are one statement, whatever they weigh.
WORDS = 5
# The log odds of what is told in the same words.
SURE = 9.0


@dataclass(slots=True, eq=False)
class Draft:
    """A point while its claims are gathered. `told` are those that new ones are compared with."""

    number: int
    claims: list[Claim] = field(default_factory=list)
    likeness: dict[str, float] = field(default_factory=dict)
    told: list[Claim] = field(default_factory=list)

    @property
    def features(self) -> frozenset[str]:
        """Those of the first claim."""
        return self.claims[0].features

    @property
    def counted(self) -> list[Claim]:
        """Those that affirm a figure."""
        return [c for c in self.told if c.figures and c.side == "affirm" and not c.negated]

    @property
    def negated(self) -> bool:
        """Whether the proposition itself is a negation: nobody tells it without one."""
        return all(c.negated or c.answer or c.side == "decline" for c in self.claims)

    def put(self, claim: Claim, score: float) -> None:
        """Take in a claim that fits with `score` (0 to 1)."""
        self.claims.append(claim)
        if score > self.likeness.get(claim.attribution.id, 0.0):
            self.likeness[claim.attribution.id] = score
        if claim.answer or not claim.features or len(self.told) >= KEPT:
            return
        if all(claim.features != c.features or claim.by != c.by for c in self.told):
            self.told.append(claim)


class Drafts:
    """The drafts by the features of their claims, so that no claim is compared with all."""

    def __init__(self, weights: Weights, pairs: Pairs) -> None:
        self._weights, self._pairs = weights, pairs
        self.all: list[Draft] = []
        self._holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=HOLDERS))
        self._verbatim: dict[tuple[bool, frozenset[str]], Draft] = {}
        more = math.log(max(weights.count, 1) / CLAIMS)
        fewer = FEWER * max(0.0, 1.0 - weights.count / SMALL)
        self._least = JOINS + min(RARER, max(0.0, more)) + fewer

    def add(self, claim: Claim) -> Draft:
        """A new draft for a claim that is like no other."""
        draft = Draft(len(self.all))
        self.all.append(draft)
        self.put(claim, draft, SURE)
        return draft

    def put(self, claim: Claim, draft: Draft, odds: float) -> None:
        """Put a claim to a draft that it tells with these log odds."""
        draft.put(claim, 1 / (1 + math.exp(-odds)))
        self._verbatim.setdefault(self._key(claim), draft)
        for feature in deeds(claim.features):
            held = self._holders[feature]
            if not held or held[-1] != draft.number:
                held.append(draft.number)

    def merge(self, into: Draft, gone: Draft, odds: float) -> None:
        """Move the claims of one draft to another that it is found to be one with."""
        for claim in gone.claims:
            self.put(claim, into, odds)
        gone.claims, gone.told = [], []

    def holding(self, features: frozenset[str]) -> list[Draft]:
        """The latest drafts that hold all of `features`; none where those name actors alone."""
        held = [set(self._holders.get(f, ())) for f in deeds(features)]
        numbers = sorted(set.intersection(*held)) if held else []
        return [self.all[number] for number in numbers if self.all[number].claims]

    @staticmethod
    def _key(claim: Claim) -> tuple[bool, frozenset[str]]:
        """What two claims share that say the same in the same words, and both deny it or not."""
        told = bare(claim)
        alone = frozenset({claim.span.report, str(claim.span.start)})
        return refuses(claim), told if len(told) >= WORDS else alone

    def _near(self, claim: Claim) -> list[Draft]:
        """The drafts that share most with a claim."""
        shared: dict[int, float] = defaultdict(float)
        acts = deeds(claim.features)
        for feature in sorted(acts):
            weight = self._weights.of(feature)
            for number in set(self._holders.get(feature, ())):
                shared[number] += weight
        least = GLIMPSE * self._weights.sum(acts)
        likely = sorted((-weight, number) for number, weight in shared.items() if weight >= least)
        named = claim.features - acts
        both = [
            (weight - self._weights.total(named & self.all[number].told[0].features), number)
            for weight, number in likely[: 3 * COMPARED]
            if self.all[number].told
        ]
        return [self.all[number] for _, number in sorted(both)[:COMPARED]]

    def nearest(self, claim: Claim) -> list[tuple[float, Draft]]:
        """The drafts that a claim tells, with how surely (log odds), best first."""
        verbatim = self._verbatim.get(self._key(claim))
        if verbatim is not None and verbatim.claims and not _turns(claim, verbatim):
            return [(SURE, verbatim)]
        fits = [(self._fit(claim, draft), draft) for draft in self._near(claim)]
        sure = [fit for fit in fits if fit[0] >= self._least]
        return sorted(sure, key=lambda fit: (-fit[0], fit[1].number))

    def _fit(self, claim: Claim, draft: Draft) -> float:
        """How surely a claim tells a draft: the mean over the better half of its claims."""
        if _turns(claim, draft) or _ends_otherwise(claim, draft.told[0]):
            return NEVER
        if not refuses(claim) and any(contradict(claim, other) for other in draft.counted):
            return NEVER
        scores = sorted((self._pairs.score(claim, other) for other in draft.told), reverse=True)
        half = scores[: max(2, (len(scores) + 1) // 2)]
        agrees = not refuses(claim) and all(c.by != claim.by and not refuses(c) for c in draft.told)
        odds = math.fsum(half) / len(half) - (AGREES if agrees else 0.0)
        return odds - (CHANGES if _changes(claim, draft) else 0.0)


def apart(a: Draft, b: Draft) -> bool:
    """Whether two drafts cannot be one: numbers or outcomes differ, or somebody would contradict
    what the same report has it say.
    """
    return (
        any(_turns(claim, b) for claim in a.claims[:LOOKED])
        or _ends_otherwise(a.told[0], b.told[0])
        or any(contradict(claim, other) for claim in a.counted for other in b.counted)
    )


def _ends_otherwise(a: Claim, b: Claim) -> bool:
    """Whether they tell of different outcomes: who was killed was not only hurt."""
    here, there = a.features & OUTCOMES, b.features & OUTCOMES
    return bool(here and there) and here.isdisjoint(there)


def _turns(claim: Claim, draft: Draft) -> bool:
    """Whether somebody would contradict what the same report has it say: nobody does unnoticed."""
    return not owns(claim) and any(
        claim.negated != other.negated
        and claim.side == other.side
        and claim.by == other.by
        and claim.span.report == other.span.report
        and not other.own
        for other in draft.claims[:LOOKED]
    )


def _changes(claim: Claim, draft: Draft) -> bool:
    """Whether the same source has told the opposite in a draft, and does not own to that."""
    if owns(claim) or not claim.by:
        return False
    return any(
        other.by == claim.by and refuses(other) != refuses(claim) and not owns(other)
        for other in draft.claims[:LOOKED]
    )
