"""The claims of all reports put to drafts: what is told in words of its own, then what answers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.join.point.answers import Told, echoed, elsewhere, enlarged, refuted, taken_up
from sayso.join.point.claim import GENUINE, Claim
from sayso.join.point.clauses import begins, within
from sayso.join.point.drafts import Draft, Drafts
from sayso.join.point.features import Features
from sayso.join.point.likeness import Weights
from sayso.join.point.merging import merged
from sayso.join.point.pairs import Pairs, refuses
from sayso.join.point.statement import side
from sayso.records import Reading, Span

if TYPE_CHECKING:
    from sayso.data.likeness import Likeness

# The score of a link that rests on "the claims" alone.
POINTS_BACK = 0.5


def gather(
    claims: Sequence[Claim],
    readings: Sequence[Reading],
    told: Mapping[str, Features],
    weights: Weights,
    learned: Likeness,
) -> Drafts:
    """The drafts of all `claims` of `readings`, which are in order of publication.

    `told` gives the features of each report, `learned` weighs what speaks for one proposition.
    """
    sentences = {reading.report: reading.sentences for reading in readings}

    def around(span: Span) -> frozenset[str]:
        near = within(sentences[span.report], span.start, span.end)
        return told[span.report].of(next((s for s in near if s.holds(span)), span))

    drafts, blamed = drafted(claims, weights, around, learned)
    for into, gone, odds in merged(drafts.all, weights, around, learned.centres):
        drafts.merge(into, gone, odds)
    placed: dict[str, list[tuple[Claim, Draft]]] = defaultdict(list)
    for draft in drafts.all:
        for claim in draft.claims:
            placed[claim.span.report].append((claim, draft))
    for claim in blamed:
        denial = refuted(claim, placed[claim.span.report])
        if denial is not None:
            denial.put(claim, POINTS_BACK)
    rows = {
        report: sorted(row, key=lambda pair: pair[0].span.start) for report, row in placed.items()
    }
    answers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.answer:
            answers[claim.span.report].append(claim)
    earlier = Told()
    for reading in readings:
        row = rows.get(reading.report, [])
        lead = told[reading.report].of(reading.sentences[0]) if reading.sentences else frozenset()
        said = [pair for pair in row if refuses(pair[0])]
        said += [pair for pair in row if pair[0].attribution.stance == "acknowledge"]
        for claim in answers[reading.report]:
            if claim.echoes:
                same = echoed(claim, row)
                if same is not None:
                    same[1].put(replace(claim, side=side(*same)), POINTS_BACK)
                continue
            target = (
                taken_up(claim, row, weights, around, lead)
                or elsewhere(claim, drafts)
                or earlier.before(claim, weights, around)
            )
            if target is not None:
                target.put(claim, POINTS_BACK)
                said.append((claim, target))
        for claim, draft in row:
            # Where nobody calls the recording genuine, "it was staged" denies what it shows.
            if draft.claims and all(c.negated and c.features >= GENUINE for c in draft.claims):
                shown = replace(claim, answer=True, side="deny", negated=False)
                target = taken_up(shown, row, weights, around, lead)
                if target is not None and target is not draft:
                    target.put(shown, POINTS_BACK)
                    draft.claims = [c for c in draft.claims if c is not claim]
                    draft.told = [c for c in draft.told if c is not claim]
        _enlarge(said, row, begins(reading.sentences))
        earlier.add([pair for pair in row if pair[1].claims])
    return drafts


def drafted(
    claims: Sequence[Claim],
    weights: Weights,
    around: Callable[[Span], frozenset[str]],
    learned: Likeness,
) -> tuple[Drafts, list[Claim]]:
    """The drafts of claims that tell one proposition each, and what only blames somebody."""
    drafts = Drafts(weights, Pairs(weights, around, learned.pairs))
    blamed: list[Claim] = []
    for claim in sorted((c for c in claims if not c.answer), key=_turn):
        fits = drafts.nearest(claim)
        if fits:
            odds, draft = fits[0]
            drafts.put(claim, draft, odds)
        elif claim.whole:
            drafts.add(claim)
        elif claim.attribution.stance == "accuse":
            blamed.append(claim)
    return drafts, blamed


def _turn(claim: Claim) -> int:
    """When a claim is placed: what is denied in words of its own first, as it tells in few words
    what others tell in many; then who tells it; last what can only join.
    """
    if not claim.whole or len(claim.features) < 2:
        return 3
    if claim.tentative:
        return 2
    return 0 if refuses(claim) else 1


def _enlarge(
    said: Sequence[tuple[Claim, Draft]], row: Sequence[tuple[Claim, Draft]], starts: Sequence[int]
) -> None:
    """Put what goes on after denials and admissions with what those answer."""
    for claim, draft in said:
        admits = claim.attribution.stance == "acknowledge"
        if not draft.claims or not (claim.side == "deny" or admits):
            continue
        for other, own in enlarged(claim, draft, row, starts):
            own.claims, own.told = [], []
            same = replace(other, answer=True, side=side(claim, draft), negated=False)
            draft.put(same, POINTS_BACK)
