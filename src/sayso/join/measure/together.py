"""Figures told in other words that measure the same: their groups put together.

Reports seldom say all that a figure measures. "The dead", "workers killed" and "deaths in Norrby" may be
one toll or three. Groups of one class of things go together where nothing tells them apart: what one
says the other leaves open, their figures are of one size at one time, and no source sets one beside the
other.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sayso.join.measure import people
from sayso.join.measure.member import Member

# Figures of one toll are no farther apart, at about one time, than these shares of the larger one.
_ALIKE: Final = 0.4
_PART: Final = 0.65
_DOUBLE: Final = 0.7
# So many days apart figures still tell of about one time.
_NEAR: Final = 3
# Figures of one happening, this many days apart at the most, are no smaller than this share of another.
_SOON: Final = 10
_SHARE: Final = 0.15
# Later than that they are nearer to each other, and after half a year told of something else.
_LATER: Final = 0.25
_LONG: Final = 180
# A figure is held against so many of the last ones of a series.
_RECENT: Final = 60
# Words that may tell of the same people: those whom an attack hurt are its victims, too.
_CLOSE: Final = {"victims": "=kill", "=treated": "=injure", "=gone": "=escape"}
# Then their figures are as near as this.
_SAME: Final = {"victims": 0.9, "=treated": 0.5, "=gone": 0.5}
# Two sources are set against each other where their figures stand no farther apart.
_BESIDE: Final = 200
# A toll of the dead of so many figures told so many days before has not fallen to this share.
_SEVERAL: Final = 4
_DAYS: Final = 2
_FALLEN: Final = 0.5
# What is expected or planned is of no size that there is.
_AHEAD: Final = frozenset({"forecast", "plan"})
_THINGS: Final = "things"
# Smaller numbers are alike by chance.
_FEW: Final = 10
# Beyond so many groups of one class a story is no one happening, and only exact words count.
_MANY: Final = 60


class Measure(NamedTuple):
    """What the estimates of one series share. `place` are names and codes joined by `|`."""

    what: str
    status: str
    over: str
    place: str
    of: str
    kind: str


@dataclass(slots=True)
class _Cluster:
    """Groups put together: what they leave open and say, and their figures in order of days."""

    measures: list[tuple[int, Measure]]
    members: list[Member]
    says: dict[str, str]
    figures: list[tuple[int, float]]
    does: frozenset[str]
    stuff: str
    voices: frozenset[str]

    @property
    def thing(self) -> bool:
        """Whether things are counted, or people of whom only who they are is told."""
        one = self.members[0]
        return bool(one.head.noun) and not one.things.fate and self.says["kind"] != "=soldier"


def together(
    groups: Mapping[Measure, list[Member]], days: Mapping[str, str], lands: Mapping[str, str]
) -> dict[Measure, list[Member]]:
    """The groups, those that measure the same put together under the measure that most of them tell.

    `days` tells when each report was published, `lands` in which country each place lies.
    """
    classes: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
    for measure, group in groups.items():
        classes[_class(measure, group[0])].append(measure)
    made: dict[Measure, list[Member]] = {}
    for (kind, _, _), measures in classes.items():
        clusters = [_cluster(m, groups[m], days) for m in measures]
        if 1 < len(clusters) <= _MANY and (kind == _THINGS or groups[measures[0]][0].things.fate):
            clusters = _merged(clusters, lands, _contrasted(groups[m] for m in measures))
        for cluster in clusters:
            name = max(cluster.measures, key=lambda row: (row[0], row[1]))[1]
            wider = name._replace(place=cluster.says["place"]) if name.place else name
            mine = any(wider == row[1] for row in cluster.measures)
            name = wider if mine or (wider not in groups and wider not in made) else name
            made[name] = cluster.members
    return made


def _class(measure: Measure, one: Member) -> tuple[str, str, str]:
    """What may go together: one fate of people, or things of one noun whatever became of them."""
    if not one.things.fate and one.head.noun and measure.kind != "=soldier":
        return _THINGS, one.head.noun, measure.status
    return "", _CLOSE.get(measure.what, measure.what), measure.status


def apart(group: Sequence[Member], days: Mapping[str, str]) -> list[list[Member]]:
    """The members of a group, those that cannot be figures of one happening apart.

    A toll grows and sources differ, but each figure has another beside it that is of its size, or not
    many times smaller, at about its time. What has none is told of something else: "49 people were
    killed" and "3 people were killed" in one report are two attacks.
    """
    ordered = sorted(group, key=lambda one: (_day(one, days), _size(one), one.estimate.id))
    pieces: list[list[tuple[int, float, Member]]] = []
    for one in ordered:
        day, size = _day(one, days), _size(one)
        fits = [
            p
            for p in pieces
            if any(
                _beside(day, size, d, s) or _grown(day, size, one, d, s, m)
                for d, s, m in p[-_RECENT:]
            )
        ]
        for other in fits[1:]:
            fits[0].extend(other)
            pieces.remove(other)
        if fits:
            fits[0].append((day, size, one))
            if len(fits) > 1:
                fits[0].sort(key=lambda row: row[:2])
        else:
            pieces.append([(day, size, one)])
    return [group for piece in pieces for group in _unshrunk(piece)]


def _unshrunk(piece: Sequence[tuple[int, float, Member]]) -> list[list[Member]]:
    """The members of a piece, in order of days; those apart that a toll of the dead cannot be.

    It does not shrink: what one report alone tells, far below all that was told days before, is told
    of some of them.
    """
    kept, less = [], []
    before: list[float] = []
    waiting: list[tuple[int, float]] = []
    for day, size, one in piece:
        while waiting and day - waiting[0][0] >= _DAYS:
            insort(before, waiting.pop(0)[1])
        fallen = len(before) >= _SEVERAL and size < before[len(before) // 4] * _FALLEN
        known = before and _near_any(before, size)
        if "=kill" in one.things.what and fallen and not known and day:
            less.append(one)
        else:
            kept.append(one)
            waiting.append((day, size))
    return [group for group in (kept, less) if group]


def _near_any(sizes: Sequence[float], size: float) -> bool:
    """Whether a size is among those told, or close to one."""
    at = bisect_left(sizes, size * _DOUBLE)
    return at < len(sizes) and sizes[at] * _DOUBLE <= size


def _beside(day: int, size: float, other: int, figure: float) -> bool:
    """Whether two figures may be of one happening, by their days and sizes."""
    # of a report without a day nobody knows when
    gap, share = (
        abs(day - other) if day and other else 0,
        min(size, figure) / (max(size, figure) or 1.0),
    )
    return share >= (_SHARE if gap <= _SOON else _LATER) and gap <= _LONG


def _grown(day: int, size: float, one: Member, other: int, figure: float, told: Member) -> bool:
    """Whether one source counts on: a toll that it told grew, however much."""
    later = 0 < abs(day - other) <= _LONG and (day > other) == (size > figure)
    return later and not set(one.voices).isdisjoint(told.voices)


def _cluster(measure: Measure, members: list[Member], days: Mapping[str, str]) -> _Cluster:
    says = {key: getattr(measure, key) for key in ("what", "over", "place", "of", "kind")}
    there = [one for one in members if one.estimate.kind not in _AHEAD] or members
    figures = sorted((_day(one, days), size) for one in there if (size := _size(one)))
    first = members[0].head
    voices = frozenset(voice for one in members for voice in one.voices)
    return _Cluster(
        [(len(members), measure)], list(members), says, figures, first.does, first.stuff, voices
    )


def _size(one: Member) -> float:
    return one.estimate.low or one.estimate.high or 0.0


def _day(one: Member, days: Mapping[str, str]) -> int:
    estimate = one.estimate
    moment = estimate.when if estimate.when is not None and estimate.when.end else estimate.said
    published = days[estimate.span.report]
    told = (moment.end or moment.start or "") if moment is not None else ""
    # what is counted over a time that runs on is counted when it is told
    for day in (told if told[:10] <= published[:10] else published, published):
        try:
            return date.fromisoformat(day[:10]).toordinal()
        except ValueError:
            continue
    return 0


def _contrasted(groups: Iterable[Sequence[Member]]) -> frozenset[str]:
    """The kinds of people that a report sets beside others: prisoners and guards among the dead."""
    told: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for one in group:
            if one.things.kind:
                told[one.estimate.span.report].add(one.things.kind)
    return frozenset(kind for kinds in told.values() if len(kinds) > 1 for kind in kinds)


def _merged(
    clusters: list[_Cluster], lands: Mapping[str, str], contrasted: frozenset[str]
) -> list[_Cluster]:
    """The clusters, the likest two put together again and again while any two fit."""
    live = dict(enumerate(clusters))
    fits = {
        (i, j): fit
        for i in live
        for j in live
        if i < j and (fit := _fit(live[i], live[j], lands, contrasted)) is not None
    }
    while fits:
        i, j = min(fits, key=lambda pair: (-fits[pair], pair))
        live[i] = _joined(live[i], live.pop(j))
        fits = {pair: fit for pair, fit in fits.items() if not {i, j} & set(pair)}
        for k in live:
            pair = min(i, k), max(i, k)
            if (
                k != i
                and (fit := _fit(live[pair[0]], live[pair[1]], lands, contrasted)) is not None
            ):
                fits[pair] = fit
    return list(live.values())


def _fit(
    one: _Cluster, other: _Cluster, lands: Mapping[str, str], contrasted: frozenset[str]
) -> float | None:
    """How well two clusters go together, None where they do not."""
    differs, least = 0, _ALIKE
    for key in ("what", "over", "place", "of", "kind"):
        a, b = one.says[key], other.says[key]
        if a == b:
            continue
        differs += 1
        if key == "what" and one.thing and other.thing:
            near = _one_thing(one, other)
            if near is None:
                return None
            least = max(least, near)
        elif key == "what":
            least = max(least, _SAME.get(a, 0.0), _SAME.get(b, 0.0))
        elif key == "over" and {a, b} != {"", "flow"}:
            return None  # of another year
        elif key == "place":
            if a and b and not _holds(a, b, lands) and not _holds(b, a, lands):
                return None
            least = max(least, _PART)
        elif key == "kind" and a and b:
            if people.apart(a, b):
                if {a, b} & contrasted or (a.startswith("=") and b.startswith("=")):
                    return None
                least = max(least, _PART)  # comrades may be workers
        elif (a and b) or (key == "kind" and (a in contrasted or b in contrasted)):
            return None
    if differs - (one.says["over"] != other.says["over"]) > 1:
        least = max(least, _DOUBLE)  # of two things that one leaves open
    like = _like(one, other)
    if like < least or _set_apart(one, other):
        return None
    return like - differs


def _one_thing(one: _Cluster, other: _Cluster) -> float | None:
    """How near the figures of two counts of one noun must be to be of the same things, None if never.

    Of one measure ("hectares") or where their other words agree, as near as those of a toll. Else one
    must tell nothing more, or one source tell both on its days, or two sources side by side; small
    numbers are alike by chance. What a sum of money is for must be told.
    """
    first = one.members[0].head
    if one.stuff and other.stuff and one.stuff != other.stuff:
        return None
    if one.does & other.does or (first.unit and not first.money):
        return _ALIKE
    if first.money or max(size for _, size in one.figures + other.figures) < _FEW:
        return None
    bare = not (one.does and other.does)
    linked = bare or one.voices & other.voices or _rivals(one, other)
    return _PART if linked else None


def _rivals(one: _Cluster, other: _Cluster) -> bool:
    """Whether two sources tell a figure of each right behind the other's in some report."""
    told: dict[str, list[Member]] = defaultdict(list)
    for member in one.members:
        told[member.estimate.span.report].append(member)
    return any(
        member.voices != each.voices
        and abs(member.estimate.span.start - each.estimate.span.start) <= _BESIDE
        for member in other.members
        for each in told.get(member.estimate.span.report, ())
    )


def _holds(outer: str, inner: str, lands: Mapping[str, str]) -> bool:
    """Whether a place, or several, hold another: a country its towns."""
    wide, near = set(outer.split("|")), set(inner.split("|"))
    return near <= wide or all(lands.get(name) in wide for name in near)


def _like(one: _Cluster, other: _Cluster) -> float:
    """How near in size the figures of the smaller cluster are to the other's at about their times.

    Of two of one size it is the one told of no place, whose figures must fit in where they are put.
    """
    few, many = sorted((one, other), key=lambda each: (len(each.figures), bool(each.says["place"])))
    return _among(few.figures, many.figures)


def _among(few: Sequence[tuple[int, float]], many: Sequence[tuple[int, float]]) -> float:
    """The median share that figures are of the likest ones among many."""
    if not few:
        return 0.0
    known = [day for day, _ in many]
    shares = sorted(_share(day, size, many, known) for day, size in few)
    return shares[(len(shares) - 1) // 2]


def _share(day: int, size: float, many: Sequence[tuple[int, float]], known: Sequence[int]) -> float:
    low, high = bisect_left(known, day - _NEAR), bisect_left(known, day + _NEAR + 1)
    near = many[low:high] or [*many[max(0, low - 1) : low], *many[high : high + 1]]
    if not many[low:high] and len(near) == 2 and near[0][1] <= size <= near[1][1]:
        return 1.0  # between the figure before and the one after
    return max((min(size, other) / max(size, other) for _, other in near), default=0.0)


def _set_apart(one: _Cluster, other: _Cluster) -> bool:
    """Whether a report tells a figure of each in one voice and as of one time: they are two things."""
    told: dict[tuple[str, str | None, str], list[Member]] = defaultdict(list)
    for member in one.members:
        told[_voice(member)].append(member)
    for member in other.members:
        for each in told.get(_voice(member), ()):
            if not _agree(member, each):
                return True
    return False


def _voice(one: Member) -> tuple[str, str | None, str]:
    estimate = one.estimate
    when = estimate.when.value if estimate.when is not None else ""
    said = estimate.said.value[:10] if estimate.said is not None else ""
    return estimate.span.report, "|".join(one.voices), when if when.startswith("..") else said


def _agree(one: Member, other: Member) -> bool:
    """Whether the bounds of two figures have a value in common, or only one is of what is to come."""
    a, b = one.estimate, other.estimate
    if (a.kind in _AHEAD) != (b.kind in _AHEAD):
        return True
    low = max(a.low if a.low is not None else 0.0, b.low if b.low is not None else 0.0)
    tops = [high for high in (a.high, b.high) if high is not None]
    return not tops or low <= min(tops)


def _joined(one: _Cluster, other: _Cluster) -> _Cluster:
    says = {key: one.says[key] or other.says[key] for key in one.says}
    says["what"] = _CLOSE.get(says["what"], says["what"])
    a, b = one.says["place"], other.says["place"]
    if a and b and a != b:
        says["place"] = max(
            (a, b), key=lambda place: (len(place.split("|")), place.isupper(), place)
        )
    return _Cluster(
        one.measures + other.measures,
        one.members + other.members,
        says,
        sorted(one.figures + other.figures),
        one.does | other.does,
        one.stuff or other.stuff,
        one.voices | other.voices,
    )
