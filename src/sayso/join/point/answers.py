"""What answers take up: "the claims", "the recording", "it"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sayso.join.point.claims import Claim, of_charges, of_figures
from sayso.join.point.drafts import SOON, Draft, Drafts, refuses
from sayso.join.point.likeness import Weights
from sayso.records import Span

# An answer's topic is told where this share of its weight is.
TOLD = 0.5
# What a report begins with speaks for a claim by so much.
LEADS = 0.5
_DIGITS = re.compile(r"\d[\d.,]*\b")
# Within so many characters nearness halves.
NEARBY = 600
# "It" is what was told last: so it halves sooner.
CLOSE = 150
_IT = re.compile(r"\b(?:it|this|that)[\W_]*(?:$|,|\band\b|\bbut\b)", re.IGNORECASE)
# And what names no topic takes up nothing that was told this long before it.
FAR = 2500


def answered(
    claim: Claim,
    placed: Sequence[tuple[Claim, Draft]],
    weights: Weights,
    around: Callable[[Span], frozenset[str]],
    lead: frozenset[str],
) -> Draft | None:
    """The draft that an answer points back at; None where the report tells none before it.

    Among those told before it in the same report (`placed`): by another source, about the topic
    that it names (`around` gives the features of a claim's whole sentence), best one that concerns
    whoever answers, that is near by, that others deny too, or that the report begins with (`lead`). What the speaker takes back is its own.
    """
    if of_charges(claim):
        charged = [(c, d) for c, d in placed if c.attribution.stance == "accuse"]
        here = [c for c, _ in charged if c.span.start < claim.span.start]
        placed = charged if here else placed
    if of_figures(claim):
        placed = [(c, d) for c, d in placed if c.figures]
    it = not claim.features and bool(_IT.search(claim.span.text))
    seen: set[str] = set()
    numbers = set(_DIGITS.findall(claim.span.text))
    best, most = None, (0.0, 0)
    for other, draft in placed:
        if other.span.start > claim.span.start or other.attribution.id == claim.attribution.id:
            continue
        if other.answer or other.side == "decline" or (other.by == claim.by) != claim.own:
            continue
        if numbers and numbers.isdisjoint(_DIGITS.findall(other.span.text)):
            continue
        value = 0.0
        if claim.features:
            topic = weights.cover(around(other.span) | other.about, claim.features, TOLD)
            direct = claim.features & (around(other.span) | other.about)
            topic = max(topic, weights.sum(direct) / max(1.0, weights.sum(claim.features)))
            if topic < TOLD:
                continue
            value += 2 * topic
        distance = claim.span.start - other.span.start
        if not claim.features and not claim.own and distance > FAR:
            continue
        value += 0.8 * bool(claim.about & (other.features | other.wide))
        value += (0.3 if claim.features else 1.0) / (1 + distance / NEARBY)
        value += 2.0 / (1 + distance / CLOSE) if it else 0.0
        value += LEADS * weights.likeness(other.features, lead)
        value += 0.4 * any(refuses(c) or c.side != "affirm" for c in draft.claims)
        if claim.about & other.about and not claim.own:
            value *= 0.5  # who speaks for the same state does not answer it
        value *= 1.0 if other.attribution.id not in seen else 0.8  # its first words, not the rest
        seen.add(other.attribution.id)
        value *= 0.6 if other.tentative and not other.whole else 1.0
        if (value, other.span.start) > most:
            best, most = draft, (value, other.span.start)
    return best


def refuted(claim: Claim, placed: Sequence[tuple[Claim, Draft]]) -> Claim | None:
    """The denial right after words that only blame somebody ("Oslo blamed Bergen"), by the blamed."""
    after = [
        other
        for other, _ in placed
        if refuses(other)
        and other.by != claim.by
        and 0 < other.span.start - claim.span.start < SOON
        and other.about & claim.features
    ]
    return min(after, key=lambda other: other.span.start, default=None)


def elsewhere(claim: Claim, drafts: Drafts) -> Draft | None:
    """The draft of other reports that a few words deny: one that holds them and concerns them.

    The one told most often, of those the first.
    """
    if not claim.features or claim.own:
        return None
    held = [
        draft
        for draft in drafts.holding(claim.features)
        if any(claim.about & (c.about | c.features | c.wide) for c in draft.claims)
        and any(not refuses(c) and c.by != claim.by for c in draft.claims)
    ]
    return max(held, key=lambda draft: (len(draft.claims), -draft.number), default=None)
