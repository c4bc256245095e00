"""Routes on the map: bent arrows with the numbers of the list beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from sayso.tell import svg
from sayso.tell.projection import Point, Window
from sayso.tell.views import RouteView

# More arrows than these hide the map; the list below it has them all.
MOST_ROUTES = 12
_STEPS = 16
_BEND = 0.16
# Pixels that an arrow keeps from the dots at its ends; the size of its head; what is too short to draw.
_GAP, _HEAD, _SHORTEST = 9.0, 9.0, 24.0
_NUMBER = 8.0


def arrows(
    routes: Sequence[RouteView], view: Window
) -> tuple[list[dict[str, Any]], list[tuple[float, float, float, float]]]:
    """The layers of the arrows, without encodings of their own, and the boxes that they cover."""
    firm: list[dict[str, Any]] = []
    loose: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    numbers: list[dict[str, Any]] = []
    for route in routes[:MOST_ROUTES]:
        line = _bent(view.pixel(*route.origin_at), view.pixel(*route.goal_at))
        if line is None:
            continue
        (firm if route.firm else loose).append(_feature("LineString", line[:-1]))
        heads.append(_feature("Polygon", [_head(line[-3], line[-1])]))
        x, y = line[len(line) // 2]
        numbers.append({"x": x, "y": y, "label": str(route.number)})
    stroke = {"type": "geoshape", "filled": False, "stroke": svg.SERIES[0], "strokeWidth": 2.2}
    layers = [
        _drawn(firm, stroke),
        _drawn(loose, {**stroke, "strokeDash": [6, 4]}),
        _drawn(heads, {"type": "geoshape", "color": svg.SERIES[0], "strokeWidth": 0}),
    ]
    across = {"field": "x", **svg.pixels(round(view.width))}
    down = {"field": "y", **svg.pixels(round(view.height), downward=True)}
    disc = {"type": "point", "shape": "circle", "filled": True, "opacity": 1}
    layers += [
        svg.layer(
            numbers,
            {**disc, "size": 3.14 * _NUMBER**2, "fill": svg.PAPER, "stroke": svg.SERIES[0]},
            x=across,
            y=down,
        ),
        svg.layer(
            numbers,
            {"type": "text", "baseline": "middle", "fontSize": 11, "fontWeight": 600, "color": svg.INK},
            x=across,
            y=down,
            text="label",
        ),
    ]  # fmt: skip
    boxes = [
        (each["x"] - _NUMBER, each["y"] - _NUMBER, each["x"] + _NUMBER, each["y"] + _NUMBER)
        for each in numbers
    ]
    return layers, boxes


def _drawn(features: list[dict[str, Any]], mark: dict[str, Any]) -> dict[str, Any]:
    projection = {"type": "identity", "scale": 1, "translate": [0, 0]}
    return {**svg.layer(features, mark), "projection": projection}


def _feature(kind: str, coordinates: object) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def _bent(start: Point, end: Point) -> list[Point] | None:
    """A curve from `start` to `end` that bends to its left; there and back lie apart."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < _SHORTEST:
        return None
    middle = (
        (start[0] + end[0]) / 2 + dy * _BEND * 2,
        (start[1] + end[1]) / 2 - dx * _BEND * 2,
    )
    gap = min(0.3, _GAP / length)
    shares = [gap + (1 - 2 * gap) * step / _STEPS for step in range(_STEPS + 1)]
    return [
        (
            round((1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t * t * end[0], 1),
            round((1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t * t * end[1], 1),
        )
        for t in shares
    ]


def _head(before: Point, tip: Point) -> list[Point]:
    """The triangle at the tip of a line that comes from `before`."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    corners = [tip]
    for turn in (2.65, -2.65):
        corner = (tip[0] + _HEAD * math.cos(angle + turn), tip[1] + _HEAD * math.sin(angle + turn))
        corners.append((round(corner[0], 1), round(corner[1], 1)))
    return [*corners, tip]
