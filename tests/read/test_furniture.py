from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.furniture import dense, notes, sort_out
from tests.read.stories import STORY

BEHIND = [
    ("<", "About HARBOUR HERALD", "Check Also", "Storm row grows in Lund", "The town council met …"),
    ("Leave a Reply", "Your email address will not be published. Name *"),
    ("Share this article", "Facebook", "Twitter", "Related articles", "Storm row grows in Lund"),
    ("About the author", "Ann Roe is a reporter for the Herald. She covers the coast."),
    ("Sign up for our newsletter", "Enter your email address", "Most read", "1. Storm row grows"),
    ("Comments", "Great report, thank you very much for it.", "I disagree with all of this."),
    ("Tags: ferry, Kest, reef", "Previous article", "Storm row grows in Lund"),
    ("Storm row grows in Lund", "The town council met on Monday and could not …"),
    (
        "World", "Storm row grows", "2h ago", "Why cows are painted", "4h ago", "A koala is saved",
        "5h ago", "Shop now", "Games", "Weather in Kest",
    ),
]  # fmt: skip


@pytest.mark.parametrize("behind", BEHIND, ids=lambda lines: lines[0])
def test_what_trails_a_story_goes(behind: tuple[str, ...]) -> None:
    parted = sort_out((*STORY, *behind))
    assert parted.kept == STORY
    assert [text for _, _, text in parted.left_out] == list(behind)
    assert {place for place, _, _ in parted.left_out} <= {"in", "behind"}


@pytest.mark.parametrize(
    "inside",
    [
        ("ADVERTISEMENT",),
        ("Read more: Storm row grows in Lund",),
        ("Related articles", "Storm row grows in Lund", "Why cows are painted"),
        ("The wreck on Tuesday. (AP Photo/Ann Roe)",),
        ("Listen to this article", "3 min read"),
    ],
)
@pytest.mark.parametrize("at", [1, 3, 4])
def test_what_stands_in_a_story_goes(inside: tuple[str, ...], at: int) -> None:
    assert sort_out((*STORY[:at], *inside, *STORY[at:])).kept == STORY


@pytest.mark.parametrize(
    "own",
    [
        ("How is the island helping the families?", STORY[1]),
        ("The dead are:", "- Ann Roe, a nurse", "- Bob Poe, a cook", "- Cy Dee, a deckhand"),
        ("About the wreck", STORY[1]),
        ("Comments", *STORY, *STORY),
        ("Kest 34 percent 12", "Lund 22 percent 9", "Brod 18 percent 7", "Ost 26 percent 11"),
        ("“It broke,” he said.", "“All of it.”"),
    ],
    ids=lambda lines: lines[0],
)
def test_what_is_the_storys_own_stays(own: tuple[str, ...]) -> None:
    kept = sort_out((*STORY, *own)).kept
    assert kept == (*STORY, *(line for line in own if line != "Comments"))


def test_credits_end_a_story() -> None:
    behind = ("A teaser of another story that ends like a sentence.", "Storm row grows")
    assert sort_out((*STORY, *behind), ends=[len(STORY)]).kept == STORY
    assert sort_out((*STORY, *behind)).kept == (*STORY, *behind)


def test_short_lines_of_a_chosen_text_stay() -> None:
    shorts = tuple(f"Point {name} of the plan" for name in "abcdefghijkl")
    assert sort_out((*STORY, *shorts), chosen=True).kept == (*STORY, *shorts)


def test_the_dense_stretch_is_the_story() -> None:
    menu = ("Home", "News", "Sport", "Weather", "A sentence stands among them.", "Search")
    start, end = dense((*menu, *STORY, *menu))
    assert (*menu, *STORY, *menu)[start:end] == STORY


def test_what_was_left_out_is_told() -> None:
    told = notes(
        (
            ("behind", "comment form", "Leave a Reply"),
            ("behind", "author box", "About us"),
            ("in", "advertisement", "Ad"),
            ("in", "editorial note", "Correction: it was five."),
        )
    )
    assert told == (
        "left out 1 line in the story: advertisement",
        "left out 2 lines behind the story: author box, comment form",
        "the outlet's note: Correction: it was five.",
    )


@given(
    st.lists(st.sampled_from([*STORY, *(line for lines in BEHIND for line in lines)]), max_size=30)
)
def test_nothing_is_lost_or_made_up(paragraphs: list[str]) -> None:
    parted = sort_out(paragraphs)
    rest = sorted([*parted.kept, *(text for _, _, text in parted.left_out)])
    assert rest == sorted(paragraphs)
