"""An estimate with what it measures, read against its story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from sayso.data.gazetteer.fold import fold
from sayso.join.measure.happening import other
from sayso.join.measure.heads import NONE, Head, head
from sayso.join.measure.houses import house, inside, plain
from sayso.join.measure.owners import OWN, home_of, owner
from sayso.join.measure.scene import Scene
from sayso.join.measure.scope import Grip, Grounds, counted_places, region, sentence
from sayso.join.measure.things import Things, Told, things
from sayso.records import Estimate

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOLL = re.compile(r"\bthe (?:death )?toll\b", re.IGNORECASE)
# "had died there", "deaths at his hospital"
_INSIDE = re.compile(
    r"\b(?:there|(?:at|in) (?:the|his|her|its|their|this|that) (?:hospital|clinic|camp|prison|shelter))\b",
    re.IGNORECASE,
)
# Where a clause ends.
_STOP = re.compile(
    r"[.;:!?\n”\"]|, (?:and|but|while|with|as)\b| (?:but|while|though|although|nobody|none|and (?:that|he|she|they|it)) "
)
_CLAUSE = 110
# As far before a figure stands what it counts: "the death toll rose to".
_BEFORE = 70
# What happened so long before its report is another happening than the one in the news.
_PAST = timedelta(days=400)
# A count over as much as this, up to its report, is a count so far.
# Figures for the same soldiers differ by no more than so many times.
_SIZES = 3.0
# Figures of one thing that two sources set against each other differ by no more than so many times.
_RIVALS = 10.0
# "Staff walked off the job. The union said 1,600 of its members had joined."
_TOOK_PART = re.compile(
    r"\b(?:strike|walkout|stoppage|walked (?:out|off))\b[^\n]{0,200}\b(?:joined|took part|taking part|stayed away)\b"
    r"|\b(?:joined|took part|taking part|stayed away)\b[^\n]{0,80}\b(?:strike|walkout|stoppage)\b",
    re.IGNORECASE,
)
_STRIKERS = frozenset({"=strike"})
# So far before a figure the strike is told that it is of, at the most.
_ABOVE = 300
# Characters that stand between them at the most.
_BESIDE = 260
_LONG = timedelta(days=27)
# What was counted over an interval that ended so long ago is another happening's.
_BYGONE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Member:
    """An estimate with what it measures.

    `of` is whose or which, None where nobody is named; `region` where, empty for all of the story;
    `grip` is how its words tell where. `over` is over which time: "" up to now, "flow" over a
    closed interval, a past year, or another sort of happening than the story's. `voices` are the ids
    of who says it, `home` is the code of their country, "" where it is not known. `part` is the
    estimate's, None for a part that is all there is of its kind; `inner` tells that words behind the
    figure name which people of a total it counts. `head` is its noun or unit.
    """

    estimate: Estimate
    things: Things
    of: str | None
    region: tuple[str, ...]
    over: str
    grip: Grip = "named"
    voices: tuple[str, ...] = ()
    home: str = ""
    part: Literal["subset", "increment"] | None = None
    inner: bool = False
    head: Head = NONE

    @property
    def abroad(self) -> bool:
        """Whether the place is a country, which is told only of those abroad."""
        return bool(self.region) and all(len(name) == 2 and name.isupper() for name in self.region)


def member(estimate: Estimate, ground: Grounds, scene: Scene) -> Member:
    """The estimate of a report (its `ground`) with what it measures."""
    start, end = sentence(ground, estimate.span)
    nation = frozenset(
        w.casefold() for w in _WORD.findall(estimate.counted) if scene.countries.by_demonym(w)
    )
    at = estimate.span.start
    told = Told(
        ground.text[start:end],
        at - start,
        clause(ground, estimate, end),
        ground.text[max(start, at - _BEFORE) : at],
    )
    first = head(estimate.counted, scene.concepts, scene.senses, scene.units)
    found = things(
        estimate.counted,
        told,
        scene.concepts,
        scene.senses,
        scene.common,
        nation,
        thing=first.thing,
    )
    joined = not found.what or "joined" in estimate.counted
    if (
        joined
        and (found.human or "joined" in estimate.counted)
        and _TOOK_PART.search(ground.text, max(0, start - _ABOVE), end)
    ):
        found = replace(found, what=_STRIKERS, kind="")
    vouchers = scene.vouchers(estimate.attribution)
    of = owner(estimate, found, vouchers, ground, scene)
    of = None if found.what == _STRIKERS else of  # "1,600 of its members" struck
    names = [name for actor in vouchers for name in (actor.name, *actor.aliases)]
    where, grip = region(estimate, ground, of or "", names, scene.places, scene.countries)
    own = scene.places.get(fold(re.sub(r"['’]s$", "", estimate.of or "")))
    if own is not None and found.human and not own.whole:
        of = None  # "Norrby's dead"
        if not where:
            where, grip = (own.key,), "named"
    if "=patient" in found.what:
        # Patients are counted by the house that they lie in.
        home = inside(ground.text, estimate.span.end) or house(ground.text, start, end)
        within = fold(home)
        if of is not None and of not in scene.countries.by_code:
            within = fold(plain(scene.actors[of].name if of in scene.actors else of))
        elif not within and own is None and (estimate.of or "")[:1].isupper():
            within = fold(plain(estimate.of or ""))
        of, where, grip = None, ((within,) if within else where), ("named" if within else grip)
    if (
        found.casualty
        and not where
        and not estimate.where
        and _INSIDE.search(ground.text, start, end)
    ):
        within = fold(house(ground.text, start, end))
        where, grip = ((within,), "named") if within else (where, grip)
    sent = "=send" in found.what
    if sent:
        # Whoever is sent is counted by the country that they are sent to.
        codes = (
            name if name in scene.countries.by_code else scene.lands.get(name) for name in where
        )
        where = tuple(sorted({code for code in codes if code and code != of}))
    where = () if where == (scene.focus,) else where
    over = _over(estimate, scene.published[estimate.span.report], sent=sent)
    if found.casualty and not over:
        over = other(ground.text[start:end], scene.about)  # "a bus crash killed 14", beside a quake
    voices = tuple(scene.speakers.get(estimate.attribution or "", ()))
    homes = {code for actor in vouchers if (code := home_of(actor, scene.countries))}
    home = homes.pop() if len(homes) == 1 else ""
    return Member(estimate, found, of, where, over, grip, voices, home, estimate.part, head=first)


def clause(ground: Grounds, estimate: Estimate, end: int) -> str:
    """The words of a figure's clause behind it, up to the next figure or the `end` of its sentence."""
    estimates = ground.reading.estimates
    start = estimate.span.end
    at = bisect_right(estimates, estimate.span.start, key=lambda each: each.span.start)
    while at < len(estimates) and estimates[at].span.start < start:
        at += 1
    stop = min(end, start + _CLAUSE)
    if at < len(estimates):
        stop = min(stop, estimates[at].span.start)
    words = ground.text[start:stop]
    cut = _STOP.search(words)
    return words[: cut.start()] if cut else words


def placed(one: Member, before: Member | None, ground: Grounds) -> Member:
    """A member with the place of the casualties told before it, where it only goes on with them.

    In one sentence, or by the words "the toll", both are of one happening.
    """
    if before is None or one.region or one.estimate.where:
        return one
    if not before.region or not one.things.casualty:
        return one
    start, end = sentence(ground, one.estimate.span)
    same = _voice(one, ground) in ("", _voice(before, ground))
    goes_on = start <= before.estimate.span.start or (
        same and _TOLL.search(ground.text, start, end)
    )
    return replace(one, region=before.region, grip=before.grip) if goes_on else one


def rivalled(one: Member, before: Member | None, ground: Grounds) -> Member:
    """A member with the things of the one before it, where its own words say only that they are people.

    "The union claimed a turnout of 9,000. Police counted about 2,000 people."
    """
    if before is not None and one.of == OWN and before.of and _goes_on(one, before, ground):
        return replace(one, of=before.of)  # "The army lost 171 soldiers. The agency put it at 140."
    bare = one.things.kind == "" and not one.things.what and one.part is None
    if before is None or not bare or not before.things.human or not before.things.what:
        return one
    if before.voices == one.voices or not _goes_on(one, before, ground):
        return one
    return replace(one, things=before.things, region=one.region or before.region)


def _goes_on(one: Member, before: Member, ground: Grounds) -> bool:
    """Whether a figure stands near the one before it in its paragraph, and is of its size."""
    between = ground.text[before.estimate.span.end : one.estimate.span.start]
    sizes = sorted((_size(before), _size(one)))
    near = len(between) <= _BESIDE and "\n\n" not in between
    return near and sizes[1] <= sizes[0] * _RIVALS


def _voice(one: Member, ground: Grounds) -> str:
    """The words for who tells a figure, "" where the report does."""
    attribution = ground.attributions.get(one.estimate.attribution or "")
    return " ".join(span.text for span in attribution.source) if attribution else ""


def settled(members: Sequence[Member]) -> list[Member]:
    """The members, each with its place only if that parts it from others of the story.

    A place that is named for a figure does. One that is only meant does where other figures for the
    same thing are of other places; else all of it happens there. One told beside a figure does where
    any of those stands for a figure.
    """
    members = hosted(again(homes(listed(members))))
    named = {one.region for one in members if one.grip == "named"}
    places: dict[frozenset[str], set[tuple[str, ...]]] = defaultdict(set)
    for one in members:
        if one.grip != "beside" and one.region:
            places[one.things.what].add(one.region)
    meant = {
        one.region
        for one in members
        if one.grip == "meant" and (one.abroad or len(places[one.things.what]) > 1)
    }
    told = named | meant
    return [one if one.region in told else replace(one, region=()) for one in members]


def listed(members: Sequence[Member]) -> list[Member]:
    """The members; "three states" are those that another figure names, else all of the story."""
    named: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for one in members:
        named[len(one.region)].add(one.region)
    made = []
    for one in members:
        n = counted_places(one.region[0]) if len(one.region) == 1 else 0
        if n:
            (region,) = named[n] if len(named.get(n, ())) == 1 else {()}
            one = replace(one, region=region, grip="named" if region else "beside")
        made.append(one)
    return made


def homes(members: Sequence[Member]) -> list[Member]:
    """The members; a country parts the people of a story where it tells of those of several.

    Then a toll told without a place is that of the country of whoever tells it: each counts its own.
    Where the story has one country only, it parts nothing.
    """
    codes: Counter[str] = Counter()
    voices: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for one in members:
        if _at_home(one) and one.abroad and len(one.region) == 1:
            codes[one.region[0]] += 1
            voices[one.voices][one.region[0]] += 1
    several = {code for code, n in codes.items() if n > 1}
    made = []
    for one in members:
        kept = len(several) > 1 and _at_home(one)
        if one.abroad and not one.of and one.grip == "named" and not kept:
            made.append(replace(one, region=(), grip="beside"))
        elif kept and not one.region and one.voices:
            told = voices[one.voices].most_common(1)
            home = one.home if one.home in several else ""
            home = told[0][0] if told and len(voices[one.voices]) == 1 else home
            made.append(replace(one, region=(home,), grip="named") if home else one)
        else:
            made.append(one)
    return made


def _at_home(one: Member) -> bool:
    """Whether people are counted of whom nobody says of which country they are."""
    return one.things.casualty and not one.of and one.things.kind != "=soldier"


def again(members: Sequence[Member]) -> list[Member]:
    """The members; a bare figure for soldiers that repeats how many were sent counts those sent.

    "It trimmed the number of soldiers from 900 to 870", where 900 had been "sent".
    """
    sent: dict[tuple[str, float | None, float | None], Member] = {}
    for one in members:
        if "=send" in one.things.what and one.of:
            sent.setdefault((one.of, one.estimate.low, one.estimate.high), one)
    made = []
    for one in members:
        bare = one.things.kind == "=soldier" and not one.things.what and not one.region
        like = sent.get((one.of or "", one.estimate.low, one.estimate.high)) if bare else None
        made.append(
            replace(one, things=like.things, region=like.region, over=like.over) if like else one
        )
    return made


def hosted(members: Sequence[Member]) -> list[Member]:
    """The members; soldiers who are "there" or somewhere untold are where most of theirs are.

    Only where a story puts them in one country abroad, and not with figures of another size: all the
    soldiers that a country has are many times those whom it has there.
    """
    told: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        if _stationed(one) and one.grip == "named" and one.abroad and len(one.region) == 1:
            told[one.of or ""].append(one)
    named = {one.region for one in members if one.grip == "named" and one.region}
    made = []
    for one in members:
        there = told.get(one.of or "", []) if _stationed(one) else []
        host = Counter(m.region for m in there).most_common(1)
        # "Norway has 900 soldiers" tells of all
        loose = one.grip == "meant" or (not one.estimate.of and one.region not in named)
        if not host or not loose or host[0][1] * 2 <= len(there):
            made.append(one)
            continue
        sizes = sorted(_size(m) for m in there)
        alike = sizes[0] / _SIZES <= _size(one) <= sizes[-1] * _SIZES
        made.append(replace(one, region=host[0][0], grip="named") if alike else one)
    return made


def _stationed(one: Member) -> bool:
    return one.things.kind == "=soldier" and not one.things.what and bool(one.of)


def _size(one: Member) -> float:
    return one.estimate.low or one.estimate.high or 0.0


def _over(estimate: Estimate, published: str, *, sent: bool) -> str:
    when = estimate.when
    if when is None:
        return "flow" if estimate.kind == "flow" else ""
    day, last = _date(published), _date(when.end)
    if estimate.kind == "flow" and not when.value.endswith("/.."):
        first = _date(when.start)
        if day is None or last is None or first is None or last - first < _LONG:
            return "flow"
        if day - last > _BYGONE:
            return str(last.year)
        # All that were sent in a month are likely all that were sent.
        return "" if sent or first <= day <= last else "flow"
    return str(last.year) if day and last and day - last > _PAST else ""


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
