"""Makes `data/basemap/world.json`: Natural Earth's countries at 1:50 million, simplified."""

from __future__ import annotations

import itertools
import json
from typing import Any

from training.gazetteer.sources import member

# Degrees that a simplified border may stray: 0.06 is a pixel of a map 6,000 pixels wide.
TOLERANCE = 0.06
STEPS = 36_000  # of the quantised grid, along each side: a hundredth of a degree

Points = list[tuple[float, float]]


def simplified(points: Points, tolerance: float) -> Points:
    """Douglas and Peucker's line simplification; the ends stay, so that shared borders still meet."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        worst, at = 0.0, -1
        for i in range(first + 1, last):
            x, y = points[i]
            if length == 0:
                away = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            else:
                away = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if away > worst:
                worst, at = away, i
        # A ring that closes on itself keeps its farthest point at least: it must not become nothing.
        if at >= 0 and (worst > tolerance or (length == 0 and len(points) > 3)):
            keep.add(at)
            stack += [(first, at), (at, last)] if worst > tolerance else []
    if points[0] == points[-1] and len(keep) < 4:
        thirds = (len(points) // 3, 2 * len(points) // 3)
        keep.update(i for i in thirds if 0 < i < len(points) - 1)
    return [points[i] for i in sorted(keep)]


def build() -> bytes:
    """The map as TopoJSON bytes."""
    source: dict[str, Any] = json.loads(
        member("world-atlas-2.0.2.tgz", "package/countries-50m.json")
    )
    (sx, sy), (tx, ty) = source["transform"]["scale"], source["transform"]["translate"]
    kx, ky = 360 / STEPS, 180 / (STEPS // 2)
    arcs = []
    for arc in source["arcs"]:
        x = y = 0
        points: Points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        grid: list[tuple[int, int]] = []
        for lon, lat in simplified(points, TOLERANCE):
            cell = (round((lon + 180) / kx), round((lat + 90) / ky))
            if not grid or grid[-1] != cell or len(grid) < 2:
                grid.append(cell)
        out = [list(grid[0])]
        out += [[b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(grid)]
        arcs.append(out)
    shapes = [
        {
            "type": shape["type"],
            "arcs": shape["arcs"],
            "id": shape.get("id", ""),
            "properties": {"name": shape["properties"]["name"]},
        }
        for shape in source["objects"]["countries"]["geometries"]
    ]
    world = {
        "type": "Topology",
        "bbox": [-180, -90, 180, 90],
        "transform": {"scale": [kx, ky], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": arcs,
    }
    return json.dumps(world, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
