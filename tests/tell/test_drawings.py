from __future__ import annotations

from dataclasses import replace

from sayso.data import load
from sayso.tell.drawings import draw
from sayso.tell.sections import outline
from tests.tell.sample import build, empty, flood

WORLD = load("basemap")


def test_a_brief_gets_its_series_timeline_and_map() -> None:
    drawings = draw(outline(build()), WORLD)
    assert set(drawings.series) == {"series-1", "series-2"}
    assert drawings.timeline
    assert drawings.map


def test_nothing_is_drawn_of_nothing() -> None:
    drawings = draw(outline(empty()), WORLD)
    assert (drawings.series, drawings.timeline, drawings.map) == ({}, None, None)


def test_a_source_keeps_its_colour_from_chart_to_chart() -> None:
    drawings = draw(outline(build()), WORLD)
    keys = [
        {entry.label: entry.colour for entry in drawing.key} for drawing in drawings.series.values()
    ]
    assert keys[0]["Sweden"] == keys[1]["Sweden"]
    assert keys[0]["Sweden"] != keys[0]["Finnish Border Guard"]


def test_a_legend_names_seven_sources_and_counts_the_rest() -> None:
    drawing = draw(outline(flood()), WORLD).series["series-1"]
    colours = [entry.colour for entry in drawing.key if not entry.colour.startswith("plain")]
    assert len(colours) == len(set(colours)) <= 8


def test_what_is_not_drawn_is_told() -> None:
    told = outline(build())
    undated = replace(told.timeline[0], start=None, end=None)
    drawings = draw(replace(told, timeline=(undated, *told.timeline)), WORLD)
    assert drawings.timeline
    assert drawings.timeline.note == "1 event without a date not drawn."
