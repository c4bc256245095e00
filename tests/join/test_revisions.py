from __future__ import annotations

import pytest

from sayso.join import revisions
from sayso.records import Report
from tests.build import reading, report


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/a/pier",
        "https://www.news.example/a/pier/",
        "https://news.example/a/pier?utm_source=x&fbclid=1",
        "https://news.example/a/pier#comments",
        "https://NEWS.example:443/a/pier",
    ],
)
def test_links_to_one_page_are_one_address(other: str) -> None:
    assert revisions.address(other) == revisions.address("https://news.example/a/pier")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://news.example/a?id=1", "https://news.example/a?id=2"),
        ("https://news.example/a", "https://other.example/a"),
        ("https://news.example:8080/a", "https://news.example/a"),
    ],
)
def test_other_pages_have_other_addresses(one: str, two: str) -> None:
    assert revisions.address(one) != revisions.address(two)


@pytest.mark.parametrize("bad", [None, "", "https://news.example/", "https://[::1", "no address"])
def test_what_leads_to_no_page_is_no_address(bad: str | None) -> None:
    assert revisions.address(bad) is None


def page(text: str, name: str, day: str | None) -> Report:
    return report(text, name, day, url="https://news.example/pier")


def test_the_newest_revision_replaces_all_before_it() -> None:
    one, two, three = (page(f"Text {n}.", str(n), f"2025-05-1{n}") for n in (1, 2, 3))
    alone = report("Another.", "x")
    assert revisions.newest([three, one, alone, two]) == {one.id: three.id, two.id: three.id}


def test_what_was_changed_added_and_taken_out_is_told() -> None:
    old = page(
        "The pier may have sunk two feet, she said. It is to be closed on Friday noon.",
        "a",
        "2025-05-10",
    )
    new = page("The pier sank two feet, she said. The mayor will speak about it on Sunday.", "b", "2025-05-11")  # fmt: skip
    marks = [reading(old), reading(new)]
    (found,) = revisions.between([old, new], marks, revisions.newest([old, new]))
    assert (found.old, found.new, found.published) == (old.id, new.id, "2025-05-10")
    assert [edit.kind for edit in found.edits] == ["hedge"]
    assert [span.text for span in found.added] == ["The mayor will speak about it on Sunday."]
    assert [span.text for span in found.removed] == ["It is to be closed on Friday noon."]
