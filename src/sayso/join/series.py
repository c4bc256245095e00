"""Series: estimates of the same measure, which may be charted together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.data.gazetteer.fold import fold
from sayso.join.measure.member import Member, member, placed, rivalled, settled
from sayso.join.measure.owners import OWN
from sayso.join.measure.parts import alike, parts
from sayso.join.measure.replaced import replaced
from sayso.join.measure.scene import Scene, scene_of
from sayso.join.measure.scope import Grounds, grounds, surfaces
from sayso.join.measure.things import Things
from sayso.join.measure.titles import title
from sayso.join.measure.together import Measure, apart, together
from sayso.join.once import asking
from sayso.records import Estimate, Link, Reading, Report, Series, Step, Story, ident

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries
    from sayso.data.senses import Senses
    from sayso.data.units import Units


# Shares of people asked, and of other shares, whose question their words do not tell: charted together
# "67 percent of voters" and "28 percent of voters" would be the answers to two questions.
_UNTOLD = re.compile(
    r"^(?:percent|per cent|share) (?:of )?(?:\w+ )?(?:voters|respondents|people|adults|americans|those|"
    r"republicans|democrats|women|men|supporters)(?: (?:who )?(?:say|said|think|believe))?$"
    r"|^(?:percent|per cent|share) who\b|\bpercentage points?\b|^share of (?:report|time|text)\b",
    re.IGNORECASE,
)


# Figures for people of whom nothing more is told differ by no more than so many times.
_SIZES = 1.6


def _says(one: Member, units: Units) -> bool:
    """Whether an estimate says enough of what it measures: not "people" nor "dollars" alone.

    Charted together they would make one line of a salary, a fine and a price.
    """
    if units.word(one.estimate.counted) is not None:
        return False
    return bool(one.things.what or one.things.kind or one.of or one.region)


def _open(group: Sequence[Member]) -> bool:
    """Whether figures differ, and nothing tells whether that is because they measure different things."""
    figures = {(one.estimate.low, one.estimate.high) for one in group}
    if len(figures) > 1 and _followed(group):
        return False
    return len(figures) > 1 and all(
        _UNTOLD.search(one.estimate.counted) or (" " not in one.estimate.counted and _thing(one))
        for one in group
    )


def _followed(group: Sequence[Member]) -> bool:
    """Whether one source goes on to count a thing from report to report: "nine farms", "14 farms"."""
    if any(one.things.human or _UNTOLD.search(one.estimate.counted) for one in group):
        return False
    sizes = [one.estimate.low or one.estimate.high or 0.0 for one in group]
    near = min(sizes) * _SIZES**2 >= max(sizes)
    voices = frozenset(group[0].voices).intersection(*(one.voices for one in group[1:]))
    return near and bool(voices) and len({one.estimate.span.report for one in group}) == len(group)


def _thing(one: Member) -> bool:
    """Whether things are counted of which nothing more is told than their name: "emails"."""
    known = one.things.human or one.things.status or one.of or one.region
    return not known and not any(what.startswith("=") for what in one.things.what)


def _apart(one: Member) -> bool:
    """Whether a part of a total is all that there is of its kind: "16 of them died in Norrby"."""
    if "=identified" in one.things.what:
        return True  # "21 bodies, of which 18 have been identified": all that have been
    named = one.grip == "named" and len(one.region) == 1
    return (
        one.part == "subset"
        and named
        and (one.things.casualty or "=patient" in one.things.what)
        and not one.things.kind
    )


def _settled(
    members: Sequence[Member], armies: Mapping[str, str]
) -> Iterable[tuple[Measure, Member]]:
    """Each member with its measure; what one leaves open is what the others tell.

    `armies` tells whose soldiers each report speaks of most.
    """
    groups: dict[tuple[str, str, str, str], list[Member]] = defaultdict(list)
    for one in members:
        what = " ".join(sorted(one.things.what))
        place = "" if "=send" in one.things.what else "|".join(one.region)
        groups[what, one.things.status, one.over, place].append(one)
    for (what, status, over, _), group in groups.items():
        regions = _told(("|".join(m.region), m.estimate.span.report) for m in group)
        owners = _told((m.of or "", m.estimate.span.report) for m in group if m.of != OWN)
        anybody = any(m.things.kind == "" and not m.of for m in group)
        kinds = _told((m.things.kind or "", m.of or "") for m in group)
        for one in group:
            of = one.of or ""
            if not of and one.things.kind in (None, "=soldier") and one.things.casualty:
                here = owners.get(one.estimate.span.report, Counter())
                often = 2 * owners[""].total() >= len(group)
                of = _only(here) or (_only(owners[""]) if often and not anybody else "")
                army = armies.get(one.estimate.span.report)
                if of != army and army and not here:
                    of = ""  # the report speaks of others' dead
            place = "|".join(one.region)
            if not place and "=send" in one.things.what:
                place = _only(regions[""])
            kind = one.things.kind
            if kind is None:
                kind = _only(kinds.get(of, {})) if of else ""
            yield Measure(what, status, over, place, of, kind), one


def _told(values: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """How often each value is told, with each of the second and (under "") with all of them."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    told[""] = Counter()
    for value, beside in values:
        if value:
            told[""][value] += 1
            if beside:
                told[beside][value] += 1
    return told


def _only(values: Mapping[str, int]) -> str:
    """The one value that is told, "" where there are several."""
    return next(iter(values)) if len(values) == 1 else ""


def _moment(estimate: Estimate, published: str) -> str:
    """Where on the time axis an estimate stands: what it holds for, else said, else published.

    What is counted over a time that runs on ("since May", "this year") stands where it is told.
    """
    for moment in (estimate.when, estimate.said):
        day = (moment.end or moment.start) if moment else None
        if moment and day and not moment.value.endswith("/..") and day[:10] <= published[:10]:
            return _full(day)
    return _full(published)


def _full(day: str) -> str:
    """A day without a time stands behind the hours told of it: a report sums up its day."""
    return day if "T" in day else f"{day}T24"


def _members(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    shown: Mapping[str, str],
    story: Story,
    concepts: Concepts,
    countries: Countries,
    senses: Senses,
    units: Units,
) -> tuple[Scene, list[Member]]:
    every = [
        asking(reading, grounds, (reading, report.text), (shown,))
        for report, reading in zip(reports, readings, strict=True)
    ]
    around = scene_of(reports, story, every, concepts, countries, senses, units)
    given, tables = around.parts()
    members = [
        one
        for ground in every
        for one in asking(ground.reading, _measured, (ground, *given), tables)
    ]
    return around, alike(settled(members))


def _measured(ground: Grounds, *around: Any) -> list[Member]:
    """The estimates of one report with what they measure, in the scene of these parts."""
    scene = Scene(*around)
    before: Member | None = None
    last: Member | None = None
    members = []
    found = [member(estimate, ground, scene) for estimate in ground.reading.estimates]
    for each in parts(found, ground):
        one = placed(each, before, ground)
        one = last = rivalled(one, last, ground)
        before = one if one.things.casualty else before
        members.append(one)
    return members


def run(
    reports: tuple[Report, ...],
    readings: tuple[Reading, ...],
    story: Story,
    *,
    concepts: Concepts,
    countries: Countries,
    senses: Senses,
    units: Units,
) -> dict[str, Any]:
    """Estimates by what they measure.

    Subsets (but for all those of a place) and increments are in no series, nor is what nobody says
    what it is of.
    """
    shown = surfaces(readings)
    around, members = _members(reports, readings, shown, story, concepts, countries, senses, units)
    whole = [m for m in members if (m.part is None or _apart(m)) and _says(m, units)]
    groups: dict[Measure, list[Member]] = defaultdict(list)
    for measure, one in _settled(whole, around.armies):
        groups[measure].append(one)
    groups = _sized(groups)
    texts = {report.id: report.text for report in reports}
    copied = {each for copy in story.copies for each in copy.reports if each != copy.original}

    def told(one: Member) -> bool:
        return one.estimate.span.report not in copied

    written = {fold(words): words for words in shown.values()}
    series, links = [], []
    joined = together(groups, around.published, around.lands).items()
    pieces = [
        (measure, n, piece)
        for measure, group in joined
        for n, piece in enumerate(apart(group, around.published))
    ]
    for measure, n, group in pieces:
        if _open(group):
            continue
        group.sort(
            key=lambda m: (
                _moment(m.estimate, around.published[m.estimate.span.report]),
                # The toll of a day is counted on after it: what is told last stands last.
                around.published[m.estimate.span.report],
                m.estimate.span,
            )
        )
        name = ident("series", story.id, *measure, *((n,) if n else ()))
        ids = tuple(m.estimate.id for m in group)
        words = _title(group, measure, written, around)
        series.append(Series(name, words, group[0].estimate.counted, ids))
        links += [
            Link(
                ident("link", one, name, "counts"),
                one,
                name,
                "counts",
                1.0,
                "counts the same of the same",
                "series",
            )
            for one in ids
        ]
        links += replaced([m for m in group if told(m)], around, texts)
    series.sort(key=lambda s: (-len(s.estimates), s.title, s.id))
    return {"series": tuple(series), "links": story.links + tuple(links)}


def _sized(groups: Mapping[Measure, list[Member]]) -> dict[Measure, list[Member]]:
    """The groups; people of whom nothing is told but who they are parted by how many they are.

    The guards of a prison and those on its gate are both guards.
    """
    made: dict[Measure, list[Member]] = {}
    for measure, group in groups.items():
        if measure.what or measure.kind in ("", "=soldier"):
            made[measure] = group
            continue
        last, name = 0.0, measure
        for one in sorted(group, key=lambda m: m.estimate.low or m.estimate.high or 0.0):
            size = one.estimate.low or one.estimate.high or 0.0
            if size > last * _SIZES:
                name = measure._replace(status=f"{size:g}") if last else measure
            made.setdefault(name, []).append(one)
            last = size
    return made


def _title(
    group: Sequence[Member], measure: Measure, written: Mapping[str, str], around: Scene
) -> str:
    of = "" if measure.of == OWN else measure.of
    whose = around.actors[of].name if of in around.actors else of
    if of and of not in around.actors and of not in around.countries.by_code:
        whose = next((m.estimate.of for m in group if m.of == of and m.estimate.of), of)
    places = [_place(name, written, around) for name in measure.place.split("|") if name]
    status = "" if measure.status.isdigit() else measure.status
    told = Things(group[0].things.what, measure.kind, status)
    words = [m.estimate.counted for m in group if m.things.kind == measure.kind]
    return title(
        words or [m.estimate.counted for m in group],
        told,
        re.sub(r"['’]s$", "", whose),
        places,
        around.countries,
    )


def _place(name: str, written: Mapping[str, str], around: Scene) -> str:
    country = around.countries.by_code.get(name)
    if country is not None:
        return country.name
    if name.startswith("the "):
        return name
    return written.get(name) or " ".join(w[:1].upper() + w[1:] for w in name.split())


STEP = Step(
    "series",
    run,
    needs=("actors",),
    gives=("series", "links.counts"),
    uses=("concepts", "countries", "senses", "units"),
)
