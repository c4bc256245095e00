"""What answers take up: "the claims", "the recording", "it"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sayso.join.point import words
from sayso.join.point.claim import GENUINE, Claim, of_charges, of_figures
from sayso.join.point.drafts import Draft, Drafts
from sayso.join.point.likeness import Weights, deeds, is_actor
from sayso.join.point.pairs import refuses
from sayso.records import Span

# An answer's topic is told where this share of its weight is.
TOLD = 0.5
# What a report begins with speaks for a claim by so much.
LEADS = 0.5
_DIGITS = re.compile(r"\d[\d.,]*\b")
# What is left of the value of what goes on after somebody's first words.
REST = 0.7
# And of that of a denial, which denials seldom answer.
REFUSED = 0.5
# How much what the speaker goes on to say tells of what "that is untrue" is about.
GOES = 1.5
# What the same speaker said within so many characters goes on; so far may a denial be from a charge.
SOON = 700
# Within so many characters nearness halves.
NEARBY = 600
# "It" is what was told last: so it halves sooner.
CLOSE = 150
_IT = re.compile(r"\b(?:it|this|that)[\W_]*(?:$|,|\band\b|\bbut\b)", re.IGNORECASE)
# What is taken up again ends within so many characters before.
RIGHT_BEFORE = 260
# And what names no topic takes up nothing that was told this long before it.
FAR = 2500
# What goes on begins within so many characters.
GOES_ON = 60
# So many of what earlier reports told of somebody are looked through.
LATEST = 12
# An answer that names who told it, and so few words besides, names no topic: "the union's account".
FEW = 2


def taken_up(
    claim: Claim,
    placed: Sequence[tuple[Claim, Draft]],
    weights: Weights,
    around: Callable[[Span], frozenset[str]],
    lead: frozenset[str],
) -> Draft | None:
    """What an answer takes up in its own report.

    Who will not speak of a recording leaves open whether it is genuine, where anybody says so, else
    what it shows.
    """
    if claim.features & GENUINE:
        about = [(c, d) for c, d in placed if c.features & GENUINE and c.span != claim.span]
        found = answered(claim, about, weights, around, lead)
        if found is not None:
            return found
        claim = replace(claim, features=claim.features - GENUINE)
    return answered(claim, placed, weights, around, lead)


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
    again = words.again(claim.span.text)
    it = not claim.features and (again or bool(_IT.search(claim.span.text)))
    # "Denied having held it up" tells of a deed, if of none that could be found again.
    deed = not claim.features and not claim.own and not _only_points(claim.span.text)
    goes_on = _goes_on(claim, placed) if not claim.features else frozenset()
    if again and claim.features:
        # "No such promise was made": of what stands before, what tells of a promise.
        named = [
            (c, d)
            for c, d in placed
            if 0 < claim.span.start - c.span.end < SOON
            and not c.answer
            and _answerable(claim, c)
            and weights.cover(c.features, claim.features, TOLD) >= TOLD
        ]
        again, placed = not named, named or placed
    if again or it or deed:
        # What stands right before is meant, where anything does.
        right = [(c, d) for c, d in placed if 0 < claim.span.start - c.span.end < RIGHT_BEFORE]
        right = [(c, d) for c, d in right if not c.answer and _answerable(claim, c)]
        again = again and bool(right)
        if again:
            last = max(right, key=lambda pair: pair[0].span.start)[0].attribution
            right = [(c, d) for c, d in right if c.attribution is last]
        placed = right if deed else placed if claim.own or not right else right
    seen: dict[tuple[str, ...], int] = {}
    numbers = set(_DIGITS.findall(claim.span.text))
    best, most = None, (0.0, 0)
    for other, draft in placed:
        if other.span.start > claim.span.start or other.attribution.id == claim.attribution.id:
            continue
        if other.answer or not _answerable(claim, other):
            continue
        if numbers and numbers.isdisjoint(_DIGITS.findall(other.span.text)):
            continue
        value = 0.0
        if claim.features:
            topic = weights.cover(around(other.span) | other.about, claim.features, TOLD)
            direct = claim.features & (around(other.span) | other.about)
            topic = max(topic, weights.sum(direct) / max(1.0, weights.sum(claim.features)))
            if topic < TOLD and not again:
                continue
            value += 2 * topic
        distance = claim.span.start - other.span.start
        if not claim.features and not claim.own and distance > FAR:
            continue
        concerns = bool(claim.about & (other.features | other.wide))
        if claim.side == "decline" and not (claim.features or concerns or distance < CLOSE):
            continue  # "declined to comment", on what nobody said of whoever declines
        value += 0.8 * concerns
        value += (0.3 if claim.features else 1.0) / (1 + distance / NEARBY)
        value += 2.0 / (1 + distance / CLOSE) if it else 0.0
        value += LEADS * weights.likeness(other.features, lead)
        value += GOES * weights.cover(around(other.span), goes_on) if goes_on else 0.0
        value += 0.4 * any(refuses(c) or c.side != "affirm" for c in draft.claims)
        if claim.about & other.about and not claim.own and other.by != claim.by:
            value *= 0.5  # who speaks for the same state does not answer it
        denies = other.negated or other.side == "deny"
        if claim.side == "deny" and denies and not claim.own:
            value *= REFUSED
        if other.span.start - seen.get(other.by, -SOON) < SOON:
            value *= REST  # what somebody said first, and not how that goes on
        seen.setdefault(other.by, other.span.start)
        value *= 0.6 if other.tentative and not other.whole else 1.0
        if (value, other.span.start) > most:
            best, most = draft, (value, other.span.start)
    return best


def _only_points(text: str) -> bool:
    """Whether words name nothing of their own: "it", "the claims", "to comment"."""
    answer = words.declined(text)
    rest = text[answer.start : answer.end] if answer is not None else text
    return (
        words.nothing_named(rest) or words.points_back(rest) or words.verdict(text, "") is not None
    )


def _answerable(claim: Claim, other: Claim) -> bool:
    """Whether an answer may be to what `other` tells: to another's words, or to the speaker's own
    where it takes them back, or where it "had denied" what it now admits.
    """
    if other.by != claim.by:
        return not claim.own
    cue = claim.attribution.cue
    before = bool(cue) and cue[0].text.casefold().startswith("had ")
    return claim.own or (before and (other.turns or other.attribution.stance == "acknowledge"))


def _goes_on(claim: Claim, placed: Sequence[tuple[Claim, Draft]]) -> frozenset[str]:
    """What the speaker of an answer says next: "That is untrue. The minister never saw it"."""
    after = (
        other
        for other, _ in placed
        if 0 <= other.span.start - claim.span.end < GOES_ON and other.by == claim.by
    )
    told = min(after, key=lambda other: other.span.start, default=None)
    return told.features if told is not None else frozenset()


def echoed(claim: Claim, placed: Sequence[tuple[Claim, Draft]]) -> tuple[Claim, Draft] | None:
    """What somebody says the same as, with its draft: what another said right before."""
    before = [
        (other, draft)
        for other, draft in placed
        if 0 < claim.span.start - other.span.end < RIGHT_BEFORE and other.by != claim.by
    ]
    return max(before, key=lambda pair: pair[0].span.start, default=None)


def enlarged(
    claim: Claim, draft: Draft, row: Sequence[tuple[Claim, Draft]], starts: Sequence[int]
) -> Iterator[tuple[Claim, Draft]]:
    """What goes on after a denial or an admission to say how it was, in other words of the same side.

    "The force denied it. 'Only water was used,' its chief said": he denies it too. A new paragraph
    (`starts`, in order) that has no deed in common with it is other news of the same source.
    """
    ends = starts[bisect_right(starts, claim.span.start) :][:1]
    last = claim.span.end
    for other, own in row:
        if other.span.start <= claim.span.start:
            continue
        if other.span.start - last > GOES_ON or not other.about & claim.about:
            return
        if (
            ends
            and other.span.start >= ends[0]
            and deeds(claim.features).isdisjoint(other.features)
        ):
            return
        alone = own is not draft and len(own.claims) == 1 and other.side == "affirm"
        if alone and not other.figures and not other.tentative:
            yield other, own
        last = other.span.end


def refuted(claim: Claim, placed: Sequence[tuple[Claim, Draft]]) -> Draft | None:
    """Where the denial is right after words that only blame somebody ("Oslo blamed Bergen"), by the
    blamed.
    """
    after = [
        (other.span.start, draft)
        for other, draft in placed
        if refuses(other)
        and other.by != claim.by
        and 0 < other.span.start - claim.span.start < SOON
        and other.about & claim.features
    ]
    return min(after, key=lambda pair: pair[0])[1] if after else None


class Told:
    """What earlier reports told, by whom it concerns and by who told it: the latest of each."""

    def __init__(self) -> None:
        self._of: dict[str, deque[tuple[Claim, Draft]]] = defaultdict(lambda: deque(maxlen=LATEST))
        self._by: dict[str, deque[tuple[Claim, Draft]]] = defaultdict(lambda: deque(maxlen=LATEST))

    def add(self, row: Sequence[tuple[Claim, Draft]]) -> None:
        """Take in what the next report tells."""
        for claim, draft in row:
            if claim.answer or refuses(claim) or not claim.features:
                continue
            for feature in sorted(claim.about):
                self._by[feature].append((claim, draft))
            for feature in sorted(claim.features | claim.wide):
                if is_actor(feature) and feature not in claim.about:
                    self._of[feature].append((claim, draft))

    def before(
        self, claim: Claim, weights: Weights, around: Callable[[Span], frozenset[str]]
    ) -> Draft | None:
        """What an answer takes up that its own report does not tell: the latest that fits.

        Who takes back takes back its own words; "the driver's account" is what the driver told;
        else it is what somebody told of whoever answers, about the topic that it names.
        """
        if claim.own:
            found = [pair for f in sorted(claim.about) for pair in self._by.get(f, ())]
            if not claim.features and len({draft.number for _, draft in found}) > 1:
                # "She had misspoken": what she said of which the rest of her words tell, if of any.
                rest = frozenset(f for s in claim.attribution.content for f in around(s))
                found = [p for p in found if weights.cover(rest, p[0].features, TOLD) >= TOLD]
        else:
            named = sorted(f for f in claim.features - claim.about if is_actor(f))
            found = [pair for f in named for pair in self._by.get(f, ())]
            if found and len(deeds(claim.features)) <= FEW:
                return found[-1][1]
            found = found or [
                pair
                for f in sorted(claim.about)
                for pair in self._of.get(f, ())
                if not pair[0].about & claim.about
            ]
        topic = deeds(claim.features) or (claim.features if claim.own else frozenset())
        fits = [
            (other.attribution.stance == "accuse", number, draft)
            for number, (other, draft) in enumerate(found)
            if draft.claims
            and (not topic or weights.cover(around(other.span) | other.about, topic, TOLD) >= TOLD)
        ]
        return max(fits, key=lambda fit: fit[:2])[2] if fits else None


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
