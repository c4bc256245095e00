"""Who: one actor for all its names, and who speaks in each attribution."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor.local import Local, entities
from sayso.join.actor.merge import merge
from sayso.join.actor.offices import office_of
from sayso.join.actor.speakers import heads
from sayso.records import (
    Actor,
    ActorKind,
    Attribution,
    Link,
    Mention,
    Reading,
    Relation,
    Report,
    Span,
    Step,
    Story,
    ident,
)

_SCORES = {"name": 1.0, "metonym": 0.9, "description": 0.8, "pronoun": 0.7}
# Why `mark` joined a description to a person where the description is what that person is.
_ROLE_REASONS = ("described beside it", "said to be", "named beside it")
_LONGEST_ALIAS = 8
_LOOK_BACK = 300
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_ARTICLE = re.compile(r"^(?:an?|the|some)\s+", re.IGNORECASE)
# Words that stand for nobody, or for what a machine cannot tell.
_NOBODY = re.compile(
    r"(?:nobody|no one|none|neither|nothing|few|hardly any|no)\b.*|"
    r"[\d.,]+ ?(?:percent|per cent|%)|(?:that|this|these|those|which|who|it|he|she|they|some|others|all|both|one)",
    re.IGNORECASE,
)
# "The second": what it is the second of stands in the sentence before.
_WHICH = re.compile(r"(?:the )?(first|second|third|fourth|last)\b", re.IGNORECASE)
_BESIDE = "named beside the description"
# What only its place in the text explains: "its ally", "whose state".
_OWNED = re.compile(r"(?:my|our|your|his|her|its|their|whose)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Cast:
    """The actors found so far, by the records that stand for them."""

    actor_of: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    by_name: dict[str, str] = field(default_factory=dict)

    def add(self, actor: Actor) -> str:
        if actor.id not in self.actors:
            self.actors[actor.id] = actor
            self.order.append(actor.id)
            for name in (actor.name, *actor.aliases):
                if name[:1].isupper():
                    self.by_name.setdefault(plain(name), actor.id)
        return actor.id


@dataclass(frozen=True, slots=True)
class _Hearing:
    """What it takes to hear who speaks in one report."""

    report: Report
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    cast: _Cast
    countries: Countries
    titles: Titles


def run(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    story: Story,
    *,
    countries: Countries,
    titles: Titles,
) -> dict[str, tuple[Actor, ...] | tuple[Link, ...]]:
    """All actors of the story, those who speak most first, with the links that name them.

    Links: "names" from each mention, "speaks" from each attribution, "passes on" from each
    attribution to those it came through.
    """
    locals_ = [local for reading in readings for local in entities(reading)]
    speaking = _speaking(readings)
    joined = merge(locals_, countries, titles)
    cast = _Cast()
    links: list[Link] = []
    members_of: dict[str, list[Local]] = {}
    for group in joined.groups():
        members = [locals_[n] for n in group]
        if not any(m.named for m in members) and not any(
            mention.id in speaking for m in members for mention in m.mentions
        ):
            continue
        actor = _actor(members, countries)
        if actor is None:
            continue
        if actor.id in cast.actors:
            # Two who bear one name and nothing else: "Mr. Roe" here, "Ms. Roe" there.
            apart = ident("actor", actor.id, members[0].report, members[0].mentions[0].id)
            actor = replace(actor, id=apart)
        cast.add(actor)
        members_of.setdefault(actor.id, []).extend(members)
        for number in group:
            why = joined.why.get(number, "")
            for mention in locals_[number].mentions:
                cast.actor_of[mention.id] = actor.id
                reason = mention.reason or why or "named here"
                links.append(_link(mention.id, actor.id, "names", _SCORES[mention.form], reason))
    _own(cast, members_of, readings)
    for report, reading in zip(reports, readings, strict=True):
        starts = tuple(m.span.start for m in reading.mentions)
        hearing = _Hearing(report, reading.mentions, starts, cast, countries, titles)
        links.extend(_spoken(hearing, reading.attributions))
    spoken = Counter(link.right for link in links if link.relation == "speaks")
    place = {actor: n for n, actor in enumerate(cast.order)}
    ranked = sorted(cast.order, key=lambda a: (-spoken[a], place[a]))
    return {
        "actors": tuple(cast.actors[a] for a in ranked),
        "links": (*story.links, *links),
    }


def _own(cast: _Cast, members_of: dict[str, list[Local]], readings: Sequence[Reading]) -> None:
    """Write whose for "its": "its president" of a club is the club's president.

    That takes all actors, so it comes after they are made. Roles gain what the pronoun kept back.
    """
    owners: dict[tuple[str, int], str] = {}
    for reading in readings:
        for mention in reading.mentions:
            owner = cast.actor_of.get(mention.id)
            if mention.form == "pronoun" and owner is not None:
                owners[(reading.report, mention.span.start)] = owner

    def whose(mention: Mention, words: str) -> str:
        owner = owners.get((mention.span.report, mention.span.start))
        pronoun = _OWNED.match(words)
        if pronoun is None or owner is None:
            return words
        name = cast.actors[owner].name
        return f"{name}’{'' if name.endswith('s') else 's'}{words[pronoun.end() :]}"

    for actor in list(cast.actors.values()):
        mentions = [m for local in members_of.get(actor.id, ()) for m in local.mentions]
        if not any(_OWNED.match(m.name) for m in mentions):
            continue
        lead = next((m for m in mentions if m.name == actor.name), None)
        name = whose(lead, actor.name) if lead is not None else actor.name
        roles = _roles(mentions, actor.kind, whose)
        cast.actors[actor.id] = replace(actor, name=name, roles=roles)


def _link(left: str, right: str, relation: Relation, score: float, reason: str) -> Link:
    return Link(
        ident("link", left, right, relation), left, right, relation, score, reason, "actors"
    )


def _speaking(readings: Sequence[Reading]) -> set[str]:
    """Ids of the mentions that stand in a source or a link of a chain."""
    speaking: set[str] = set()
    for reading in readings:
        starts = [m.span.start for m in reading.mentions]
        for attribution in reading.attributions:
            for span in (*attribution.source, *attribution.via):
                speaking.update(m.id for m in heads(span, reading.mentions, starts))
    return speaking


def _spoken(hearing: _Hearing, attributions: Sequence[Attribution]) -> list[Link]:
    links = []
    for attribution in attributions:
        for span in attribution.source:
            for actor, score, reason in _named_by(span, hearing):
                links.append(_link(attribution.id, actor, "speaks", score, reason))
        for number, span in enumerate(attribution.via, start=1):
            for actor, score, reason in _named_by(span, hearing):
                why = f"{number}: {reason}"
                links.append(_link(attribution.id, actor, "passes on", score, why))
    return list({link.id: link for link in links}.values())


def _named_by(span: Span, hearing: _Hearing) -> list[tuple[str, float, str]]:
    """The actors that a source's words name, each with a score and the reason."""
    cast, report = hearing.cast, hearing.report
    named: list[tuple[str, float, str]] = []
    for mention in heads(span, hearing.mentions, hearing.starts):
        actor = cast.actor_of.get(mention.id)
        if actor is not None and not _author(mention):
            named.append((actor, _SCORES[mention.form], mention.reason or "named there"))
    if named:
        return named
    words = " ".join(span.text.split())
    if fold(words) in _FIRST_PERSON:
        author = _byline(report)
        if author is not None:
            return [(cast.add(author), 0.5, "the report's own voice")]
    countries, titles = hearing.countries, hearing.titles
    nation = countries.by_demonym(words) or countries.by_name(words) or countries.by_capital(words)
    if nation is not None:
        state = Actor(_state_id(nation.code), nation.name, "state", (words,), country=nation.code)
        return [(cast.add(state), 0.6, "the people or capital of that state")]
    known = cast.by_name.get(plain(words))
    if known is None and words.istitle():
        family = cast.by_name.get(plain(words.rpartition(" ")[2]), "")
        known = family if family and cast.actors[family].kind == "person" else None
    if known is not None:
        return [(known, 0.6, "a name that other mentions bear")]
    name = _tidy(words) or words
    if _NOBODY.fullmatch(fold(name)):
        return []
    which = _WHICH.match(words)
    if which is not None:
        noun = _noun_before(span, hearing)
        if noun is None and len(words.split()) < 3:
            return []
        name = f"{which[1].lower()} {noun}" if noun else name
    last = plain(name).rpartition(" ")[2]
    body = last in titles.documents or titles.families(last)
    kind: ActorKind = "organization" if body else "group"
    described = Actor(ident("actor", "words", report.id, plain(name)), name, kind, (words,))
    return [(cast.add(described), 0.5, "only these words tell who")]


def _tidy(words: str) -> str:
    """A description as an editor would list it: no article before it, no comma behind it."""
    return _ARTICLE.sub("", words.strip(" ,;:.–—-")).strip()


def _noun_before(span: Span, hearing: _Hearing) -> str | None:
    """The noun of the source told last before, where that is counted off, too: "The first entry"."""
    text = hearing.report.text[max(0, span.start - _LOOK_BACK) : span.start]
    counted = list(re.finditer(r"\b(?:first|one|second|third) ([a-z]{3,})\b", text))
    return counted[-1][1] if counted else None


def _author(mention: Mention) -> bool:
    """Whether the mention is an "I" or "we" that nobody quoted says."""
    return mention.refers is None and fold(mention.name) in _FIRST_PERSON


def _byline(report: Report) -> Actor | None:
    if report.byline:
        name = report.byline[0]
        return Actor(ident("actor", "person", plain(name)), name, "person", (name,))
    if report.outlet:
        name = report.outlet
        return Actor(ident("actor", "organization", plain(name), ""), name, "organization", (name,))
    return None


def _actor(members: Sequence[Local], countries: Countries) -> Actor | None:
    leads = [m.lead for m in members if m.named] or [m.lead for m in members]
    lead = max(leads, key=lambda m: (m.form == "name", len(m.name.split()), len(m.name)))
    if lead.form == "pronoun":
        return None
    kinds = Counter(m.kind for m in members if m.kind)
    kind: ActorKind = lead.kind or (kinds.most_common(1)[0][0] if kinds else "group")
    country = lead.country or next((m.country for m in members if m.country), None)
    name, identity = (
        _tidy(lead.name) or lead.name,
        _identity(lead, kind, country, members[0].report),
    )
    nation = countries.by_code.get(country or "")
    named = lead.form in ("name", "metonym")
    if named and nation is not None and (kind == "state" or country == "EU"):
        name, identity = nation.name, _state_id(nation.code)
    office = office_of(name, kind, country, countries) if not named else None
    if office is not None:
        name, identity = office, ident("actor", "office", office)
    mentions = [mention for member in members for mention in member.mentions]
    return Actor(
        id=identity,
        name=name,
        kind=kind,
        aliases=_aliases(mentions, kind) or (name,),
        roles=_roles(mentions, kind, lambda mention, words: words),
        country=country,
    )


def _identity(lead: Mention, kind: ActorKind, country: str | None, report: str) -> str:
    """A name is the same wherever it stands, a description only in its report."""
    if lead.form == "description":
        return ident("actor", kind, "described", report, plain(lead.name))
    if kind == "organization":
        return ident("actor", kind, plain(lead.name), country or "")
    return ident("actor", kind, plain(lead.name))


def _state_id(code: str) -> str:
    return ident("actor", "state", code)


def _aliases(mentions: Sequence[Mention], kind: ActorKind) -> tuple[str, ...]:
    """The names as the reports print them, each once, in order of first use."""
    kept: dict[str, str] = {}
    beside = _beside(mentions)
    for mention in mentions:
        if mention.form == "pronoun" or mention.reason == "one of the two":
            continue
        if kind == "person" and _as_role(mention, beside):
            continue
        text = " ".join(mention.span.text.split())
        if _OWNED.match(text):
            continue
        if mention.form == "name" and mention.role:
            text = mention.name
        if mention.form == "description" and len(text.split()) > _LONGEST_ALIAS:
            continue
        if text.startswith("The "):
            text = "t" + text[1:]
        kept.setdefault(fold(text), text)
    return tuple(kept.values())


def _roles(
    mentions: Sequence[Mention], kind: ActorKind, whose: Callable[[Mention, str], str]
) -> tuple[str, ...]:
    """What the reports say a person is. `whose` puts the owner's name for "his" and "its"."""
    kept: dict[str, str] = {}
    beside = _beside(mentions)
    for mention in mentions:
        role = mention.role
        if kind == "person" and _as_role(mention, beside):
            role = whose(mention, mention.name)
        role = _tidy(role) if role else None
        if role and not _OWNED.match(role) and not role.lower().startswith("one of "):
            kept.setdefault(fold(role), role)
    return tuple(kept.values())


def _as_role(mention: Mention, beside: Collection[str]) -> bool:
    """Whether the mention describes a person whose name stands beside it."""
    told = mention.reason.startswith(_ROLE_REASONS) or mention.id in beside
    return mention.form == "description" and told


def _beside(mentions: Sequence[Mention]) -> set[str]:
    """Ids of descriptions that a name stands beside: "the port's spokesman, Jan Kok"."""
    return {m.refers for m in mentions if m.refers and m.reason.startswith(_BESIDE)}


STEP = Step(
    "actors",
    run,
    needs=("reports",),
    gives=("actors", "links"),
    uses=("countries", "titles"),
)
