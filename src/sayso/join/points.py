"""Points at issue: the same proposition from several sources, and who takes which side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.join import positions
from sayso.join.actor import behind
from sayso.join.copies import families
from sayso.join.once import asking, beside, once
from sayso.join.point.claim import SIDES, Claim, owns
from sayso.join.point.claims import claims
from sayso.join.point.drafts import Draft
from sayso.join.point.features import Features, of_place
from sayso.join.point.gather import POINTS_BACK, gather
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import bare
from sayso.join.point.statement import readable, side, statement
from sayso.join.positions import Stand
from sayso.records import (
    Attribution,
    Link,
    Point,
    Position,
    Reading,
    Report,
    Step,
    Story,
    ident,
)

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries
    from sayso.data.likeness import Likeness
    from sayso.data.vectors import Vectors

# A copy's statement with this share of the original's words repeats it.
REPEATS = 0.7
# So many words told alike are one utterance; each is compared with the latest of a point.
VERBATIM, SAID = 7, 40
# Who denied something says that very thing where the cosine or the share of it is this at least.
VERY = 0.5
# A content of fewer words is no proposition that a reader could weigh.
WORDS = 4

_NOBODY = re.compile(
    r"^(?:(?:many|some|several|viral|anonymous|online|social[ -]media|press|media|news|text|other)\s+)*"
    r"(?:messages|posts|rumou?rs|videos?|tweets?|comments|(?:social|mass)?\s?media|social networks|"
    r"press|reports|photographs?|users|speculation|fears|findings|views|photos?|images?|headlines?|passage|name|"
    r"summary|rules)\b|^[\d.,]+\b|\bper ?cent\b|\b(?:findings|views|half|thirds?|majority|number) of\b|"
    r"\bfindings$|^(?:(?:so|too|how)\s+)?(?:many|some|most|others?|one|two|three|those|these|they|you|"
    r"all|both|everyone|nobody|(?:any|no|nor any)\s.*|people|voters|electorate|both sides)$|^(?:a )?lot of\b|\bpolled\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\d{4}(?:-\d{2})?")


def when(attribution: Attribution, published: dict[str, str | None]) -> str | None:
    """The ISO day, month or year from which an attribution's stance holds: said, else published."""
    if attribution.said and _MONTH.fullmatch(attribution.said.value):
        return attribution.said.value  # said in January is not said on its first day
    said = attribution.said.start if attribution.said else None
    day = said or published.get(attribution.report)
    return day[:10] if day else None


def _words(reading: Reading) -> list[frozenset[str]]:
    """The words of each attribution of a reading."""
    return [
        frozenset(w for s in a.content for w in re.findall(r"\w+", s.text.casefold()))
        for a in reading.attributions
    ]


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
        for report in others:
            copy = marks[report]
            for attribution, repeats in beside(copy, _repeats, copy, marks[original]):
                first = next((other for other in repeats if speakers.get(other)), None)
                if first is not None:
                    behind[attribution] = speakers[first]
    return behind


def _repeats(copy: Reading, original: Reading) -> list[tuple[str, list[str]]]:
    """The ids of the attributions of a copy with those of the original's that each repeats."""
    told = list(zip(original.attributions, once(original, _words, original), strict=True))
    found = [
        (a.id, [o.id for o, theirs in told if len(mine & theirs) >= REPEATS * len(mine | theirs)])
        for a, mine in zip(copy.attributions, once(copy, _words, copy), strict=True)
    ]
    return [(name, repeats) for name, repeats in found if repeats]


def _speakers(readings: Sequence[Reading], story: Story) -> dict[str, list[str]]:
    """The ids of the actors who say each attribution."""
    speakers: dict[str, list[str]] = defaultdict(list)
    for link in story.links:
        if link.relation == "speaks":
            speakers[link.left].append(link.right)
    return origins(readings, story, speakers)


def claimed(
    readings: Sequence[Reading],
    story: Story,
    concepts: Concepts,
    countries: Countries,
    speakers: Mapping[str, Sequence[str]] | None = None,
) -> tuple[list[Claim], dict[str, Features]]:
    """All claims of the readings, in their order, and what turns the words of each into features."""
    named = {link.left: link.right for link in story.links if link.relation == "names"}
    states = {a.id: a.country for a in story.actors if a.kind == "state" and a.country}
    homes = {a.id: a.country for a in story.actors if a.kind != "state" and a.country}
    speakers = _speakers(readings, story) if speakers is None else speakers
    origin = behind.origins_of(story.links, story.actors)
    places = {
        mention.span.text: of_place(mention.place)
        for reading in readings
        for mention in reading.places
        if mention.place and mention.role == "literal" and " " not in mention.span.text
    }
    tables = named, states, homes, origin, places, speakers
    gathered: list[Claim] = []
    told: dict[str, Features] = {}
    for reading in readings:
        given = reading, concepts, countries
        found, told[reading.report] = asking(reading, _claimed, given, tables)
        gathered += found
    return gathered, told


def _within(attribution: Attribution) -> bool:
    """Whether it is told within another's words and is no statement of its own, or a belief only."""
    inner = attribution.inside is not None
    return inner and (attribution.told_in is not None or attribution.manner == "belief")


def _claimed(
    reading: Reading,
    concepts: Concepts,
    countries: Countries,
    named: Mapping[str, str],
    states: Mapping[str, str],
    homes: Mapping[str, str],
    origin: Mapping[str, str],
    places: Mapping[str, frozenset[str]],
    speakers: Mapping[str, Sequence[str]],
) -> tuple[list[Claim], Features]:
    """The claims of one reading, and its features."""
    features = Features(reading, named, states, homes, origin, places, concepts, countries)
    found = [
        claim
        for attribution in reading.attributions
        if attribution.stance in SIDES and not _within(attribution)
        for claim in claims(attribution, reading, features, tuple(speakers.get(attribution.id, ())))
        if claim.side != "affirm"
        or claim.answer
        or attribution.stance == "accuse"
        or len(claim.span.text.split()) >= WORDS
    ]
    return found, features


def run(
    reports: tuple[Report, ...],
    readings: tuple[Reading, ...],
    story: Story,
    *,
    concepts: Concepts,
    countries: Countries,
    vectors: Vectors,
    likeness: Likeness,
) -> dict[str, Any]:
    """Points with positions and status, those at issue first."""
    named = {link.left: link.right for link in story.links if link.relation == "names"}
    published = {report.id: report.published for report in reports}
    called = {actor.id: actor.name for actor in story.actors}
    groups = {actor.id: actor.kind == "group" for actor in story.actors}
    people = {actor.id for actor in story.actors if actor.kind == "person"}
    names = {
        (reading.report, mention.span.start): called[named[mention.id]]
        for reading in readings
        for mention in reading.mentions
        if mention.form == "pronoun"
        and named.get(mention.id) in called
        and (groups.get(named[mention.id]) or mention.span.text[:2].casefold() != "th")
    }
    speakers = _speakers(readings, story)
    origin = behind.origins_of(story.links, story.actors)

    def said_by(attribution: str) -> list[str]:
        """The names of whoever says it, then of whom they speak for."""
        mouths = speakers.get(attribution, [])
        return [called[a] for a in (*mouths, *(origin.get(m, m) for m in mouths)) if a in called]

    gathered, told = claimed(readings, story, concepts, countries, speakers)
    weights = Weights((c.features for c in gathered), vectors)
    drafts = gather(gathered, readings, told, weights, likeness)
    inside = {a.id: a.inside for reading in readings for a in reading.attributions if a.inside}
    page = {revision.old: revision.new for revision in story.revisions}
    passed = behind.passed_on(story.links)
    points, links = [], []
    for draft in drafts.all:
        if not draft.claims:
            continue
        affirmed = [c.attribution.id for c in draft.claims if c.side == "affirm"]
        rests = behind.rests_on(passed, affirmed)
        point = _point(
            draft, weights, published, names, said_by, called, origin, page, inside, rests, people
        )
        if point is None:
            continue
        points.append(point)
        links += [
            Link(
                ident("link", attribution, point.id, "takes part"),
                attribution,
                point.id,
                "takes part",
                round(min(score, 1.0), 3),
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
    cue = claim.attribution.cue
    return bool(cue) and cue[0].text.casefold().startswith("had ")


def _settled(stands: Sequence[Stand]) -> list[Stand]:
    """The stands of one actor without what it affirms, and does not admit, on a day of denying it.

    Nobody changes sides unnoticed: two such statements on one day were put together wrongly. Who
    takes a side and doubts or declines on the same day has taken a side.
    """
    taken = {stand.day for stand in stands if stand.stance in ("affirm", "deny")}
    stands = [s for s in stands if s.stance in ("affirm", "deny") or s.day not in taken]
    denied = {stand.day for stand in stands if stand.stance == "deny" and not stand.earlier}
    return [s for s in stands if s.stance != "affirm" or s.admits or s.day not in denied]


def _told_again(
    said: Mapping[str, Sequence[Stand]], origin: Mapping[str, str]
) -> dict[str, list[Stand]]:
    """The stands where a denial that comes after its own admission is undated.

    "Who denied it for a week": whoever denied, then admitted, is not made to deny again by a report
    that looks back; only words that own to another change do that.
    """
    denied: dict[str, str] = {}
    admitted: dict[str, str] = {}
    for actor, stands in said.items():
        whole = origin.get(actor, actor)
        for stand in stands:
            if stand.stance == "deny" and not stand.admits:
                denied[whole] = min(stand.day, denied.get(whole, stand.day))
            elif stand.stance == "affirm" and stand.admits and stand.day != positions.UNDATED:
                admitted[whole] = min(stand.day, admitted.get(whole, stand.day))

    def again(whole: str, stand: Stand) -> bool:
        if stand.stance != "deny" or stand.admits or whole not in admitted:
            return False
        return denied[whole] < admitted[whole] < stand.day

    return {
        actor: [
            replace(stand, day=positions.UNDATED)
            if again(origin.get(actor, actor), stand)
            else stand
            for stand in stands
        ]
        for actor, stands in said.items()
    }


def _unturned(
    draft: Draft, origin: Mapping[str, str], weights: Weights, published: dict[str, str | None]
) -> frozenset[int]:
    """The numbers of the claims by which somebody affirms what it denied, and never owns to.

    Nobody changes sides without a word, unless it tells the very thing that it denied: anything less
    was put together wrongly.
    """
    by: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(draft.claims):
        for whole in {origin.get(actor, actor) for actor in claim.by}:
            by[whole].append(number)
    gone: set[int] = set()
    for told in by.values():
        if any(owns(draft.claims[number]) for number in told):
            continue
        sides = {number: side(draft.claims[number], draft) for number in told}
        for number in (n for n in told if sides[n] == "affirm"):
            claim = draft.claims[number]
            day = when(claim.attribution, published) or positions.UNDATED
            denied = [draft.claims[n] for n in told if sides[n] == "deny"]
            denied = [c for c in denied if (when(c.attribution, published) or "") <= day]
            if denied and not any(_very(claim, other, weights) for other in denied):
                gone.add(number)
    return frozenset(gone)


def _very(claim: Claim, denied: Claim, weights: Weights) -> bool:
    """Whether a claim tells the very thing that another denies in words of its own."""
    if denied.answer:
        return False
    meant = float(weights.meaning(bare(claim)) @ weights.meaning(bare(denied)))
    return meant >= VERY or weights.cover(claim.features, denied.features, VERY) >= VERY


def _jointly(taken: Sequence[Position]) -> dict[str, str]:
    """Who only speaks together with whom: a joint statement of two is one origin."""
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    often = Counter(position.actor for position in taken)
    for position in taken:
        if often[position.actor] == 1:
            by_words[position.attributions].append(position.actor)
    return {actor: first for first, *rest in by_words.values() for actor in rest}


def _same_words(draft: Draft) -> dict[str, str]:
    """Who is told to have said it in the very words of another: it was said once."""
    first: dict[str, str] = {}
    known: list[tuple[str, bool, frozenset[str]]] = []
    for claim in draft.claims:
        words = frozenset(re.findall(r"\w+", claim.span.text.casefold()))
        if claim.answer or claim.side != "affirm" or not claim.by or len(words) < VERBATIM:
            continue
        for actor, negated, others in known:
            if negated == claim.negated and len(words & others) >= REPEATS * len(words | others):
                if claim.by[0] != actor:
                    first.setdefault(claim.by[0], first.get(actor, actor))
                break
        else:
            known = [*known, (claim.by[0], claim.negated, words)][-SAID:]
    return {actor: other for actor, other in first.items() if actor != other}


def _passed_on(draft: Draft, inside: Mapping[str, str]) -> dict[str, str]:
    """Who only tells what another of the point told it: that one is the origin."""
    own: dict[str, set[str]] = defaultdict(set)
    for claim in draft.claims:
        for actor in claim.by:
            own[actor].add(claim.attribution.id)
    outer = {
        inside[claim.attribution.id]: claim.by[0]
        for claim in draft.claims
        if claim.by and claim.attribution.id in inside
    }
    return {
        actor: outer[min(ids)]
        for actor, ids in own.items()
        if ids <= outer.keys() and outer[min(ids)] != actor
    }


def _nobody(name: str) -> bool:
    """Whether a source is no one's word: "messages", "posts", "rumours"."""
    return bool(_NOBODY.search(name))


def _at_issue(draft: Draft) -> bool:
    """Whether it is more than a judgement or an outlook that nobody answers."""
    sure = any(not claim.tentative and claim.by for claim in draft.claims)
    return sure or len({claim.by for claim in draft.claims if claim.side == "deny"}) > 1


def _held(said: Mapping[str, Sequence[Stand]]) -> list[Position]:
    """The positions of each actor in order of time, those first who spoke first."""
    by_actor = [positions.held(actor, _settled(stands)) for actor, stands in said.items()]
    by_actor.sort(key=lambda held: held[0].since or positions.UNDATED)
    return [position for held in by_actor for position in held]


def _with_bodies(
    said: Mapping[str, Sequence[Stand]], origin: Mapping[str, str], called: Mapping[str, str]
) -> list[Position]:
    """The positions of all who spoke, and of the states and bodies that they speak for.

    A minister denies and his successor admits: only their state has changed its position.
    """
    whole: dict[str, list[Stand]] = {actor: list(stands) for actor, stands in said.items()}
    for actor, stands in said.items():
        body = origin.get(actor)
        if body in called and body is not None:
            whole.setdefault(body, []).extend(stands)
    return _held(whole)


def _point(
    draft: Draft,
    weights: Weights,
    published: dict[str, str | None],
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Sequence[str]],
    called: Mapping[str, str],
    origin: Mapping[str, str],
    page: Mapping[str, str],
    inside: Mapping[str, str],
    rests: Mapping[str, str],
    people: Collection[str],
) -> Point | None:
    """The point of a draft; None where nobody that the reports name takes a side."""
    heard: dict[str, list[Stand]] = defaultdict(list)
    gone = _unturned(draft, origin, weights, published)
    for number, claim in enumerate(draft.claims):
        if number in gone:
            continue
        day = when(claim.attribution, published) or positions.UNDATED
        earlier = claim.retold or _earlier(claim)
        if claim.retold or (earlier and claim.attribution.said is None):
            day = positions.UNDATED  # "had denied": before this report, and nobody says when
        for actor in claim.by:
            if _nobody(called.get(actor, "")):
                continue
            admits = owns(claim) and not claim.retold
            stand = Stand(day, earlier, admits, side(claim, draft), claim.attribution.id)
            heard[actor].append(stand)
    if not heard or not _at_issue(draft):
        return None
    said = _told_again(heard, origin)
    taken = _held(said)
    if not any(p.stance in ("affirm", "deny") for p in taken):
        return None  # doubted or declined only: an unknown at most, no point at issue
    passed = _passed_on(draft, inside)
    denying = {p.actor for p in taken if p.stance == "deny"}
    once = {
        actor: origin.get(other, other)
        for actor, other in _same_words(draft).items()
        # Whoever passes words on repeats them: one origin, not none. Who denies repeats nobody.
        if passed.get(other) != actor and denying.isdisjoint((actor, other))
    }
    rests = {a: origin.get(b, b) for a, b in rests.items()}
    agreeing = {p.actor for p in taken} - {p.actor for p in taken if p.stance != "affirm"}
    bodies = {a: called[a] for a in called if a in agreeing and a not in people}
    alike = positions.undistinguished(bodies)
    alike = {a: origin.get(b, b) for a, b in alike.items()}
    told = {**alike, **once, **origin, **passed, **rests, **_jointly(taken)}
    spoken = positions.by_origin(taken, told)
    verdict, why = positions.status(spoken)
    affirming = [p for p in positions.today(spoken) if p.stance == "affirm"]
    words = statement(draft, weights, names, said_by)
    if len({p.actor for p in spoken}) < 2 and not readable(words):
        return None  # one source's words that no reader could weigh: "his opposition"
    return Point(
        ident("point", words, *sorted(p.actor for p in taken)),
        words,
        verdict,
        len(affirming),
        len({page.get(claim.span.report, claim.span.report) for claim in draft.claims}),
        tuple(_with_bodies(said, origin, called)),
        why,
    )


STEP = Step(
    "points",
    run,
    needs=("actors",),
    gives=("points", "links.points"),
    uses=("concepts", "countries", "vectors", "likeness"),
)
