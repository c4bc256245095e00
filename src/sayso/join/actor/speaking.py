"""Who speaks in each attribution of a report, and through whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.data.countries import Countries
from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor import deeper
from sayso.join.actor.body import Body, parse
from sayso.join.actor.cast import Cast, Named, link, publisher, state_id
from sayso.join.actor.hearing import issuer, last_speaker, named_in, written
from sayso.join.actor.kinds import head
from sayso.join.actor.made import tidy
from sayso.join.actor.outlets import Outlets, core, plain_name, short
from sayso.join.once import once
from sayso.records import (
    Actor,
    ActorKind,
    Attribution,
    Link,
    Mention,
    Reading,
    Report,
    Span,
    ident,
)

SCORES = {"name": 1.0, "metonym": 0.9, "description": 0.8, "pronoun": 0.7}
_LOOK_BACK = 300
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
# Words that stand for nobody, or for what a machine cannot tell.
_NOBODY = re.compile(
    r"(?:nobody|no one|none|neither|nothing|few|hardly any|no)\b.*|"
    r"[\d.,]+ ?(?:percent|per cent|%)|(?:that|this|these|those|which|who|it|he|she|they|some|others|all|both|one)",
    re.IGNORECASE,
)
# "The second": what it is the second of stands in the sentence before.
_WHICH = re.compile(r"(?:the )?(first|second|third|fourth|last)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d|two|three|four|five|six|several|some|many|both)\b", re.IGNORECASE)
_HALF = 0.5
# "23 percent" of those polled are nobody.
_SHARE = re.compile(r"\b(?:percent|per cent)\b|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What it takes to hear who speaks in one report; `heads` are the mentions that its sources name."""

    report: Report
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    heads: Mapping[Span, Sequence[Mention]]
    cast: Cast
    countries: Countries
    titles: Titles
    senses: Senses
    bodies: Mapping[Body, str]


def bodies_of(cast: Cast, countries: Countries, titles: Titles) -> dict[Body, str]:
    """The bodies of a story by what their names tell, without those that several bear."""
    found: dict[Body, set[str]] = {}
    for actor in cast.actors.values():
        if actor.kind != "organization":
            continue
        for name in (actor.name, *actor.aliases):
            body = parse(name, countries, titles)
            if body is not None and body.words:
                told = _bare(replace(body, country=body.country or actor.country))
                found.setdefault(told, set()).add(actor.id)
    return {body: min(known) for body, known in found.items() if len(known) == 1}


def _bare(body: Body) -> Body:
    """Without the order and the case of its words: "Ministry of Health", "the health ministry"."""
    return replace(body, proper=False, named=False, order=())


@dataclass(frozen=True, slots=True)
class Through:
    """The outlets that a report's statements came through, by the attribution's id."""

    outlets: Outlets
    cited: Mapping[str, tuple[str, ...]]
    taken: Mapping[str, str]

    def before(self, attribution: str, cast: Cast) -> list[Named]:
        """The outlets that passed it on, outermost first, each with a score and the reason."""
        found: list[Named] = []
        source = self.taken.get(attribution)
        if source is not None:
            found.append((self._actor(source, cast), 0.8, "the text is taken from its report"))
        for name in self.cited.get(attribution, ()):
            actor = self._actor(name, cast)
            if all(actor != other for other, *_ in found):
                found.append((actor, 0.9, "an outlet cited there"))
        return found

    def _actor(self, name: str, cast: Cast) -> str:
        outlet = core(name)
        name = self.outlets.name(outlet) if outlet in self.outlets else name
        known = publisher(name, cast)
        if known is None:
            identity = ident("actor", "organization", plain(name), "")
            known = cast.add(Actor(identity, name, "organization", (name,)))
        cast.call(known, (name, short(name)))
        return known


def spoken_in(
    hearing: Hearing, attributions: Sequence[Attribution], through: Through
) -> list[Link]:
    """Who speaks in each attribution of a report, and through whom."""
    actors = hearing.cast.actors
    spoken: dict[str, list[Named]] = {}
    heard: list[tuple[Attribution, str]] = []
    for attribution in attributions:
        named = [named for span in attribution.source for named in named_by(span, hearing)]
        if not named and attribution.source:
            last = last_speaker(attribution, heard, actors)
            named = [(last, 0.4, "the last who spoke")] if last else []
        spoken[attribution.id] = named
        heard += [(attribution, actor) for actor, *_ in named]
    letters: dict[str, list[Named]] = {}
    names = {name: [actor for actor, *_ in named] for name, named in spoken.items()}
    for name, letter, author in written(attributions, names, actors, hearing.report):
        letters[name] = [n for n in spoken[name] if n[0] == letter]
        kept = [n for n in spoken[name] if n[0] != letter]
        spoken[name] = [*kept, (author, 0.6, "wrote what is quoted")]
    links = []
    for attribution in attributions:
        named = spoken[attribution.id]
        links += [link(attribution.id, who, "speaks", sure, why) for who, sure, why in named]
        passing = [n for span in attribution.via for n in named_by(span, hearing)]
        relayed = through.before(attribution.id, hearing.cast)
        known = {actor for actor, *_ in (*named, *passing)}
        chain = [
            *(n for n in relayed if n[0] not in known),
            *passing,
            *letters.get(attribution.id, ()),
        ]
        for number, (actor, score, reason) in enumerate(chain, start=1):
            why = f"{number}: {reason}"
            links.append(link(attribution.id, actor, "passes on", score, why))
    return list({link.id: link for link in links}.values())


def named_by(span: Span, hearing: Hearing) -> list[Named]:
    """The actors that a source's words name, each with a score and the reason."""
    cast, report = hearing.cast, hearing.report
    named: list[Named] = []
    by_name = False
    for mention in hearing.heads[span]:
        actor = cast.actor_of.get(mention.id)
        if actor is not None and not _author(mention):
            if _SHARE.search(mention.name):
                continue
            named.append((actor, SCORES[mention.form], mention.reason or "named there"))
            unnamed = cast.actors[actor].kind == "person" and actor not in cast.named
            by_name = by_name or mention.form == "name" or not unnamed
    if not by_name:
        other = named_in(span, cast.by_name, cast.actors)
        if other is not None:
            return [(other, 0.7, "a name that other reports bear out")]
    if named:
        return named
    words = " ".join(span.text.split())
    if fold(words) in _FIRST_PERSON:
        return [(_own_voice(report, hearing), 0.5, "the report's own voice")]
    countries, titles = hearing.countries, hearing.titles
    nation = countries.by_demonym(words) or countries.by_name(words) or countries.by_capital(words)
    if nation is not None:
        state = Actor(state_id(nation.code), nation.name, "state", (words,), country=nation.code)
        return [(cast.add(state), 0.6, "the people or capital of that state")]
    known = cast.by_name.get(plain(words))
    if known is None and words.istitle():
        family = cast.by_name.get(plain(words.rpartition(" ")[2]), "")
        known = family if family and cast.actors[family].kind == "person" else None
    if known is not None:
        return [(known, 0.6, "a name that other mentions bear")]
    name = tidy(_whose(span, words, hearing)) or words
    if _NOBODY.fullmatch(fold(name)):
        return []
    which = _WHICH.match(words)
    if which is not None:
        noun = _noun_before(span, hearing)
        if noun is None and len(words.split()) < 3:
            return []
        name = f"{which[1].lower()} {noun}" if noun else name
    kind = _kind(name, titles, hearing.senses)
    if kind is None:
        return []
    described = Actor(ident("actor", "words", report.id, plain(name)), name, kind, (words,))
    return [(cast.add(described), 0.5, "only these words tell who")]


def _whose(span: Span, words: str, hearing: Hearing) -> str:
    """The words with the owner's name for "his" and "its": "its office" of a union."""
    at = bisect_left(hearing.starts, span.start)
    mention = hearing.mentions[at] if at < len(hearing.mentions) else None
    if mention is None or mention.form != "pronoun" or mention.span.start != span.start:
        return words
    owner = hearing.cast.actors.get(hearing.cast.actor_of.get(mention.id, ""))
    rest = words[mention.span.end - span.start :].partition(",")[0]
    return f"{owner.name}’s{rest}" if owner is not None else words


# What of a noun's senses can be no source, not even as a text: "over 11 miles", "the 9th".
_NO_SOURCE = frozenset("quantity time shape motive feeling substance".split())
_SOURCES = frozenset({"person", "group", "communication", "cognition"})


def _kind(name: str, titles: Titles, senses: Senses) -> ActorKind | None:
    """What the words of a source that no mention explains name, None where they can name no source."""
    noun = head(name)
    if noun in titles.documents or titles.families(noun):
        return "organization"
    counted = bool(re.match(r"(?:[\d.,]+|a|an|the)\s", name)) and not noun[:1].isdigit()
    if noun[:1].isdigit() or (counted and senses.is_a(noun, "unit")):
        return None
    told = senses.noun(noun)
    if told.get("person", 0.0) >= _HALF:
        plural = noun.endswith(("s", "men"))
        return "group" if plural or _COUNTED.match(name) else "person"
    first = next(iter(told), "")
    if first in _NO_SOURCE and not _SOURCES & told.keys():
        return None
    return "organization" if first in ("communication", "cognition", "artifact") else "group"


def issued(report: Report, reading: Reading, hearing: Hearing) -> Iterator[Link]:
    """Link what a body's own release tells, and the figures it gives, with that body."""
    official = issuer(report, hearing.countries, hearing.titles)
    own = [a for a in reading.attributions if not (a.cue or a.source)]
    name = official or (short(report.outlet) if own and report.outlet else None)
    if name is None:
        return
    cast = hearing.cast
    # As its own text names it, for other reports name it so; its name as an outlet is the page's.
    names = [_itself(name, reading, hearing)]
    names += [cast.by_name.get(plain(name)), cast.by_name.get(core(name))]
    known = next((i for i in names if i and cast.actors[i].kind == "organization"), None)
    if known is None:
        identity = ident("actor", "organization", plain(name), "")
        known = cast.add(Actor(identity, name, "organization", (name,)))
    for estimate in reading.estimates:
        if estimate.attribution is None and official is not None:
            yield link(estimate.id, known, "speaks", 0.6, "a figure of its own release")
    for attribution in own:
        yield link(attribution.id, known, "speaks", 0.6, "its own release")


def _itself(name: str, reading: Reading, hearing: Hearing) -> str | None:
    """The body that a release calls by its outlet's name in other words: "the Health Ministry".

    Where it does not, and the name tells the country, other reports may.
    """
    body = parse(name, hearing.countries, hearing.titles)
    if body is None:
        return None
    for mention in reading.mentions:
        if mention.kind != "organization" or mention.form not in ("name", "description"):
            continue
        other = parse(mention.name, hearing.countries, hearing.titles)
        if (
            other is not None
            and (other.noun, other.words) == (body.noun, body.words)
            and (mention.country or other.country or body.country) == body.country
        ):
            return hearing.cast.actor_of.get(mention.id)
    return hearing.bodies.get(_bare(body)) if body.country else None


def deepened(
    links: Sequence[Link],
    reports: Sequence[Report],
    readings: Sequence[Reading],
    outlets: Outlets,
    cast: Cast,
) -> list[Link]:
    """`links`, where another report tells who told the source with that deeper source as speaker."""
    speakers: dict[str, list[str]] = {}
    via: dict[str, list[str]] = {}
    for known in links:
        if known.relation == "speaks":
            speakers.setdefault(known.left, []).append(known.right)
        elif known.relation == "passes on":
            via.setdefault(known.left, []).append(known.right)
    publishers = {}
    for report in reports:
        outlet = publisher(outlets.name(core(report.outlet)), cast) if report.outlet else None
        if outlet is not None:
            publishers[report.id] = outlet
    paths = [
        deeper.Path(report, a, tuple(via.get(a.id, ())), tuple(speakers.get(a.id, ())), stems)
        for report, reading in zip(reports, readings, strict=True)
        for a, stems in zip(
            reading.attributions, once(reading, deeper.stems_of, reading), strict=True
        )
    ]
    found = {told.attribution: told for told in deeper.find(paths, publishers)}
    kept = [
        known
        for known in links
        if known.left not in found or known.relation not in ("speaks", "passes on")
    ]
    for name, told in found.items():
        chain = [*via.get(name, ()), *speakers[name], *told.via]
        reason = f"as {told.seen} tells of the same"
        for number, actor in enumerate(dict.fromkeys(chain), start=1):
            if actor not in told.sources:
                kept.append(link(name, actor, "passes on", 0.6, f"{number}: {reason}"))
        kept += [link(name, actor, "speaks", 0.6, reason) for actor in told.sources]
    return kept


def _noun_before(span: Span, hearing: Hearing) -> str | None:
    """The noun of the source told last before, where that is counted off, too: "The first entry"."""
    text = hearing.report.text[max(0, span.start - _LOOK_BACK) : span.start]
    counted = list(re.finditer(r"\b(?:first|one|second|third) ([a-z]{3,})\b", text))
    return counted[-1][1] if counted else None


def _author(mention: Mention) -> bool:
    """Whether the mention is an "I" or "we" that nobody quoted says."""
    return mention.refers is None and fold(mention.name) in _FIRST_PERSON


def _own_voice(report: Report, hearing: Hearing) -> str:
    """Who says "I" and "we" outside all quotations: the reporter, else who publishes the report.

    Where the report names neither, it is nobody whom another report's "we" could be.
    """
    cast = hearing.cast
    if report.byline:
        name = report.byline[0]
        return cast.add(Actor(ident("actor", "person", plain(name)), name, "person", (name,)))
    if not report.outlet:
        title = (report.title or "").strip('“”"‘’ ')
        unnamed = f"authors of “{title}”" if title else "authors of the report"
        identity = ident("actor", "group", "authors", report.id)
        return cast.add(Actor(identity, unnamed, "group", ()))
    name = plain_name(report.outlet)
    known = publisher(name, cast)
    if known is not None:
        return known
    identity = ident("actor", "organization", plain(name), "")
    return cast.add(Actor(identity, name, "organization", (name,)))
