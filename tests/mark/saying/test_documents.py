from __future__ import annotations

import pytest

from sayso.mark.saying.documents import dated, paper, papers
from sayso.records import Moment, Report, Timex

DAY = Moment("2031-04-17", "2031-04-17", "2031-04-17")


def timex(text: str, words: str) -> Timex:
    at = text.index(words)
    return Timex(Report("r", "r", text).cut(at, at + len(words)), "DATE", DAY)


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("In a letter dated April 17 the mayor wrote that the dam leaks.", "April 17", "letter"),
        ("In the letter, dated April 17, the mayor wrote that it leaks.", "April 17", "letter"),
        ("A report released on Thursday said the dam leaks.", "Thursday", "report"),
        ("A 2031 study said the dam leaks.", "2031", "study"),
        ("In a video posted to a channel on Thursday, the mayor said so.", "Thursday", "video"),
        ("The mayor said on Thursday that the dam leaks.", "Thursday", None),
        ("Officials who met on Thursday said the dam leaks.", "Thursday", None),
        ("The 2031 winner said the dam leaks.", "2031", None),
    ],
)
def test_what_a_date_dates(nlp, text: str, words: str, noun: str | None) -> None:
    found = dated(timex(text, words), nlp(text))
    assert (found.text if found is not None else None) == noun


def test_a_document_is_that_last_dated_before(nlp) -> None:
    text = "The letter says so. In a letter dated April 17 the mayor wrote that it leaks."
    found = papers([timex(text, "April 17")], nlp(text))
    assert paper(found["letter"], 1) == DAY
    assert paper(found["letter"], 20) == DAY
    assert paper([*found["letter"], (30, DAY)], 1) is None
