"""Chains that go on in another report: who is quoted here was told by somebody there.

"A deputy says that 900 were sent" has no deeper source in one report, where another that the story
holds tells who had briefed him of the same; and what "Oriel reported" stands in Oriel's own report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Attribution, Reading, Report

# Statements of the same thing may be told on; a denial or a refusal is one's own.
_TOLD = frozenset({"assert", "confirm", "acknowledge", "predict", "assess"})
_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]{4,}")
# Words that stand in any sentence.
_COMMON = frozenset(
    """that this with from have been were they their them which would could more than after before
    about also into only other some such when while where will over under between said says""".split()
)
_STEM = 6
_LEAST, _SHARE = 4, 0.6
# Words of one source in more statements than this tell nothing apart.
_MANY = 50


@dataclass(frozen=True, slots=True)
class Path:
    """An attribution with the ids of those it came through, outermost first, and of its sources.

    `stems` are those of its words (`stems_of`).
    """

    report: Report
    attribution: Attribution
    via: tuple[str, ...]
    sources: tuple[str, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deeper:
    """That the attribution with this id goes back on `sources`, through `via` after its own chain.

    `seen` is the id of the attribution in which that is told.
    """

    attribution: str
    via: tuple[str, ...]
    sources: tuple[str, ...]
    seen: str


def find(paths: Sequence[Path], publishers: Mapping[str, str]) -> Iterator[Deeper]:
    """Where chains go on. `publishers` gives the actor of each report's outlet, by the report's id.

    Statements are compared only with those that came through the same source, and share a word.
    """
    asked = {path.sources[0] for path in paths if len(path.sources) == 1}
    index: dict[tuple[str, str], list[int]] = {}
    stems = [path.stems for path in paths]
    for number, path in enumerate(paths):
        if path.attribution.stance not in _TOLD or not path.sources:
            continue
        through = {*path.via, publishers.get(path.report.id, "")} & asked
        for actor in through - set(path.sources):
            for stem in stems[number]:
                index.setdefault((actor, stem), []).append(number)
    holders = {path.attribution.inside for path in paths}
    for number, path in enumerate(paths):
        if len(path.sources) != 1 or path.attribution.stance not in _TOLD:
            continue
        if path.attribution.id in holders:
            continue  # what it tells on stands in it
        best = _best(number, paths, stems, index)
        if best is None:
            continue
        other = paths[best]
        source = path.sources[0]
        after = other.via[other.via.index(source) + 1 :] if source in other.via else other.via
        yield Deeper(path.attribution.id, after, other.sources, other.attribution.id)


def _best(
    number: int,
    paths: Sequence[Path],
    stems: Sequence[frozenset[str]],
    index: Mapping[tuple[str, str], Sequence[int]],
) -> int | None:
    path, mine = paths[number], stems[number]
    source = path.sources[0]
    shared: Counter[int] = Counter()
    for stem in mine:
        found = index.get((source, stem), ())
        if len(found) <= _MANY:
            shared.update(found)
    fitting = []
    for other, count in shared.items():
        there = paths[other]
        theirs = stems[other]
        # What stands in the statement itself is its own chain, which the report tells.
        if there.report.id == path.report.id or set(there.sources) & {source, *path.via}:
            continue
        if (there.report.published or "")[:10] > (path.report.published or "9999")[:10]:
            continue
        if count < max(_LEAST, _SHARE * min(len(mine), len(theirs))):
            continue
        numbers = {s for s in mine if s[0].isdigit()}, {s for s in theirs if s[0].isdigit()}
        if all(numbers) and not numbers[0] & numbers[1]:
            continue
        fitting.append((count, there.report.published or "", there.attribution.id, other))
    return max(fitting)[3] if fitting else None


def stems_of(reading: Reading) -> list[frozenset[str]]:
    """The beginnings of the words that each attribution of a report says something with."""
    return [_stems(attribution) for attribution in reading.attributions]


def _stems(attribution: Attribution) -> frozenset[str]:
    words = (w for span in attribution.content for w in _WORD.findall(span.text.casefold()))
    return frozenset(w[:_STEM] for w in words if w not in _COMMON)
