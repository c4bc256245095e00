from __future__ import annotations

from sayso.data import load
from sayso.data.basemap import shapes


def test_every_ring_is_closed_and_on_the_map() -> None:
    drawn = shapes(load("basemap"))
    assert len(drawn) > 200
    for shape in drawn:
        for polygon in shape.polygons:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)


def test_a_country_is_where_it_should_be() -> None:
    by_code = {shape.code: shape for shape in shapes(load("basemap"))}
    points = [p for polygon in by_code["352"].polygons for p in polygon[0]]  # Iceland
    assert min(x for x, _ in points) > -26
    assert max(x for x, _ in points) < -12
    assert min(y for _, y in points) > 62
