"""Who is meant where the words of a source alone do not tell: from the report, or from the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor.body import parse
from sayso.join.actor.outlets import core, plain_name
from sayso.records import Actor, Attribution, Report, Span

_SINGULAR = frozenset({"he", "she"})
_LETTERS = frozenset({"letter", "memo", "e-mail", "email", "post", "tweet", "diary", "message"})
_WROTE = re.compile(r"\b(?:wr(?:ote|ites|itten)|posted|tweeted|signed)\b", re.IGNORECASE)
_FAR = 700
# Before a name that only tells of whom or what the source is: "a slide that Mr. Roe carries".
_INSIDE = re.compile(
    r"\b(?:of|from|by|at|in|to|about|on|with|for|that|which|whom)\s+(?:the\s+)?(?:[A-Z]\w*\.\s+)?$"
)
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'.-]{1,40}(?: [A-ZÀ-ÖØ-Þ][\w’'.-]{1,40})+")
# An outlet of these is a body that gives out its own releases, where its name says of what it is.
_ISSUERS = frozenset(
    """organization office committee commission institute agency service directorate department
    authority council centre center bureau""".split()
)
_ALWAYS = frozenset({"ministry", "forces", "police", "government", "court", "embassy"})
_CLAUSE = re.compile(r"\b(?:that|which|whom)\b")
_PRESS = frozenset({"press", "news", "media", "broadcasting", "wire", "radio", "television", "tv"})


def named_in(span: Span, by_name: Mapping[str, str], actors: Mapping[str, Actor]) -> str | None:
    """The person in a source's words whom other reports name, where this one was not understood."""
    told = _CLAUSE.split(span.text, maxsplit=1)[0]  # "a slide that Ms. Roe showed" is no person
    for found in _NAME.finditer(told):
        if _INSIDE.search(span.text[: found.start()]):
            continue
        words = found[0].rstrip(".,").split()
        for first in range(len(words) - 1):
            for last in range(len(words), first + 1, -1):
                known = by_name.get(plain(" ".join(words[first:last])))
                if known is not None and actors[known].kind == "person":
                    return known
    return None


def last_speaker(
    attribution: Attribution,
    before: Sequence[tuple[Attribution, str]],
    actors: Mapping[str, Actor],
) -> str | None:
    """The person who spoke last before a "she" that nothing else explains, if that is near."""
    words = " ".join(span.text for span in attribution.source)
    if fold(words) not in _SINGULAR:
        return None
    start = attribution.source[0].start
    for other, actor in reversed(before):
        if not other.cue:
            continue
        if start - other.cue[-1].end > _FAR:
            return None
        if actors[actor].kind == "person" and other.source and other.source[0].start < start:
            return actor
    return None


def written(
    attributions: Sequence[Attribution],
    spoken: Mapping[str, Sequence[str]],
    actors: Mapping[str, Actor],
    report: Report,
) -> Iterator[tuple[str, str, str]]:
    """Attribution, letter and author, where the report tells who wrote the letter that it quotes."""
    authors: dict[str, set[str]] = {}
    letters: list[tuple[str, str, str]] = []
    for attribution in attributions:
        for actor in spoken.get(attribution.id, ()):
            noun = fold(actors[actor].name).split()[-1] if actors[actor].name.split() else ""
            if actors[actor].kind != "person":
                if noun in _LETTERS:
                    letters.append((attribution.id, actor, noun))
                continue
            cue = " ".join(span.text for span in attribution.cue)
            if not _WROTE.search(cue):
                continue
            sentence = _around(report.text, attribution.cue[0].start)
            for word in set(re.findall(r"[a-z-]+", fold(sentence))) & _LETTERS:
                authors.setdefault(word, set()).add(actor)
    for name, letter, noun in letters:
        known = authors.get(noun, set())
        if len(known) == 1:
            yield name, letter, next(iter(known))


def _around(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at))
    return text[start + 1 : at + 200].split(". ")[0]


def issuer(report: Report, countries: Countries, titles: Titles) -> str | None:
    """The body that gave the report out itself, as its press release or bulletin.

    Its outlet is then a ministry, an agency of some task, or the seat of a government.
    """
    name = plain_name(report.outlet or "")
    if not name or core(name) in titles.outlets or fold(name) in titles.outlets:
        return None
    body = parse(name, countries, titles)
    if body is not None and not body.words & _PRESS and body.noun not in _PRESS:
        if titles.families(body.noun) & _ALWAYS:
            return name
        if body.noun in _ISSUERS and body.words and "outlet" not in titles.families(body.noun):
            return name if len(body.words) > 1 or body.words & _TASKS else None
    seat, _, place = name.partition(", ")
    nation = countries.by_capital(place) if place else None
    if nation is not None and fold(seat) in {fold(s) for s in nation.seats} | _HOUSES:
        return name
    return name if countries.by_seat(name) is not None else None


_HOUSES = frozenset({"state house", "presidency", "presidential palace", "government house"})
_TASKS = frozenset(
    "health intelligence security police weather election defense statistics".split()
)
