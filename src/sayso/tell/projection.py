"""Where on the map: a window around the places, its projection, and what of a country lies in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

# Degrees of latitude that a map shows at least: closer in, the outlines are too coarse to help.
_LEAST_SPAN = 5.0
_MARGIN = 0.16
_WORLD = 150.0


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows: a projection about `centre` (longitude), its scale and its offsets.

    Mercator for regions, so that shapes keep their look; for the world, where Mercator swells the
    north, the Natural Earth projection (T. Patterson; polynomials by B. Šavrič and others, 2011).
    """

    centre: float
    world: bool
    scale: float
    dx: float
    dy: float
    width: float
    height: float

    def pixel(self, lon: float, lat: float) -> Point:
        """Where a place stands, in pixels from the upper left corner."""
        x, y = _raw(turned(lon, self.centre), lat, self.world)
        return self.dx + self.scale * x, self.dy - self.scale * y

    def shows(self, point: Point) -> bool:
        """Whether a pixel lies on the map."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height


def turned(lon: float, centre: float) -> float:
    """Longitude relative to `centre`, from -180 to 180."""
    return (lon - centre + 180) % 360 - 180


def window(points: Sequence[Point], width: float, height: float) -> Window:
    """The window that shows all `points` (longitude, latitude) with a margin."""
    centre = _centre([lon for lon, _ in points])
    offsets = [turned(lon, centre) for lon, _ in points]
    shift = (min(offsets) + max(offsets)) / 2
    centre = turned(centre + shift, 0)
    offsets = [offset - shift for offset in offsets]
    lats = [lat for _, lat in points]
    world = max(offsets) - min(offsets) > _WORLD
    low, high = min(lats), max(lats)
    # The narrowest view keeps the proportions of the frame.
    pad = max(0.0, _LEAST_SPAN - (high - low)) / 2
    low, high = max(-85.0, low - pad), min(85.0, high + pad)
    corners = [_raw(lon, lat, world) for lon in (min(offsets), max(offsets)) for lat in (low, high)]
    if world:
        corners += [_raw(lon, 0, world) for lon in (min(offsets), max(offsets))]
    x1, x2 = min(x for x, _ in corners), max(x for x, _ in corners)
    y1, y2 = min(y for _, y in corners), max(y for _, y in corners)
    share = 1 - 2 * _MARGIN
    scale = share * min(width / max(x2 - x1, 1e-6), height / max(y2 - y1, 1e-6))
    if world:
        full = _raw(180, 0, True)[0] * 2
        scale = max(min(scale, width / (x2 - x1 + 0.3)), width / full)
    return Window(
        centre,
        world,
        scale,
        width / 2 - scale * (x1 + x2) / 2,
        height / 2 + scale * (y1 + y2) / 2,
        width,
        height,
    )


def may_show(ring: Sequence[Point], view: Window) -> bool:
    """Whether the ring's bounding box meets the map: a quick test that spares projecting it all."""
    if view.world:
        return True
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    if max(lons) - min(lons) > 180:
        return True
    half_width = math.degrees(view.width / view.scale) / 2 + 1
    middle = (min(lons) + max(lons)) / 2
    if abs(turned(middle, view.centre)) > half_width + (max(lons) - min(lons)) / 2:
        return False
    top = view.pixel(0, max(-85.0, min(85.0, max(lats))))[1]
    bottom = view.pixel(0, max(-85.0, min(85.0, min(lats))))[1]
    return top <= view.height and bottom >= 0


def visible(ring: Iterable[Point], view: Window) -> list[Point]:
    """What of a ring (longitude, latitude) lies in `view`, as a polygon of pixels; empty if none."""
    points = []
    before = None
    for lon, lat in ring:
        # Kept unbroken where it passes the edge of the map: the clipping below cuts it there.
        offset = turned(lon, view.centre)
        if before is not None:
            offset += 360 * round((before - offset) / 360)
        before = offset
        x, y = _raw(offset, max(-85.0, min(85.0, lat)), view.world)
        points.append((view.dx + view.scale * x, view.dy - view.scale * y))
    for axis, bound, sign in ((0, 0.0, 1), (0, view.width, -1), (1, 0.0, 1), (1, view.height, -1)):
        points = _cut(points, axis, bound, sign)
        if not points:
            return []
    return _thin(points)


def area_and_centre(polygon: Sequence[Point]) -> tuple[float, Point]:
    """Area of a polygon and its centre of mass (shoelace formula)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if abs(area) < 1e-9:
        return 0.0, polygon[0]
    return abs(area) / 2, (x / (3 * area), y / (3 * area))


def contains(polygon: Sequence[Point], point: Point) -> bool:
    """Whether `point` lies in `polygon` (even-odd rule)."""
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 > point[1]) != (y2 > point[1]):
            inside ^= point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1
    return inside


def _centre(lons: Sequence[float]) -> float:
    """The middle of the shortest arc that holds all longitudes."""
    ordered = sorted({lon % 360 for lon in lons})
    gaps = [
        ((ordered[(at + 1) % len(ordered)] - lon) % 360 or 360.0, at)
        for at, lon in enumerate(ordered)
    ]
    widest, at = max(gaps)
    start = ordered[(at + 1) % len(ordered)]
    return turned(start + (360 - widest) / 2, 0)


def _raw(lon: float, lat: float, world: bool) -> Point:
    x, y = math.radians(lon), math.radians(lat)
    if not world:
        return x, math.log(math.tan(math.pi / 4 + y / 2))
    s = y * y
    f = s * s
    return (
        x * (0.8707 - 0.131979 * s + f * (-0.013791 + f * (0.003971 * s - 0.001529 * f))),
        y * (1.007226 + s * (0.015085 + f * (-0.044475 + 0.028874 * s - 0.005916 * f))),
    )


def _cut(points: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    """Sutherland and Hodgman's clipping against one edge."""
    kept = []
    for at, one in enumerate(points):
        two = points[at - 1]
        inside, was = sign * (one[axis] - bound) >= 0, sign * (two[axis] - bound) >= 0
        if inside != was:
            share = (bound - two[axis]) / (one[axis] - two[axis])
            kept.append((two[0] + share * (one[0] - two[0]), two[1] + share * (one[1] - two[1])))
        if inside:
            kept.append(one)
    return kept


def _thin(points: list[Point]) -> list[Point]:
    """Without the points that a reader could not tell from their neighbours."""
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.8:
            kept.append((round(x, 1), round(y, 1)))
    return kept if len(kept) > 2 else []
