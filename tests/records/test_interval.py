from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records.interval import interval


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-05-09", "2031-05-09", "2031-05-09"),
        ("2031-W01", "2030-12-30", "2031-01-05"),
        ("2031-W1", "2030-12-30", "2031-01-05"),
        ("2031-W19-WE", "2031-05-10", "2031-05-11"),
        ("2031-W19-3", "2031-05-07", "2031-05-07"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-H2", "2031-07-01", "2031-12-31"),
        ("2031-SP", "2031-03-01", "2031-05-31"),
        ("2031-WI", "2031-12-01", "2032-02-29"),
        ("198", "1980-01-01", "1989-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2031-XX", "2031-01-01", "2031-12-31"),
        ("2031-05-XX", "2031-05-01", "2031-05-31"),
        ("2031-05-09TMO", "2031-05-09T06:00:00", "2031-05-09T11:59:59"),
        ("2031-05-09TNI", "2031-05-09T21:00:00", "2031-05-10T05:59:59"),
        ("2031-05-09T14:30", "2031-05-09T14:30:00", "2031-05-09T14:30:59"),
        ("2031-05-09T14", "2031-05-09T14:00:00", "2031-05-09T14:59:59"),
        ("2031-05-09T24:00", "2031-05-10T00:00:00", "2031-05-10T00:00:59"),
        ("2031-05-09T14:30Z", "2031-05-09T14:30:00+00:00", "2031-05-09T14:30:59+00:00"),
        ("2031-05-09TXX:XX", "2031-05-09", "2031-05-09"),
        ("1871/1874", "1871-01-01", "1874-12-31"),
        ("2031-05/..", "2031-05-01", None),
        ("../2031-05", None, "2031-05-31"),
    ],
)
def test_days_meant(value: str, start: str | None, end: str | None) -> None:
    assert interval(value) == (start, end)


@pytest.mark.parametrize(
    "value",
    ["P2D", "PXM", "PRESENT_REF", "XXXX-WXX-3", "XXXX-05-09", "2031-06-31", "2031-13", "2031-W60",
     "2031-Q9", "2031-H3", "2031-05-09T25:00", "0000", "", "/", "1/2/3", "2031-WXX", "198XX"],
)  # fmt: skip
def test_what_no_calendar_resolves(value: str) -> None:
    assert interval(value) == (None, None)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9990, 1, 1)))
def test_coarser_values_hold_their_days(day: date) -> None:
    year, week, _ = day.isocalendar()
    iso = day.isoformat()
    coarse = [iso[:4], iso[:3], iso[:2], iso[:7], f"{iso[:4]}-Q{(day.month + 2) // 3}"]
    for value in (iso, *coarse, f"{year:04}-W{week:02}"):
        start, end = interval(value)
        assert start is not None
        assert end is not None
        assert start <= iso <= end


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 4000))
def test_a_range_runs_from_first_to_last(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    assert interval(f"{first}/{last}") == (first.isoformat(), last.isoformat())


@given(st.text(alphabet="0123456789-/TWQHXPSUMOENIZ:.+", max_size=24))
def test_no_text_breaks_it(value: str) -> None:
    start, end = interval(value)
    if start and end and "/" not in value:
        assert start[:10] <= end[:10]
