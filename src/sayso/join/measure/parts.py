"""Figures that split a total or go on from it, and what they take from it.

"21 dead: 19 prisoners and two guards" are three tolls. "Of the 243 who fled, 97 have been caught" tells
how many were caught at all, but "12 of the 26 killed were shot" is in no toll.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from sayso.join.measure import people
from sayso.join.measure.fates import HUMAN, fate
from sayso.join.measure.member import Member
from sayso.join.measure.scope import Grounds, sentence
from sayso.join.measure.things import Things

# What may become of those counted before: all of whom it became are told of as a part of these.
_ENDS: Final[Mapping[str, frozenset[str]]] = {
    "=kill": frozenset({"=identified"}),
    "=body": frozenset({"=identified"}),
    "=escape": frozenset({"=recapture", "=large"}),
    "=case": frozenset({"=kill", "=patient"}),
    "=injure": frozenset({"=patient"}),
    "=aboard": frozenset({"=kill", "=rescue", "=missing", "=injure"}),
    "=detain": frozenset({"=release"}),
    "=captive": frozenset({"=release", "=kill"}),
    "=displaced": frozenset({"=return", "=camp"}),
}
# "Two of them guards", "nine of the dead were passengers", "six of whom were children".
_WHO: Final = re.compile(
    r"\s*(?:,? ?(?:of|among) (?:them|whom|these|those|the (?:dead|killed|injured|wounded|victims|missing)))"
    r"(?: (?:were|are|was|is))?(?: all)? (?P<who>[a-z-]+(?: [a-z-]+)?)",
    re.IGNORECASE,
)
_MEMBERS: Final = re.compile(r"\s*members of (?:the|its|her|their|a) (?P<who>[a-z-]+)")
# "Twelve were inmates."
_WERE: Final = re.compile(
    r"\s*(?:of (?:them|these|those) )?(?:were|are|was) (?P<who>[a-z-]+(?: [a-z-]+)?)"
)
_OF_NEXT: Final = re.compile(r"\s+of (?:the|these|those|its|their|his|her)\s+(?:\w+\s+){0,2}\Z")
# "Two more people".
_MORE: Final = re.compile(r"\s+more\b(?!\s+than\b)", re.IGNORECASE)
# "41, up by seven".
_BY: Final = re.compile(
    r"\b(?:up|down|rose|risen|rising|fell|fallen|falling|grew|grown|increased?|dropped|lower|higher|climbed) by"
    r"(?: (?:about|around|some|nearly|almost|more than|at least|over|up to))?\s+\Z",
    re.IGNORECASE,
)
# "19 deaths had been left out", "12 bodies not yet counted": a part that a toll lacks.
_OUT: Final = re.compile(
    r"[^.;:,\n]{0,60}\b(?:left (?:out|off)|omitted|overlooked|not (?:yet )?(?:been )?(?:counted|included))\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\s+(?:are|were|is|was|have|had|do|did) not\b\s*(?:[.,;:]|\Z)")
_THE: Final = re.compile(r"\b(?:the|these|those|all)\s+\Z", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\s+of (?:them|these|those|whom)\b")
_OF_THE: Final = re.compile(r"\s+of (?:the|these|those) (?!\d)\w+")
# "Four of its servicemen": of all that it has these are the ones, and no others are told.
_OF_ITS: Final = re.compile(r"\s+of (?:its|their|our|his|her|my|your)\s", re.IGNORECASE)
# "Another 58 people remained in hospital": how many there are, not how many more.
_FURTHER: Final = re.compile(r"\b(?:another|further|additional)\s+\Z", re.IGNORECASE)
_FROM: Final = re.compile(
    r"\b(?:(?:down|up|lower\w*|raised|revised|fell|rose|cut|reduced|instead|not)\b[^.;:]{0,30}?"
    r"\b(?:from|of)|rather than|and not|against|compared (?:with|to))"
    r"\s+(?:the |an? )?(?:earlier |previous |initial )?(?:\w+ (?:of )?)?\Z",
    re.IGNORECASE,
)
# Prisoners are detained, which tells nothing of what became of them.
_JAILED: Final = frozenset({"=detain", "=held", "=captive"})
# So many figures split a total at the most.
_SHARES: Final = 4
# Figures of the same people differ by no more than so many times.
_TIMES: Final = 2.5
# Small numbers are alike by chance.
_MANY: Final = 10


def parts(members: Sequence[Member], ground: Grounds) -> list[Member]:
    """The members of a report in order of the text, each with what it takes from those around it."""
    made = [_named(one, ground) for one in members]
    made = _split(made, ground)
    made = _shared(made, ground)
    return _repeated(made, ground)


def _named(one: Member, ground: Grounds) -> Member:
    """A member with the kind of people that words behind the figure tell: "two of them guards"."""
    text = ground.text
    end = one.estimate.span.end
    found = _WHO.match(text, end) or _WERE.match(text, end) or _MEMBERS.match(text, end)
    if found is None:
        return one
    words = found["who"].casefold().split()
    if kind := people.told(words):
        return replace(one, things=replace(one.things, kind=kind), inner=True)
    for word in words:
        kind = people.sort(word) or people.by_fate(word)
        if kind:
            return replace(one, things=replace(one.things, kind=kind), inner=True)
    return one


def _split(members: list[Member], ground: Grounds) -> list[Member]:
    """The members; those that make up a total told just before count what it counts."""
    made = list(members)
    for i, total in enumerate(made):
        size = total.estimate.low
        if not total.things.what & HUMAN or total.things.kind or not size:
            continue
        _, end = sentence(ground, total.estimate.span)
        behind = [
            k
            for k in range(i + 1, min(len(made), i + 1 + _SHARES))
            if _near(made[k], end, ground) and _open(made[k], total)
        ]
        sums = list(accumulate(made[k].estimate.low or 0.0 for k in behind))
        count = next((n + 1 for n, total_ in enumerate(sums) if total_ == size and n), 0)
        shares = behind[:count]
        if not shares:
            shares = [
                k
                for k in behind
                if made[k].things.kind
                and (made[k].inner or made[k].part == "subset")
                and (made[k].estimate.low or 0.0) < size
                and (made[k].estimate.span.start < end or made[k].inner)
            ]
        for k in shares:
            one = made[k]
            if one.things.kind:
                things = replace(total.things, kind=one.things.kind)
                made[k] = replace(one, things=things, part=None, region=one.region or total.region)
    return made


def _near(one: Member, end: int, ground: Grounds) -> bool:
    """Whether a figure stands in the sentence that ends at `end` or the one behind it."""
    start, _ = sentence(ground, one.estimate.span)
    return start < end or (start - end < 4 and "\n\n" not in ground.text[end:start])


def _open(one: Member, total: Member) -> bool:
    """Whether a figure's words leave open what became of those whom it counts."""
    what = one.things.what - (_JAILED if one.things.kind == "=prisoner" else frozenset())
    return not what or what == total.things.what


def _shared(members: list[Member], ground: Grounds) -> list[Member]:
    """The members; a part of others is a total where it tells what became of those at all."""
    made: list[Member] = []
    for k, one in enumerate(members):
        text, span = ground.text, one.estimate.span
        before = made[-1] if made else None
        after = members[k + 1] if k + 1 < len(members) else None
        if (
            after is not None
            and after.estimate.span.start - span.end < 40
            and _OF_NEXT.search(text[span.end : after.estimate.span.start])
            and not one.things.what - after.things.what
        ):
            made.append(replace(one, part="subset"))  # "twelve of the 26 killed were shot"
            continue
        if _BY.search(text, max(0, span.start - 40), span.start):
            made.append(replace(one, part="increment"))
            continue
        if one.part is None and one.things.casualty and _MORE.match(text, span.end):
            told_here = (
                before is not None and "\n\n" not in text[before.estimate.span.end : span.start]
            )
            if not told_here or (before is not None and before.things.what & one.things.what):
                # "Two more people have died": on top of those whom earlier reports told of;
                # but "63 died, 120 more were wounded" tells all the wounded.
                made.append(replace(one, part="increment"))
                continue
        if one.things.casualty and _OUT.match(text, span.end):
            made.append(replace(one, part="subset"))
            continue
        if _NOT.match(text, span.end):
            made.append(replace(one, part="subset"))
            continue
        told = _FROM.search(text, max(0, span.start - 60), span.start)
        if told is not None and before is not None and before.estimate.span.end > span.start - 200:
            start, _ = sentence(ground, span)
            if before.estimate.span.start >= start and before.things.human:
                one = replace(one, things=before.things, of=before.of, part=before.part)
        start, _ = sentence(ground, span)
        nouns = {fate for word in one.estimate.counted.casefold().split() for fate in _fate(word)}
        totals = set(nouns)
        if before is not None and (
            before.estimate.span.start >= start
            or (
                _OF_THEM.match(text, span.end)
                and "\n\n" not in text[before.estimate.span.end : span.start]
            )
        ):
            totals |= before.things.what
        ends = {end_ for fate in totals for end_ in _ENDS.get(fate, ())}
        if (
            one.part == "subset"
            and _OF_ITS.match(text, span.end)
            and not _within(one, before, start)
        ) or (
            one.part == "increment"
            and before is not None
            and before.things.human
            and one.things.what & HUMAN
            and not one.things.what & before.things.what
            and _FURTHER.search(text, max(0, span.start - 20), span.start)
        ):
            one = replace(one, part=None)
        if one.part == "subset" and one.things.what & ends and not one.things.what & totals:
            one = replace(one, part=None)
        elif one.part is None and not one.inner and _OF_THE.match(text, span.end):
            of_fate = one.things.what & ends
            one = one if of_fate else replace(one, part="subset")
        made.append(one)
    return made


def _within(one: Member, before: Member | None, start: int) -> bool:
    """Whether the figure before, in the sentence that begins at `start`, may hold another's people."""
    if before is None or before.estimate.span.start < start:
        return False
    return _size(before) > _size(one) and before.things.kind in (None, "", one.things.kind)


def _fate(word: str) -> tuple[str, ...]:
    """The fate that a noun for people tells of them."""
    return fate(word) if people.by_fate(word) is not None else ()


def _repeated(members: list[Member], ground: Grounds) -> list[Member]:
    """The members; a number told again of the same people counts the same."""
    known: dict[tuple[float | None, float | None, str], Member] = {}
    made = []
    for one in members:
        noun = one.estimate.counted.casefold()
        key = one.estimate.low, one.estimate.high, noun
        if _THE.search(ground.text, max(0, one.estimate.span.start - 12), one.estimate.span.start):
            key = (*key[:2], "")  # "of the 391": those told before
        first = known.get(key)
        if first is not None and first.things != one.things and first.things.human:
            one = replace(one, things=first.things)
        elif one.things.what:
            known.setdefault((*key[:2], noun), one)
            known.setdefault((*key[:2], ""), one)
        made.append(one)
    return made


def alike(members: Sequence[Member]) -> list[Member]:
    """The members of a story; a bare figure for people counts what one of as many of these counts.

    "Both lists reach 27 inmates", where others tell of 27 inmates killed and of no other 27. So do
    people of one country in a place, where only one thing is told of these: "11,200 Norwegians had been
    registered in Lund", where others fled there.
    """
    told: dict[tuple[str, float | None, float | None], set[Things]] = defaultdict(set)
    there: dict[tuple[str, tuple[str, ...]], set[Things]] = defaultdict(set)
    sizes: dict[tuple[str, tuple[str, ...]], list[float]] = defaultdict(list)
    for one in members:
        things, size = one.things, (one.estimate.low, one.estimate.high)
        if things.human and things.what and one.part is None:
            told[things.kind or "", *size].add(things)
            told["", *size].add(things)
        if things.what & HUMAN and one.of and one.region:
            there[one.of, one.region].add(things)
            sizes[one.of, one.region].append(_size(one))
    spans = {place: (min(each) / _TIMES, max(each) * _TIMES) for place, each in sizes.items()}
    made = []
    for one in members:
        kind, what = one.things.kind, one.things.what
        if kind == "=soldier" or one.part is not None:
            made.append(one)
            continue
        place = one.of or "", one.region
        least, most = spans.get(place, (1.0, 0.0))
        if not what and least <= _size(one) <= most and len(there[place]) == 1:
            made.append(replace(one, things=next(iter(there[place]))))
            continue
        bare = (kind is not None and not what) or what == {"name"}
        found = told.get((kind or "", one.estimate.low, one.estimate.high), set())
        if bare and _size(one) >= _MANY and len(found) == 1:
            one = replace(one, things=next(iter(found)), region=())
        made.append(one)
    return made


def _size(one: Member) -> float:
    return one.estimate.low or one.estimate.high or 0.0
