"""The map: the places of a story on the outlines of countries, zoomed to where it happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.data.basemap import Shape
from sayso.tell import svg
from sayso.tell.arrows import MOST_ROUTES, arrows
from sayso.tell.projection import (
    Point,
    Window,
    area_and_centre,
    contains,
    may_show,
    visible,
    window,
)
from sayso.tell.svg import Frame
from sayso.tell.views import PlaceView, RouteView

_LABEL, _COUNTRY = 12.5, 11
_MOST_DOTS = 400

Box = tuple[float, float, float, float]


def place_map(
    places: Sequence[PlaceView],
    shapes: Sequence[Shape],
    frame: Frame,
    routes: Sequence[RouteView] = (),
) -> tuple[dict[str, Any], list[str]]:
    """The Vega-Lite map of `places`, and the names of those that lie outside it.

    It is zoomed to what is named as a place; names that stand for a government are drawn hollow,
    and only where they fall into the picture. Countries that are named are tinted, not dotted. The
    `routes` are arrows, dashed where they are not simply told to have been gone.
    """
    land = {shape.name.casefold(): shape for shape in shapes}
    tinted = {shape.name for place in places if (shape := _country(place, land)) and place.literal}
    dots = [place for place in places if not _country(place, land)]
    view = _window(places, dots, frame, routes)
    placed = [(place, view.pixel(place.lon, place.lat)) for place in dots]
    shown = [(place, at) for place, at in placed if view.shows(at)][:_MOST_DOTS]
    outside = [place.name for place, at in placed if not view.shows(at)]
    ground, names = _ground(shapes, tinted, view)
    taken: list[Box] = [
        (x - _radius(place), y - _radius(place), x + _radius(place), y + _radius(place))
        for place, (x, y) in shown
    ]
    ways, numbers = arrows(routes, view)
    taken += numbers
    labels = _labels(shown, taken, frame)
    countries = [name for name in names if _free(name["box"], taken)]

    x = {"field": "x", **svg.pixels(frame.width)}
    y = {"field": "y", **svg.pixels(frame.height, downward=True)}
    signs = [
        {"x": at[0], "y": at[1], "size": 3.14 * _radius(place) ** 2, "literal": place.literal > 0}
        for place, at in reversed(shown)
    ]
    sea = {"x": 0, "y": 0, "x2": frame.width, "y2": frame.height}
    sign = {"type": "point", "shape": "circle", "opacity": 1}
    text = {"type": "text", "baseline": "middle"}
    name = {**text, "fontSize": _LABEL, "fontWeight": 600}
    halo = {"color": svg.PAPER, "stroke": svg.PAPER, "strokeWidth": 3.5, "strokeJoin": "round"}
    layers = [
        svg.layer([sea], {"type": "rect", "color": svg.SEA}, x=x, y=y, x2="x2", y2="y2"),
        {
            **svg.layer(
                ground,
                {"type": "geoshape", "stroke": svg.SHORE, "strokeWidth": 0.7, "strokeJoin": "round"},
                fill="properties.fill",
            ),
            "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
        },
        svg.layer(
            countries,
            {**text, "fontSize": _COUNTRY, "color": svg.MUTED, "opacity": 0.85},
            x=x, y=y, text="label",
        ),
        svg.layer(
            [each for each in signs if not each["literal"]],
            {**sign, "filled": False, "fill": svg.PAPER, "stroke": svg.MUTED, "strokeWidth": 1.6},
            x=x, y=y, size="size",
        ),
        svg.layer(
            [each for each in signs if each["literal"]],
            {**sign, "filled": True, "fill": svg.SERIES[1], "stroke": svg.PAPER, "strokeWidth": 1.2},
            x=x, y=y, size="size",
        ),
        *ways,
        *(
            svg.layer(
                [label for label in labels if label["align"] == align],
                {**name, **colours, "align": align},
                x=x, y=y, text="label",
            )
            for align in ("left", "right", "center")
            for colours in (halo, {"color": svg.INK})
        ),
    ]  # fmt: skip
    return svg.layered(layers, frame), outside


def _country(place: PlaceView, land: dict[str, Shape]) -> Shape | None:
    """The country that `place` is, by its name; the map's own names are sometimes longer."""
    name = place.name.casefold()
    if name in land:
        return land[name]
    if len(name) < 6:
        return None
    return next((shape for key, shape in land.items() if key.startswith(f"{name} of ")), None)


def _window(
    places: Sequence[PlaceView],
    dots: Sequence[PlaceView],
    frame: Frame,
    routes: Sequence[RouteView],
) -> Window:
    chosen = [place for place in dots if place.literal] or list(dots) or list(places)
    points = [(place.lon, place.lat) for place in chosen]
    points += [end for route in routes[:MOST_ROUTES] for end in (route.origin_at, route.goal_at)]
    return window(points, frame.width, frame.height)


def _ground(
    shapes: Sequence[Shape], tinted: set[str], view: Window
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The land in view as GeoJSON in pixels, and the names of the countries with room for one."""
    features: list[dict[str, Any]] = []
    names: list[tuple[float, dict[str, Any]]] = []
    for shape in shapes:
        polygons, best, at, holder = [], 0.0, (0.0, 0.0), []
        for polygon in shape.polygons:
            if not may_show(polygon[0], view):
                continue
            rings = [ring for ring in (visible(points, view) for points in polygon) if ring]
            if not rings:
                continue
            polygons.append([[*ring, ring[0]] for ring in rings])
            area, centre = area_and_centre(rings[0])
            if area > best:
                best, at, holder = area, centre, rings[0]
        if not polygons:
            continue
        fill = svg.NAMED_LAND if shape.name in tinted else svg.LAND
        features.append(
            {
                "type": "Feature",
                "properties": {"fill": fill},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            }
        )
        half = svg.text_width(shape.name, _COUNTRY) / 2
        fits = best > 0 and contains(holder, at) and best > max(2600.0, (2 * half) ** 2 * 0.45)
        box = (at[0] - half, at[1] - 7, at[0] + half, at[1] + 7)
        inside = box[0] > 2 and box[2] < view.width - 2 and box[1] > 2 and box[3] < view.height - 2
        if fits and inside:
            names.append((best, {"x": at[0], "y": at[1], "label": shape.name, "box": box}))
    names.sort(key=lambda name: -name[0])
    return features, [name for _, name in names]


def _labels(
    shown: Sequence[tuple[PlaceView, Point]], taken: list[Box], frame: Frame
) -> list[dict[str, Any]]:
    """Labels beside their dots, the most named first, as long as none covers anything."""
    labels = []
    for place, (x, y) in shown:
        width, reach = svg.text_width(place.name, _LABEL * 1.08), _radius(place) + 4
        for align, lx, ly in (
            ("left", x + reach, y),
            ("right", x - reach, y),
            ("center", x, y - reach - 7),
            ("center", x, y + reach + 7),
        ):
            left = {"left": lx, "right": lx - width, "center": lx - width / 2}[align]
            box = (left - 2, ly - 8, left + width + 2, ly + 8)
            inside = box[0] >= 2 and box[2] <= frame.width - 2
            if inside and box[1] >= 2 and box[3] <= frame.height - 2 and _free(box, taken):
                taken.append(box)
                labels.append({"x": lx, "y": ly, "label": place.name, "align": align})
                break
    return labels


def _free(box: Box, taken: Sequence[Box]) -> bool:
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )


def _radius(place: PlaceView) -> float:
    return min(9.0, 4.2 + 0.8 * place.mentions**0.5) if place.literal else 4.2
