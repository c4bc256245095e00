"""For whom each actor speaks: a spokesman and his ministry are two mouths, but one origin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.records import Actor, Mention, Reading

# Nouns of those who speak for a body, or for whoever hired them, when they speak.
_VOICES = frozenset(
    """spokesman spokeswoman spokesperson spokespeople director head chief executive president
    chairman chairwoman chairperson chair leader secretary commissioner governor commander minister
    lawyer attorney solicitor founder owner representative ceo""".split()
)
# Titles of those who run a company, which may bear their name.
_RUNS = frozenset({"executive", "owner", "founder", "president", "chairman", "chairwoman", "ceo"})
_FORMER = re.compile(r"\b(?:former|ex|deputy|onetime|retired|then)\b", re.IGNORECASE)
_MEMBER = re.compile(r"^(?:one|some|two|three|several|many|most|another) of (?:the )?(.+)$")
_OF = re.compile(r"\s+(?:of|for|at|in|with|from|to)\s+")


def origins(
    actors: Sequence[Actor], readings: Sequence[Reading], named: Mapping[str, str]
) -> dict[str, str]:
    """The id of the actor that each actor speaks for; those who speak for themselves are left out.

    `named` leads from the ids of mentions to those of actors. Only spokespeople and heads of a body
    speak for it, not all who work there. Unnamed sources of one description are one origin, since
    nothing shows that they are different people.
    """
    known = {actor.id: actor for actor in actors}
    behind: dict[str, str] = {}
    for person, body in _told(known, readings, named):
        if person != body:
            behind.setdefault(person, body)
    bodies = [actor for actor in actors if actor.kind == "organization"]
    for actor in actors:
        if actor.kind == "person" and actor.id not in behind:
            led = _by_title(actor, bodies)
            if led is not None:
                behind[actor.id] = led
    for unnamed, first in _alike(actors):
        behind.setdefault(unnamed, first)
    return {actor: _last(actor, behind) for actor in behind}


def _last(actor: str, behind: Mapping[str, str]) -> str:
    seen = {actor}
    while actor in behind and behind[actor] not in seen:
        actor = behind[actor]
        seen.add(actor)
    return actor


def _told(
    known: Mapping[str, Actor], readings: Sequence[Reading], named: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Person and body, where a description names both: "a spokesman for the port"."""
    for reading in readings:
        starts = [mention.span.start for mention in reading.mentions]
        for mention in reading.mentions:
            person = known.get(named.get(mention.id, ""))
            if person is None or person.kind != "person" or mention.form != "description":
                continue
            if not _voice(mention.name):
                continue
            for inner in _inside(mention, reading.mentions, starts):
                body = known.get(named.get(inner.id, ""))
                if body is not None and body.id != person.id:
                    yield person.id, body.id
                    break


def _voice(name: str) -> bool:
    """Whether the description's head noun is one of those who speak for somebody."""
    if _FORMER.search(name):
        return False
    head = _OF.split(name)[0].split()
    return bool(head) and fold(head[-1]) in _VOICES


def _inside(mention: Mention, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    inside = []
    for other in mentions[bisect_left(starts, mention.span.start) :]:
        if other.span.start >= mention.span.end:
            break
        if other.id != mention.id and mention.span.holds(other.span):
            inside.append(other)
    return inside


def _by_title(person: Actor, bodies: Sequence[Actor]) -> str | None:
    """The body of a title: "Council leader" leads the only council; Ms. Dahl runs Dahl Shipping."""
    for role in person.roles:
        words = fold(_OF.split(role)[0]).split()
        if not words or words[-1] not in _VOICES or _FORMER.search(role):
            continue
        if words[-1] in _RUNS:
            family = fold(person.name).split()[-1]
            owned = [b.id for b in bodies if fold(b.name).split()[0] == family and " " in b.name]
            if len(owned) == 1:
                return owned[0]
        qualifiers = [w for w in words[:-1] if w not in ("chief", "senior", "general")]
        if len(qualifiers) == 1:
            holders = [b for b in bodies if qualifiers[0] in fold(b.name).split()[-2:]]
            if len({plain(b.name).split()[-1] for b in holders}) == 1:
                # "the council" and "the town council" of two reports
                longest = max(holders, key=lambda b: len(b.name.split()))
                words_of = [set(plain(b.name).split()) for b in holders]
                if all(w <= set(plain(longest.name).split()) for w in words_of):
                    return longest.id
    return None


def _alike(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Unnamed people of one description, and members of a group that also speaks as one."""
    first: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for actor in actors:
        if actor.kind not in ("person", "group") or (
            actor.name[:1].isupper() and not _small(actor)
        ):
            continue
        name = fold(actor.name)
        if first.setdefault(name, actor.id) != actor.id:
            yield actor.id, first[name]
        elif actor.kind == "group" and not _MEMBER.match(name):
            plurals.setdefault(_OF.split(name)[0].split()[-1], actor.id)
    for actor in actors:
        member = _MEMBER.match(fold(actor.name))
        if member is not None:
            group = plurals.get(_OF.split(member[1])[0].split()[-1])
            if group is not None and group != actor.id:
                yield actor.id, group


def _small(actor: Actor) -> bool:
    """Whether the capital of an actor's name is only that of its sentence: "Two workers"."""
    return not any(word[:1].isupper() for word in actor.name.split()[1:]) and " " in actor.name
