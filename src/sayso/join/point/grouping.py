"""Claims that tell of one matter put together: average-link clustering over what speaks for each pair."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from sayso.data.gist import vectors
from sayso.join.point.claim import Claim, owns
from sayso.join.point.drafts import Draft, Drafts, apart
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import Seen, bare, odds, refuses, row, seen

# Two are one from these log odds on: the mean over all pairs of what went into both.
JOINS = -1.5
# And some two of them must tell one matter this surely.
SURE = 0.5
# Two who are said to agree and do not are worse than two that are told apart: so much more it takes;
# and so much more it takes judgements and outlooks.
AGREES, JUDGED = 1.0, 1.0
# Who only says "no" or "never" answers less surely than who denies.
NEGATED = 1.0
# And who takes another side than before, without a word of owning to it.
CHANGES = 2.0
# One report tells two things, as a rule: what it tells again it links by its own words.
WITHIN = 1.0
# What one attribution strings together are several, and what was never compared is not one.
BREATH, STRANGE = 1.5, -4.0
# Each claim is compared with so many, of those that stand so near before and after it in time.
NEAREST, REACH = 32, 4096
# So many different words told alike are one statement, whatever they weigh.
WORDS = 5
# What deeds in common speak for a comparison, against the gists; in so many signs.
DEEDS, SIGNS = 0.5, 64


def grouped(
    claims: Sequence[Claim], weights: Weights, learned: Mapping[str, float]
) -> tuple[Drafts, list[Claim]]:
    """The drafts of claims that tell one proposition each, and what only blames somebody.

    `claims` are in order of publication and of the text; answers are left out.
    """
    drafts = Drafts()
    first: dict[tuple[bool, frozenset[str]], Draft] = {}
    told: list[Claim] = []
    made: list[Draft] = []
    for claim in claims:
        if claim.answer:
            continue
        words = bare(claim)
        same = first.get((refuses(claim), words)) if len(words) >= WORDS else None
        if same is not None and not apart(Draft.of(claim), same):
            drafts.put(claim, same, 1.0)
            continue
        draft = drafts.add(claim)
        first.setdefault((refuses(claim), words), draft)
        told.append(claim)
        made.append(draft)
    _link(drafts, made, compared(told, weights, learned))
    blamed: list[Claim] = []
    for draft in made:
        if len(draft.claims) == 1 and not draft.claims[0].whole:
            if draft.claims[0].attribution.stance == "accuse":
                blamed += draft.claims
            draft.claims, draft.told = [], []
    return drafts, blamed


def compared(
    claims: Sequence[Claim], weights: Weights, learned: Mapping[str, float]
) -> list[tuple[int, int, float]]:
    """Pairs of claims, by number, that may be one, with the log odds that they are."""
    pairs, rows = described(claims, weights)
    found = []
    for (a, b), value in zip(pairs, odds(rows, learned).tolist(), strict=True):
        one, other = claims[a], claims[b]
        value -= JUDGED * (one.tentative or other.tentative)
        value -= WITHIN * (one.span.report == other.span.report)
        if refuses(one) == refuses(other):
            value -= AGREES
        elif one.side == other.side:
            value -= NEGATED
        if one.by == other.by and refuses(one) != refuses(other) and not (owns(one) or owns(other)):
            # Nor does a report tell without a word that somebody contradicts himself.
            value = STRANGE if one.span.report == other.span.report else value - CHANGES
        if one.attribution.id == other.attribution.id:
            # The halves of one sentence have one gist between them.
            value = STRANGE if one.gist == other.gist else value - BREATH
        # Rounded, so that the last bits of a sum never show.
        found.append((a, b, round(value, 6)))
    return found


def described(
    claims: Sequence[Claim], weights: Weights, most: int = NEAREST
) -> tuple[list[tuple[int, int]], list[tuple[float, ...]]]:
    """The pairs of claims that are compared, each with its `most` nearest, and what is told of each."""
    if len(claims) < 2:
        return [], []
    told = seen(claims, weights)
    gists = vectors([claim.gist for claim in claims])
    own = _unit(gists - gists.mean(0))
    pairs = _candidates(np.hstack([gists, math.sqrt(DEEDS) * _signs(told, weights)]), most)
    here, there = np.array(pairs).T
    cosines = np.einsum("ij,ij->i", gists[here], gists[there]).round(4).tolist()
    owns = np.einsum("ij,ij->i", own[here], own[there]).round(4).tolist()
    return pairs, [
        row(told[a], told[b], cosine, alone, weights)
        for (a, b), cosine, alone in zip(pairs, cosines, owns, strict=True)
    ]


def _unit(table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    unit: npt.NDArray[np.float32] = table / np.maximum(lengths, 1e-6)
    return unit


def _signs(told: Sequence[Seen], weights: Weights) -> npt.NDArray[np.float32]:
    """The deeds of each claim as one vector, whose cosines tell about how much two have in common.

    Each deed is a row of signs drawn by its own letters (Charikar 2002).
    """
    rows: dict[str, npt.NDArray[np.float32]] = {}
    table = np.zeros((len(told), SIGNS), dtype=np.float32)
    for line, one in zip(table, told, strict=True):
        for deed in sorted(one.deeds):
            if deed not in rows:
                drawn = np.random.default_rng(list(deed.encode())).integers(0, 2, SIGNS)
                rows[deed] = (2 * drawn - 1).astype(np.float32) * weights.of(deed)
            line += rows[deed]
    return _unit(table)


def _candidates(table: npt.NDArray[np.float32], most: int) -> list[tuple[int, int]]:
    """For each row the `most` that are most like it, as pairs of numbers in order."""
    found: set[tuple[int, int]] = set()
    step = REACH // 2
    for start in range(0, len(table), step):
        # Each block meets the one before it and itself: time grows with the claims, not their square.
        low = max(0, start - step)
        end = min(len(table), start + step)
        alike = table[start:end] @ table[low:end].T
        alike[np.arange(end - start), np.arange(start - low, end - low)] = -9.0
        kept = min(most, alike.shape[1] - 1)
        if kept < 1:
            continue
        near = np.argpartition(-alike.round(4), kept - 1, axis=1)[:, :kept]
        for number, others in enumerate(near.tolist(), start):
            for other in others:
                other += low
                found.add((number, other) if number < other else (other, number))
    return sorted(found)


def _link(drafts: Drafts, made: Sequence[Draft], pairs: Sequence[tuple[int, int, float]]) -> None:
    """Put drafts together, the surest first, as long as the mean over their pairs says so."""
    near: list[dict[int, float]] = [{} for _ in made]
    surest: list[dict[int, float]] = [{} for _ in made]
    for a, b, value in pairs:
        near[a][b] = near[b][a] = surest[a][b] = surest[b][a] = value
    size = [1] * len(made)
    heap = [(-value, a, b) for a, b, value in pairs if value >= JOINS]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if not size[a] or not size[b] or near[a].get(b) != -value:
            continue
        if surest[a][b] < SURE or apart(made[a], made[b]):
            continue
        drafts.merge(made[a], made[b], 1 / (1 + math.exp(value)))
        here, there = near[a], near[b]
        whole = size[a] + size[b]
        for other in sorted((here.keys() | there.keys()) - {a, b}):
            mean = (
                size[a] * here.get(other, STRANGE) + size[b] * there.get(other, STRANGE)
            ) / whole
            mean = round(mean, 6)
            here[other] = near[other][a] = mean
            near[other].pop(b, None)
            best = max(surest[a].get(other, STRANGE), surest[b].get(other, STRANGE))
            surest[a][other] = surest[other][a] = best
            if mean >= JOINS:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
        here.pop(b, None)
        size[a], size[b] = whole, 0
