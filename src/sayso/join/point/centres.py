"""Centres: what a draft's claims tell together, and whether two drafts are about one matter.

"The gates were opened at once" and "nobody touched the hoists before noon" share too little to be
put together as a pair; with all that others say of the gates they are one point at issue.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.join.point.claim import Claim, owns
from sayso.join.point.likeness import OUTCOMES, Weights, deeds, is_actor
from sayso.join.point.pairs import NUMBER, WORD, bare, refuses
from sayso.records import Span

# A deed that no more claims tell than these two is no surer for it.
FEW = 4
# So many of a draft's claims are looked at.
LOOKED = 12
# Within so many characters nearness falls to about a third.
NEARBY = 400.0
# So much weight of names in common is as good as more, and so many things.
NAMED, MET, THINGS = 3.0, 2.0, 2
# What answers in other words means this much the same (cosine).
MEANT = 0.4
# What weighs less tells no share.
SLIGHT = 0.3
# A thing that both readers are taken to know: "the door", "its list".
_THE = re.compile(r"\b(?:the|its|his|her|their|that|this|no|any)\s+([a-z]{4,})")
_LONG = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Centre:
    """What is compared of a draft: the words, names, numbers and speakers of its claims together.

    `weighed` is the weight of each feature, more where several tell it; `times` how many claims
    have it; `told` where in each report who tells it. `refusing` are the features of those who deny or
    doubt, `owning` of those who own to something, `retracting` of those who own to what they deny and
    `telling` of those who affirm; `reverses` where one says that it reverses what it
    denied.
    """

    weighed: Mapping[str, float]
    times: Mapping[str, int]
    length: float
    features: frozenset[str]
    acts: frozenset[str]
    mass: float
    whom: frozenset[str]
    by: frozenset[str]
    refusing: frozenset[str]
    owning: frozenset[str]
    retracting: frozenset[str]
    telling: frozenset[str]
    one_sided: bool | None
    numbers: frozenset[str]
    words: frozenset[str]
    meaning: npt.NDArray[np.float32]
    the: frozenset[str]
    long: frozenset[str]
    around: frozenset[str]
    told: Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]
    tentative: bool
    reverses: bool


def centre(
    claims: Sequence[Claim], weights: Weights, around: Callable[[Span], frozenset[str]]
) -> Centre:
    """The centre of a draft's claims; `around` gives the features of a span's whole sentence."""
    seen = [claim for claim in claims if not claim.answer][:LOOKED] or list(claims[:LOOKED])
    times = Counter(f for c in seen for f in c.features)
    different = Counter(f for features, _ in {(c.features, c.by) for c in seen} for f in features)
    weighed = {f: math.sqrt(n) * weights.of(f) for f, n in different.items()}
    features = frozenset(times)
    acts = deeds(features)
    texts = [claim.span.text.casefold().replace("’", "'") for claim in seen]
    refuse = [refuses(claim) for claim in seen]
    told: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for claim in seen:
        told.setdefault(claim.span.report, []).append((claim.span.start, claim.by))
    about = _union(c.about for c in seen)
    return Centre(
        weighed,
        times,
        math.sqrt(math.fsum(w * w for w in weighed.values())) or 1.0,
        features,
        acts,
        weights.sum(acts),
        _union(c.wide for c in seen) | {f for f in features if is_actor(f)},
        frozenset(actor for c in seen for actor in c.by),
        _union(c.about for c, no in zip(seen, refuse, strict=True) if no),
        _union(c.about for c in seen if c.turns or c.attribution.stance == "acknowledge"),
        _union(c.about for c, no in zip(seen, refuse, strict=True) if no and owns(c)),
        _union(c.about for c, no in zip(seen, refuse, strict=True) if not no),
        all(refuse) if all(refuse) or not any(refuse) else None,
        frozenset(n for text in texts for n in NUMBER.findall(text)),
        frozenset(w for text in texts for w in WORD.findall(text)),
        _mean([weights.meaning(bare(claim)) for claim in seen]),
        frozenset(w for text in texts for w in _THE.findall(text)),
        frozenset(w for text in texts for w in _LONG.findall(text)),
        _union(around(c.span) for c in seen) | about,
        told,
        all(c.tentative for c in seen),
        any(c.reverses for c in seen),
    )


def _mean(vectors: Sequence[npt.NDArray[np.float32]]) -> npt.NDArray[np.float32]:
    whole: npt.NDArray[np.float32] = np.sum(vectors, axis=0)
    return whole / max(float(np.linalg.norm(whole)), 1e-6)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(f for features in sets for f in features)


def alike(a: Centre, b: Centre, weights: Weights) -> dict[str, float]:
    """What speaks for and against one matter; empty where no deed is told by both, unless one may
    answer the other.

    `share` and `cosine` are the part that both tell, `common` the weight of their rarest common
    deed, `apart` how much of all that is told of one deed these two tell; `words` and `things` are
    bare words and known things ("the door") in common, `named` and `met` actors and places.
    """
    shared = a.acts & b.acts
    meaning = meant(a, b)
    if not shared and (meaning < MEANT or min(len(a.acts), len(b.acts)) < 2 or not answering(a, b)):
        return {}
    both = a.features & b.features
    return {
        "cosine": math.fsum(a.weighed[f] * b.weighed[f] for f in both) / (a.length * b.length),
        "meaning": meaning,
        "share": share(a, b, weights),
        "common": max(map(weights.of, shared), default=0.0),
        "apart": max(
            (
                weights.of(f) * (a.times[f] + b.times[f]) / max(FEW, weights.times(f))
                for f in shared
            ),
            default=0.0,
        ),
        "words": len(a.words & b.words) / max(1, min(len(a.words), len(b.words))),
        "things": min(len((a.the & b.long) | (b.the & a.long)), THINGS),
        "named": min(NAMED, weights.total(both - shared)),
        "met": min(MET, weights.total(a.whom & b.whom)),
        "around": max(
            weights.total(a.acts & b.around) / max(a.mass, SLIGHT),
            weights.total(b.acts & a.around) / max(b.mass, SLIGHT),
        ),
        "opposed": None not in (a.one_sided, b.one_sided) and a.one_sided != b.one_sided,
        "concerned": not a.refusing.isdisjoint(b.whom) or not b.refusing.isdisjoint(a.whom),
        "owns": _turned(a, b),
        "one number": not a.numbers.isdisjoint(b.numbers),
        "other numbers": bool(a.numbers and b.numbers) and a.numbers.isdisjoint(b.numbers),
        "other outcome": (a.features & OUTCOMES) != (b.features & OUTCOMES),
        "near": _near(a, b),
        "one report": not a.told.keys().isdisjoint(b.told),
        "one speaker": not a.by.isdisjoint(b.by),
        "tentative": float(a.tentative) + float(b.tentative),
    }


def share(a: Centre, b: Centre, weights: Weights) -> float:
    """The part of what happened in one, by weight, that the other tells too."""
    return weights.total(a.acts & b.acts) / max(a.mass, b.mass, SLIGHT)


def meant(a: Centre, b: Centre) -> float:
    """The cosine of what the words of each mean."""
    return round(float(a.meaning @ b.meaning), 4)


def _turned(a: Centre, b: Centre) -> bool:
    """Whether somebody owns in one to what it denied in the other, or takes back what it told."""
    return not (
        a.owning.isdisjoint(b.refusing)
        and b.owning.isdisjoint(a.refusing)
        and a.retracting.isdisjoint(b.telling)
        and b.retracting.isdisjoint(a.telling)
    )


def answering(a: Centre, b: Centre) -> bool:
    """Whether one may answer the other in words of its own: it owns to what the same source denied,
    or denies something in a report that tells the other.
    """
    if _turned(a, b):
        return True
    opposed = None not in (a.one_sided, b.one_sided) and a.one_sided != b.one_sided
    return opposed and not a.told.keys().isdisjoint(b.told)


def _near(a: Centre, b: Centre) -> float:
    """How near to each other two speakers tell them in one report, from 0 to 1."""
    apart = min(
        (
            abs(start - other)
            for report in a.told.keys() & b.told.keys()
            for start, by in a.told[report]
            for other, also in b.told[report]
            if not by or by != also
        ),
        default=None,
    )
    return math.exp(-apart / NEARBY) if apart is not None else 0.0
