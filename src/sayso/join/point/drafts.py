"""Points while their claims are gathered: which claims tell one proposition."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field

from sayso.join.point.claim import Claim, contradict, owns
from sayso.join.point.likeness import OUTCOMES, deeds
from sayso.join.point.pairs import opposes

# The latest drafts that hold a feature.
HOLDERS = 40
# With so many claims of a draft, of different words, another is compared.
KEPT = 8
# How many of a draft's claims are looked through for what the same speaker said before.
LOOKED = 40


@dataclass(slots=True, eq=False)
class Draft:
    """A point while its claims are gathered. `told` are those that new ones are compared with."""

    number: int
    claims: list[Claim] = field(default_factory=list)
    likeness: dict[str, float] = field(default_factory=dict)
    told: list[Claim] = field(default_factory=list)

    @classmethod
    def of(cls, claim: Claim) -> Draft:
        """A draft of one claim that stands among no others."""
        return cls(-1, [claim], {}, [claim])

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
        new = all(claim.features != c.features or claim.by != c.by for c in self.told)
        if not claim.answer and claim.features and new and len(self.told) < KEPT:
            self.told.append(claim)


class Drafts:
    """The drafts, and which of them tell of what."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=HOLDERS))

    def add(self, claim: Claim) -> Draft:
        """A new draft for a claim that is like no other."""
        draft = Draft(len(self.all))
        self.all.append(draft)
        self.put(claim, draft, 1.0)
        return draft

    def put(self, claim: Claim, draft: Draft, score: float) -> None:
        """Put a claim to a draft that it tells with this probability."""
        draft.put(claim, score)
        for feature in deeds(claim.features):
            held = self._holders[feature]
            if not held or held[-1] != draft.number:
                held.append(draft.number)

    def merge(self, into: Draft, gone: Draft, score: float) -> None:
        """Move the claims of one draft to another that it is found to be one with."""
        for claim in gone.claims:
            self.put(claim, into, score)
        gone.claims, gone.told = [], []

    def holding(self, features: frozenset[str]) -> list[Draft]:
        """The latest drafts that hold all of `features`; none where those name actors alone."""
        held = [set(self._holders.get(f, ())) for f in deeds(features)]
        numbers = sorted(set.intersection(*held)) if held else []
        return [self.all[number] for number in numbers if self.all[number].claims]


def apart(a: Draft, b: Draft) -> bool:
    """Whether two drafts cannot be one: numbers or outcomes differ, or somebody would contradict
    what the same report has it say.
    """
    return (
        any(_turns(claim, b) for claim in a.claims[:LOOKED])
        or _ends_otherwise(a, b)
        or any(contradict(claim, other) for claim in a.counted for other in b.counted)
    )


def _ends_otherwise(a: Draft, b: Draft) -> bool:
    """Whether they tell of different outcomes: who was killed was not only hurt."""
    here, there = a.features & OUTCOMES, b.features & OUTCOMES
    return bool(here and there) and here.isdisjoint(there)


def _turns(claim: Claim, draft: Draft) -> bool:
    """Whether somebody would contradict what the same report has it say: nobody does unnoticed."""
    return not owns(claim) and any(
        opposes(claim) != opposes(other)
        and not set(claim.by).isdisjoint(other.by)
        and claim.span.report == other.span.report
        and not other.own
        for other in draft.claims[:LOOKED]
    )
