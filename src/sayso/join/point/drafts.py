"""Points while their claims are gathered: which claims tell one proposition."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from sayso.join.point.claims import Claim, contradict
from sayso.join.point.likeness import OUTCOMES, Weights, _acts, deeds, is_actor

# From this likeness on, two claims are one proposition.
SAME = 0.46
# A denial names in few words what others tell in many: whoever tells this share of it affirms it.
COVERS = 0.6
# A short proposition affirmed is told again by whoever tells this share of it.
TELLS = 0.8
# What is left of a denial's likeness to a claim that leaves out somebody whom it names.
UNNAMED = 0.88
# And of two claims of which each names another country.
ELSEWHERE = 0.6
# A judgement tells a proposition again that is this share of it at least.
TELLING = 0.4
# What names nobody is told by a report that concerns others only where all of it is told.
WHOLLY = 0.9
# Two denials of one side are one where a claim tells both from this fit on.
JOINT = 0.65
# So many features at most, and at least, has a proposition that longer claims may tell again.
LONGEST, SHORTEST = 7, 3
# A denial this near after a claim (in characters) answers it from this likeness on.
SOON, ANSWERS = 700, 0.35
# Who takes another side than before, without a word of taking back, tells so much of it.
CHANGES = 0.75
# A report's lead ends about here, and the next sentence begins within so many characters.
LEAD, NEXT = 300, 120
# What somebody admits is what the same one denied from this likeness on.
ADMITS = 0.25
# And where it is like several, the one that the same actor denied comes first.
OWN_UP = 1.4
# The latest drafts that hold a feature, and those of them compared: so that no claim meets all.
HOLDERS, COMPARED = 40, 8
# What a draft must share with a claim to be compared: this part of the weight of its deeds.
GLIMPSE = 0.2
# How many figures and short propositions of a draft a new claim is compared with.
KEPT = 6

# So many different words told alike are one statement, whatever they weigh.
WORDS = 5
_WORD = re.compile(r"\w+(?:'\w+)?")
_FOREIGN = frozenset({"=foreign"})
# Words that mean the place that the report is about.
_HERE = re.compile(
    r"\b(?:t?here|the (?:country|nation|republic|region|province|island|area|city|town|site|scene))\b",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"@[A-Z]{2}")


@dataclass(slots=True, eq=False)
class Draft:
    """A point while its claims are gathered.

    `features` are those of its first claim; `denied` where that one denies or doubts it. `cores`
    are its short propositions, which a longer claim may tell again.
    """

    number: int
    features: frozenset[str]
    denied: bool
    claims: list[Claim] = field(default_factory=list)
    likeness: dict[str, float] = field(default_factory=dict)
    cores: list[tuple[frozenset[str], Claim]] = field(default_factory=list)
    counted: list[Claim] = field(default_factory=list)

    @property
    def negated(self) -> bool:
        """Whether the proposition itself is a negation: nobody tells it without one."""
        told = [c for c in self.claims if not c.answer and c.side != "decline"]
        return all(claim.negated for claim in told)

    def put(self, claim: Claim, score: float) -> None:
        """Take in a claim that fits with `score`."""
        self.claims.append(claim)
        if score > self.likeness.get(claim.attribution.id, 0.0):
            self.likeness[claim.attribution.id] = score
        if claim.figures and claim.side == "affirm" and not claim.negated:
            self.counted = [*self.counted, claim][:KEPT]


@lru_cache(maxsize=65_536)
def _countries(features: frozenset[str]) -> frozenset[str]:
    return frozenset(feature for feature in features if _COUNTRY.fullmatch(feature))


def refuses(claim: Claim) -> bool:
    """Whether a claim says that something is not so, is in doubt, or will not be told."""
    return not claim.answer and (claim.side != "affirm" or claim.negated)


def _core(claim: Claim, features: frozenset[str]) -> bool:
    """Whether longer claims may tell it again: short, with who and what, and of no one number."""
    acts = len(deeds(features))
    if not claim.whole or len(features) > LONGEST:
        return False
    if refuses(claim):
        return acts >= 1 and len(features) > 1
    return len(features) >= SHORTEST and 1 <= acts < len(features) and not claim.figures


def _key(claim: Claim) -> tuple[bool, frozenset[str]]:
    """What two claims share that say the same in the same words, and both deny it or both do not."""
    words = frozenset(_WORD.findall(claim.span.text.casefold().replace("’", "'")))
    return refuses(claim), words if len(words) >= WORDS else frozenset(
        {claim.span.report, str(claim.span.start)}
    )


class Drafts:
    """The drafts by the features of their claims, so that no claim is compared with all.

    `context` are the actors and countries that each report names first: whom it is about where a
    claim names nobody.
    """

    def __init__(self, weights: Weights, context: Mapping[str, frozenset[str]]) -> None:
        self.weights, self._context = weights, context
        self.all: list[Draft] = []
        self._told: dict[int, tuple[Claim, frozenset[str]]] = {}
        self._holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=HOLDERS))
        self._verbatim: dict[tuple[bool, frozenset[str]], Draft] = {}
        # By both features of a pair, the lesser first.
        self._pairs: dict[str, dict[str, deque[int]]] = defaultdict(dict)

    def add(self, claim: Claim) -> Draft:
        """A new draft for a claim that is like no other."""
        draft = Draft(len(self.all), self._wanted(claim), claim.side != "affirm")
        self.all.append(draft)
        self._hold(draft, draft.features)
        self.put(claim, draft, 1.0)
        return draft

    def put(self, claim: Claim, draft: Draft, score: float) -> None:
        """Put a claim to a draft; its own short words may bring further ones."""
        draft.put(claim, score)
        if not claim.answer and claim.side != "decline":
            self._verbatim.setdefault(_key(claim), draft)
        if len(draft.cores) < KEPT and not claim.answer and not claim.tentative:
            features = claim.features
            known = any(core == features for core, _ in draft.cores)
            # Only what is like the first claim as a whole: else each step would lead farther away.
            known = known or self.weights.likeness(features, draft.features, SAME) < SAME
            if not known and _core(claim, features):
                draft.cores.append((features, claim))
                for one, two in combinations(sorted(features), 2):
                    held = self._pairs[one].setdefault(two, deque(maxlen=HOLDERS))
                    held.append(draft.number)

    def _hold(self, draft: Draft, features: frozenset[str]) -> None:
        for feature in deeds(features):
            self._holders[feature].append(draft.number)

    def _wanted(self, claim: Claim) -> frozenset[str]:
        return claim.features | claim.about if claim.side != "affirm" else claim.features

    def told(self, claim: Claim) -> frozenset[str]:
        """All that a claim tells or implies; whom its report is about where it names nobody."""
        known = self._told.get(id(claim))
        if known is not None:
            return known[1]
        told = claim.features | claim.wide
        bare = len(deeds(claim.features)) == len(claim.features) or _HERE.search(claim.span.text)
        if bare and not claim.tentative:
            told |= self._context.get(claim.span.report, frozenset())
        self._told[id(claim)] = claim, told  # with the claim, so that no other takes its id
        return told

    def _near(self, features: frozenset[str], told: frozenset[str]) -> list[Draft]:
        """The drafts that share most with a claim."""
        shared: dict[int, float] = defaultdict(float)
        acts = deeds(features)
        for feature in sorted(acts):
            weight = self.weights.of(feature)
            for number in self._holders.get(feature, ()):
                shared[number] += weight
        for one in sorted(told & self._pairs.keys()):
            row = self._pairs[one]
            for two in sorted(told & row.keys()):
                if not (is_actor(one) and is_actor(two)):
                    weight = self.weights.of(one) + self.weights.of(two)
                    for number in row[two]:
                        shared[number] += weight
        least = GLIMPSE * self.weights.sum(acts)
        likely = [(-weight, number) for number, weight in shared.items() if weight >= least]
        return [self.all[number] for _, number in sorted(likely)[:COMPARED]]

    def holding(self, features: frozenset[str]) -> list[Draft]:
        """The latest drafts that hold all of `features`; none where those name actors alone."""
        held = [set(self._holders.get(f, ())) for f in deeds(features)]
        numbers = sorted(set.intersection(*held)) if held else []
        return [self.all[number] for number in numbers if self.all[number].claims]

    def nearest(self, claim: Claim) -> list[tuple[float, Draft]]:
        """The drafts that a claim tells, with how well, best first."""
        wanted, told = self._wanted(claim), self.told(claim)
        verbatim = self._verbatim.get(_key(claim))
        if verbatim is not None and verbatim.claims and not _turns(claim, verbatim):
            return [(1.0, verbatim)]
        near = [d for d in self._near(wanted, told) if d.claims]
        fits = [(self.fit(claim, wanted, told, d) * _bonus(claim, d), d) for d in near]
        fits = [
            (fit, d)
            for fit, d in fits
            if not _changes(claim, d)
            or (fit >= CHANGES and _acts(claim.features & d.claims[0].features) > 1)
        ]
        return sorted((f for f in fits if f[0] > 0), key=lambda f: (-f[0], f[1].number))

    def fit(
        self, claim: Claim, wanted: frozenset[str], told: frozenset[str], draft: Draft
    ) -> float:
        """How well a claim tells a draft: 0 where it tells something else."""
        fit = 0.0
        founder = draft.claims[0]
        if _turns(claim, draft) or (_ahead(claim) != _ahead(founder) and not refuses(founder)):
            return 0.0
        if not any(contradict(claim, other) for other in draft.counted) or refuses(claim):
            likeness = self.weights.likeness(wanted, draft.features, SAME)
            if refuses(claim) and refuses(founder):
                # Two who deny the same are two, whoever they are.
                bare = self.weights.likeness(claim.features, founder.features, SAME)
                likeness = max(likeness, bare)
            ours, theirs = _countries(wanted), _countries(draft.features)
            if not (ours <= theirs | claim.wide or theirs <= told):
                likeness *= ELSEWHERE
            fit = likeness if likeness >= SAME else 0.0
        if refuses(claim) != refuses(founder):
            denial = claim if refuses(claim) else founder
            if len(denial.features) <= LONGEST:
                fit = 0.0  # what few words deny must be told as a whole
        for core, first in draft.cores:
            fit = max(fit, self._tells(told, claim, core, first))
        if _core(claim, claim.features) or (refuses(claim) and claim.features):
            for other in [draft.claims[0], *draft.counted[:2], *(c for _, c in draft.cores[1:])]:
                if not other.answer:
                    fit = max(fit, self._tells(self.told(other), other, claim.features, claim))
        return fit

    def _tells(
        self, told: frozenset[str], claim: Claim, core: frozenset[str], first: Claim
    ) -> float:
        """How well what `claim` tells covers the short proposition `core` of `first`."""
        abroad = _countries(told) - claim.wide - core - first.about
        if abroad:
            told |= _FOREIGN  # "no foreign troops" are those of another country
        missing = core - deeds(core) - told
        if _countries(missing) or missing & first.about:
            return (
                0.0  # troops of another country, or in another one; a deed that nobody laid to it
            )
        if core & OUTCOMES != claim.features & OUTCOMES:
            return 0.0
        whom = first.about | _countries(core)
        if _acts(core) < 2 and not whom & (claim.features | claim.wide | claim.about):
            return 0.0  # "to charge her" is not told by all who speak of charges
        if refuses(first) and len(deeds(core)) == len(core):
            # "They do not fight" is said of those whom the same report or the other one means.
            concerned = first.about & (told | claim.about)
            elsewhere = claim.span.report != first.span.report
            if elsewhere and not concerned and self.weights.cover(told, core, WHOLLY) < WHOLLY:
                return 0.0
        if not refuses(first) and claim.figures and not any(c & core for c, _, _ in claim.figures):
            return 0.0  # it counts something else
        least = COVERS if refuses(first) else TELLS
        if refuses(first) and not first.about & (told | claim.about):
            least += 0.1  # it does not concern whoever denies it
        cover = self.weights.cover(told, core - missing, least)
        if refuses(claim) and self.weights.cover(core, claim.features) < COVERS:
            return 0.0  # to deny the special case is not to deny the general one
        if claim.tentative and self.weights.tells(core, claim.features) < TELLING:
            return 0.0
        cover *= UNNAMED ** len(missing)
        if cover < least or len(core & told) < 2:
            return 0.0
        return cover * (0.8 + 0.2 * self.weights.sum(core) / max(1.0, self.weights.sum(told)))


def _bonus(claim: Claim, draft: Draft) -> float:
    """What speaks for putting an admission with what the same one denied."""
    if claim.attribution.stance != "acknowledge":
        return 1.0
    return OWN_UP if any(refuses(c) and c.about & claim.about for c in draft.claims) else 1.0


def _ahead(claim: Claim) -> bool:
    """Whether it tells what is to come."""
    return claim.attribution.stance in ("predict", "promise", "warn") and not refuses(claim)


def _turns(claim: Claim, draft: Draft) -> bool:
    """Whether somebody would contradict what the same report has it say: nobody does unnoticed."""
    first = draft.claims[0]
    same = claim.by == first.by and claim.span.report == first.span.report
    return same and claim.side == first.side and claim.negated != first.negated


def _changes(claim: Claim, draft: Draft) -> bool:
    """Whether the same source has told the opposite in a draft, and does not own to that."""
    if claim.own or claim.attribution.stance == "acknowledge" or not claim.by:
        return False
    return any(
        c.by == claim.by
        and refuses(c) != refuses(claim)
        and not (c.own or c.attribution.stance == "acknowledge")
        for c in draft.claims
    )


def merge(into: Draft, other: Draft, score: float) -> None:
    """Put all claims of `other` to `into`."""
    for claim in other.claims:
        into.put(claim, min(score, other.likeness.get(claim.attribution.id, score)))
    into.cores = [*into.cores, *other.cores][:KEPT]
    other.claims = []


def joint(fits: Sequence[tuple[float, Draft]]) -> list[Draft]:
    """Of the drafts that one claim tells, those that say the same as the first: denials of the same
    side, which it tells both.
    """
    if not fits or not refuses(fits[0][1].claims[0]):
        return []
    first = fits[0][1].claims[0]
    return [
        draft
        for fit, draft in fits[1:]
        if fit >= JOINT
        and refuses(draft.claims[0])
        and draft.claims[0].side == first.side
        and draft.claims[0].about & first.about
    ]


def answering(drafts: Drafts, placed: Mapping[str, Sequence[tuple[Claim, Draft]]]) -> None:
    """Put what one source denies right after another told it with what that one told.

    So too what a report's first sentence denies, before it tells who said so.
    """
    moved: dict[int, Draft] = {}

    def now(draft: Draft) -> Draft:
        while draft.number in moved:
            draft = moved[draft.number]
        return draft

    for told in placed.values():
        row = sorted(told, key=lambda pair: pair[0].span.start)
        for number, (claim, first) in enumerate(row):
            draft = now(first)
            if (
                claim.retold
                or claim.own
                or not refuses(claim)
                or any(c.by != claim.by for c in draft.claims)
            ):
                continue
            best, score = None, 0.0
            for other, target in (*reversed(row[:number]), *row[number + 1 : number + 4]):
                ahead = other.span.start > claim.span.start
                if not ahead and claim.span.start - other.span.end > SOON:
                    continue
                if ahead and (claim.span.start > LEAD or other.span.start - claim.span.end > SOON):
                    continue
                fit = _answers(claim, other, drafts)
                if now(target) is not draft and fit > score:
                    best, score = now(target), fit
            if best is not None:
                merge(best, draft, score)
                moved[draft.number] = best


def _answers(claim: Claim, other: Claim, drafts: Drafts) -> float:
    """How well a denial answers another's claim near by: 0 where it does not."""
    if other.by == claim.by or other.answer or refuses(other) or not _one_outcome(claim, other):
        return 0.0
    told = drafts.told(other) | other.about
    here, there = _countries(claim.features), _countries(other.features)
    if not (here <= told or there <= claim.features | claim.about):
        return 0.0  # another country's deed
    fit = drafts.weights.cover(told, claim.features, ANSWERS)
    fit = max(fit, drafts.weights.cover(claim.features | claim.about, other.features, ANSWERS))
    if claim.side == "affirm":
        # A negation by the way is no answer yet, nor is one word in common.
        return fit if fit >= COVERS and _acts(claim.features & told) > 1 else 0.0
    if fit >= ANSWERS:
        return fit
    # "The boat had crossed", said one state; the other denied that "any had entered its waters".
    near = abs(claim.span.start - other.span.end) < NEXT
    concerned = claim.about & (other.features | other.wide)
    return ANSWERS / 2 if near and concerned and claim.features & told else 0.0


def _one_outcome(a: Claim, b: Claim) -> bool:
    return a.features & OUTCOMES == b.features & OUTCOMES


def admitted(drafts: Sequence[Draft], weights: Weights) -> None:
    """Put what somebody admits with what the same actor denied before.

    Who admits says it in words of its own: less likeness will do where the same actor denied
    something so like it.
    """
    denials: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for claim in draft.claims:
            if refuses(claim) and claim.side in ("deny", "affirm"):
                for feature in claim.about:
                    if len(denials[feature]) < HOLDERS and draft not in denials[feature][-1:]:
                        denials[feature].append(draft)
    for draft in drafts:
        admitting = {
            a for c in draft.claims if c.attribution.stance == "acknowledge" for a in c.about
        }
        if not admitting or any(refuses(c) and c.about & admitting for c in draft.claims):
            continue
        near = {
            id(d): d for a in sorted(admitting) for d in denials[a] if d is not draft and d.claims
        }
        scored = [
            (_plainly(draft.features, other, weights), -other.number, other)
            for other in near.values()
            if not any(contradict(a, b) for a in draft.counted for b in other.counted)
        ]
        if scored:
            score, _, other = max(scored, key=lambda item: item[:2])
            if score >= ADMITS:
                merge(other, draft, score)


def _plainly(features: frozenset[str], other: Draft, weights: Weights) -> float:
    """The likeness without who and where: an admission and a denial share those anyway."""
    return weights.likeness(deeds(features), deeds(other.features), ADMITS)
