"""Who: one actor for all its names, and who speaks in each attribution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.data.countries import Countries
from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.join.actor import relays
from sayso.join.actor.cast import Cast, link, state_id
from sayso.join.actor.led import led
from sayso.join.actor.local import Local, entities
from sayso.join.actor.made import made, own, unshared
from sayso.join.actor.merge import merge, outlet_of
from sayso.join.actor.mouths import Mouths
from sayso.join.actor.outlets import Outlets, outlets_of
from sayso.join.actor.setting import Setting, Settings, setting
from sayso.join.actor.speakers import heads_of_sources
from sayso.join.actor.speaking import (
    SCORES,
    Hearing,
    Through,
    bodies_of,
    deepened,
    issued,
    spoken_in,
)
from sayso.join.once import once
from sayso.records import Actor, Link, Reading, Report, Step, Story, ident


def run(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    story: Story,
    *,
    countries: Countries,
    titles: Titles,
    senses: Senses,
) -> dict[str, tuple[Actor, ...] | tuple[Link, ...]]:
    """All actors of the story, those who speak most first, with the links that name them.

    Links: "names" from each mention, "speaks" from each attribution, "passes on" from each
    attribution to those it came through.
    """
    found = [local for reading in readings for local in once(reading, entities, reading)]
    speaking = set[str]().union(*(once(reading, _speaking, reading) for reading in readings))
    outlets = outlets_of(reports)
    settings = Settings(
        (report.id, once(reading, setting, report, reading, countries))
        for report, reading in zip(reports, readings, strict=True)
    )
    locals_, joined = merge(found, settings, speaking, outlets, countries, titles)
    cast = Cast()
    links: list[Link] = []
    members_of: dict[str, list[Local]] = {}
    for group in joined.groups():
        members = [locals_[n] for n in group]
        if not any(m.named for m in members) and not any(
            mention.id in speaking for m in members for mention in m.mentions
        ):
            continue
        actor = made(members, countries)
        if actor is None:
            continue
        if actor.id in cast.actors:
            # Two who bear one name and nothing else: "Mr. Roe" here, "Ms. Roe" there.
            apart = ident("actor", actor.id, members[0].report, members[0].mentions[0].id)
            actor = replace(actor, id=apart)
        cast.add(actor)
        _published(cast, actor, members, settings, outlets)
        if any(m.named for m in members):
            cast.named.add(actor.id)
        members_of.setdefault(actor.id, []).extend(members)
        for number in group:
            why = joined.why.get(number, "")
            for mention in locals_[number].mentions:
                cast.actor_of[mention.id] = actor.id
                reason = mention.reason or why or "named here"
                links.append(link(mention.id, actor.id, "names", SCORES[mention.form], reason))
    own(cast, members_of, readings)
    heads_of = led(cast, members_of, readings, titles)
    links = [_moved(known, heads_of, cast) for known in links]
    for called, body in heads_of.items():
        members_of[body].extend(members_of.pop(called))
    cast.drop(heads_of)
    unshared(cast, members_of, titles)
    bodies = bodies_of(cast, countries, titles)
    taken = relays.copied(reports, readings, story.copies)
    for report, reading in zip(reports, readings, strict=True):
        starts = tuple(m.span.start for m in reading.mentions)
        named = once(reading, heads_of_sources, reading)
        hearing = Hearing(
            report, reading.mentions, starts, named, cast, countries, titles, senses, bodies
        )
        cited = once(reading, relays.cited, report, reading, outlets, titles)
        through = Through(outlets, cited, taken)
        links.extend(spoken_in(hearing, reading.attributions, through))
        links.extend(issued(report, reading, hearing))
    links = deepened(links, reports, readings, outlets, cast)
    links.extend(_mouths(cast, members_of, settings, readings, countries, titles))
    spoken = Counter(link.right for link in links if link.relation == "speaks")
    place = {actor: n for n, actor in enumerate(cast.order)}
    ranked = sorted(cast.order, key=lambda a: (-spoken[a], place[a]))
    return {
        "actors": tuple(cast.actors[a] for a in ranked),
        "links": (*story.links, *links),
    }


def _moved(known: Link, heads_of: Mapping[str, str], cast: Cast) -> Link:
    """The link from a mention of "her group" to the body that is meant."""
    body = heads_of.get(known.right)
    if body is None:
        return known
    cast.actor_of[known.left] = body
    return link(known.left, body, known.relation, known.score, "the body of its head")


def _published(
    cast: Cast,
    actor: Actor,
    members: Sequence[Local],
    settings: Mapping[str, Setting],
    outlets: Outlets,
) -> None:
    """Give an outlet of the story that reports call by a short name its full one, too."""
    if actor.kind != "organization":
        return
    for local in members:
        known = outlet_of(local, settings, outlets)
        if known is not None:
            cast.call(actor.id, (outlets.name(known),))


def _mouths(
    cast: Cast,
    members_of: Mapping[str, Sequence[Local]],
    settings: Mapping[str, Setting],
    readings: Sequence[Reading],
    countries: Countries,
    titles: Titles,
) -> Iterator[Link]:
    """Link whoever speaks for another to that one, and give the countries that this takes."""
    everybody = tuple(cast.actors[i] for i in cast.order)
    mouths = Mouths(everybody, members_of, settings, readings, cast.actor_of, countries, titles)
    for code in sorted(mouths.nations()):
        cast.add(Actor(state_id(code), countries.by_code[code].name, "state", country=code))
    for actor in everybody:
        if actor.country is None and mouths.country(actor.id):
            cast.actors[actor.id] = replace(actor, country=mouths.country(actor.id))
    state = {a.country: a.id for a in cast.actors.values() if a.kind == "state" and a.country}
    for told in mouths.find(state):
        actor, whom = cast.actors[told.actor], cast.actors[told.whom]
        if whom.country and actor.kind == "person" and actor.country != whom.country:
            cast.actors[actor.id] = replace(actor, country=whom.country)
        yield link(told.actor, told.whom, "speaks for", told.score, told.reason)


def _speaking(reading: Reading) -> set[str]:
    """Ids of the mentions that stand in a source or a link of a chain."""
    named = once(reading, heads_of_sources, reading)
    return {mention.id for mentions in named.values() for mention in mentions}


STEP = Step(
    "actors",
    run,
    needs=("reports", "copies"),
    gives=("actors", "links"),
    uses=("countries", "titles", "senses"),
)
