"""What is claimed: contents of attributions as weighted features.

So the same proposition in other words is found again.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.records import Attribution, Mention, PositionStance, Reading, Span, cue_denies

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITALISED = re.compile(r"\b[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}")
_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|just|merely))|no(?!\s+(?:more|fewer|less|later|longer|doubt|matter)\b)|never|"
    r"neither|nor|none|nothing|nobody|without|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r",?\s+(?:and|but)\s+(?=that\b)", re.IGNORECASE)
# What is asked is no proposition: "why the alarm failed" can be neither affirmed nor denied.
_QUESTION = re.compile(
    r"^\W*(?:whether|if|why|how|what|when|where|who|whom|whose|which)\b", re.IGNORECASE
)
# Function words and the verbs of mere being and doing say nothing of a proposition.
_EMPTY = frozenset(
    "a about above after again against all also an and any are as at be because been before being "
    "between both but by can could did do does doing down during each even ever few for from further "
    "get got had has have having he her here hers him his how i if in into is it its itself just let "
    "like made make many may me might more most much must my near new no nor not now of off on once "
    "one only or other our out over own per same shall she should since so some still such than that "
    "the their them then there these they this those through to today too under until up upon us very "
    "was we were what when where whether which while who whom whose why will with within without would "
    "yet you your yesterday tomorrow week month year day time said say says according mr mrs ms "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
# Nouns that stand for what somebody else said: such a content answers, and says nothing itself.
_SAYING = (
    r"(?:claims?|allegations?|accusations?|reports?|charges?|assertions?|suggestions?|rumou?rs?|"
    r"findings?|statements?|accounts?|fears?|concerns?|worries|stor(?:y|ies)|criticisms?|complaints?|"
    r"speculation|notion|idea|version|figures?|numbers?|tolls?|estimates?|conclusions?)"
)
_ANAPHOR = re.compile(
    r"^(?:(?:all|any|both|the|these|those|that|this|such|its?|their|his|her|latest|earlier|western|"
    rf"media|news|as)\s+)*(?:{_SAYING}|it|this|that|so|them|involvement|responsibility|wrongdoing)"
    r"(?:\s+(?:entirely|outright|categorically|as\s+\S+(?:\s+\S+){0,4}))?[.,;]?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"^(?:(?:any|the|all|such|these|those|recent|media|news)\s+)*(?:{_SAYING}\s+(?:of|that|about|on)|"
    r"existence\s+of)\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    rf",?\s+(?:and|or|nor)\s+(?=(?:(?:any|the|all)\s+)?(?:{_SAYING}\b|that\b|having\b|being\b))",
    re.IGNORECASE,
)

_TAIL = re.compile(r"(?:,|\s|\band|\bor|\bnor)+$")

# Bare nouns of moods and thoughts: who rejects "the fear" answers no statement of fact.
_MOOD = re.compile(
    r"^(?:the|these|those|such|any|all|its|their|his|her)?\s*(?:fears?|concerns?|worries|"
    r"criticisms?|complaints?|ideas?|notions?|speculation|calls?|demands?|requests?)[.,;]?$",
    re.IGNORECASE,
)
# "The number of deaths" points back at a figure.
_FIGURE = re.compile(
    r"^(?:the|that|this|its|their|these|those|any|all)\s+(?:\w+\s+)?"
    r"(?:figures?|numbers?|tolls?|counts?|tally|estimates?)\b(?:\s+(?:of|for|as)\b.{0,60})?$",
    re.IGNORECASE,
)
# "The report was false" denies what the report said.
_VERDICT = re.compile(
    rf"^(?:that\s+)?(?:the|this|that|these|those|such)\s+(?:\w+\s+)?{_SAYING}\s+"
    r"(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:(?P<false>false|untrue|wrong|fake|baseless|unfounded|"
    r"groundless|invented|a lie|lies|nonsense|not true|not correct)|true|correct|accurate)$",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"\b(?:accusations?|allegations?|charges?)\b", re.IGNORECASE)
# Who will not confirm or discuss a claim takes a side on it, who does not publish one does not.
_TAKES_UP = re.compile(r"\b(?:confirm|comment|discuss|respond|answer|address|deny)", re.IGNORECASE)
# What a law lays down holds of no case yet.
_LAW = re.compile(
    r"\b(?:laws?|acts?|codes?|constitutions?|treat(?:y|ies)|conventions?|statutes?|rules?|"
    r"regulations?|directives?)$",
    re.IGNORECASE,
)
# "A spill of more than nine barrels counts as major": a rule, whoever explains it.
_RULE = re.compile(
    r"^(?:that\s+)?(?:under\b[^,]{1,40},?\s+)?an?\s[^.;]{1,80}?\b(?:counts? as|qualif(?:y|ies) as|"
    r"constitutes?|carries a|is punishable|is (?:considered|defined as|classed as))\b",
    re.IGNORECASE,
)
# Signs of a finite verb, of which a proposition has one.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|does|do|did|will|would|can|could|may|might|must|"
    r"shall|should|cannot|\w+n['’]t|\w{2,}ed|began|went|came|took|made|gave|knew|saw|got|told|said|"
    r"fell|rose|left|lost|won|sent|paid|kept|held|broke|found|met|ran|led|spent|felt|thought|"
    r"brought|bought|sold|wrote|spoke|stood|became|grew|sank|struck|shot|hit|put|set|cut)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\b(?:related|based|compared|linked|aimed|used|called) (?:to|on|with|at|as)\b|"
    r"\b\w+ed by\b|^\W*(?:(?:the|an?|more)\s+)?\w+ed\s(?=\w)",
    re.IGNORECASE,
)
_SCRAP = re.compile(r"^[\"“](?:[\w'’-]+ ){0,2}[\w'’-]+[\"”]\s")
_BELOW = re.compile(r"\s(?:that|who|whom|whose|which|where|as|for|after|before|when|while)\s")
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|add(?:s|ed)?|believ\w+|thinks?|thought|claim\w*|"
    r"insist\w*|according|maintain\w*|argu\w+|accus\w+)\b",
    re.IGNORECASE,
)

SIDES: dict[str, PositionStance] = {
    **dict.fromkeys(("assert", "confirm", "acknowledge", "accuse"), "affirm"),
    "deny": "deny",
    "doubt": "doubt",
    "decline": "decline",
}

# What one feature of each sort weighs, times its rarity among the claims (from FLOOR up to FLOOR + 1).
ACTOR_WEIGHT, CONCEPT_WEIGHT, WORD_WEIGHT = 1.0, 1.8, 1.0
FLOOR = 0.4


# An estimate as the concepts of what it counts, its low and its high bound.
Figure = tuple[frozenset[str], float, float]


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition in an attribution's content.

    `features` are actors and countries (`@...`), concepts (`=...`) and stems. `answer` is true
    where the words only point back at what somebody else said ("the claims"). `side` is the stance
    on the proposition with its negation (`negated`) left in: "said it had not" affirms a negation.
    `about` are the actors who speak; `figures` the estimates in it. `whole` is false where the
    words are no sentence of their own ("his ties to the port") and can only repeat another's.
    """

    attribution: Attribution
    span: Span
    features: frozenset[str]
    side: PositionStance
    negated: bool
    answer: bool
    about: frozenset[str]
    figures: tuple[Figure, ...]
    whole: bool = True


def negated(text: str) -> bool:
    """Whether a content's main clause is denied: a negation among its first words."""
    head = " ".join(text.split()[:6])
    return bool(_NEGATION.search(head))


def pieces(spans: Iterable[Span], sentences: Sequence[Span]) -> list[Span]:
    """The spans cut at the borders of sentences, without the white space around them."""
    cut = []
    for span in spans:
        for sentence in sentences:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                text = span.text[start - span.start : end - span.start]
                lead = len(text) - len(text.lstrip())
                text = text.strip()
                if text:
                    cut.append(Span(span.report, start + lead, start + lead + len(text), text))
    return cut


class Features:
    """Turns spans of one report into features, with the actors that its mentions were joined to."""

    def __init__(
        self,
        reading: Reading,
        named: Mapping[str, str],
        states: Mapping[str, str],
        concepts: Concepts,
        countries: Countries,
    ) -> None:
        """`named` leads from mention ids to actor ids, `states` from actor ids to country codes."""
        self._mentions = reading.mentions
        self._starts = [mention.span.start for mention in reading.mentions]
        self._named, self._states = named, states
        self._concepts, self._countries = concepts, countries
        self._places = reading.places
        self._estimates = reading.estimates

    def actor(self, actor: str) -> str:
        """The feature of an actor: its country for a state, so that "Russian" and Moscow meet."""
        return f"@{self._states.get(actor, actor)}"

    def of(self, span: Span) -> frozenset[str]:
        """The features of the words of `span`."""
        found: set[str] = set()
        taken: list[tuple[int, int]] = []
        for mention in self._within(span):
            actor = self._named.get(mention.id)
            if actor:
                found.add(self.actor(actor))
                taken.append((mention.span.start, mention.span.end))
        for place in self._places:
            if span.holds(place.span) and place.place:
                code = place.place.country
                sort = place.place.kind or ""
                found.add(f"@{code}" if code and sort.startswith("PCL") else f"@{place.place.name}")
                if code:
                    found.add(f"@{code}")
                taken.append((place.span.start, place.span.end))
        for match in _CAPITALISED.finditer(span.text):
            words = match.group().split()
            for size in range(len(words), 0, -1):
                country = self._countries.by_demonym(" ".join(words[:size]))
                if country:
                    found.add(f"@{country.code}")
                    start = span.start + match.start()
                    taken.append((start, start + len(" ".join(words[:size]))))
                    break
        for match in _WORD.finditer(span.text):
            at = span.start + match.start()
            if any(start <= at < end for start, end in taken):
                continue
            word = re.sub(r"['’]s?$", "", match.group().casefold())
            if len(word) > 2 and word not in _EMPTY:
                found.add(self._concepts.of(word))
        return frozenset(found)

    def figures(self, span: Span) -> tuple[Figure, ...]:
        """The estimates in `span`; subsets and increments are left out."""
        return tuple(
            (
                frozenset(map(self._concepts.of, _WORD.findall(estimate.counted))),
                -math.inf if estimate.low is None else estimate.low,
                math.inf if estimate.high is None else estimate.high,
            )
            for estimate in self._estimates
            if span.holds(estimate.span) and estimate.part is None
        )

    def _within(self, span: Span) -> list[Mention]:
        at = bisect_left(self._starts, span.start)
        inside = []
        for mention in self._mentions[at:]:
            if mention.span.start >= span.end:
                break
            if span.holds(mention.span):
                inside.append(mention)
        return inside


def claims(
    attribution: Attribution, reading: Reading, features: Features, about: frozenset[str]
) -> list[Claim]:
    """The propositions of an attribution's content, by the actors `about` who tell it.

    One a sentence, and each of those that a denial strings together ("denied the deal, or reports
    of troops").
    """
    found: list[Claim] = []
    cue = " ".join(span.text for span in attribution.cue)
    side = SIDES[attribution.stance]
    if _of_law(attribution, cue):
        return found
    if side == "deny" and not cue_denies(cue):
        side = "affirm"  # the content denies, not the cue
    for piece in pieces(attribution.content, reading.sentences):
        borders = _AND_THAT if side == "affirm" else _SPLIT
        starts = [0, *(match.end() for match in borders.finditer(piece.text))]
        for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
            text = _TAIL.sub("", piece.text[start:end])
            bare = text.strip(' "“”‘’.,;:—-')
            if not bare or _MOOD.match(bare) or _RULE.match(bare):
                continue
            asked = bool(_QUESTION.match(text))
            if asked and side in ("affirm", "deny"):
                continue
            answer = bool(_ANAPHOR.match(text.strip(' "“”‘’')) or _FIGURE.match(bare))
            verdict = _VERDICT.match(bare)
            here: PositionStance = side
            if verdict is not None:
                answer, here = True, "deny" if verdict["false"] else "affirm"
            if answer and side == "decline" and not _TAKES_UP.search(cue):
                continue
            lead = None if _FIGURE.match(bare) else _LEAD.match(text)
            offset = piece.start + start + (lead.end() if lead else 0)
            text = text[lead.end() :] if lead else text
            span = Span(piece.report, offset, offset + len(text), text)
            found.append(
                Claim(
                    attribution,
                    span,
                    frozenset() if answer else features.of(span),
                    here,
                    negated(text) and not verdict,
                    answer,
                    about,
                    features.figures(span),
                    not asked
                    and (here != "affirm" or _sentence(piece.text, piece, attribution, cue)),
                )
            )
    return found


def of_figures(claim: Claim) -> bool:
    """Whether an answer points back at a figure ("the number of deaths")."""
    return claim.answer and bool(_FIGURE.match(claim.span.text.strip(' "“”‘’.,;:—-')))


def of_charges(claim: Claim) -> bool:
    """Whether an answer points back at an accusation."""
    return claim.answer and bool(_CHARGE.search(claim.span.text))


def _of_law(attribution: Attribution, cue: str) -> bool:
    """Whether it tells what a law lays down, in general."""
    source = " ".join(span.text for span in attribution.source).strip(" ,")
    return cue.strip().casefold() == "under" or bool(source and _LAW.search(source))


def _sentence(text: str, piece: Span, attribution: Attribution, cue: str) -> bool:
    """Whether affirmed words make a proposition and not only a noun with what belongs to it.

    What stands before its cue, after "that" or in quotation marks is a clause; so is nearly all
    that "said" introduces. Elsewhere a finite verb must show outside of relative clauses.
    """
    before = not attribution.cue or piece.start < attribution.cue[0].start
    if before or text.casefold().startswith("that "):
        return True
    # “The old fear” after its cue is a few words taken over, “The fear is old” a sentence.
    if text[:1] in '"“' and not text[1:2].islower() and not _SCRAP.match(text):
        return True
    if _SAYS.search(cue):
        return len(text.split()) > 3 or bool(_FINITE.search(text))
    head = _PARTICIPLE.sub("", _BELOW.split(f" {text} ", maxsplit=1)[0])
    return bool(_FINITE.search(head))


def contradict(a: Claim, b: Claim) -> bool:
    """Whether two claims come to numbers that cannot both be right, or count different things.

    "Nine tonnes have leaked" does not tell how many people the leak has hurt.
    """
    answers = a.answer or b.answer or not (a.figures and b.figures)
    if not answers and all(x.isdisjoint(y) for x, _, _ in a.figures for y, _, _ in b.figures):
        return True
    return any(
        not counted.isdisjoint(other) and (high < least or most < low)
        for counted, low, high in a.figures
        for other, least, most in b.figures
    )


class Weights:
    """What each feature weighs among the claims of one story (smoothed idf)."""

    def __init__(self, all_features: Iterable[frozenset[str]]) -> None:
        self._count: Counter[str] = Counter()
        self._total = 0
        for features in all_features:
            self._count.update(features)
            self._total += 1

    def of(self, feature: str) -> float:
        """The weight of one feature."""
        rare = math.log((1 + self._total) / (1 + self._count[feature])) / math.log(2 + self._total)
        sort = {"@": ACTOR_WEIGHT, "=": CONCEPT_WEIGHT}.get(feature[0], WORD_WEIGHT)
        return sort * (FLOOR + rare)

    def sum(self, features: Iterable[str]) -> float:
        """The weight of several features, added in one order so that the sum never varies."""
        return sum(self.of(feature) for feature in sorted(features))

    def likeness(self, a: frozenset[str], b: frozenset[str]) -> float:
        """From 0 to 1: the weight of what both share against the geometric mean of each."""
        both = a & b
        if len(both) < 2 or all(feature.startswith("@") for feature in both):
            return 0.0  # one word in common, or nothing but who is in it, is no proposition
        return self.sum(both) / math.sqrt(max(self.sum(a), 1.0) * max(self.sum(b), 1.0))

    def cover(self, told: frozenset[str], wanted: frozenset[str]) -> float:
        """From 0 to 1: the share of the weight of `wanted` that `told` has too."""
        both = told & wanted
        if not any(not feature.startswith("@") for feature in both):
            return 0.0
        return self.sum(both) / max(self.sum(wanted), 1.0)
