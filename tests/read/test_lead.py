from __future__ import annotations

import pytest

from sayso.read.lead import body, lead, same
from tests.read.stories import STORY, TITLE


def test_a_known_title_leaves_the_text_even_with_a_sites_name() -> None:
    found = lead((f"{TITLE} – Harbour Herald", *STORY), TITLE, chosen=False)
    assert (found.title, found.kept) == (TITLE, STORY)


def test_a_title_that_ends_like_a_sentence_is_known_by_its_words() -> None:
    found = lead((f"{TITLE}.", *STORY), TITLE, chosen=False)
    assert found.kept == STORY


def test_a_text_without_a_title_has_none() -> None:
    assert lead(STORY, None, chosen=False).title is None


def test_lines_without_any_sentence_are_kept() -> None:
    lines = tuple(f"line {i} of a poem without any end" for i in range(40))
    found = lead(lines, None, chosen=False)
    assert (found.title, found.kept) == (lines[0], lines[1:])


@pytest.mark.parametrize(
    ("line", "kept"), [("KEST, LUND", True), ("What now?", True), ("World", False)]
)
def test_short_lines_under_a_title(line: str, kept: bool) -> None:
    assert (line in lead((TITLE, line, *STORY), None, chosen=False).kept) is kept
    assert line in lead((TITLE, line, *STORY), TITLE, chosen=True).kept


def test_same_and_body() -> None:
    assert same("Ferry runs aground off Kest!", "FERRY RUNS AGROUND OFF KEST")
    assert not same("Ferry runs aground", "Ferry is saved")
    assert not same("", "")
    assert body(STORY[0])
    assert not body("By Ann Roe, who covers ports.")
    assert not body("Sign up for our newsletter and get it every single morning.")


def test_a_dateline_above_the_story_names_no_outlet() -> None:
    found = lead((TITLE, "LUND, Sorvania, 12 March 2024", *STORY), None, chosen=False)
    assert found.published == "2024-03-12"
    assert [credit.outlet for credit in found.credits] == []
    found = lead((TITLE, "Harbour Herald, 12 March 2024", *STORY), None, chosen=False)
    assert [credit.outlet for credit in found.credits] == ["Harbour Herald"]


def test_a_byline_may_end_with_its_paper_and_its_day() -> None:
    above = lead(
        (
            "Ferry stays in port",
            "By Ann Roe, Harbour Courier, 8 November 2023",
            "The ferry stayed in port on Monday because of the wind, its owner said.",
        ),
        None,
        False,
    )
    assert above.published == "2023-11-08"
    assert above.credits[0].byline == ("Ann Roe",)
    assert above.credits[0].outlet == "Harbour Courier"
    assert len(above.kept) == 1
