from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.data import load
from sayso.data.basemap import Shape, shapes
from sayso.tell.atlas import place_map
from sayso.tell.sections import outline
from sayso.tell.svg import NAMED_LAND, Frame
from tests.tell.sample import build, flood

FRAME = Frame(736, 430, 0, 0, 0, 0)
PLACES = outline(build()).places


@pytest.fixture(scope="module")
def ground() -> tuple[Shape, ...]:
    return shapes(load("basemap"))


def labels(chart: dict[str, Any]) -> set[str]:
    return {
        value["label"]
        for layer in chart["layer"]
        if layer["mark"]["type"] == "text" and layer["mark"].get("fontWeight") == 600
        for value in layer["data"]["values"]
    }


def test_all_places_are_named_where_there_is_room(ground: tuple[Shape, ...]) -> None:
    chart, outside = place_map(PLACES, ground, FRAME)
    assert labels(chart) == {
        "Umeå",
        "Vaasa",
        "Kvarken strait",
        "Helsinki",
        "Stockholm",
        "Baltic Sea",
    }
    assert outside == []


def test_it_is_zoomed_to_what_is_meant_as_a_place(ground: tuple[Shape, ...]) -> None:
    far = replace(PLACES[-1], name="Canberra", lat=-35.3, lon=149.1, literal=0)
    chart, outside = place_map([*PLACES, far], ground, FRAME)
    assert outside == ["Canberra"]
    assert "Canberra" not in labels(chart)


def test_a_country_is_tinted_and_not_dotted(ground: tuple[Shape, ...]) -> None:
    country = replace(PLACES[0], name="Finland", lat=64.0, lon=26.0)
    chart, _ = place_map([*PLACES, country], ground, FRAME)
    assert "Finland" not in labels(chart)
    fills = [
        value["properties"]["fill"]
        for layer in chart["layer"]
        for value in layer["data"]["values"]
        if "properties" in value
    ]
    assert fills.count(NAMED_LAND) == 1


def test_labels_of_many_places_do_not_cover_each_other(ground: tuple[Shape, ...]) -> None:
    chart, _ = place_map(outline(flood()).places, ground, FRAME)
    assert 10 < len(labels(chart)) < 300


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (89.9, 0), (-89.9, 180), (10, -180)])
def test_a_single_place_anywhere(ground: tuple[Shape, ...], lat: float, lon: float) -> None:
    chart, _ = place_map([replace(PLACES[0], lat=lat, lon=lon)], ground, FRAME)
    assert chart["layer"]
