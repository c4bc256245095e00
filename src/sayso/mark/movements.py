"""What went from where to where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.mark.chain.who import phrase
from sayso.mark.clauses import among, below, innermost, negated, stretch, subject
from sayso.mark.events import after_dateline, moments
from sayso.mark.goods import pieces
from sayso.records import (
    Moment,
    Movement,
    PlaceMention,
    Reading,
    Report,
    Span,
    Standing,
    Step,
    Timex,
    ident,
)

# Verbs of which the subject moves by itself, and of which it moves the object.
GO = frozenset(
    "advance arrive climb come commute cross cruise cycle depart deploy drift drive escape evacuate "
    "flee fly go head hike journey leave march migrate move paddle pass proceed pull reach relocate "
    "retreat return ride roll row run sail set steam stream swim travel trek walk withdraw".split()
)
SEND = frozenset(
    "airlift bring bus carry convey deliver deploy deport dispatch drive escort evacuate export "
    "extradite ferry fly funnel haul move pull redeploy redirect relocate remove repatriate return rush "
    "send ship shuttle smuggle take tow traffic transfer transport truck whisk withdraw".split()
)
# Of these the object is where it starts, or where it ends.
LEAVE = frozenset({"leave", "flee", "depart", "exit", "escape", "quit"})
REACH = frozenset({"reach", "enter"})
# "Norway sent boats": the sender's own country is where they start; and where these verbs tell of
# "Norwegian sailors", theirs is.
FROM_HOME = frozenset(
    "airlift deliver deploy deport dispatch export extradite ferry fly redeploy rush send ship supply "
    "transport truck".split()
)
POSTED = frozenset({"send", "ship", "deploy", "dispatch"})
# "sent soldiers to help Peru": who is helped is where they go.
HELPING = frozenset("aid assist back bolster defend help reinforce relieve rescue support".split())
# Voyages told as nouns: "the convoy from Pune to Nagpur"; and those that are of somebody or something.
VOYAGES = frozenset(
    "airlift boat bus caravan convoy crossing cruise deployment evacuation exodus ferry flight flotilla "
    "journey march migration pilgrimage plane relocation sailing shipment train transfer trek trip "
    "truck van voyage".split()
)
CALLED_OFF = frozenset(
    "cancel suspend halt stop ban postpone block delay ground offer operate run propose resume".split()
)
VEHICLES = frozenset(
    "bike boat bus car ferry flight helicopter plane ship taxi train truck van".split()
)
# What moves in words only, or lies where it is: "the debate moved", "the road runs".
FIGURATIVE = frozenset(
    "appeal attention balance battle blame border cable call campaign case coast contest conversation corridor "
    "debate demand discussion email emphasis fence fight focus front frontline game highway inflation influence "
    "interest letter line list meeting message name negotiation news note opinion path pipeline power price "
    "process question railway range rate report request river road route rule score signal spotlight statement "
    "story summit support talk text tone track trail tweet vote war word".split()
)
FROM = frozenset({"from", "off"})
TO = frozenset({"to", "into", "onto", "toward", "towards"})
ARRIVE = frozenset({"arrive", "land"})
FOR = frozenset({"leave", "depart", "head", "sail", "set", "flee", "bind"})
# "to the Turkish border", but not "to a Turkish submarine".
LANDS = frozenset(
    "area base border capital city coast coastline district island mainland port prefecture province region soil "
    "state territory town village waters".split()
)
WITHIN = frozenset({"in", "of", "near", "outside", "around", "at"})
# What is planned, what is only wanted, and what did not come about.
PLANNING = frozenset(
    "plan intend expect prepare vow promise pledge agree schedule set decide go about due decision order "
    "deal agreement pact".split()
)
REFUSING = frozenset({"refuse", "fail", "decline", "deny"})
GOING_ON = frozenset("begin start continue manage proceed help use force make let allow".split())
WILL = frozenset({"will", "'ll", "’ll", "shall", "would", "wo"})
MAY = frozenset({"could", "should", "might", "may", "must", "can", "ca", "ought"})
_PARTS = frozenset("prep advmod dobj pobj agent dative prt npadvmod pcomp".split())
_BEFORE = frozenset({"amod", "compound", "nmod"})
_MOST_GOALS = 4


@dataclass(frozen=True, slots=True)
class _Route:
    """The words of a movement: its clause's head, what moves, who sends it, and the two ends."""

    head: Token
    what: Token
    by: Token | None
    origin: PlaceMention
    goals: tuple[PlaceMention, ...]


class _Named:
    """The places of a report, looked up by where they are named."""

    def __init__(self, places: Sequence[PlaceMention]) -> None:
        self._places = [each for each in places if each.place is not None]
        self._starts = [each.span.start for each in self._places]

    def within(self, start: int, end: int) -> PlaceMention | None:
        """The last place named between two characters."""
        at = bisect_left(self._starts, end) - 1
        found = self._places[at] if at >= 0 else None
        return found if found is not None and found.span.start >= start else None

    def of(self, noun: Token, depth: int = 2) -> PlaceMention | None:
        """The place that a noun is, is named after or lies in: "the region of Kursk", "a base in Oran"."""
        first = noun
        while first.i > 0 and (left := noun.doc[first.i - 1]).head.i == noun.i:
            if left.dep_ not in {"compound", "nmod"} and not (
                left.dep_ == "amod" and noun.lower_ in LANDS
            ):
                break
            first = left
        found = self.within(noun.idx, noun.idx + len(noun))
        for prep in noun.children if depth and found is None else ():
            if prep.dep_ == "prep" and prep.lower_ in WITHIN:
                inner = next((c for c in prep.children if c.dep_ == "pobj"), None)
                found = found or (self.of(inner, depth - 1) if inner is not None else None)
        return found or self.within(first.idx, noun.idx + len(noun))


def _preps(head: Token, depth: int = 4) -> Iterator[Token]:
    """The prepositions that hang on a verb, or on what it moves, outside clauses of their own."""
    for child in head.children:
        if child.dep_ in _PARTS:
            if child.tag_ in {"IN", "TO"}:
                yield child
            if depth:
                yield from _preps(child, depth - 1)


def _end(prep: Token, named: _Named) -> PlaceMention | None:
    for noun in prep.children:
        if noun.dep_ == "pobj":
            return named.of(noun)
        if noun.dep_ == "prep" and noun.lower_ == "of":  # "out of Basra"
            return _end(noun, named)
    return None


def _goals(prep: Token, named: _Named) -> tuple[PlaceMention, ...]:
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None:
        return ()
    found = (named.of(each) for each in (noun, *noun.conjuncts)[:_MOST_GOALS])
    return tuple(each for each in found if each is not None)


def _ends(
    head: Token, named: _Named, *, lemma: str
) -> tuple[PlaceMention | None, tuple[PlaceMention, ...]]:
    """Where a movement starts and where it ends, as far as its prepositions tell."""
    origin: PlaceMention | None = None
    goals: tuple[PlaceMention, ...] = ()
    for prep in _preps(head):
        word = prep.lower_
        if word in FROM or (word == "out" and any(c.lower_ == "of" for c in prep.children)):
            origin = origin or _end(prep, named)
        elif (
            word in TO
            or (word in {"in", "at", "on"} and lemma in ARRIVE)
            or (word == "for" and lemma in FOR)
        ):
            goals = goals or _goals(prep, named)
    return origin, goals


def _verb_route(verb: Token, named: _Named) -> _Route | None:
    what = next((c for c in verb.children if c.dep_ == "dobj"), None)
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    actor = _mover(verb) if passive is None else None
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"} and actor is None and passive is None:
        passive, actor = (verb.head, None) if verb.tag_ == "VBN" else (None, verb.head)
    origin, goals = _ends(verb, named, lemma=verb.lemma_)
    by: Token | None = None
    place = named.of(what, 1) if what is not None else None
    if what is not None and place is not None and among(verb, LEAVE | REACH):
        if among(verb, LEAVE):
            origin = origin or place
        else:
            goals = goals or (place,)
        mover = actor
    elif passive is not None or what is not None:
        if not among(verb, SEND):
            return None
        mover = passive if passive is not None else what
        by = actor if passive is None else _agent(verb)
        if what is not None and among(what, VEHICLES) and verb.lemma_ in {"take", "drive", "fly"}:
            mover, by = actor, None
        if origin is None and mover is not None and among(verb, FROM_HOME):
            origin = _home(verb, mover, by, named)
        goals = goals or _helped(verb, named)
    else:
        mover = actor if among(verb, GO) else None
    if mover is None or origin is None or not goals:
        return None
    return _Route(verb, _antecedent(mover), by, origin, goals)


def _home(verb: Token, mover: Token, by: Token | None, named: _Named) -> PlaceMention | None:
    """The country of the sender, else that of the people sent ("Norwegian sailors")."""
    home = named.of(by, 0) if by is not None else None
    if home is None and among(verb, POSTED):
        adjectives = (c for noun in pieces(mover) for c in noun.children if c.dep_ in _BEFORE)
        named_after = (named.of(each, 0) for each in adjectives if each.ent_type_)
        home = next(filter(None, named_after), None)
    return home


def _helped(verb: Token, named: _Named) -> tuple[PlaceMention, ...]:
    """The Peru of "sent soldiers to help Peru"."""
    for aim in verb.children:
        if aim.dep_ in {"xcomp", "advcl"} and among(aim, HELPING):
            whom = next((c for c in aim.children if c.dep_ == "dobj"), None)
            place = named.of(whom, 0) if whom is not None else None
            return (place,) if place is not None else ()
    return ()


def _mover(verb: Token) -> Token | None:
    """The subject of a verb; of two the nearer, since a dateline is sometimes taken for one."""
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return own[-1] if own else subject(verb)


def _agent(verb: Token) -> Token | None:
    for prep in verb.children:
        if prep.dep_ == "agent":
            return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None


def _antecedent(noun: Token) -> Token:
    """What a relative pronoun stands for: "rebels who fled"."""
    if noun.tag_ in {"WDT", "WP"} and noun.head.dep_ == "relcl":
        return noun.head.head
    return noun


def _noun_route(noun: Token, named: _Named) -> _Route | None:
    above = noun.head
    if above.pos_ == "VERB" and (among(above, CALLED_OFF) or negated(above)):
        return None
    origin, goals = _ends(noun, named, lemma="")
    if origin is None or not goals:
        return None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    what = next((c for c in of.children if c.dep_ == "pobj"), noun) if of is not None else noun
    return _Route(noun, what, None, origin, goals)


def _standing(head: Token) -> Standing | None:
    """Whether a movement is told, planned, possible or denied; None for what is only supposed."""
    found: Standing = "told"
    for _ in range(5):
        words = {c.lower_ for c in head.children if c.dep_ == "aux"}
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in head.children):
            return None
        if negated(head):
            return "denied"
        if words & MAY:
            found = "possible"
        elif words & WILL and found == "told":
            found = "planned"
        bare = "to" in words
        above = head.head
        if above.i == head.i or head.dep_ not in {
            "xcomp",
            "ccomp",
            "pcomp",
            "conj",
            "acl",
            "advcl",
        }:
            break
        if head.dep_ == "conj":
            head = above
            continue
        if not bare:
            break
        if among(above, REFUSING):
            return "denied"
        if among(above, PLANNING):
            found = "planned" if found == "told" else found
        elif not among(above, GOING_ON):
            found = "possible"
        head = above
    return found


def _by_stance(standing: Standing, stance: str) -> Standing:
    """The standing of a movement in the content of an attribution of that stance."""
    if stance in {"deny", "doubt"}:
        return "denied"
    if stance in {"demand", "propose", "ask", "warn"}:
        return "possible" if standing == "told" else standing
    if stance in {"promise", "predict"}:
        return "planned" if standing == "told" else standing
    return standing


def _apart(origin: PlaceMention, goal: PlaceMention) -> bool:
    """Whether an arrow from one to the other would tell anything: not from a land into its own town."""
    one, two = origin.place, goal.place
    if one is None or two is None or one.id == two.id or one.name == two.name:
        return False
    held = one.country is not None and one.country == two.country
    return not (held and any((each.kind or "").startswith("PCL") for each in (one, two)))


def _when(timexes: Sequence[tuple[Moment, Timex]], start: int, end: int) -> Moment | None:
    at = bisect_left(timexes, start, key=lambda each: each[1].span.start)
    if at < len(timexes) and timexes[at][1].span.start < end:
        return timexes[at][0]
    return None


def _routes(doc: Doc, named: _Named) -> Iterator[_Route]:
    for token in doc:
        if token.pos_ == "VERB" and among(token, GO | SEND | LEAVE | REACH):
            route = _verb_route(token, named)
        elif token.pos_ in {"NOUN", "PROPN"} and among(token, VOYAGES):
            route = _noun_route(token, named)
        else:
            continue
        if route is not None and not among(route.what, FIGURATIVE):
            yield route


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Movement, ...]]:
    """List who or what moved from one named place to another, in order of the text."""
    named = _Named(reading.places)
    stances = {each.id: each.stance for each in reading.attributions}
    dated = list(moments(reading.timexes, report.text))
    found: dict[tuple[int, int], Movement] = {}
    for route in _routes(doc, named):
        standing = _standing(route.head)
        what = report.cut(*stretch(doc, phrase(route.what)))
        if standing is None or not what.text:
            continue
        sentence = route.head.sent
        words = [t for t in below(route.head, 60) if sentence.start <= t.i < sentence.end]
        span = after_dateline(report, report.cut(*stretch(doc, words)))
        held = innermost(what, reading.attributions)
        by = report.cut(*stretch(doc, phrase(route.by))) if route.by is not None else None
        for goal in route.goals:
            if not _apart(route.origin, goal):
                continue
            key = (route.origin.span.start, goal.span.start)
            found.setdefault(
                key,
                Movement(
                    ident("movement", report.id, *key, what.start),
                    _whole(report, span, route.origin.span, goal.span),
                    what,
                    by,
                    route.origin.span,
                    goal.span,
                    _when(dated, span.start, span.end),
                    _by_stance(standing, stances.get(held or "", "")),
                    held,
                ),
            )
    return {"movements": tuple(found.values())}


def _whole(report: Report, *spans: Span) -> Span:
    """The stretch that holds all `spans`."""
    return report.cut(min(each.start for each in spans), max(each.end for each in spans))


STEP = Step(
    "movements",
    run,
    needs=("timexes", "places", "attributions.stance"),
    gives=("movements",),
)
