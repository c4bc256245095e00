from __future__ import annotations

import contextlib
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read.compose import report
from sayso.read.found import Found
from sayso.read.options import ReadOptions
from tests.read.stories import STORY, TEXT, TITLE

OPTIONS = ReadOptions(today=date(2025, 6, 15))


def made(*lines: str, options: ReadOptions = OPTIONS, **told: object):  # type: ignore[no-untyped-def]
    return report(replace(Found(lines), **told), "in.txt", "00", options)  # type: ignore[arg-type]


def test_title_byline_and_date_leave_the_text() -> None:
    found = made(TITLE, "By Ann Roe and Bob Poe", "Published: 12 March 2024", *STORY)
    assert found.text == TEXT
    assert found.title == TITLE
    assert found.byline == ("Ann Roe", "Bob Poe")
    assert (found.published, found.dated_by) == ("2024-03-12", "text")
    assert found.notes == ()


@pytest.mark.parametrize(
    ("lines", "outlet", "byline", "wire", "published"),
    [
        (
            ("HARBOUR HERALD · Tuesday 12 March 2024 · Page 3",),
            "Harbour Herald",
            (),
            None,
            "2024-03-12",
        ),
        (
            ("Harbour Herald, 12 March 2024. By Ann Roe",),
            "Harbour Herald",
            ("Ann Roe",),
            None,
            "2024-03-12",
        ),
        (("By Ann Roe | 12 March 2024",), None, ("Ann Roe",), None, "2024-03-12"),
        (
            ("Ann Roe, Reuters", "March 12, 2024 8:05 AM"),
            None,
            ("Ann Roe",),
            "Reuters",
            "2024-03-12",
        ),
        (("By Herald staff and NWA",), "Herald", (), "NWA", None),
        (("Share this article", "Facebook", "4 min read"), None, (), None, None),
    ],
)
def test_lines_above_a_story(
    lines: tuple[str, ...],
    outlet: str | None,
    byline: tuple[str, ...],
    wire: str | None,
    published: str | None,
) -> None:
    found = made(TITLE, *lines, *STORY)
    assert found.text == TEXT
    assert (found.outlet, found.byline, found.wire) == (outlet, byline, wire)
    assert found.published == published


def test_menus_above_a_story_go_and_a_deck_stays() -> None:
    menu = ("Home", "News", "World", "Sport", "Weather", "Log in", "Search", "Games", "Kest today")
    deck = "Rescuers search for thirty missing people through the night"
    found = made(*menu, TITLE, deck, "By Ann Roe", *STORY)
    assert found.title == TITLE
    assert found.text == f"{deck}\n\n{TEXT}"
    assert found.notes[0].startswith("left out 9 lines before the story: navigation")


def test_credits_behind_a_story_leave_it() -> None:
    found = made(
        TITLE,
        f"KEST (NWA) — {STORY[0]}",
        *STORY[1:],
        "Bob Poe contributed reporting.",
        "<",
        "Check Also",
    )
    assert found.text == f"KEST — {TEXT}"
    assert (found.wire, found.contributors) == ("NWA", ("Bob Poe",))
    assert found.notes[0] == "left out 2 lines behind the story: other articles, separator"


def test_the_day_of_a_dateline_and_a_date_behind_the_story() -> None:
    assert (
        made(TITLE, f"KEST, March 12, 2024 (AP) — {STORY[0]}", *STORY[1:]).published == "2024-03-12"
    )
    late = made(TITLE, *STORY, "Published: 12 March 2024")
    assert (late.text, late.published) == (TEXT, "2024-03-12")


def test_a_date_amid_a_story_is_a_heading_of_it() -> None:
    found = made(TITLE, *STORY[:2], "12 March 2024", *STORY[2:])
    assert "12 March 2024" in found.text
    assert found.published is None


def test_what_is_given_overrides() -> None:
    options = replace(
        OPTIONS, published="3 May 2025", title="Mine", outlet="Ours", url="https://a.example/"
    )
    found = made(*STORY, options=options, title=TITLE, outlet="Theirs", published="2024-03-12")
    assert (found.title, found.outlet, found.url) == ("Mine", "Ours", "https://a.example/")
    assert (found.published, found.dated_by) == ("2025-05-03", "given")


def test_no_date_is_told_and_a_future_one_not_used() -> None:
    found = made(TITLE, *STORY, published="2031-01-01", dated_by="page", weak_date="2024-03-13")
    assert (found.published, found.dated_by) == (None, None)
    assert found.notes == (
        "its date 2031-01-01 lies in the future and is not used",
        "the file was made on 2024-03-13, which need not be when it was published",
        "no date of publication found",
    )


def test_the_same_bytes_have_the_same_id_whatever_their_name() -> None:
    one = report(Found(STORY), "a.txt", "00", OPTIONS)
    two = report(Found(STORY), "b.txt", "00", replace(OPTIONS, title="Mine"))
    assert one.id == two.id
    assert one.id != report(Found(STORY), "a.txt", "01", OPTIONS).id


def test_agencies_and_mastheads_are_no_authors() -> None:
    found = made(*STORY, authors=("Ann Roe", "Reuters", "Harbour Herald"), outlet="Harbour Herald")
    assert (found.byline, found.wire) == (("Ann Roe",), "Reuters")


@pytest.mark.parametrize(
    "lines",
    [(), ("Please enable JavaScript to continue using this application.",), ("Log in",)],
)
def test_pages_without_an_article_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="no story in it"):
        made(*lines, chosen=True)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(InputError, match="at most 500 characters"):
        made(*STORY, options=replace(OPTIONS, max_chars=500))


def test_another_language_is_told() -> None:
    found = made(
        "La nave ha urtato uno scoglio e la guardia costiera non ha detto che cosa è successo nel porto."
        * 3
    )
    assert found.language == "it"
    assert "another language than English (it)" in found.notes[-1]


LINES = [
    *STORY,
    TITLE,
    "By Ann Roe",
    "12 March 2024",
    "Check Also",
    "<",
    "Home",
    "(AP)",
    "Bob Poe contributed reporting.",
]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=25))
def test_any_lines_are_survived(lines: list[str]) -> None:
    found = Found(tuple(" ".join(line.split()) for line in lines if line.split()))
    try:
        text = report(found, "x", "00", OPTIONS).text
    except InputError:
        return
    assert text.strip() == text != ""
    assert "\n\n\n" not in text


@pytest.mark.parametrize("line", ["A", "By Ann", "Most read", "(AP)", "12 March 2024", "Related:"])
@pytest.mark.parametrize("story", [(), STORY])
def test_time_grows_with_the_lines_and_not_faster(line: str, story: tuple[str, ...]) -> None:
    def spent(count: int) -> float:
        started = time.process_time()
        with contextlib.suppress(InputError):
            report(Found((*story, *([line] * count), *story)), "x", "00", OPTIONS)
        return time.process_time() - started

    spent(100)
    # Ten times the lines take a hundred times as long where work is done for all pairs.
    assert spent(10_000) < 30 * (spent(1_000) + 0.01)


def test_an_outlets_own_sign_is_the_outlet() -> None:
    own = made("KEST, 4 May (KMW) - The dam broke at noon.", outlet="Kest Mediawire")
    assert own.wire == "Kest Mediawire"
    other = made("KEST, 4 May (KMW) - The dam broke at noon.", outlet="Kest Herald")
    assert other.wire == "KMW"
