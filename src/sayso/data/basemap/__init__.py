"""The outlines of the world's countries, for maps drawn offline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sayso.errors import DataError

ATTRIBUTION = "Made with Natural Earth."

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: its ISO 3166 numeric code ("" where it has none), name, and polygons.

    Each polygon is its outer ring, then its holes; a ring is a closed line of (longitude, latitude)
    in degrees. Lines that cross 180° are cut there.
    """

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]


def load() -> dict[str, Any]:
    """The map as TopoJSON, its one object named `countries`, in degrees of WGS 84.

    Raises `DataError` where the file is missing.
    """
    try:
        world: dict[str, Any] = json.loads((files(__name__) / "world.json").read_text("utf-8"))
    except FileNotFoundError as error:
        raise DataError("the map of the world is missing", "Install sayso again.") from error
    return world


def shapes(world: dict[str, Any]) -> tuple[Shape, ...]:
    """The countries of a TopoJSON map as rings of coordinates, for drawing without a library."""
    (kx, ky), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    lines: list[Ring] = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * kx + tx, 2), round(y * ky + ty, 2)))
        lines.append(tuple(points))

    def ring(arcs: list[int]) -> Ring:
        points: list[tuple[float, float]] = []
        for index in arcs:
            # In TopoJSON ~i is arc i backwards; each arc starts on the point the last one ended on.
            line = lines[index] if index >= 0 else lines[~index][::-1]
            points.extend(line[1:] if points else line)
        return tuple(points)

    found = []
    for shape in world["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = tuple(tuple(ring(arcs) for arcs in polygon) for polygon in polygons)
        found.append(Shape(shape["id"], shape["properties"]["name"], rings))
    return tuple(found)
