"""For whom each actor speaks: a spokesman for his ministry, ministry and minister for their state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor import behind
from sayso.join.actor.body import Body, parse
from sayso.join.actor.local import Local
from sayso.join.actor.setting import Setting
from sayso.records import Actor, Mention, Reading

# What ministries are of: a "ministry of" anything else may be a region's or a church's.
_PORTFOLIO = frozenset(
    """health defense foreign interior internal home justice finance economy economic transport
    education agriculture energy environment labor trade industry commerce culture works
    information communications communication tourism emergency emergencies situations treasury
    homeland security housing veterans planning development water fisheries mining mines oil
    petroleum digital science technology sports sport youth women social welfare population civil
    protection infrastructure immigration religious parliamentary european intelligence
    surveillance presidential prime first population citizens disaster management climate forestry
    nuclear weather election""".split()
)
# Bodies that speak for their state; agencies only where they are its eyes or its arms.
_STATE_BODIES = frozenset({"ministry", "army", "navy", "air force", "coast guard", "embassy",
    "presidency", "cabinet", "government", "high commission", "border guard", "white house"})  # fmt: skip
_DEPARTMENTS = frozenset({"department", "directorate", "agency", "service", "office"})
_ARMS = frozenset({"intelligence", "foreign", "defense", "security", "border", "presidential"})
_RULERS = frozenset(
    "minister president premier chancellor king queen emperor emir sultan ambassador envoy".split()
)
_SOLDIERS = frozenset(
    """general colonel col lt gen maj brig major brigadier admiral lieutenant captain commander
    marshal""".split()
)
_VOICES = behind.VOICES | {"spokesman", "spokeswoman", "spokesperson"}
_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
_RANKS = frozenset("deputy chief senior general acting vice first assistant secretary".split())
_STAFF = re.compile(r"\bchief of (?:the )?(?:\w+ )?(?:staff|defen[cs]e)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s+(?:of|for|at|from)\s+(?:the\s+)?")
_IN = re.compile(r"\b[Ii]n ([A-Z][\w’'-]{1,40}(?: [A-Z][\w’'-]{1,40}){0,2})")
_NEAR = 300
_CLOSE = 160


@dataclass(frozen=True, slots=True)
class Spoken:
    """That `actor` speaks for `whom`, with a score and the reason."""

    actor: str
    whom: str
    score: float
    reason: str


class Mouths:
    """Finds for whom the actors of a story speak."""

    def __init__(
        self,
        actors: Sequence[Actor],
        members: Mapping[str, Sequence[Local]],
        settings: Mapping[str, Setting],
        readings: Sequence[Reading],
        named: Mapping[str, str],
        countries: Countries,
        titles: Titles,
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._members = members
        self._settings = settings
        self._mentions = {reading.report: reading.mentions for reading in readings}
        self._starts = {r.report: [m.span.start for m in r.mentions] for r in readings}
        self._readings = readings
        self._named = named
        self._countries, self._titles = countries, titles
        self._bodies: dict[tuple[str, frozenset[str]], list[str]] = {}
        self._by_name: dict[str, str] = {}
        self._parsed: dict[str, tuple[Body, ...]] = {}
        for actor in actors:
            if actor.kind in ("organization", "group"):
                self._index(actor)
        self._country = {actor.id: self._nation(actor) for actor in actors}

    def _index(self, actor: Actor) -> None:
        told = []
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            self._by_name.setdefault(plain(re.sub(r"^(?:the|an?) ", "", name)), actor.id)
            body = parse(name, self._countries, self._titles)
            if body is not None:
                told.append(body)
                listed = self._bodies.setdefault((body.noun, body.words), [])
                if actor.id not in listed:
                    listed.append(actor.id)
        self._parsed[actor.id] = tuple(told)

    def country(self, actor: str) -> str | None:
        """The country of a body or person that speaks for its state, where its reports tell it."""
        return self._country.get(actor)

    def find(self, state: Mapping[str, str]) -> Iterator[Spoken]:
        """Who speaks for whom. `state` gives the id of each country's state actor."""
        done: set[str] = set()
        for found in (*self._people(state), *self._states(state), *self._others()):
            if found.actor not in done and found.actor != found.whom:
                done.add(found.actor)
                yield found

    def nations(self) -> set[str]:
        """The countries for which some actor speaks."""
        return {
            code
            for i, code in self._country.items()
            if code and (self._national(self._actors[i]) or self._rules(self._actors[i]))
        }

    # --- countries -------------------------------------------------------------

    def _nation(self, actor: Actor) -> str | None:
        if actor.kind == "state":
            return actor.country
        if actor.kind == "organization":
            if actor.country or not self._national(actor):
                return actor.country
        elif actor.kind != "person" or not (self._rules(actor) or self._serves(actor)):
            return actor.country
        votes = self._votes(actor)
        ranked = sorted(votes, key=lambda code: (-votes[code], code))
        if not ranked or (len(ranked) > 1 and votes[ranked[0]] == votes[ranked[1]]):
            return actor.country
        return ranked[0]

    def _votes(self, actor: Actor) -> Counter[str]:
        """What speaks for each country: words of the role, a capital or an army near, the home."""
        votes: Counter[str] = Counter()
        for local in self._members.get(actor.id, ()):
            at = self._settings[local.report]
            for mention in local.mentions:
                told = [mention.country] if mention.form != "pronoun" else []
                told += [self._in_words(words) for words in (mention.role, mention.name) if words]
                votes.update({code: _TOLD for code in told if code})
            lead = next((m for m in local.mentions if m.form != "pronoun"), None)
            if lead is None:
                continue
            near = self._near(lead, at)
            if near:
                votes[near] += _SAID
            elif at.home:
                votes[at.home] += _HOME
            elif at.most:
                votes[at.most] += 1
        return votes

    def _in_words(self, words: str) -> str | None:
        body = parse(words, self._countries, self._titles)
        if body is not None and body.country:
            return body.country
        for word in re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?", words):
            bare = re.sub(r"[’']s?$", "", word)
            nation = self._countries.by_demonym(bare) or self._countries.by_name(bare)
            if nation is not None:
                return nation.code
        return None

    def _near(self, mention: Mention, at: Setting) -> str | None:
        """The country whose capital the sentence is set in, or whose army it has just named."""
        text = at.report.text
        start = max(
            text.rfind("\n", 0, mention.span.start), text.rfind(". ", 0, mention.span.start)
        )
        for place in _IN.finditer(text, max(0, start), mention.span.end + _CLOSE):
            if (
                place.start() > mention.span.start
                and "\n" in text[mention.span.end : place.start()]
            ):
                break
            words = place[1].split()
            for size in range(len(words), 0, -1):
                nation = self._countries.by_capital(" ".join(words[:size]))
                if nation is not None:
                    return nation.code
        return None

    # --- who speaks for a state ---------------------------------------------------

    def _national(self, actor: Actor) -> bool:
        """Whether a body speaks for the state whose it is."""
        if actor.kind != "organization" or actor.name.startswith("Office of the "):
            return actor.name.startswith("Office of the ")
        return any(self._of_state(body) for body in self._parsed.get(actor.id, ()))

    @staticmethod
    def _of_state(body: Body) -> bool:
        if body.words - _PORTFOLIO:
            return False
        arms = bool(body.words & _ARMS) or (body.noun == "department" and bool(body.words))
        return body.noun in _STATE_BODIES or (body.noun in _DEPARTMENTS and arms)

    def _rules(self, actor: Actor) -> bool:
        """Whether a person is in a state's government, or its ambassador."""
        if actor.kind != "person":
            return False
        return any(self._ruling(role) for role in actor.roles)

    def _ruling(self, role: str) -> bool:
        if _PAST.search(role):
            return False
        head, *tail = _SPLIT.split(fold(role).replace("’", "'"), maxsplit=1)
        words = head.split()
        if not words or words[-1] not in _RULERS:
            return False
        rest = {re.sub(r"'s$", "", w) for w in (*words[:-1], *(tail[0].split() if tail else ()))}
        known = {w for w in rest if self._countries.by_name(w) or self._countries.by_demonym(w)}
        if words[-1] in ("president", "premier", "chancellor") and rest - known - _RANKS:
            # The president of a club, the premier of a province.
            return bool(tail) and self._countries.by_name(tail[0]) is not None
        return not (rest - known - _PORTFOLIO - _RANKS - _FILL)

    def _serves(self, actor: Actor) -> bool:
        """Whether a person is a soldier or a mouth, whose country its reports may tell."""
        return any(self._soldier(role) or self._mouth(role) for role in actor.roles)

    @staticmethod
    def _soldier(role: str) -> bool:
        if _PAST.search(role):
            return False
        words = {w.strip(".,") for w in fold(role).split()}
        return bool(words & _SOLDIERS) or bool(_STAFF.search(role))

    @staticmethod
    def _mouth(role: str) -> bool:
        return bool({w.strip(".,") for w in fold(role).split()} & _MOUTHS)

    def _states(self, state: Mapping[str, str]) -> Iterator[Spoken]:
        for actor in self._actors.values():
            whom = state.get(self._country.get(actor.id) or "")
            if whom is None or actor.kind not in ("organization", "person"):
                continue
            if self._national(actor):
                yield Spoken(actor.id, whom, 0.9, "a body of that state")
            elif self._rules(actor):
                yield Spoken(actor.id, whom, 0.9, "in that state's government")

    # --- who speaks for a body -----------------------------------------------------

    def _people(self, state: Mapping[str, str]) -> Iterator[Spoken]:
        for person, body in behind.told(self._actors, self._readings, self._named):
            yield Spoken(person, body, 0.9, "described as its mouth or head")
        for actor in self._actors.values():
            if actor.kind != "person":
                continue
            for role in actor.roles:
                whom = self._of_role(role, self._country.get(actor.id), state)
                if whom is not None:
                    yield Spoken(actor.id, whom, 0.9, f"by the title of {role}")
                    break
            else:
                beside = self._beside(actor)
                nation = self._country.get(actor.id)
                if beside is not None and self._country.get(beside) in (None, nation):
                    yield Spoken(actor.id, beside, 0.6, "the body spoken of just before")
                elif (
                    nation and nation in state and any(self._soldier(role) for role in actor.roles)
                ):
                    yield Spoken(actor.id, state[nation], 0.6, "a soldier of that state")

    def _of_role(self, role: str, country: str | None, state: Mapping[str, str]) -> str | None:
        """The body in "Foreign Ministry spokesman", "director of the port", "the agency's head"."""
        if _PAST.search(role):
            return None
        head, *tail = _SPLIT.split(role, maxsplit=1)
        words = head.split()
        if not words or fold(words[-1]) not in _VOICES:
            return None
        inner = tail[0] if tail else " ".join(words[:-1])
        inner = re.sub(r"^(?:(?:chief|senior|deputy|acting|the|an?)\s+)+", "", inner, flags=re.I)
        inner = re.sub(r"['’]s?$", "", inner.strip(" ,"))
        if not inner:
            return None
        body = parse(inner, self._countries, self._titles)
        if body is not None:
            country = body.country or country
            alike = self._bodies.get((body.noun, body.words), ())
            fitting = [
                i for i in alike if country is None or self._country.get(i) in (None, country)
            ]
            if len(fitting) > 1:
                fitting = [i for i in fitting if self._country.get(i) == country]
            if len(fitting) == 1:
                return fitting[0]
            if country and country in state and self._of_state(body):
                return state[country]
            if not body.words and body.noun not in _STATE_BODIES:
                return None
        known = self._by_name.get(plain(inner))
        other = self._country.get(known or "")
        return known if not (other and country and other != country) else None

    def _beside(self, actor: Actor) -> str | None:
        """The body that a soldier or an unspecified mouth stands next to in the text."""
        votes: Counter[str] = Counter()
        for local in self._members.get(actor.id, ()):
            for mention in local.mentions:
                words = mention.role or (mention.name if mention.form == "description" else "")
                if mention.form == "pronoun" or not words or _PAST.search(words):
                    continue
                bare = _SPLIT.split(fold(words))[0].split()
                soldier = self._soldier(words)
                if not soldier and not (len(bare) <= 2 and bare and bare[-1] in _MOUTHS):
                    continue
                body = self._before(mention, soldier=soldier)
                if body is not None:
                    votes[body] += 1
        ranked = sorted(votes, key=lambda i: (-votes[i], i))
        return ranked[0] if ranked else None

    def _before(self, mention: Mention, *, soldier: bool) -> str | None:
        """The last body named before a mention, in its paragraph; an army's for a soldier."""
        mentions = self._mentions[mention.span.report]
        text = self._settings[mention.span.report].report.text
        at = bisect_left(self._starts[mention.span.report], mention.span.start)
        for other in reversed(mentions[max(0, at - 12) : at]):
            if mention.span.start - other.span.start > _NEAR:
                return None
            if "\n" in text[other.span.end : mention.span.start]:
                return None
            actor = self._actors.get(self._named.get(other.id, ""))
            if actor is None or actor.kind != "organization" or other.form == "pronoun":
                continue
            forces = any(
                "forces" in self._titles.families(b.noun) for b in self._parsed.get(actor.id, ())
            )
            if forces or not soldier:
                return actor.id
        return None

    def _others(self) -> Iterator[Spoken]:
        for person, body in behind.by_title(tuple(self._actors.values())):
            yield Spoken(person, body, 0.7, "by the title")
        for unnamed, first in behind.alike(tuple(self._actors.values())):
            yield Spoken(unnamed, first, 0.6, "nothing shows that they are others")


# What tells a country: the words themselves, the sentence around, where the report is at home.
_TOLD, _SAID, _HOME = 8, 4, 2
_PAST = re.compile(
    r"\b(?:former|ex|onetime|one-time|retired|then|late|outgoing|ousted|predecessor|successor|"
    r"designate|candidate|nominee|elect|shadow)\b",
    re.IGNORECASE,
)
_FILL = frozenset({"and", "&", "the", "of", "for", "affairs", "public", "national", "state", "his"})
