from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read import dates

TODAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-10-24", "2024-10-24"),
        ("20241024", "2024-10-24"),
        ("2024/10/24", "2024-10-24"),
        ("24.10.2024", "2024-10-24"),
        ("24/10/2024", "2024-10-24"),
        ("10/24/2024", "2024-10-24"),
        ("03/03/2024", "2024-03-03"),
        ("24 October 2024", "2024-10-24"),
        ("24th of October, 2024", "2024-10-24"),
        ("Oct. 24, 2024", "2024-10-24"),
        ("Thursday, October 24, 2024", "2024-10-24"),
        ("Sept 3 2024", "2024-09-03"),
        ("24-Oct-2024", "2024-10-24"),
        ("2024-10-24T08:05", "2024-10-24T08:05"),
        ("2024-10-24 08:05:30", "2024-10-24T08:05:30"),
        ("2024-10-24T08:05:30Z", "2024-10-24T08:05:30+00:00"),
        ("2024-10-24T08:05:30.250+0900", "2024-10-24T08:05:30+09:00"),
        ("October 24, 2024 at 8:05 p.m. ET", "2024-10-24"),
    ],
)
def test_given_dates_keep_their_precision(value: str, expected: str) -> None:
    assert dates.given(value, TODAY) == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("03/04/2024", "2024-03-04 or 2024-04-03"),
        ("October 2024", "such as 2024-10-24"),
        ("2024", "such as 2024-10-24"),
        ("yesterday", "such as 2024-10-24"),
        ("2024-02-30", "such as 2024-10-24"),
        ("0001-01-01", "such as 2024-10-24"),
        ("", "such as 2024-10-24"),
        ("2025-06-16", "no later than today"),
        ("2031-01-01T00:00Z", "no later than today"),
        ("24 Oct\x1b[2J 2024", "\\x1b"),
    ],
)
def test_dates_that_cannot_be_are_refused(value: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        dates.given(value, TODAY)
    assert words in caught.value.message
    assert "YYYY-MM-DD" in caught.value.hint or "Correct" in caught.value.hint


def test_a_moment_elsewhere_may_already_be_tomorrow() -> None:
    assert dates.given("2025-06-16T01:00+09:00", TODAY) == "2025-06-16T01:00+09:00"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12 March 2024", "2024-03-12"),
        ("Published: 12 March 2024", "2024-03-12"),
        ("First published on March 12, 2024 / 8:16 AM", "2024-03-12"),
        ("Published 12 Mar 2024 14:05 GMT | Updated 13 Mar 2024 09:00 GMT", "2024-03-12"),
        ("Updated 13 March 2024", "2024-03-13"),
        ("Tuesday, 12 March 2024, 7:30 a.m. EST", "2024-03-12"),
        ("09:15, 12 March 2024", "2024-03-12"),
        ("2024-03-12", "2024-03-12"),
        ("On 12 March 2024 the ferry sank", None),
        ("12 March 2024 was a Tuesday", None),
        ("Published 12 March", None),
        ("03/04/2024", None),
        ("The ferry sank", None),
    ],
)
def test_a_date_line_holds_nothing_but_its_date(line: str, expected: str | None) -> None:
    assert dates.on_line(line) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/2024/03/12/ferry", "2024-03-12"),
        ("https://x.example/news/2024/mar/12/ferry", "2024-03-12"),
        ("https://x.example/2024-03-12-ferry.html", "2024-03-12"),
        ("https://x.example/story/12024/03/12345", None),
        ("https://x.example/a?d=2024/03/12", None),
        ("https://x.example/2024/13/12/", None),
    ],
)
def test_dates_in_addresses(url: str, expected: str | None) -> None:
    assert dates.in_address(url) == expected


@drawn(st.dates(date(1950, 1, 1), date(2025, 6, 15)))
def test_every_day_is_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y"):
        assert dates.given(day.strftime(form), TODAY) == day.isoformat()
        assert dates.on_line(f"Published: {day.strftime(form)}") == day.isoformat()


@drawn(st.text(max_size=80))
def test_any_line_is_survived(line: str) -> None:
    dates.on_line(line)
    dates.normal(line)
    dates.within(line)
