from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tell.projection import area_and_centre, contains, may_show, visible, window

COORDINATES = st.tuples(st.floats(-180, 180), st.floats(-84, 84))


@given(st.lists(COORDINATES, min_size=1, max_size=12))
def test_every_place_lies_in_the_window(points: list[tuple[float, float]]) -> None:
    view = window(points, 700, 400)
    for lon, lat in points:
        x, y = view.pixel(lon, lat)
        assert -1 <= x <= 701
        assert view.world or -1 <= y <= 401


def test_north_is_up_and_east_is_right() -> None:
    view = window([(20, 60), (25, 65)], 700, 400)
    (x1, y1), (x2, y2) = view.pixel(20, 60), view.pixel(25, 65)
    assert x1 < x2
    assert y1 > y2


def test_the_date_line_is_no_border() -> None:
    view = window([(178, -18), (-172, -14)], 700, 400)
    assert not view.world
    assert 0 < view.pixel(178, -18)[0] < view.pixel(-172, -14)[0] < 700


def test_the_world_gets_a_projection_of_its_own() -> None:
    assert window([(-100, 40), (140, 36), (20, -30)], 700, 400).world


def test_a_ring_is_cut_at_the_edge() -> None:
    view = window([(20, 60), (25, 63)], 700, 400)
    ring = [(0, 30), (60, 30), (60, 80), (0, 80), (0, 30)]
    assert may_show(ring, view)
    polygon = visible(ring, view)
    area, centre = area_and_centre(polygon)
    assert area == pytest.approx(700 * 400, rel=0.01)
    assert contains(polygon, centre)
    assert not contains(polygon, (-5, 5))


def test_what_is_elsewhere_is_not_drawn() -> None:
    view = window([(20, 60), (25, 63)], 700, 400)
    ring = [(-60, -30), (-50, -30), (-50, -20), (-60, -30)]
    assert not may_show(ring, view)
    assert visible(ring, view) == []
