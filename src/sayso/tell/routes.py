"""Movements as routes: one for each two places, with everything that is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.records import Brief, BriefMovement, Standing
from sayso.records.point import Status
from sayso.tell.cast import UNSOURCED, Cast
from sayso.tell.dates import UNDATED, moment_words
from sayso.tell.placenames import shown_name
from sayso.tell.views import Line, RouteView

# What a reader is told of a movement that is not simply told to have been.
STANDINGS: dict[Standing, str] = {
    "told": "",
    "planned": "planned",
    "possible": "only possible, or demanded",
    "denied": "denied or doubted",
}


def routes(brief: Brief, known: Cast) -> tuple[RouteView, ...]:
    """The routes of a brief, those that most reports tell of first."""
    places = {place.id: place for place in brief.places}
    contested = _contested(brief)
    groups: dict[tuple[str, str], list[BriefMovement]] = {}
    for each in brief.movements:
        if each.origin in places and each.goal in places:
            groups.setdefault((each.origin, each.goal), []).append(each)
    ranked = sorted(groups.items(), key=lambda item: -_reports(item[1], known))
    views = []
    for number, ((start, end), group) in enumerate(ranked, 1):
        origin, goal = places[start], places[end]
        standings = {each.standing for each in group}
        views.append(
            RouteView(
                number,
                shown_name(origin, known.countries),
                shown_name(goal, known.countries),
                (origin.lon, origin.lat),
                (goal.lon, goal.lat),
                standings == {"told"} and not any(each.attribution in contested for each in group),
                _lines(group, known, contested),
            )
        )
    return tuple(views)


def _reports(group: Iterable[BriefMovement], known: Cast) -> int:
    """How many reports tell of it; a copy tells nothing of its own."""
    return len({known.originals.get(each.span.report, each.span.report) for each in group})


def _contested(brief: Brief) -> dict[str | None, Status]:
    """The attributions of points that somebody denies or has taken back, with the point's status."""
    return {
        attribution: point.status
        for point in brief.points
        if point.status in ("disputed", "denied", "withdrawn")
        for position in point.positions
        if position.stance == "affirm"
        for attribution in position.attributions
    }


def _lines(
    group: Sequence[BriefMovement], known: Cast, contested: Mapping[str | None, Status]
) -> tuple[Line, ...]:
    """What is told of a route, the same words in several reports together."""
    told: dict[tuple[str, Standing], list[BriefMovement]] = {}
    for each in group:
        words = re.sub(r"\W+", " ", known.shelf.words((each.span,))).lower()
        told.setdefault((words, each.standing), []).append(each)
    return tuple(
        Line(
            known.shelf.words((same[0].span,)),
            known.shelf.cite(each.span for each in same),
            details=_details(same[0], known, contested),
        )
        for same in told.values()
    )


def _details(
    movement: BriefMovement, known: Cast, contested: Mapping[str | None, Status]
) -> tuple[str, ...]:
    attribution = known.attributions.get(movement.attribution or "")
    source = known.speaker(attribution) if attribution else UNSOURCED
    when = moment_words(movement.when) if movement.when else UNDATED
    parts = (
        STANDINGS[movement.standing],
        contested.get(movement.attribution, "") if movement.standing == "told" else "",
        "" if when == UNDATED else when,
        "" if source == UNSOURCED else f"source: {source}",
    )
    return tuple(part for part in parts if part)
