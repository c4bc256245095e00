from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import anchor
from sayso.records import Anchor, Reading, Report


@pytest.fixture
def find(nlp: Callable[[str], Doc]) -> Callable[..., Anchor]:
    def run(text: str, published: str | None = None) -> Anchor:
        report = Report("r", "r", text, published=published)
        found: Anchor = anchor.run(report, nlp(text), Reading("r"), calendar=load("calendar"))[
            "anchor"
        ]
        return found

    return run


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("The ferry sank.", "2031-05-08", "2031-05-08"),
        ("The ferry sank.", "2031-05-08T23:10:00+02:00", "2031-05-08"),
        ("The ferry sank.", "May 8, 2031", "2031-05-08"),
        ("PORT LANGE, May 7 — The ferry sank.", "2031-05-08", "2031-05-07"),
        ("PORT LANGE, Dec. 31 (Wire) -- The ferry sank.", "2031-01-01", "2030-12-31"),
        ("PORT LANGE, March 2 — The archive of an old ferry.", "2031-05-08", "2031-05-08"),
        ("PORT LANGE, May 7, 2031 — The ferry sank.", None, "2031-05-07"),
        ("Ferry sinks\n\nPublished: 8 May 2031\n\nIt sank.", None, "2031-05-08"),
        ("Ferry sinks\nThursday, May 8, 2031, 10:30 a.m. GMT\nIt sank.", None, "2031-05-08"),
        ("The ferry sank on May 8, 2031, off the coast.", None, None),
        ("The ferry sank on Wednesday.", None, None),
        ("The ferry sank on Wednesday.", "soon", None),
    ],
)
def test_the_day(find: Callable[..., Anchor], text: str, published: str | None, day: str) -> None:
    assert find(text, published).day == day


def test_bounds_come_from_the_words(find: Callable[..., Anchor]) -> None:
    found = find(
        "Shells have been shipped since August 2029. The plant was hit in February 2028. The port "
        "will open in June 2033."
    )
    assert (found.day, found.earliest, found.latest) == (None, "2029-08-01", "2033-06-30")
    assert found.reason == "it tells of August 2029 as past and it tells of June 2033 as ahead"


def test_a_future_seen_from_the_past_bounds_nothing(find: Callable[..., Anchor]) -> None:
    found = find("The vote would be held in 2019. It failed in May 2025.")
    assert (found.earliest, found.latest) == ("2025-05-01", None)


def test_no_words_no_bounds(find: Callable[..., Anchor]) -> None:
    found = find("The ferry sank.")
    assert (found.day, found.earliest, found.latest) == (None, None, None)
    assert found.reason
