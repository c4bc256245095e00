from __future__ import annotations

import pytest

from sayso.read import plain
from sayso.read.labels import head, labelled
from sayso.read.options import ReadOptions
from sayso.read.parse import parse
from sayso.records import Raw
from tests.read.stories import STORY, TITLE

BODY = "\n\n".join(STORY)
HEAD = f"""Title: {TITLE}
Outlet: Harbour Herald
Published: 2024-03-12T09:30:00Z
Byline: Ann Roe
URL: https://herald.example/boats
Section: Coast
"""


def test_labels_at_the_top_tell_what_the_text_is() -> None:
    found = plain.text(f"{HEAD}\n{BODY}")
    assert (found.title, found.outlet, found.authors) == (TITLE, "Harbour Herald", ("Ann Roe",))
    assert (found.published, found.dated_by) == ("2024-03-12T09:30:00+00:00", "text")
    assert found.url == "https://herald.example/boats"
    assert found.paragraphs == ("Section: Coast", *STORY)  # what we can't use is not thrown away


def test_a_report_bears_them() -> None:
    raw = Raw("/desk/boats.txt", "boats.txt", f"{HEAD}\n{BODY}".encode())
    report = parse(raw, ReadOptions())
    assert (report.title, report.outlet, report.byline) == (TITLE, "Harbour Herald", ("Ann Roe",))
    assert report.published == "2024-03-12T09:30:00+00:00"
    assert report.text == BODY


@pytest.mark.parametrize(
    "top",
    [
        "Source: Reuters\n\n",  # a credit
        "Boats: what we know\nFerries: what we do not\n",  # prose with colons
        "The date: 5 May\nthe author said so.\n",
    ],
)
def test_a_line_with_a_colon_is_no_head(top: str) -> None:
    assert head(top + BODY)[1] == top + BODY


def test_other_names_of_the_labels_and_dates_that_say_nothing() -> None:
    found, left = labelled(
        [
            "HEADLINE : Six boats",
            "Source: Herald",
            "Date: some day",
            "Publication-Date: 12 March 2024",
        ]
    )
    assert (found.title, found.outlet, found.published) == ("Six boats", "Herald", "2024-03-12")
    assert left == ["Date: some day"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('"Six boats"', "Six boats"),
        ("'Six boats'", "Six boats"),
        ('"Six boats": clerk speaks', '"Six boats": clerk speaks'),
        ('"Six" boats are "gone"', '"Six" boats are "gone"'),
        ('"', '"'),
    ],
)
def test_marks_around_a_whole_value_are_not_part_of_it(written: str, told: str) -> None:
    assert labelled([f"title: {written}"])[0].title == told


def test_a_text_of_labels_alone_is_survived() -> None:
    found = plain.text(HEAD * 4)
    assert found.title == TITLE
    assert plain.text("Title: a\nDate: 2024-03-12").paragraphs == ()
