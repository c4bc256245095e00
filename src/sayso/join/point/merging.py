"""Drafts that are about one matter, put together: average-link clustering over their centres."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence

from sayso.join.point.centres import MEANT, Centre, alike, centre, meant, share
from sayso.join.point.drafts import Draft, apart
from sayso.join.point.likeness import Weights
from sayso.records import Span

# Two drafts are one from these log odds on: the mean over all that went into each, of which most
# were never near each other. Judgements that nobody states as a fact must be surer by so much.
JOINS, JUDGED = 0.0, 2.0
# So much surer must those be that nobody in them denies: two who are said to agree and do not are worse
# than two that are told apart.
AGREES = 2.0
# And so much surer are those of which one says that it reverses what its speaker denied.
REVERSES = 2.0
# In a story of few claims no word is rare, and what they share tells less.
CLAIMS, SMALL = 100, 2.0
# The log odds of drafts that have no deed in common, and the least of those that have.
STRANGE = -4.0
# What two drafts tell must be this part of the longer one: a name and a word in common are no matter.
SHARED = 0.15
# A deed that more drafts tell is no matter of its own; of the others so many are compared.
COMMONPLACE, COMPARED = 60, 25


def merged(
    drafts: Sequence[Draft],
    weights: Weights,
    around: Callable[[Span], frozenset[str]],
    learned: Mapping[str, float],
) -> Iterator[tuple[Draft, Draft, float]]:
    """Pairs of drafts of which the second is to go into the first, with the log odds, in turn.

    The next pair is looked for when the caller has put the last together.
    """
    centres = {d.number: centre(d.claims, weights, around) for d in drafts if d.told}
    alive = {draft.number: draft for draft in drafts if draft.told}
    odds = _compared(centres, weights, learned)
    least = JOINS + SMALL * max(0.0, 1.0 - weights.count / CLAIMS)
    # Each draft weighs as the root of its claims: what many repeat does not hide the rest.
    mass = {number: math.sqrt(len(draft.claims)) for number, draft in alive.items()}
    heap = [
        (-value, a, b)
        for a, row in odds.items()
        for b, value in row.items()
        if a < b and value >= least
    ]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in alive or b not in alive or odds[a].get(b) != -value:
            continue
        if apart(alive[a], alive[b]):
            continue
        into, gone = (a, b) if len(alive[a].claims) >= len(alive[b].claims) else (b, a)
        yield alive[into], alive[gone], -value
        del alive[gone]
        row = odds.pop(gone)
        whole = mass[into] + mass[gone]
        for other in sorted((odds[into].keys() | row.keys()) - {into, gone}):
            mean = (
                mass[into] * odds[into].get(other, STRANGE) + mass[gone] * row.get(other, STRANGE)
            ) / whole
            odds[into][other] = odds[other][into] = mean
            odds[other].pop(gone, None)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(into, other), max(into, other)))
        odds[into].pop(gone, None)
        mass[into] = whole


def _compared(
    centres: Mapping[int, Centre], weights: Weights, learned: Mapping[str, float]
) -> dict[int, dict[int, float]]:
    """The log odds of each draft and those that share most with it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in centres.items():
        for feature in sorted(one.acts):
            holders[feature].append(number)
    odds: dict[int, dict[int, float]] = {number: {} for number in centres}
    held, told = _answers(centres)
    for number, one in centres.items():
        shared: dict[int, float] = defaultdict(float)
        for feature in sorted(one.acts):
            if len(holders[feature]) < COMMONPLACE:
                weight = weights.of(feature)
                for other in holders[feature]:
                    shared[other] += weight
        likely = [o for _, o in sorted((-weight, o) for o, weight in shared.items())[:COMPARED]]
        for features, others in zip(_sides(one), held, strict=True):
            likely += [o for f in sorted(features) for o in others[f]]
        if one.one_sided:
            likely += [o for report in sorted(one.told) for o in told[report]]
        for other in likely:
            if other == number:
                continue
            if other not in odds[number]:
                odds[number][other] = odds[other][number] = _odds(
                    one, centres[other], weights, learned
                )
    return odds


def _sides(one: Centre) -> tuple[frozenset[str], ...]:
    """Those who own, who deny, who take back and who tell, each before whom they may answer."""
    return one.owning, one.refusing, one.retracting, one.telling


def _answers(
    centres: Mapping[int, Centre],
) -> tuple[list[Mapping[str, deque[int]]], Mapping[str, list[int]]]:
    """The latest drafts that may answer each of `_sides`, by a feature of who speaks, and the drafts
    that a report tells.
    """
    held: list[dict[str, deque[int]]] = [
        defaultdict(lambda: deque(maxlen=COMPARED)) for _ in range(4)
    ]
    told: dict[str, list[int]] = defaultdict(list)
    for number, one in centres.items():
        owning, refusing, retracting, telling = _sides(one)
        for features, others in zip((refusing, owning, telling, retracting), held, strict=True):
            for feature in sorted(features):
                others[feature].append(number)
        for report in one.told:
            told[report].append(number)
    return [*held], told


def _odds(a: Centre, b: Centre, weights: Weights, learned: Mapping[str, float]) -> float:
    # Asked first, as most pairs share less: all else that speaks for them takes ten times as long.
    if share(a, b, weights) < SHARED and meant(a, b) < MEANT:
        return STRANGE
    found = alike(a, b, weights)
    if not found:
        return STRANGE
    value = learned["bias"] + math.fsum(learned[name] * part for name, part in found.items())
    judged = JUDGED if a.tentative or b.tentative else 0.0
    agrees = AGREES if found and not (found["opposed"] or found["owns"]) else 0.0
    reverses = REVERSES if found.get("owns") and (a.reverses or b.reverses) else 0.0
    return max(STRANGE, value) - judged - agrees + reverses
