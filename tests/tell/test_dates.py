from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Moment
from sayso.tell.dates import bounds_words, date_words, moment_words, short_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-03-11", "11 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-W11", "week of 10 March 2031"),
        ("2031-W11-WE", "weekend of 15–16 March 2031"),
        ("2031-W11-3", "12 March 2031"),
        ("2031-Q3", "third quarter of 2031"),
        ("2031-H1", "first half of 2031"),
        ("2031-SU", "summer 2031"),
        ("203", "the 2030s"),
        ("203X", "the 2030s"),
        ("20XX", "the 2000s"),
        ("2031-03-11T05:30", "11 March 2031, 05:30"),
        ("2031-03-11T05:30Z", "11 March 2031, 05:30 UTC"),
        ("2031-03-11T05:30:00+05:30", "11 March 2031, 05:30 (UTC+5:30)"),
        ("2031-03-11TMO", "morning of 11 March 2031"),
        ("2029-08/..", "since August 2029"),
        ("../2031-03-01", "until 1 March 2031"),
        ("2031-03-11/2031-03-14", "11–14 March 2031"),
        ("2031-02-27/2031-03-02", "27 February – 2 March 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 – 2 January 2031"),
        ("XXXX-03-11", "11 March (year not known)"),
        ("XXXX-WXX-2", "a Tuesday (date not known)"),
        ("2031-03-XX", "March 2031"),
        ("2031-XX", "2031"),
        ("XXXX", "date not known"),
        ("PRESENT_REF", "at the time of the report"),
        ("P3D", "for 3 days"),
        ("PXW", "for some weeks"),
        ("P1CE", "for 1 century"),
        ("2031-02-30", "date not known"),
        ("2031-W60", "date not known"),
        ("", "date not known"),
    ],
)
def test_a_timex_value_is_told_in_words(value: str, words: str) -> None:
    assert moment_words(Moment(value)) == words


def test_a_value_without_a_date_falls_back_on_the_days_it_means() -> None:
    assert moment_words(Moment("P3D", "2031-03-11", "2031-03-13")) == "11–13 March 2031"
    assert moment_words(Moment("XXXX", "2031-03-11", None)) == "since 11 March 2031"


def test_no_moment_and_no_bounds() -> None:
    assert moment_words(None) == date_words(None) == bounds_words(None, None) == "date not known"


def test_short_words_cut_the_month() -> None:
    assert short_words(Moment("2031-09-01")) == "1 Sep 2031"
    assert short_words(Moment("2031-05")) == "May 2031"


@given(st.text(alphabet="0123456789-XWTPQH/.:+ZMOE_", max_size=24))
def test_no_raw_value_is_ever_shown(value: str) -> None:
    words = moment_words(Moment(value))
    assert words
    assert not re.search(r"\d{4}-|XX|W\d|_REF|/|None", words)
