"""The drawings of a page, each for wide and for narrow screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.data.basemap import shapes
from sayso.tell import svg
from sayso.tell.arrows import MOST_ROUTES
from sayso.tell.atlas import place_map
from sayso.tell.charts import SHAPES, compressed, drawable, estimate_chart
from sayso.tell.strip import dated, timeline_chart
from sayso.tell.svg import Frame
from sayso.tell.views import Drawing, Drawings, Key, Outline, SeriesView
from sayso.tell.wording import KINDS, plural, sentence

# A series of one source and one kind needs no legend of eight.
_SOURCES = len(svg.SERIES) - 1
_CHARTS = 12

_SIGNS = {
    "circle": "M8 3a5 5 0 1 0 .01 0z",
    "square": "M3.5 3.5h9v9h-9z",
    "diamond": "M8 2l6 6-6 6-6-6z",
    "triangle-up": "M8 2.5l6 11H2z",
}


def draw(told: Outline, basemap: dict[str, Any] | None) -> Drawings:
    """The charts of the twelve longest series, the timeline, and the map if there is a `basemap`."""
    # The same source has the same colour in all charts, as far as the colours go.
    colours = {
        by: colour
        for by, colour in _colours(told.numbers, {}).items()
        if colour != svg.SERIES[_SOURCES]
    }
    series = {}
    for view in told.numbers[:_CHARTS]:
        if view.anchor != "figures" and (drawing := _series(view, _colours([view], colours))):
            series[view.anchor] = drawing
    return Drawings(series, _timeline(told), _map(told, basemap) if basemap else None)


def _colours(views: Iterable[SeriesView], kept: Mapping[str, str]) -> dict[str, str]:
    """A colour for each source, who speaks most first; one that is `kept` from elsewhere stays."""
    counts: dict[str, int] = {}
    for view in views:
        if view.anchor != "figures":
            for row in view.rows:
                counts[row.by] = counts.get(row.by, 0) + 1
    most = sorted(counts, key=lambda by: -counts[by])
    colours = {by: kept[by] for by in most[:_SOURCES] if by in kept}
    free = [colour for colour in svg.SERIES[:_SOURCES] if colour not in colours.values()]
    for by in most:
        if by not in colours:
            colours[by] = free.pop(0) if free else svg.SERIES[_SOURCES]
    return colours


def _series(view: SeriesView, colours: dict[str, str]) -> Drawing | None:
    wide = estimate_chart(view, colours, Frame(660, 240, 56, 20, 20, 28))
    narrow = estimate_chart(view, colours, Frame(276, 210, 46, 18, 20, 28))
    if wide is None or narrow is None:
        return None
    rows = drawable(view)
    kinds = dict.fromkeys(row.kind for row in rows)
    key = []
    for colour in svg.SERIES:
        names = dict.fromkeys(row.by for row in rows if colours[row.by] == colour)
        if names:
            label = next(iter(names)) if len(names) == 1 else plural(len(names), "other source")
            css = f"c{svg.SERIES.index(colour) + 1}"
            key.append(Key(css, _SIGNS["circle"], sentence(label)))
    if len(kinds) > 1:
        key += [
            Key(
                "plain hollow" if kind in ("forecast", "plan") else "plain",
                _SIGNS[SHAPES[kind]],
                KINDS[kind],
            )
            for kind in kinds
        ]
    missing = len(view.rows) - len(rows)
    notes = ["The scale narrows towards the top."] if compressed(view) else []
    if missing:
        notes.append(f"{plural(missing, 'figure')} without a date not drawn.")
    caption = "Whiskers are ranges. An arrow means that the source gives no upper, or lower, bound."
    is_open = any(row.low is None or row.high is None for row in rows)
    is_range = any(None not in (row.low, row.high) and row.low != row.high for row in rows)
    described = "; ".join(f"{row.figure}, {row.dates}, {row.by}" for row in rows[:30])
    return Drawing(
        svg.markup(wide, f"{view.anchor}-w", view.title, described),
        svg.markup(narrow, f"{view.anchor}-n", view.title, described),
        caption if is_open or is_range else "",
        " ".join(notes),
        tuple(key),
    )


def _timeline(told: Outline) -> Drawing | None:
    if len(dated(told.timeline)) < 2:
        return None
    wide = timeline_chart(told.timeline, Frame(720, 0, 8, 8, 8, 26), labels=True)
    narrow = timeline_chart(told.timeline, Frame(324, 0, 8, 8, 8, 26), labels=False)
    described = "; ".join(f"{event.number}: {event.when}" for event in told.timeline[:60])
    missing = len(told.timeline) - len(dated(told.timeline))
    return Drawing(
        svg.markup(wide, "timeline-w", "Timeline", described),
        svg.markup(narrow, "timeline-n", "Timeline", described),
        note=f"{plural(missing, 'event')} without a date not drawn." if missing else "",
    )


def _map(told: Outline, basemap: dict[str, Any]) -> Drawing | None:
    if not told.places:
        return None
    ground = shapes(basemap)
    wide, outside = place_map(told.places, ground, Frame(736, 430, 0, 0, 0, 0), told.routes)
    narrow, _ = place_map(told.places, ground, Frame(340, 320, 0, 0, 0, 0), told.routes)
    described = "; ".join(
        [f"{place.name}, {place.coordinates}" for place in told.places[:60]]
        + [
            f"route {each.number}: {each.origin} to {each.goal}"
            for each in told.routes[:MOST_ROUTES]
        ]
    )
    note = ""
    if outside:
        more = len(outside) - 6
        names = ", ".join(outside[:6]) + (f" and {more} more" if more > 0 else "")
        note = f"Outside the map: {names}."
    return Drawing(
        svg.markup(wide, "map-w", "Map of the places named", described),
        svg.markup(narrow, "map-n", "Map of the places named", described),
        note=note,
    )
