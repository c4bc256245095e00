from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.tell.charts import drawable, estimate_chart, short_figure, ticks_between
from sayso.tell.sections import outline
from sayso.tell.svg import Frame
from tests.tell.sample import build, flood

FRAME = Frame(600, 240, 50, 20, 20, 28)
DEAD = outline(build()).numbers[0]


def values(chart: dict[str, Any], field: str) -> list[Any]:
    return [
        value[field]
        for layer in chart["layer"]
        for value in layer["data"]["values"]
        if field in value
    ]


def chart_of(view: Any = DEAD) -> dict[str, Any]:
    chart = estimate_chart(view, {}, FRAME)
    assert chart is not None
    return chart


def test_shapes_tell_kinds_and_open_ends() -> None:
    shapes = values(chart_of(), "shape")
    assert shapes.count("circle") == 3
    assert shapes.count("diamond") == 1
    assert shapes.count("triangle-up") == 1


def test_labels_are_short_figures() -> None:
    assert {"≥ 9", "17", "31", "43–46"} == set(values(chart_of(), "label"))


def test_one_figure_is_no_chart() -> None:
    assert estimate_chart(replace(DEAD, rows=DEAD.rows[:1]), {}, FRAME) is None


def test_a_figure_without_a_day_is_not_drawn() -> None:
    rows = (replace(DEAD.rows[0], start=None), *DEAD.rows[1:])
    assert len(drawable(replace(DEAD, rows=rows))) == 3


@pytest.mark.parametrize("start", ["0001-01-01", "9999-12-31", "not a day"])
def test_odd_days_do_not_break_it(start: str) -> None:
    rows = (replace(DEAD.rows[0], start=start, end=start), *DEAD.rows[1:])
    assert chart_of(replace(DEAD, rows=rows))["layer"]


def test_a_wide_spread_is_not_drawn_on_a_straight_scale() -> None:
    rows = (*DEAD.rows, replace(DEAD.rows[1], low=50_000.0, high=50_000.0))
    assert '"pow"' in str(chart_of(replace(DEAD, rows=rows))).replace("'", '"')
    assert '"pow"' not in str(chart_of()).replace("'", '"')


def test_zero_alone_can_be_drawn() -> None:
    rows = tuple(replace(row, low=0.0, high=0.0) for row in DEAD.rows)
    assert chart_of(replace(DEAD, rows=rows))["layer"]


def test_labels_of_a_crowded_chart_do_not_overlap() -> None:
    view = outline(flood()).numbers[0]
    labels = next(
        layer["data"]["values"]
        for layer in chart_of(view)["layer"]
        if layer["mark"]["type"] == "text"
    )
    assert 5 < len(labels) < len(view.rows)


def test_short_figures() -> None:
    row = DEAD.rows[1]
    assert short_figure(replace(row, approximate=True)) == "~ 17"
    assert short_figure(replace(row, low=None)) == "≤ 17"


@pytest.mark.parametrize(
    ("days", "layout"), [(5, "%-d %b"), (60, "%-d %b"), (400, "%b %Y"), (9000, "%Y")]
)
def test_ticks_are_few_and_inside(days: int, layout: str) -> None:
    last = days * 86_400_000
    ticks, found = ticks_between(0, last, 8)
    assert found == layout
    assert 1 <= len(ticks) <= 10
    assert all(0 <= tick <= last for tick in ticks)
