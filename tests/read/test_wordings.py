from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.wordings import kind, loose, newcomer, opener, portrait, prose, truncated
from tests.read.stories import STORY


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Share on Facebook", "share buttons"),
        ("Facebook Twitter WhatsApp Email", "share buttons"),
        ("1.2k Shares", "share buttons"),
        ("Read more: Harbour master quits over storm row", "read-more line"),
        ("Also read | Harbour master quits", "read-more line"),
        ("Watch the full interview below:", "read-more line"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("Get the day’s news delivered straight to your inbox.", "newsletter"),
        ("We use cookies to improve this site.", "cookie notice"),
        ("Listen to this article", "audio or video player"),
        ("5 min read", "audio or video player"),
        ("Follow Ann Roe on Twitter @annroe.", "social media line"),
        ("https://herald.example/a-story", "web address"),
        ("Photo: Ann Roe / Herald", "picture credit"),
        ("Ann Roe/Reuters", "picture credit"),
        ("The wreck of the ferry on Tuesday. (AP Photo/Ann Roe)", "picture caption"),
        ("Rescuers at the quay. Photograph: Ann Roe", "picture caption"),
        ("Have a tip? Write to us at the desk.", "appeal for support"),
        ("Your email address will not be published. Name *", "comment form"),
        ("Leave a Reply", "comment form"),
        ("Save my name, email, and website in this browser", "comment form"),
        ("© 2024 Harbour Herald. All rights reserved.", "rights notice"),
        ("(h/t The Herald)", "source of a tip"),
        ("Home > News > Kest", "breadcrumbs"),
        ("<", "separator"),
        ("* * *", "separator"),
        ("Updated at 1:23 p.m.", "date line"),
        ("Source: Ministry of Ports", "source line"),
        ("Correction: An earlier version gave a wrong number of boats.", "editorial note"),
        ("This story has been updated with a statement of the operator.", "editorial note"),
        ("This article first appeared on The Herald.", "editorial note"),
        ("An article on Friday misstated the number of boats.", "editorial note"),
        ("For more news, download our app.", "appeal for support"),
        # Sentences and headings of stories, which begin like furniture and are none.
        ("Share prices fell after the sinking.", None),
        ("Comments by the minister angered the families.", None),
        ("Related to the sinking, two men were arrested on Friday.", None),
        ("Follow the money, the prosecutor told the court.", None),
        ("She asked people to sign up for the search.", None),
        ("The operator uses cookies and coffee to win over passengers, he joked.", None),
        ("Photographs show the bow under water, the agency said.", None),
        ("The photo by itself proves nothing, the minister said.", None),
        ("How is the island helping the families?", None),
        ("What we do not know", None),
        ("An article on Friday misidentified the dead man, the police said.", None),
        ("For more than an hour nobody answered the calls.", None),
        ("Update on the search", None),
        ("“Read more of the log and you will see,” he said.", None),
        ("About 340 people were on board.", None),
        ("12", "page number"),
    ],
)
def test_kinds_of_lines(line: str, expected: str | None) -> None:
    assert kind(line) == expected


@pytest.mark.parametrize("paragraph", STORY)
def test_a_story_has_no_furniture(paragraph: str) -> None:
    assert kind(paragraph) is None
    assert opener(paragraph) is None
    assert not portrait(paragraph, ("Ann Roe",))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Check Also", "other articles"),
        ("Related articles", "other articles"),
        ("You may also like", "other articles"),
        ("Most read", "other articles"),
        ("More from Harbour Herald", "other articles"),
        ("Tags: ferry, Kest", "other articles"),
        ("About the author", "author box"),
        ("About HARBOUR HERALD", "author box"),
        ("12 comments", "comments"),
        ("Leave a Comment", "comments"),
        ("About the wreck", None),
        ("More boats arrive", None),
        ("Most of the dead were children", None),
        ("What happens next?", None),
    ],
)
def test_headings_of_what_follows_a_story(line: str, expected: str | None) -> None:
    assert opener(line) == expected


def test_shapes_of_lines() -> None:
    assert prose("“No comment at all,” he said.")
    assert not prose("Harbour master quits over storm row")
    assert not prose("The harbour master has quit after …")
    assert truncated("The harbour master has quit after … Read more »")
    assert loose("Harbour master quits over storm row")
    assert not loose("- twelve life jackets")
    assert not loose("Kest 34 Lund 12")


def test_portraits_of_authors() -> None:
    assert portrait("Ann Roe is a reporter for the Herald. She covers the coast.", ())
    assert portrait("Ann Roe joined the paper in 1999.", ("Ann Roe",))
    assert not portrait("Ann Roe is a reporter whom the police arrested, “she” said.", ())
    assert newcomer("Bob Poe is director of the Institute for the Sea.", STORY)
    assert not newcomer("Ida Lund is a teacher at the school of Kest.", STORY)
    assert not newcomer("Bob Poe is director of the port and said nothing.", STORY)


@pytest.mark.parametrize(
    "piece", ["a ", "A ", "A/", "Photo: ", "> ", "on ", "@a ", "in your inbox ", "…", "(", "is a "]
)
def test_no_line_takes_long(piece: str) -> None:
    started = time.perf_counter()
    for size in (800, 100_000):
        line = piece * (size // len(piece))
        kind(line)
        opener(line)
        portrait(line, ("A",))
    assert time.perf_counter() - started < 2


@given(st.text(max_size=300))
def test_any_line_is_survived(line: str) -> None:
    kind(line)
    opener(line)
