"""For whom each actor speaks: a spokesman and his ministry are two mouths, but one origin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.records import Actor, Link, Mention, Reading

# Nouns of those who speak for a body, or for whoever hired them, when they speak.
VOICES = frozenset(
    """spokesman spokeswoman spokesperson spokespeople director head chief executive president
    chairman chairwoman chairperson chair leader secretary commissioner governor commander minister
    lawyer attorney solicitor founder owner representative ceo""".split()
)
# Titles of those who run a company, which may bear their name.
_RUNS = frozenset({"executive", "owner", "founder", "president", "chairman", "chairwoman", "ceo"})
FORMER_OFFICE = re.compile(r"\b(?:former|ex|deputy|onetime|retired|then)\b", re.IGNORECASE)
_MEMBER = re.compile(r"^(?:one|some|two|three|several|many|most|another) of (?:the )?(.+)$")
# Who runs for an office speaks for himself, whatever office he holds or held besides.
_RUNNING = re.compile(
    r"\b(?:candidate|nominee|contender|hopeful|front-?runner|challenger)\b", re.IGNORECASE
)
# More bodies of one noun than this are never one.
_FEW = 20
_SURE = {"name": 3, "metonym": 3, "description": 2}
_OF = re.compile(r"\s+(?:of|for|at|in|with|from|to)\s+")


def origins_of(links: Iterable[Link], actors: Iterable[Actor] = ()) -> dict[str, str]:
    """The id of the actor that each actor speaks for in the end: spokesman, ministry, state.

    `links` are a story's; those who speak for themselves are left out, and so are those of `actors`
    who run for an office: whatever office they hold or held, they speak for themselves.
    """
    running = {actor.id for actor in actors if any(map(_RUNNING.search, actor.roles))}
    behind = {link.left: link.right for link in links if link.relation == "speaks for"}
    return {actor: _last(actor, behind) for actor in behind if actor not in running}


def passed_on(links: Iterable[Link]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By attribution, the actors that passed it on and its sources; only those passed on."""
    passing: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for link in links:
        if link.relation == "passes on":
            passing.setdefault(link.left, []).append(link.right)
        elif link.relation == "speaks":
            sources.setdefault(link.left, []).append(link.right)
    return {a: (tuple(through), tuple(sources.get(a, ()))) for a, through in passing.items()}


def rests_on(
    passed: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]], told: Iterable[str]
) -> dict[str, str]:
    """Whose words each actor passes on in the attributions `told`: the one passed on most often.

    Who was told something by another is not independent of him, wherever else he says it himself.
    `passed` is what `passed_on` gives.
    """
    votes: dict[str, Counter[str]] = {}
    for attribution in told:
        through, sources = passed.get(attribution, ((), ()))
        for actor in through:
            votes.setdefault(actor, Counter()).update(s for s in sources if s != actor)
    rests = {actor: min(v, key=lambda s: (-v[s], s)) for actor, v in votes.items() if v}
    return {actor: _last(actor, rests) for actor in rests}


def _last(actor: str, behind: Mapping[str, str]) -> str:
    seen = {actor}
    while actor in behind and behind[actor] not in seen:
        actor = behind[actor]
        seen.add(actor)
    return actor


def told(
    known: Mapping[str, Actor], readings: Sequence[Reading], named: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Person and body, where a description names both: "a spokesman for the port".

    A body that is named there outweighs one that is only "its".
    """
    votes: dict[str, Counter[str]] = {}
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
                    sure = _SURE.get(inner.form, 1)
                    votes.setdefault(person.id, Counter())[body.id] += sure
                    break
    for name, bodies in votes.items():
        yield name, max(bodies, key=lambda body: bodies[body])


def _voice(name: str) -> bool:
    """Whether the description's head noun is one of those who speak for somebody."""
    if FORMER_OFFICE.search(name):
        return False
    head = _OF.split(name)[0].split()
    return bool(head) and fold(head[-1]) in VOICES


def _inside(mention: Mention, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    inside = []
    for other in mentions[bisect_left(starts, mention.span.start) :]:
        if other.span.start >= mention.span.end:
            break
        if other.id != mention.id and mention.span.holds(other.span):
            inside.append(other)
    return inside


def by_title(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Person and body, where a title tells the body: "Council leader", "chief executive"."""
    begun: dict[str, list[Actor]] = {}
    ended: dict[str, list[Actor]] = {}
    for actor in actors:
        words = fold(actor.name).split()
        if actor.kind == "organization" and words:
            if len(words) > 1:
                begun.setdefault(words[0], []).append(actor)
            for word in set(words[-2:]):
                ended.setdefault(word, []).append(actor)
    for actor in actors:
        led = _by_title(actor, begun, ended) if actor.kind == "person" else None
        if led is not None:
            yield actor.id, led


def _by_title(
    person: Actor, begun: Mapping[str, Sequence[Actor]], ended: Mapping[str, Sequence[Actor]]
) -> str | None:
    """The body of a title: "Council leader" leads the only council; Ms. Dahl runs Dahl Shipping.

    `begun` and `ended` give the bodies by the first and by the last two words of their names.
    """
    for role in person.roles:
        words = fold(_OF.split(role)[0]).split()
        if not words or words[-1] not in VOICES or FORMER_OFFICE.search(role):
            continue
        if words[-1] in _RUNS:
            owned = begun.get(fold(person.name).split()[-1], ())
            if len(owned) == 1:
                return owned[0].id
        qualifiers = [w for w in words[:-1] if w not in ("chief", "senior", "general")]
        if len(qualifiers) == 1:
            only = _same(ended.get(qualifiers[0], ()))
            if only is not None:
                return only
    return None


def _same(holders: Sequence[Actor]) -> str | None:
    """The longest name of one body: "the council" and "the town council" of two reports."""
    if not 0 < len(holders) <= _FEW:
        return None
    longest = max(holders, key=lambda body: len(body.name.split()))
    whole = set(plain(longest.name).split())
    last = {plain(body.name).split()[-1] for body in holders}
    same = len(last) == 1 and all(set(plain(body.name).split()) <= whole for body in holders)
    return longest.id if same else None


def alike(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
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
