"""What editors decided, applied to the joins: each right after the step that it corrects.

Joins are made anew each time that a story is told, so a correction finds what it is about again:
by id, else by the attributions that this rested on, else by their exact words, else by name. One that
finds nothing stays in the story, marked as not applied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sayso.join.actor import behind
from sayso.join.correction.actors import joined as actors_joined
from sayso.join.correction.actors import split as actors_split
from sayso.join.correction.found import Found
from sayso.join.correction.points import joined as points_joined
from sayso.join.correction.points import split as points_split
from sayso.join.correction.points import stated, without
from sayso.records import Correction, Reading, Relation, Report, Step, Story

_COPIES: frozenset[Relation] = frozenset({"copies", "draws on"})
_ACTORS: frozenset[Relation] = frozenset({"names", "speaks", "passes on", "speaks for"})
_SERIES: frozenset[Relation] = frozenset({"counts", "replaces", "corrects"})

Change = Callable[[Correction, Story, Found], Story | None]


def _each(readings: Sequence[Reading], story: Story, change: Change) -> Story:
    """The story with each of its corrections made that `change` knows how to make."""
    if not story.corrections:
        return story
    marked = []
    for correction in story.corrections:
        made = change(correction, story, Found(story, readings))
        story = made or story
        marked.append(replace(correction, applied=correction.applied or made is not None))
    return replace(story, corrections=tuple(marked))


def _unlinked(correction: Correction, story: Story, found: Found) -> Story | None:
    ends = [found.id(target) for target in correction.targets]
    kept = tuple(
        link
        for link in story.links
        if (link.left, link.right, link.relation) != (*ends, correction.relation)
    )
    return replace(story, links=kept) if len(kept) < len(story.links) else None


def _taken_back(correction: Correction, relations: frozenset[Relation]) -> bool:
    return correction.kind == "unlink" and correction.relation in relations


def copies(reports: Sequence[Report], readings: Sequence[Reading], story: Story) -> dict[str, Any]:
    """Copy groups as editors corrected them: a report that they call no copy is taken out."""

    def change(correction: Correction, story: Story, found: Found) -> Story | None:
        if not _taken_back(correction, _COPIES):
            return None
        out = found.id(correction.targets[0])
        groups = [
            replace(group, reports=tuple(each for each in group.reports if each != out))
            for group in story.copies
        ]
        unlinked = _unlinked(correction, story, found)
        return unlinked and replace(
            unlinked, copies=tuple(group for group in groups if len(group.reports) > 1)
        )

    return _given(_each(readings, story, change), "copies")


def actors(reports: Sequence[Report], readings: Sequence[Reading], story: Story) -> dict[str, Any]:
    """Actors as editors corrected them: joined, split, or no longer linked to some words."""

    def change(correction: Correction, story: Story, found: Found) -> Story | None:
        if _taken_back(correction, _ACTORS):
            return _unlinked(correction, story, found)
        first = correction.targets[:1]
        if not first or first[0].kind != "actor":
            return None
        if correction.kind == "join":
            return actors_joined(correction, story, found)
        return actors_split(correction, story, found) if correction.kind == "split" else None

    return _given(_each(readings, story, change), "actors")


def points(reports: Sequence[Report], readings: Sequence[Reading], story: Story) -> dict[str, Any]:
    """Points as editors corrected them: joined, split, given a status, or without a statement."""
    if not story.corrections:
        return {}
    origin = behind.origins_of(story.links, story.actors)

    def change(correction: Correction, story: Story, found: Found) -> Story | None:
        if _taken_back(correction, frozenset({"takes part"})):
            return without(correction, story, found, origin)
        first = correction.targets[:1]
        if not first or first[0].kind != "point":
            return None
        if correction.kind == "join":
            return points_joined(correction, story, found, origin)
        if correction.kind == "split":
            return points_split(correction, story, found, origin)
        return stated(correction, story, found) if correction.kind == "status" else None

    return _given(_each(readings, story, change), "points")


def series(reports: Sequence[Report], readings: Sequence[Reading], story: Story) -> dict[str, Any]:
    """Series as editors corrected them: without a figure that belongs elsewhere."""

    def change(correction: Correction, story: Story, found: Found) -> Story | None:
        if not _taken_back(correction, _SERIES):
            return None
        unlinked = _unlinked(correction, story, found)
        if unlinked is None or correction.relation != "counts":
            return unlinked
        figure, measure = (found.id(target) for target in correction.targets)
        kept = (
            replace(each, estimates=tuple(e for e in each.estimates if e != figure))
            if each.id == measure
            else each
            for each in story.series
        )
        return replace(unlinked, series=tuple(each for each in kept if each.estimates))

    return _given(_each(readings, story, change), "series")


def _given(story: Story, field: str) -> dict[str, Any]:
    names: Iterable[str] = (field, "links", "corrections")
    return {name: getattr(story, name) for name in names}


COPIES = Step("corrected copies", copies, needs=("copies",), gives=("copies.corrected",))
ACTORS = Step("corrected actors", actors, needs=("actors",), gives=("actors.corrected",))
POINTS = Step("corrected points", points, needs=("points",), gives=("points.corrected",))
SERIES = Step("corrected series", series, needs=("series",), gives=("series.corrected",))
