from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from spacy.tokens import Doc

from sayso.mark.saying.documents import governor
from sayso.mark.saying.occasions import before, days_after, occasion, paragraphs
from sayso.records import Moment, Report, Timex

FRIDAY = Moment(*("2031-03-07",) * 3)


def test_paragraphs_are_lines_where_no_line_is_empty() -> None:
    assert paragraphs("One.\nTwo.") == [0, 5]
    assert paragraphs("One\nmore.\n\nTwo.") == [0, 11]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("She said when we met her on Friday that it leaks.", "said"),
        ("She said on Friday that it leaks.", "said"),
        ("She said because it leaked on Friday.", "leaked"),
        ("Speaking to pilots on Friday, she said that it leaks.", "said"),
        ("Asked on Friday about the hull, she said that it leaks.", "said"),
        ("Built on Friday, the hull said nothing.", "Built"),
        ("The hull, said Brandt, broke while leaking on Friday.", "leaking"),
    ],
)
def test_the_verb_whose_occasion_a_day_is(nlp: Callable[[str], Doc], text: str, verb: str) -> None:
    day = next(token for token in nlp(text) if token.text == "Friday")
    assert occasion(governor(day.head)).text == verb


@pytest.mark.parametrize(
    ("length", "said"), [("P1D", "2031-03-06"), ("P2W", "2031-02-21"), ("P99W", "2029-04-13")]
)
def test_days_after(nlp: Callable[[str], Doc], length: str, said: str) -> None:
    text = "The rescue came days after the mayor told pilots that it had sunk."
    doc, at = nlp(text), text.index("days")
    timex = Timex(Report("r", "r", text).cut(at, at + 4), "DURATION", Moment(length, None, None))
    cue = [next(token for token in doc if token.text == "told")]
    found = days_after(cue, [timex], [], FRIDAY)
    assert found is not None
    assert found.value == said
    assert days_after(cue, [timex], [], None) is None
    assert days_after([doc[2]], [timex], [], FRIDAY) is None


def test_before_the_first_day_there_is_none() -> None:
    assert before(FRIDAY, timedelta(days=3)) == "2031-03-04"
    assert before(Moment(*("0001-01-02",) * 3), timedelta(days=3)) == ""
    assert before(None, timedelta(days=3)) == ""
