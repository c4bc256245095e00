"""Points at issue: the same proposition from several sources, and who takes which side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.join import positions
from sayso.join.actor import behind
from sayso.join.copies import families
from sayso.join.positions import Stand
from sayso.join.propositions import (
    SIDES,
    Claim,
    Features,
    Weights,
    claims,
    contradict,
    of_charges,
    of_figures,
)
from sayso.records import (
    Attribution,
    Link,
    Point,
    Position,
    PositionStance,
    Reading,
    Report,
    Step,
    Story,
    ident,
)

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries

# From this likeness on, two claims are one proposition.
SAME = 0.46
# A denial names in few words what others tell in many: whoever tells this share of it affirms it.
COVERS = 0.55
# What somebody admits is what the same one denied from this likeness on.
ADMITS = 0.3
# A feature held by more points than this finds no candidates: it would compare all pairs.
CROWD = 200
# The score of a link that rests on "the claims" alone.
POINTS_BACK = 0.5
# A copy's statement with this share of the original's words repeats it.
REPEATS = 0.7
# A content of fewer words is no proposition that a reader could weigh.
WORDS = 4

_MONTH = re.compile(r"\d{4}(?:-\d{2})?")
_QUOTED = re.compile(r"^[“\"](?P<words>[^”\"“]+?),?[”\"]$")
# "The mayor of hiding it" is told of an accusation.
_ACCUSED = re.compile(r"^(?P<who>[^,;]{1,80}?) (?P<what>of (?:having )?\w+ing\b.*)$", re.DOTALL)
_PRONOUN = re.compile(r"^(?P<word>it|its|he|his|she|her|they|their)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:and|but|or)\s+)?(?:that\s+)?", re.IGNORECASE)
_FLIP: dict[PositionStance, PositionStance] = {"affirm": "deny", "deny": "affirm"}


@dataclass(slots=True)
class _Draft:
    """A point while its claims are gathered.

    `features` are those of its first claim; `denied` where that one denies or doubts it; `named` are
    the actors and countries in that claim's own words.
    """

    features: frozenset[str]
    denied: bool
    named: frozenset[str]
    claims: list[Claim] = field(default_factory=list)
    likeness: dict[str, float] = field(default_factory=dict)

    @property
    def negated(self) -> bool:
        """Whether the proposition itself is a negation: nobody tells it without one."""
        return all(claim.negated for claim in self.claims if not claim.answer)


def when(attribution: Attribution, published: dict[str, str | None]) -> str | None:
    """The ISO day, month or year from which an attribution's stance holds: said, else published."""
    if attribution.said and _MONTH.fullmatch(attribution.said.value):
        return attribution.said.value  # said in January is not said on its first day
    said = attribution.said.start if attribution.said else None
    day = said or published.get(attribution.report)
    return day[:10] if day else None


def _side(claim: Claim, draft: _Draft) -> PositionStance:
    if claim.answer or claim.negated == draft.negated:
        return claim.side
    return _FLIP.get(claim.side, claim.side)


def _statement(
    draft: _Draft,
    weights: Weights,
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Collection[str]],
) -> str:
    """The clearest exact words: close to all that the others say, and of a length to be read.

    What an editor adds stands in brackets: the name for a pronoun that the words begin with
    (`names`, by report and offset) where that is who says it (`said_by`, by attribution), and
    "accused" where the verb stood before them.
    """

    def clarity(claim: Claim) -> tuple[float, int]:
        words = len(claim.span.text.split())
        fit = 1.0 if 6 <= words <= 30 else 0.6
        sides = 1.0 if claim.side == "affirm" else 0.7
        plain = 0.9 if claim.span.text.lstrip()[:1] in '"“' else 1.0
        plain *= 1.0 if claim.whole else 0.5
        return (
            fit * sides * plain * weights.likeness(claim.features, draft.features),
            -claim.span.start,
        )

    # A statement reads as what those who affirm it say: without a denial's "no" and "never".
    told = [c for c in draft.claims if not c.answer and c.negated == draft.negated]
    told = told or draft.claims
    best = max(told, key=clarity)
    text = _LEAD.sub("", best.span.text.strip(" ,;"))
    quoted = _QUOTED.match(text)
    text = quoted["words"].strip() if quoted else text
    accused = _ACCUSED.match(text) if best.attribution.stance == "accuse" else None
    if accused is not None:
        text = f"{accused['who']} [accused] {accused['what']}"
    pronoun = _PRONOUN.match(text)
    at = best.span.start + best.span.text.find(text) if pronoun else -1
    if accused is not None and pronoun:
        at = best.span.start + best.span.text.find(accused["who"])
    name = names.get((best.span.report, at))
    # Another's "he" may be anybody's; the speaker's own is the speaker.
    own_words = name is not None and name in said_by(best.attribution.id)
    if name is not None and name.split()[-1] in text.split():
        own_words = False  # "he met Mr. Roe" is not said of Mr. Roe
    if pronoun is not None and name is not None and quoted is None and own_words:
        own = pronoun["word"].lower() in ("its", "his", "their") or (
            pronoun["word"].lower() == "her" and accused is None
        )
        article = "the " if name[0].islower() else ""
        text = f"[{article}{name}{'’s' if own else ''}]{text[pronoun.end() :]}"
    return text


class _Index:
    """The drafts by the features of their claims, so that no claim is compared with all."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.drafts: list[_Draft] = []
        self._holders: dict[str, list[int]] = defaultdict(list)

    def add(self, claim: Claim, features: frozenset[str]) -> _Draft:
        denied = claim.side != "affirm"
        named = frozenset(name for name in claim.features if name.startswith("@"))
        draft = _Draft(features, denied, named, [claim])
        for feature in features:
            if not feature.startswith("@"):
                self._holders[feature].append(len(self.drafts))
        self.drafts.append(draft)
        return draft

    def nearest(self, claim: Claim, features: frozenset[str]) -> tuple[_Draft | None, float]:
        """The draft that the `features` of `claim` tell best, and how well.

        What somebody denies is told by a claim that covers it; of two claims neither of which
        answers anything, both must be alike as wholes.
        """
        near: set[int] = set()
        for feature in features:
            held = self._holders.get(feature, [])
            if len(held) <= CROWD:
                near.update(held)
        best, score = None, 0.0
        for number in sorted(near):
            draft = self.drafts[number]
            first = draft.claims[0]
            if any(contradict(claim, other) for other in draft.claims[:CROWD]):
                continue
            if draft.denied:
                # Troops of another country, or in another one, are not what was denied.
                whole = draft.named <= features and (
                    not first.about or bool(first.about & (features | claim.about))
                )
                likeness = self.weights.cover(features, draft.features) if whole else 0.0
                least = COVERS
            else:
                likeness, least = self.weights.likeness(features, draft.features), SAME
            if likeness >= least and likeness > score:
                best, score = draft, likeness
        return best, score


def _answered(claim: Claim, placed: Sequence[tuple[Claim, _Draft]]) -> _Draft | None:
    """What "the claims" point back at: the last told before it that concerns whoever answers.

    Among the drafts told so far in this report, the one with most claims that name the answerer;
    of equals the latest.
    """
    votes: dict[int, float] = defaultdict(float)
    drafts: dict[int, _Draft] = {}
    if of_charges(claim):
        charged = [(c, d) for c, d in placed if c.attribution.stance == "accuse"]
        here = [c for c, _ in charged if c.span.report == claim.span.report]
        placed = charged if any(c.span.start < claim.span.start for c in here) else placed
    if of_figures(claim):
        placed = [(c, d) for c, d in placed if c.figures]
    for number, (other, draft) in enumerate(placed):
        if other.span.report != claim.span.report or other.span.start > claim.span.start:
            continue
        if other.attribution.id == claim.attribution.id or other.answer:
            continue
        concerns = 1.0 if claim.about & other.features else 0.2
        distance = claim.span.start - other.span.start
        votes[id(draft)] += concerns / (1 + distance / 2000) + number * 1e-9
        drafts[id(draft)] = draft
    return drafts[max(votes, key=votes.__getitem__)] if votes else None


def _admitted(drafts: Sequence[_Draft], weights: Weights) -> list[_Draft]:
    """The drafts, those that somebody admits put with what the same actor denied before.

    Who admits says it in words of its own: less likeness will do where the same actor denied
    something so like it.
    """
    kept: list[_Draft] = []
    for draft in drafts:
        admitting = {
            a for c in draft.claims if c.attribution.stance == "acknowledge" for a in c.about
        }
        if any(c.side == "deny" and not c.answer and c.about & admitting for c in draft.claims):
            kept.append(draft)
            continue
        denied = [
            (weights.likeness(_plain(draft.features), _plain(other.features)), other)
            for other in drafts
            if other is not draft
            and admitting & {a for c in other.claims if c.side == "deny" for a in c.about}
            and not any(contradict(a, b) for a in draft.claims[:5] for b in other.claims[:5])
        ]
        score, other = max(denied, key=lambda pair: pair[0], default=(0.0, draft))
        if score >= ADMITS:
            other.claims += draft.claims
            for attribution, likeness in draft.likeness.items():
                other.likeness.setdefault(attribution, min(likeness, score))
        else:
            kept.append(draft)
    return kept


def _plain(features: frozenset[str]) -> frozenset[str]:
    """The features without who and where: those that an admission and a denial share anyway."""
    return frozenset(feature for feature in features if not feature.startswith("@"))


def _words(attribution: Attribution) -> frozenset[str]:
    return frozenset(w for s in attribution.content for w in re.findall(r"\w+", s.text.casefold()))


def origins(
    readings: Sequence[Reading], story: Story, speakers: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Who stands behind each attribution, a copy's told by the report that it was copied from.

    A statement that a copy repeats is no further origin, even where the copy's own words left it
    open who "the police" are.
    """
    marks = {reading.report: reading for reading in readings}
    behind = dict(speakers)
    for original, others in families(story):
        first = [(a, _words(a)) for a in marks[original].attributions]
        for report in others:
            for attribution in marks[report].attributions:
                words = _words(attribution)
                for other, told in first:
                    both = len(words & told)
                    if speakers.get(other.id) and both >= REPEATS * len(words | told):
                        behind[attribution.id] = speakers[other.id]
                        break
    return behind


def run(
    reports: tuple[Report, ...],
    readings: tuple[Reading, ...],
    story: Story,
    *,
    concepts: Concepts,
    countries: Countries,
) -> dict[str, Any]:
    """Points with positions and status, those at issue first."""
    named = {link.left: link.right for link in story.links if link.relation == "names"}
    states = {a.id: a.country for a in story.actors if a.kind == "state" and a.country}
    speakers: dict[str, list[str]] = defaultdict(list)
    for link in story.links:
        if link.relation == "speaks":
            speakers[link.left].append(link.right)
    published = {report.id: report.published for report in reports}
    origin = behind.origins(story.actors, readings, named)
    called = {actor.id: actor.name for actor in story.actors}
    names = {
        (reading.report, mention.span.start): called[named[mention.id]]
        for reading in readings
        for mention in reading.mentions
        if mention.form == "pronoun" and named.get(mention.id) in called
    }
    speakers = origins(readings, story, speakers)

    def said_by(attribution: str) -> Collection[str]:
        """The names of whoever says it and of whom they speak for."""
        mouths = speakers.get(attribution, [])
        return {called[a] for m in mouths for a in (m, origin.get(m, m)) if a in called}

    gathered: list[Claim] = []
    for reading in readings:
        features = Features(reading, named, states, concepts, countries)
        for attribution in reading.attributions:
            if attribution.stance not in SIDES:
                continue
            about = frozenset(features.actor(a) for a in speakers.get(attribution.id, ()))
            for claim in claims(attribution, reading, features, about):
                if claim.side != "affirm" or claim.answer or len(claim.span.text.split()) >= WORDS:
                    gathered.append(claim)
    weights = Weights(claim.features for claim in gathered)
    told = _Index(weights)
    placed: list[tuple[Claim, _Draft]] = []
    # First what is denied in words of its own, then who tells it, then denials of "the claims".
    # What is no sentence of its own can only join.
    gathered.sort(key=lambda claim: (claim.answer, not claim.whole, claim.side == "affirm"))
    for claim in gathered:
        draft: _Draft | None
        words = claim.features if claim.side == "affirm" else claim.features | claim.about
        if claim.answer:
            draft, score = _answered(claim, placed), POINTS_BACK
            if draft is None:
                continue
        else:
            draft, score = told.nearest(claim, words)
        if draft is None and not claim.whole:
            continue
        if draft is None:
            draft, score = told.add(claim, words), 1.0
        else:
            draft.claims.append(claim)
        draft.likeness.setdefault(claim.attribution.id, score)
        placed.append((claim, draft))

    page = {revision.old: revision.new for revision in story.revisions}
    points, links = [], []
    for draft in _admitted(told.drafts, weights):
        point = _point(draft, weights, speakers, published, names, said_by, origin, page)
        if point is None:
            continue
        points.append(point)
        links += [
            Link(
                ident("link", attribution, point.id, "takes part"),
                attribution,
                point.id,
                "takes part",
                round(score, 3),
                "points back at it" if score == POINTS_BACK else "tells the same",
                "points",
            )
            for attribution, score in draft.likeness.items()
        ]
    order = ["disputed", "acknowledged", "withdrawn", "corroborated", "denied", "reported"]
    points.sort(key=lambda p: (order.index(p.status), -len(p.positions), -p.reports))
    return {"points": tuple(points), "links": story.links + tuple(links)}


def _earlier(claim: Claim) -> bool:
    """Whether the report tells it as said before what it tells else ("had denied")."""
    return claim.attribution.cue[0].text.casefold().startswith("had ")


def _settled(stands: Sequence[Stand]) -> list[Stand]:
    """The stands of one actor without what it affirms, and does not admit, on a day of denying it.

    Nobody changes sides unnoticed: two such statements on one day were put together wrongly.
    """
    denied = {stand.day for stand in stands if stand.stance == "deny" and not stand.earlier}
    return [s for s in stands if s.stance != "affirm" or s.admits or s.day not in denied]


def _jointly(taken: Sequence[Position]) -> dict[str, str]:
    """Who only speaks together with whom: a joint statement of two is one origin."""
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    often = Counter(position.actor for position in taken)
    for position in taken:
        if often[position.actor] == 1:
            by_words[position.attributions].append(position.actor)
    return {actor: first for first, *rest in by_words.values() for actor in rest}


def _point(
    draft: _Draft,
    weights: Weights,
    speakers: dict[str, list[str]],
    published: dict[str, str | None],
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Collection[str]],
    origin: Mapping[str, str],
    page: Mapping[str, str],
) -> Point | None:
    """The point of a draft; None where nobody that the reports name takes a side."""
    said: dict[str, list[Stand]] = defaultdict(list)
    for claim in draft.claims:
        day = when(claim.attribution, published) or positions.UNDATED
        if _earlier(claim) and claim.attribution.said is None:
            day = positions.UNDATED  # "had denied": before this report, and nobody says when
        for actor in speakers.get(claim.attribution.id, ()):
            admits = claim.attribution.stance == "acknowledge"
            stand = Stand(day, _earlier(claim), admits, _side(claim, draft), claim.attribution.id)
            said[actor].append(stand)
    if not said:
        return None
    by_actor = [positions.held(actor, _settled(stands)) for actor, stands in said.items()]
    by_actor.sort(key=lambda held: held[0].since or positions.UNDATED)
    taken = [position for held in by_actor for position in held]
    if not any(p.stance in ("affirm", "deny") for p in taken):
        return None  # doubted or declined only: an unknown at most, no point at issue
    spoken = positions.by_origin(taken, {**origin, **_jointly(taken)})
    verdict, why = positions.status(spoken)
    affirming = [p for p in positions.today(spoken) if p.stance == "affirm"]
    statement = _statement(draft, weights, names, said_by)
    return Point(
        ident("point", statement, *sorted(p.actor for p in taken)),
        statement,
        verdict,
        len(affirming),
        len({page.get(claim.span.report, claim.span.report) for claim in draft.claims}),
        tuple(taken),
        why,
    )


STEP = Step(
    "points",
    run,
    needs=("actors",),
    gives=("points", "links.points"),
    uses=("concepts", "countries"),
)
