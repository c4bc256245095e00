"""Points and positions in our own small developments: who takes which side of what.

    python -m benchmarks.developments [NN ...] [--learned] [--show]

Each development of `training/developments` goes through the pipeline as one story of its five reports.
Only those held out are scored, or with --learned only the others, from which the attribution reader
has learned and which may be looked at. The labels of a development name its attributions by report
and number; what we found is one of them where it covers most of its content, or the other way round.
As in the sample stories, a labelled point is answered by the point of ours that has most of its
positions, and a position is right where actor and stance are. `status` is held against what
DESIGN's rules make of the labelled positions. Titles are not marked, so what stands in them is not
asked for.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from training.attribution import marked

from sayso import pipeline
from sayso.join import positions
from sayso.records import (
    Attribution,
    Point,
    Position,
    PositionStance,
    Reading,
    Report,
    Story,
    ident,
)

FOLDER = Path(__file__).parents[1] / "training/developments"
# What we found is a labelled attribution where this share of the shorter content is in both.
COVERS = 0.5
_ENDS = re.compile(r"[.!?…][”\"’')]*$")
_EMPTY = frozenset({"the", "a", "an", "of", "in", "at", "for", "and", "its", "his", "her", "their"})


class Labelled(NamedTuple):
    """A labelled attribution: the id of its report, the bounds of its content, and its source."""

    report: str
    content: tuple[tuple[int, int], ...]
    who: str


class Proposition(NamedTuple):
    """A labelled point: its statement, and the labelled attributions that take a side on it."""

    statement: str
    positions: tuple[tuple[str, PositionStance], ...]


@dataclass(frozen=True)
class Development:
    """A development with its labels; `apart` are pairs that look alike and are not one."""

    name: str
    reports: tuple[Report, ...]
    labelled: Mapping[str, Labelled]
    points: tuple[Proposition, ...]
    apart: frozenset[frozenset[str]]


def developments(*, held_out: bool = True, folder: Path = FOLDER) -> list[Development]:
    """Those that nothing is learned from, or the others."""
    listing = (folder / "held-out.txt").read_text("utf-8").split()
    apart = {name.split("/")[0] for name in listing}
    return [
        development(path.parent)
        for path in sorted(folder.glob("*/story.json"))
        if (path.parent.name in apart) == held_out
    ]


def development(folder: Path) -> Development:
    """A development as its files tell it."""
    told = json.loads((folder / "story.json").read_text("utf-8"))
    reports = []
    labelled = {}
    for row in told["reports"]:
        article = marked.marked(row["file"], (folder / f"{row['file']}.txt").read_text("utf-8"))
        first, _, rest = article.text.partition("\n\n")
        title = None if _ENDS.search(first) else first
        cut = len(article.text) - len(rest.lstrip()) if title else 0
        outlet = re.sub(r"\s*\([^)]*\)", "", row["outlet"])
        report = Report(
            ident("report", folder.name, row["file"]),
            row["file"],
            article.text[cut:].rstrip(),
            title=title,
            outlet=outlet,
            published=row["published"],
        )
        reports.append(report)
        for number, roles in zip(article.numbers, article.attributions, strict=True):
            name = f"{row['file']}:{number}"
            who = told["who"].get(name, "")
            bounds = tuple((a - cut, b - cut) for a, b in roles["content"] if a >= cut)
            if bounds:
                labelled[name] = Labelled(report.id, bounds, outlet if who == "@report" else who)
    points = tuple(
        Proposition(row["statement"], tuple((n, s) for n, s in row["positions"] if n in labelled))
        for row in told["points"]
    )
    pairs = frozenset(frozenset(row[:2]) for row in told["apart"])
    return Development(
        folder.name, tuple(reports), labelled, tuple(p for p in points if p.positions), pairs
    )


def found(one: Development, readings: Iterable[Reading]) -> dict[str, list[Attribution]]:
    """Our attributions that each labelled one is, by its name."""
    ours: dict[str, list[Attribution]] = defaultdict(list)
    for reading in readings:
        ours[reading.report] += reading.attributions

    def same(labelled: Labelled, attribution: Attribution) -> bool:
        spans = [(span.start, span.end) for span in attribution.content]
        both = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in labelled.content)
        least = min(_length(spans), _length(labelled.content))
        return both >= COVERS * max(least, 1)

    return {
        name: [a for a in ours[labelled.report] if same(labelled, a)]
        for name, labelled in one.labelled.items()
    }


def _length(bounds: Iterable[tuple[int, int]]) -> int:
    return sum(b - a for a, b in bounds)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", name.casefold()))) - _EMPTY


def same_name(who: str, names: Iterable[str]) -> bool:
    """Whether one of the names is that of the source: all words of the one are in the other."""
    wanted = _words(who)
    return any(
        (have := _words(name)) and (have <= wanted or wanted <= have) for name in names if wanted
    )


def status(one: Development, wanted: Proposition) -> str:
    """What DESIGN's rules make of labelled positions."""
    published = {report.id: report.published or "" for report in one.reports}
    stands: dict[str, list[positions.Stand]] = defaultdict(list)
    for name, stance in wanted.positions:
        labelled = one.labelled[name]
        known = next((who for who in stands if same_name(labelled.who, [who])), labelled.who)
        day = published[labelled.report]
        stands[known].append(positions.Stand(day, False, False, stance, name))
    held = [p for who, told in stands.items() for p in positions.held(who, told)]
    return positions.status(held)[0]


def score(
    one: Development, readings: Sequence[Reading], story: Story, show: bool = False
) -> Counter[str]:
    """What is asked of the points of a development, and what of it is right."""
    ours = found(one, readings)
    takes: dict[str, set[str]] = defaultdict(set)
    for link in story.links:
        if link.relation == "takes part":
            takes[link.left].add(link.right)
    where = {name: {p for a in made for p in takes[a.id]} for name, made in ours.items()}
    by_id = {point.id: point for point in story.points}
    names = {actor.id: (actor.name, *actor.aliases) for actor in story.actors}
    count: Counter[str] = Counter()
    for wanted in one.points:
        asked = sorted({(one.labelled[name].who, stance) for name, stance in wanted.positions})
        held = {p for name, _ in wanted.positions for p in where[name]}
        right: dict[str, int] = {
            number: sum(_takes(by_id[number].positions, names, *each) for each in asked)
            for number in sorted(held)
            if number in by_id
        }
        best = max(right, key=lambda number: right[number], default=None)
        verdict = status(one, wanted)
        count["asked"] += len(asked)
        count["right"] += right[best] if best else 0
        count["points"] += 1
        count["status"] += best is not None and by_id[best].status == verdict
        if show:
            told = f"{right[best]}/{len(asked)} {by_id[best].status}" if best else "not found"
            print(f"{one.name} {told} (want {verdict}): {wanted.statement}")
    return count + _together(one, where) + _lines(one, by_id, where, show)


def _takes(
    held: Iterable[Position], names: Mapping[str, Sequence[str]], who: str, stance: PositionStance
) -> bool:
    return any(p.stance == stance and same_name(who, names.get(p.actor, ())) for p in held)


def _of(one: Development) -> dict[str, dict[int, set[PositionStance]]]:
    """The sides that each labelled attribution takes, by the number of the point."""
    sides: dict[str, dict[int, set[PositionStance]]] = defaultdict(lambda: defaultdict(set))
    for number, wanted in enumerate(one.points):
        for name, stance in wanted.positions:
            sides[name][number].add(stance)
    return sides


def _together(one: Development, where: Mapping[str, set[str]]) -> Counter[str]:
    """Pairs of labelled attributions in one point of ours, and those that the labels hold for one."""
    sides = _of(one)
    count: Counter[str] = Counter()
    for a, b in combinations(sorted(where), 2):
        labelled = bool(sides[a] or sides[b]) or frozenset((a, b)) in one.apart
        together = bool(where[a] & where[b])
        if labelled:
            same = not sides[a].keys().isdisjoint(sides[b])
            count.update(
                {"pairs": same, "together": together, "rightly together": together and same}
            )
    return count


def _lines(
    one: Development, by_id: Mapping[str, Point], where: Mapping[str, set[str]], show: bool
) -> Counter[str]:
    """Points of ours with several labelled statements that are one, and whether disputes are some."""
    sides = _of(one)
    count: Counter[str] = Counter()
    for number, point in by_id.items():
        told = [name for name in where if number in where[name]]
        known = [name for name in told if sides[name]]
        whole = [sides[name].keys() for name in known]
        actors = {one.labelled[name].who for name in told}
        if len({p.actor for p in point.positions}) < 2 or len(actors) < 2 or not known:
            continue
        common = set.intersection(*map(set, whole)) if len(known) == len(told) else set()
        count["of several"] += 1
        count["one only"] += bool(common)
        if point.status not in ("disputed", "corroborated"):
            continue
        true = any(
            _line(one, [n for n in known if wanted in sides[n]], sides, wanted, point.status)
            for wanted in {w for keys in whole for w in keys}
        )
        count[point.status] += 1
        count[f"{point.status} truly"] += true
        if show and not true:
            print(f"{one.name} not truly {point.status}: {point.statement}")
            for name in told:
                print(f"    {name} {one.labelled[name].who}: {dict(sides[name])}")
    return count


def _line(
    one: Development,
    told: Sequence[str],
    sides: Mapping[str, Mapping[int, set[PositionStance]]],
    wanted: int,
    verdict: str,
) -> bool:
    """Whether the labels have two who disagree, or agree, on a point among these attributions."""
    by: dict[str, set[str]] = defaultdict(set)
    for name in told:
        for stance in sides[name][wanted]:
            by[stance].add(one.labelled[name].who)
    if verdict == "disputed":
        return bool(by["affirm"] and by["deny"])
    # Where the proposition is told with a negation, those who agree all deny what is labelled.
    return max(len(by["affirm"]), len(by["deny"])) > 1


def figures(count: Mapping[str, int]) -> dict[str, float]:
    """The shares that the counts make."""

    def share(part: str, whole: str) -> float:
        return round(count.get(part, 0) / max(count.get(whole, 0), 1), 3)

    return {
        "positions right": share("right", "asked"),
        "status right": share("status", "points"),
        "pairs that are one put together": share("rightly together", "pairs"),
        "pairs put together that are one": share("rightly together", "together"),
        "points of several that are one": share("one only", "of several"),
        "disputed truly": share("disputed truly", "disputed"),
        "corroborated truly": share("corroborated truly", "corroborated"),
    }


def measure(
    *, held_out: bool = True, names: Sequence[str] = (), show: bool = False
) -> dict[str, float]:
    """The figures over all developments."""
    count: Counter[str] = Counter()
    for one in developments(held_out=held_out):
        if not names or one.name in names:
            readings = [reading for _, reading in pipeline.readings(one.reports)]
            count += score(one, readings, pipeline.joined(one.reports, readings), show)
    return figures(count)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="NN: only these")
    parser.add_argument("--learned", action="store_true", help="those not held out")
    parser.add_argument(
        "--show", action="store_true", help="what was found; never of those held out"
    )
    options = parser.parse_args()
    show = options.show and options.learned
    for name, value in measure(
        held_out=not options.learned, names=options.names, show=show
    ).items():
        print(f"{name:34} {value:.3f}")


if __name__ == "__main__":
    main()
