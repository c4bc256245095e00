"""An actor made of all its mentions: its name, its aliases, its roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor.cast import Cast, state_id
from sayso.join.actor.local import Local
from sayso.join.actor.offices import office_of
from sayso.records import Actor, ActorKind, Mention, Reading, ident

# Why `mark` joined a description to a person where the description is what that person is.
_ROLE_REASONS = ("described beside it", "said to be", "named beside it")
_LONGEST_ALIAS = 8
_SHARED = 2
_ARTICLE = re.compile(r"^(?:an?|the|some)\s+", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many)"
    r" (?:of (?:the|its|their) )?)+(?=[a-z])",
    re.IGNORECASE,
)
# Why `mark` took a pronoun for somebody where nothing but nearness spoke for it.
_GUESSED = "the last one spoken of that fits"
# What somebody is to another, which is no office of his.
_RELATION = re.compile(
    r"\b(?:successor|predecessor|colleague|counterpart|client)s?\b", re.IGNORECASE
)
_BESIDE = "named beside the description"
# What only its place in the text explains: "its ally", "whose state".
_OWNED = re.compile(r"(?:my|our|your|his|her|its|their|whose)\b", re.IGNORECASE)


def made(members: Sequence[Local], countries: Countries) -> Actor | None:
    """The actor of all its mentions in all reports, None where these are pronouns only."""
    named = [m for m in members if m.named] or list(members)
    told = max(
        named, key=lambda m: (m.lead.form == "name", len(m.lead.name.split()), len(m.lead.name))
    )
    lead = told.lead
    if lead.form == "pronoun":
        return None
    kinds = Counter(m.kind for m in members if m.kind)
    kind: ActorKind = told.told or lead.kind or (kinds.most_common(1)[0][0] if kinds else "group")
    country = lead.country or next((m.country for m in members if m.country), None)
    name, identity = (
        tidy(lead.name) or lead.name,
        _identity(lead, kind, country, members[0].report),
    )
    nation = countries.by_code.get(country or "")
    by_name = lead.form in ("name", "metonym")
    if by_name and nation is not None and (kind == "state" or country == "EU"):
        name, identity = nation.name, state_id(nation.code)
    office = office_of(name, kind, country, countries) if not by_name else None
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


def _aliases(mentions: Sequence[Mention], kind: ActorKind) -> tuple[str, ...]:
    """The names as the reports print them, each once, in order of first use."""
    kept: dict[str, str] = {}
    beside = _beside(mentions)
    named = any(mention.form == "name" for mention in mentions)
    for mention in mentions:
        if mention.form == "pronoun" or mention.reason == "one of the two":
            continue
        if kind == "person" and named and _as_role(mention, beside):
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
        if kind == "group" and not named and mention.plural:
            # "Four of the guards" are called the guards, too.
            bare = _NUMBERED.sub("", text)
            kept.setdefault(fold(bare), bare)
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
        role = tidy(role) if role else None
        if role and _RELATION.search(role):
            continue
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


def tidy(words: str) -> str:
    """A description as an editor would list it: no article before it, no comma behind it."""
    return _ARTICLE.sub("", words.strip(" ,;:.–—-")).strip()


def own(cast: Cast, members_of: dict[str, list[Local]], readings: Sequence[Reading]) -> None:
    """Write whose for "its": "its president" of a club is the club's president.

    That takes all actors, so it comes after they are made. Roles gain what the pronoun kept back.
    """
    owners: dict[tuple[str, int], tuple[str, bool]] = {}
    for reading in readings:
        for mention in reading.mentions:
            owner = cast.actor_of.get(mention.id)
            if mention.form == "pronoun" and owner is not None:
                sure = mention.reason != _GUESSED
                owners[(reading.report, mention.span.start)] = (owner, sure)

    def whose(mention: Mention, words: str, *, guess: bool = False) -> str:
        pronoun = _OWNED.match(words)
        told = owners.get((mention.span.report, mention.span.start))
        if pronoun is None or told is None:
            return words
        owner, sure = told
        if owner == cast.actor_of.get(mention.id) or not (sure or guess):
            # Nobody is his own minister; and an office told by a guess misleads.
            return words[pronoun.end() :].strip().removeprefix("own ")
        name = cast.actors[owner].name
        return f"{name}’{'' if name.endswith('s') else 's'}{words[pronoun.end() :]}"

    for actor in list(cast.actors.values()):
        mentions = [m for local in members_of.get(actor.id, ()) for m in local.mentions]
        if not any(_OWNED.match(m.name) for m in mentions):
            continue
        lead = next((m for m in mentions if m.name == actor.name), None)
        name = whose(lead, actor.name, guess=True) if lead is not None else actor.name
        roles = _roles(mentions, actor.kind, whose)
        cast.actors[actor.id] = replace(actor, name=name, roles=roles)


def unshared(cast: Cast, members_of: dict[str, list[Local]], titles: Titles) -> None:
    """Take an alias that two actors share from all but the one that most mentions call so.

    "Brandt" of two Brandts would tell nobody apart, "Dr. Brandt" may; of two that are called so as
    often neither keeps it, unless it is the only name that they have.
    """
    holders: dict[str, set[str]] = {}
    families: dict[str, set[str]] = {}
    for actor in cast.actors.values():
        for alias in actor.aliases:
            holders.setdefault(plain(alias), set()).add(actor.id)
        if actor.kind == "person" and " " in actor.name:
            families.setdefault(plain(actor.name.rpartition(" ")[2]), set()).add(actor.id)
    lost = _general(cast, titles)
    called: dict[str, Counter[str]] = {}
    for alias, bearers in holders.items():
        ids = sorted(bearers | families.get(alias, set()))
        if len(ids) < _SHARED:
            continue
        for i in ids:
            if i not in called:
                called[i] = _called(members_of.get(i, ()))
        times = {i: called[i][alias] for i in ids}
        often = max(times.values())
        most = [i for i in ids if times[i] == often]
        for i in bearers:
            unnamed = i not in cast.named and cast.actors[i].kind == "group"
            if most != [i] and not unnamed:
                lost.setdefault(i, {})[alias] = None
    for i, taken in lost.items():
        actor = cast.actors[i]
        own = plain(actor.name)
        titled = _titled(members_of.get(i, ()))
        kept: dict[str, None] = {}
        for alias in actor.aliases:
            if plain(alias) == own or plain(alias) not in taken:
                kept.setdefault(alias)
            else:
                kept.update(titled.get(plain(alias), {}))
        if kept:
            cast.actors[i] = replace(actor, aliases=tuple(kept))


def _general(cast: Cast, titles: Titles) -> dict[str, dict[str, None]]:
    """By actor the aliases that any of several bodies of the story may bear: "the authority"."""
    bearers: dict[str, set[str]] = {}
    told: dict[str, list[tuple[str, str]]] = {}
    for actor in cast.actors.values():
        if actor.kind != "organization":
            continue
        for alias in actor.aliases:
            words = plain(alias).split(" of ")[0].split()
            noun = words[-1] if words else ""
            if not titles.families(noun):
                continue
            if plain(alias) == noun:
                told.setdefault(actor.id, []).append((noun, noun))
            elif len(words) > 1 and actor.id in cast.named:
                bearers.setdefault(noun, set()).add(actor.id)
    return {
        actor: {alias: None for noun, alias in listed if bearers.get(noun, set()) - {actor}}
        for actor, listed in told.items()
    }


def _called(members: Sequence[Local]) -> Counter[str]:
    """How many mentions call an actor by each name."""
    told: Counter[str] = Counter()
    for local in members:
        for mention in local.mentions:
            if mention.form != "pronoun":
                told.update({plain(mention.span.text), plain(mention.name)})
    return told


def _titled(members: Sequence[Local]) -> dict[str, dict[str, None]]:
    """By each name of an actor, the name with the titles that it bears in the texts."""
    found: dict[str, dict[str, None]] = {}
    for local in members:
        for mention in local.mentions:
            if mention.form == "name" and mention.role:
                words, alias = " ".join(mention.span.text.split()), plain(mention.name)
                if plain(words) != alias:
                    found.setdefault(alias, {})[words] = None
    return found
