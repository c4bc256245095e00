from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.tell.sections import outline
from sayso.tell.strip import dated, timeline_chart
from sayso.tell.svg import Frame
from sayso.tell.views import EventView
from tests.tell.sample import build, flood

FRAME = Frame(720, 0, 8, 8, 8, 26)
EVENTS = outline(build()).timeline


def badges(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return next(
        layer["data"]["values"]
        for layer in chart["layer"]
        if layer["mark"].get("shape") == "circle"
    )


def test_every_dated_event_has_its_number() -> None:
    shown = badges(timeline_chart(EVENTS, FRAME, labels=True))
    assert sorted(badge["label"] for badge in shown) == list(range(1, 9))


def test_badges_do_not_cover_each_other() -> None:
    for events in (EVENTS, outline(flood()).timeline):
        spots = [(b["x"], b["y"]) for b in badges(timeline_chart(events, FRAME, labels=True))]
        for at, (x, y) in enumerate(spots):
            assert all(abs(x - x2) >= 18 or abs(y - y2) >= 18 for x2, y2 in spots[at + 1 :])


def test_open_ends_are_arrows() -> None:
    chart = timeline_chart(EVENTS, FRAME, labels=True)
    angles = [
        value["angle"] for layer in chart["layer"] for value in layer["data"]["values"]
        if "angle" in value
    ]  # fmt: skip
    assert angles == [90, 90]


def test_a_crowd_of_events_gets_most_of_the_axis() -> None:
    shown = {
        badge["label"]: badge["x"] for badge in badges(timeline_chart(EVENTS, FRAME, labels=True))
    }
    # Two years lie between the first two of these, two days between the others.
    assert shown[6] - shown[4] > (shown[3] - shown[1]) / 10


def test_order_is_kept() -> None:
    shown = {
        badge["label"]: badge["x"] for badge in badges(timeline_chart(EVENTS, FRAME, labels=False))
    }
    assert shown[1] < shown[2] < shown[4] < shown[5] < shown[6] < shown[7] < shown[8]


def test_undated_events_are_left_out() -> None:
    undated = replace(EVENTS[0], start=None, end=None)
    assert len(dated([undated, *EVENTS])) == 8


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.dates().map(str)), st.one_of(st.none(), st.dates().map(str))
        ).filter(lambda pair: pair != (None, None)),
        min_size=1,
        max_size=30,
    )
)
def test_any_dates_can_be_drawn(pairs: list[tuple[str | None, str | None]]) -> None:
    events = [
        EventView(number, "", "words of an event", (), start, end, ())
        for number, (start, end) in enumerate(pairs, 1)
    ]
    chart = timeline_chart(events, FRAME, labels=True)
    assert all(0 <= badge["x"] <= FRAME.width for badge in badges(chart))
