"""The timeline as a drawing: how exactly each time is known, what is still open, what overlaps."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.tell import svg
from sayso.tell.charts import DAY, ticks_between
from sayso.tell.svg import Frame
from sayso.tell.views import EventView
from sayso.tell.wording import trim

_BADGE, _SMALL = 9.0, 3.5
_GAP = 18.0
_LANES = 16


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the axis with a scale of its own: times `first` to `last` at `left` to `right`."""

    first: float
    last: float
    left: float
    right: float

    def x(self, time: float) -> float:
        """Where `time` stands, in pixels."""
        share = (time - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Bar:
    """An event in its lane, from the axis upwards."""

    event: EventView
    x1: float
    x2: float
    lane: int
    label: str
    label_x: float
    leftward: bool


def dated(events: Sequence[EventView]) -> list[EventView]:
    """The events that have a day to be drawn at."""
    return [
        event for event in events if _time(event.start) is not None or _time(event.end) is not None
    ]


def timeline_chart(events: Sequence[EventView], frame: Frame, *, labels: bool) -> dict[str, Any]:
    """The Vega-Lite chart of the dated `events`; its height follows from how many overlap.

    Where most events crowd into a small part of the time, what lies before and after is drawn on
    a shorter scale, and the breaks are marked.
    """
    shown = dated(events)
    zones = _zones(shown, frame.width)
    bars = _pack(shown, zones, frame, 34 if labels else 0)
    if labels and max((bar.lane for bar in bars), default=0) >= _LANES:
        bars = _pack(shown, zones, frame, 0)
    lanes = max((bar.lane for bar in bars), default=0) + 1
    crowded = lanes > _LANES
    step, radius = (9.0, _SMALL) if crowded else (24.0, _BADGE)
    frame = Frame(
        frame.width, int(lanes * step + 10), frame.left, frame.right, frame.top, frame.bottom
    )

    def y(lane: int) -> float:
        return frame.height - 6 - (lane + 0.5) * step

    x, up = svg.pixels(frame.width), svg.pixels(frame.height, downward=True)
    x, up = {"field": "x", **x}, {"field": "y", **up}
    spans = [
        {"x": bar.x1, "x2": bar.x2, "y": y(bar.lane)} for bar in bars if bar.x2 - bar.x1 > radius
    ]
    arrows = [
        {"x": bar.x2 if end else bar.x1, "y": y(bar.lane), "angle": 90 if end else 270}
        for bar in bars
        for end, opened in ((True, bar.event.end is None), (False, bar.event.start is None))
        if opened
    ]
    badges = [
        {
            "x": bar.x2 if bar.event.start is None else bar.x1,
            "y": y(bar.lane),
            "label": bar.event.number,
        }
        for bar in bars
    ]
    words = [
        {
            "x": bar.label_x,
            "y": y(bar.lane),
            "label": bar.label,
            "align": "right" if bar.leftward else "left",
        }
        for bar in bars
        if bar.label
    ]
    axis = [{"x": zone.left, "x2": zone.right, "y": frame.height} for zone in zones]
    ticks = list(_axis_ticks(zones))
    breaks = [
        {"x": zone.left - 6 + shift, "x2": zone.left - 10 + shift, "y": frame.height - 5, "y2": frame.height + 5}
        for zone in zones[1:]
        for shift in (0, 5)
    ]  # fmt: skip
    blue = svg.SERIES[0]
    rule = {"type": "rule", "color": svg.INK, "clip": False}
    sign = {"type": "point", "filled": True, "color": blue, "opacity": 1}
    text = {"type": "text", "baseline": "middle", "clip": False}
    named = {**text, "color": svg.INK, "fontSize": 12}
    layers = [
        svg.layer(axis, rule, x=x, x2="x2", y=up),
        svg.layer(breaks, {**rule, "strokeWidth": 1.2}, x=x, x2="x2", y=up, y2="y2"),
        svg.layer(
            [{"x": tick["x"], "y": frame.height, "y2": 0} for tick in ticks],
            {**rule, "color": svg.RULE, "strokeDash": [1, 3]},
            x=x, y=up, y2="y2",
        ),
        svg.layer(
            [{**tick, "y": frame.height + 16} for tick in ticks],
            {**text, "color": svg.MUTED, "fontSize": 11.5},
            x=x, y=up, text="label",
        ),
        svg.layer(
            spans,
            {**rule, "color": blue, "strokeWidth": 3 if crowded else 7, "opacity": 0.35},
            x=x, x2="x2", y=up,
        ),
        svg.layer(
            arrows,
            {**sign, "shape": "triangle", "size": 22 if crowded else 110},
            x=x, y=up, angle="angle",
        ),
        svg.layer(badges, {**sign, "shape": "circle", "size": 3.3 * radius**2}, x=x, y=up),
        *(
            svg.layer(
                [badge for badge in badges if not crowded and (badge["label"] > 99) is wide],
                {**text, "color": svg.PAPER, "fontSize": size, "fontWeight": 700, "dy": 0.5},
                x=x, y=up, text="label",
            )
            for wide, size in ((False, 10), (True, 8))
        ),
        *(
            svg.layer(
                [word for word in words if word["align"] == align],
                {**named, "align": align},
                x=x, y=up, text="label",
            )
            for align in ("left", "right")
        ),
    ]  # fmt: skip
    return svg.layered(layers, frame)


def _zones(events: Sequence[EventView], width: int) -> list[Zone]:
    """One zone, or up to three where two thirds of the events fill less than a third of the time."""
    times = sorted(
        time
        for event in events
        for time in (_time(event.start), _time(event.end))
        if time is not None
    )
    anchors = sorted(_anchor(event) for event in events)
    first, last = times[0], times[-1]
    inset = _BADGE + 2
    edge = max((last - first) * 0.03, DAY * 0.5)
    whole = Zone(first - edge, last + edge, inset, width - inset)
    if len(anchors) < 4:
        return [whole]
    count = -(-2 * len(anchors) // 3)
    crowd = min(
        range(len(anchors) - count + 1), key=lambda at: anchors[at + count - 1] - anchors[at]
    )
    low, high = anchors[crowd], anchors[crowd + count - 1]
    edge = max((high - low) * 0.08, DAY * 0.5)
    low, high = low - edge, high + edge
    if high - low > (last - first) / 3:
        return [whole]
    before = [time for time in times if time < low]
    after = [time for time in times if time > high]
    left = inset + (width * 0.2 + _GAP if before else 0)
    right = width - inset - (width * 0.16 + _GAP if after else 0)
    zones = [Zone(low, high, left, right)]
    if before:
        edge = max((before[-1] - before[0]) * 0.08, DAY)
        zones.insert(0, Zone(before[0] - edge, min(low, before[-1] + edge), inset, left - _GAP))
    if after:
        edge = max((after[-1] - after[0]) * 0.08, DAY)
        zones.append(
            Zone(max(high, after[0] - edge), after[-1] + edge, right + _GAP, width - inset)
        )
    return zones


def _pack(
    events: Sequence[EventView], zones: Sequence[Zone], frame: Frame, letters: int
) -> list[Bar]:
    """Each event in the lowest lane where neither bar nor label covers another."""
    lanes: list[list[tuple[float, float]]] = []
    bars = []
    for event in sorted(events, key=lambda event: (_anchor(event), event.number)):
        start, end = _time(event.start), _time(event.end)
        x1 = _x(zones, start) if start is not None else zones[0].left
        x2 = _x(zones, end) if end is not None else zones[-1].right
        x2 = max(x1, x2)
        label = trim(event.text, letters) if letters else ""
        width = svg.text_width(label, 12) + 14 if label else 0
        # A badge stands at the start; where the end is the known side, at the end.
        reach = max(x1 + _BADGE, x2 + (_BADGE if start is None else 0)) + 5
        if end is None:
            reach = x2 + 9
        leftward = bool(label) and reach + width > frame.width
        low = x1 - _BADGE - 2 - (width + 4 if leftward else 0)
        high = reach + (0 if leftward else width)
        if leftward and low < 0:
            label, leftward, low, high = "", False, x1 - _BADGE - 2, reach
        lane = next(
            (at for at, taken in enumerate(lanes) if _free(taken, low, high)),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        insort(lanes[lane], (low, high))
        bars.append(
            Bar(event, x1, x2, lane, label, x1 - _BADGE - 5 if leftward else reach + 1, leftward)
        )
    return bars


def _free(taken: Sequence[tuple[float, float]], low: float, high: float) -> bool:
    """Whether nothing in a lane, in order and each beside the other, stands from `low` to `high`."""
    at = bisect_left(taken, (low, high))
    behind = at == 0 or taken[at - 1][1] <= low
    return behind and (at == len(taken) or high <= taken[at][0])


def _axis_ticks(zones: Sequence[Zone]) -> Iterator[dict[str, Any]]:
    for zone in zones:
        most = max(1, int((zone.right - zone.left) / 74))
        found, layout = ticks_between(zone.first, zone.last, most)
        last_x = -1e9
        for tick in found:
            x = zone.x(tick)
            if x - last_x >= 60:
                yield {"x": x, "label": _tick_words(tick, layout)}
                last_x = x


def _tick_words(tick: int, layout: str) -> str:
    day = date.fromordinal(tick // DAY + date(1970, 1, 1).toordinal())
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[day.month - 1]
    if layout == "%Y":
        return f"{day.year}"
    return f"{month} {day.year}" if layout == "%b %Y" else f"{day.day} {month}"


def _x(zones: Sequence[Zone], time: float) -> float:
    for zone in zones:
        if time <= zone.last:
            return zone.x(time)
    return zones[-1].x(time)


def _anchor(event: EventView) -> float:
    start, end = _time(event.start), _time(event.end)
    return start if start is not None else end if end is not None else 0.0


def _time(iso: str | None) -> float | None:
    """Milliseconds of an ISO day or date-time; hours count, zones do not."""
    try:
        day = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
    clock = (iso or "")[11:16]
    hours = (
        int(clock[:2]) + int(clock[3:5]) / 60
        if len(clock) == 5 and clock[:2].isdigit() and clock[3:].isdigit()
        else 0.0
    )
    return (day.toordinal() - date(1970, 1, 1).toordinal() + hours / 24) * DAY
