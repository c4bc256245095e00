"""The estimate chart: one series, by source and kind, ranges and open ends shown as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sayso.tell import svg
from sayso.tell.svg import Frame
from sayso.tell.views import Row, SeriesView
from sayso.tell.wording import number

DAY = 86_400_000
SHAPES = {"count": "circle", "flow": "square", "forecast": "diamond", "plan": "triangle-up"}

_ARROW = 24
_LABEL = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A row placed in its frame; `y` is where its sign stands, `x` in milliseconds."""

    row: Row
    x: float
    x1: float
    x2: float
    low: float
    high: float
    y: float
    colour: str


def estimate_chart(
    view: SeriesView, colours: dict[str, str], frame: Frame
) -> dict[str, Any] | None:
    """The Vega-Lite chart of the dated rows of `view`; None where fewer than two can be drawn.

    `colours` gives each source its colour. The vertical scale starts at zero, and is a power scale
    where the largest figure is more than 200 times the smallest: small ones would vanish.
    """
    rows = drawable(view)
    if len(rows) < 2:
        return None
    top = max(_bounds(rows), default=1.0)
    power = 0.3 if compressed(view) else 1.0
    # Room above the highest open end for its arrow.
    ceiling = top * (1.18 ** (1 / power))
    first, last = _domain(rows)
    ticks, layout = _ticks(first, last, frame.width)
    marks = _place(rows, colours, first, last, ceiling, power, frame)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {
            "values": ticks,
            "labelExpr": f"utcFormat(datum.value, '{layout}')",
            "grid": False,
            "labelOverlap": True,
            "title": None,
        },
    }
    scale: dict[str, Any] = {"domain": [0, ceiling], "nice": False}
    if power != 1:
        scale |= {"type": "pow", "exponent": power}
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": scale,
        "axis": {
            "domain": False,
            "ticks": False,
            **(
                {"tickCount": max(2, frame.height // 55)}
                if power == 1
                else {"values": _decades(ceiling)}
            ),
            "format": "~s" if top >= 1e6 else ",~r",
            "title": None,
        },
    }
    spans = [_point(mark, mark.x1, mark.y, x2=mark.x2) for mark in marks if mark.x2 > mark.x1]
    ranges = [
        _point(mark, mark.x, mark.low, y2=mark.high) for mark in marks if mark.high > mark.low
    ]
    bounds = [
        _point(mark, mark.x, bound)
        for mark in marks
        if mark.high > mark.low
        for bound in (mark.low, mark.high)
        if bound in (mark.row.low, mark.row.high)
    ]
    ends = [
        _point(mark, mark.x, mark.high, shape="triangle-up")
        for mark in marks
        if mark.row.high is None
    ]
    ends += [
        _point(mark, mark.x, mark.low, shape="triangle-down")
        for mark in marks
        if mark.row.low is None
    ]
    signs = [
        _point(mark, mark.x, mark.y, shape=SHAPES[mark.row.kind], hollow=_hollow(mark.row))
        for mark in marks
    ]
    labels = list(_labels(marks, first, last, ceiling, power, frame))
    rule, tick = {"type": "rule", "strokeWidth": 2}, {"type": "tick", "thickness": 2, "size": 11}
    filled = {"type": "point", "filled": True, "opacity": 1}
    hollow = {"type": "point", "filled": False, "opacity": 1, "fill": svg.PAPER}
    words = {"type": "text", "fontSize": _LABEL, "fontWeight": 600, "baseline": "middle"}
    line = {"type": "line", "strokeWidth": 1.5, "opacity": 0.4}
    layers = [
        svg.layer(
            _paths(marks), line, x=x, y=y, color="colour",
            detail={"field": "by", "type": "nominal"}, order={"field": "x", "type": "quantitative"},
        ),
        svg.layer(spans, {**rule, "strokeWidth": 5, "opacity": 0.3}, x=x, x2="x2", y=y, color="colour"),
        svg.layer(ranges, rule, x=x, y=y, y2="y2", color="colour"),
        svg.layer(bounds, {**tick, "orient": "horizontal"}, x=x, y=y, color="colour"),
        svg.layer(ends, {**filled, "size": 60}, x=x, y=y, shape="shape", color="colour"),
        svg.layer(
            [sign for sign in signs if not sign["hollow"]],
            {**filled, "size": 95, "stroke": svg.PAPER, "strokeWidth": 1.2},
            x=x, y=y, shape="shape", fill="colour",
        ),
        svg.layer(
            [sign for sign in signs if sign["hollow"]],
            {**hollow, "size": 85, "strokeWidth": 2.2},
            x=x, y=y, shape="shape", stroke="colour",
        ),
        svg.layer(labels, {**words, "color": svg.INK}, x=x, y=y, text="label"),
    ]  # fmt: skip
    return svg.layered(layers, frame)


def compressed(view: SeriesView) -> bool:
    """Whether the figures of `view` lie too far apart for a straight scale."""
    bounds = _bounds(drawable(view))
    return bool(bounds) and max(bounds) > 200 * min(bounds)


def drawable(view: SeriesView) -> list[Row]:
    """The rows that have a day and a number."""
    return [
        row
        for row in view.rows
        if row.start
        and _day(row.start) is not None
        and not (row.low is None and row.high is None)
        and not any(bound is not None and bound < 0 for bound in (row.low, row.high))
    ]


def short_figure(row: Row) -> str:
    """A figure as a label: `≥ 9`, `≤ 40`, `43–46`, `~ 20`."""
    if row.low is None:
        return f"≤ {number(row.high or 0)}"
    if row.high is None:
        return f"≥ {number(row.low)}"
    words = number(row.low) if row.low == row.high else f"{number(row.low)}–{number(row.high)}"
    return f"~ {words}" if row.approximate else words


def ticks_between(first: float, last: float, most: int) -> tuple[list[int], str]:
    """At most about `most` round days from `first` to `last` (milliseconds) and how to print them."""
    start, end = _date(first), _date(last)
    days = max(1, (end - start).days)
    for step in (1, 2, 3, 7, 14):
        if days / step <= most:
            return [
                _ms(start + timedelta(days=at))
                for at in range(days + 1)
                if (start + timedelta(days=at)).toordinal() % step == 0
                and first <= _ms(start + timedelta(days=at)) <= last
            ], "%-d %b"
    for step in (1, 3, 6):
        if days / 30.4 / step <= most:
            months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
            found = [_ms(date(at // 12, at % 12 + 1, 1)) for at in months if at % step == 0]
            return [at for at in found if first <= at <= last], "%b %Y"
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if days / 365 / step <= most), 500)
    years = [year for year in range(start.year, end.year + 1) if year % step == 0 and year > 0]
    return [at for at in (_ms(date(year, 1, 1)) for year in years) if first <= at <= last], "%Y"


def _bounds(rows: Sequence[Row]) -> list[float]:
    return [bound for row in rows for bound in (row.low, row.high) if bound]


def _decades(ceiling: float) -> list[float]:
    """The values that a power scale names: at its low end all numbers crowd together."""
    powers = [10.0**at for at in range(-3, 16) if 10.0**at <= ceiling]
    return [0.0, *powers[-4:]]


def _ticks(first: float, last: float, width: int) -> tuple[list[int], str]:
    return ticks_between(first, last, max(2, width // 64))


def _domain(rows: Sequence[Row]) -> tuple[float, float]:
    days = [day for row in rows for iso in (row.start, row.end) if (day := _day(iso)) is not None]
    first, last = min(days), max(days)
    edge = max((last - first) * 0.06, 1.0 * DAY)
    return first - edge, last + edge


def _place(
    rows: Sequence[Row],
    colours: dict[str, str],
    first: float,
    last: float,
    ceiling: float,
    power: float,
    frame: Frame,
) -> list[Mark]:
    """The marks, those of one day side by side."""
    arrow = _ARROW / frame.height
    by_day: dict[float, int] = {}
    middles = []
    for row in rows:
        one = _day(row.start)
        two = _day(row.end)
        start = one if one is not None else first
        end = max(start, two) if two is not None else start
        middles.append((start, end, (start + end) / 2))
        by_day[(start + end) / 2] = by_day.get((start + end) / 2, 0) + 1
    seen: dict[float, int] = {}
    marks = []
    pixel = (last - first) / frame.width
    for row, (start, end, middle) in zip(rows, middles, strict=True):
        at = seen[middle] = seen.get(middle, -1) + 1
        step = min(14.0, 56 / max(1, by_day[middle] - 1))
        x = middle + (at - (by_day[middle] - 1) / 2) * step * pixel
        low = row.low if row.low is not None else _shift(row.high or 0, -arrow, ceiling, power)
        high = row.high if row.high is not None else _shift(row.low or 0, arrow, ceiling, power)
        y = (low + high) / 2 if row.low is not None and row.high is not None else (
            row.low if row.low is not None else row.high or 0
        )  # fmt: skip
        marks.append(Mark(row, x, start, end, low, high, y, colours.get(row.by, svg.SERIES[-1])))
    return marks


def _shift(value: float, share: float, ceiling: float, power: float) -> float:
    """The value that lies `share` of the axis above `value`."""
    place = (value / ceiling) ** power + share
    return float(max(0.0, min(1.0, place)) ** (1 / power) * ceiling)


def _labels(
    marks: Sequence[Mark],
    first: float,
    last: float,
    ceiling: float,
    power: float,
    frame: Frame,
) -> Iterator[dict[str, Any]]:
    """A label above, right, left or below each sign; none where all four would cover something."""
    pixel = (last - first) / frame.width
    taken = [
        (px - 6, top - 5, px + 6, bottom + 5)
        for mark in marks
        for px in ((mark.x - first) / pixel,)
        for top, bottom in (
            (_down(mark.high, ceiling, power, frame), _down(mark.low, ceiling, power, frame)),
        )
    ]
    for mark in marks:
        words = short_figure(mark.row)
        half = svg.text_width(words, _LABEL * 1.12) / 2 + 2
        px = (mark.x - first) / pixel
        top = _down(mark.high, ceiling, power, frame)
        middle = _down(mark.y, ceiling, power, frame)
        bottom = _down(mark.low, ceiling, power, frame)
        for x, y in (
            (px, top - 15),
            (px + half + 9, middle),
            (px - half - 9, middle),
            (px, bottom + 15),
        ):
            box = (x - half, y - 8, x + half, y + 8)
            inside = box[0] >= 0 and box[2] <= frame.width + frame.right and box[3] <= frame.height
            if inside and box[1] >= -frame.top and not any(_meet(box, other) for other in taken):
                taken.append(box)
                share = max(0.0, 1 - y / frame.height)
                yield {
                    "x": first + x * pixel,
                    "y": share ** (1 / power) * ceiling,
                    "label": words,
                }
                break


def _down(value: float, ceiling: float, power: float, frame: Frame) -> float:
    return float(frame.height * (1 - (value / ceiling) ** power))


def _meet(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _paths(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The counts of each source, to be joined by a line: how the number moved by its account."""
    counts: dict[str, list[Mark]] = {}
    for mark in marks:
        known = mark.row.low is not None and mark.row.high is not None
        if known and mark.row.kind == "count" and mark.colour != svg.SERIES[-1]:
            counts.setdefault(mark.row.by, []).append(mark)
    return [
        _point(mark, mark.x, mark.y, by=by)
        for by, group in counts.items()
        if len({mark.x1 for mark in group}) == len(group) > 1
        for mark in group
    ]


def _hollow(row: Row) -> bool:
    return row.kind in ("forecast", "plan")


def _point(mark: Mark, x: float, y: float, **more: object) -> dict[str, Any]:
    return {"x": round(x), "y": y, "colour": mark.colour, **more}


def _day(iso: str | None) -> float | None:
    try:
        return float(_ms(date.fromisoformat((iso or "")[:10])))
    except ValueError:
        return None


def _ms(day: date) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * DAY


def _date(ms: float) -> date:
    return date.fromordinal(
        min(date.max.toordinal(), max(1, int(ms // DAY) + date(1970, 1, 1).toordinal()))
    )
