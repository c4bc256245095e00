from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read import plain
from tests.read.stories import STORY, TITLE


def test_paragraphs_of_lines_and_of_blocks() -> None:
    assert plain.text("\n\n".join(STORY)).paragraphs == STORY
    assert plain.text("\n".join(STORY)).paragraphs == STORY
    assert plain.text("  a \t b \n\n\n \n c\u00a0d\n").paragraphs == ("a b", "c d")


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_text_wrapped_at_a_width_is_joined(width: int, gap: str) -> None:
    story = [p for p in STORY if len(p) > 100]
    wrapped = gap.join(textwrap.fill(p, width, break_on_hyphens=False) for p in story)
    found = " ".join(plain.text(wrapped).paragraphs)
    assert found == " ".join(story)
    if gap == "\n\n":
        assert plain.text(wrapped).paragraphs == tuple(story)


def test_remains_of_html_go() -> None:
    source = '<p>Five &amp; six <a href="/x">boats</a>.</p><p>It was 5 < 6<br/>and <b>bold</b>.</p>'
    assert plain.text(source).paragraphs == ("Five & six boats.", "It was 5 < 6", "and bold.")


def test_hyphens_at_the_ends_of_lines() -> None:
    assert plain.unwrapped(
        ["the govern-", "ment and twenty-", "one of the Anglo-", "Kestians"], 0
    ) == ["the government and twenty-one of the Anglo-Kestians"]


def test_lists_are_not_joined() -> None:
    assert plain.unwrapped(["Found so far:", "- a boat", "- a raft"], 10) == [
        "Found so far:",
        "- a boat",
        "- a raft",
    ]


MARKDOWN = f"""---
title: "{TITLE}"
date: 12 March 2024
author: Ann Roe
outlet: Harbour Herald
---

{STORY[0]}

## What *went* wrong?

> {STORY[1]}

See [the log](https://herald.example/log) and ![a picture](x.png) **now**,
she said.

- a boat
- a raft

| place | dead |
| ----- | ---- |
| Kest  | 12   |
"""


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    found = plain.markdown(MARKDOWN)
    assert found.title == TITLE
    assert (found.published, found.dated_by) == ("2024-03-12", "text")
    assert (found.authors, found.outlet) == (("Ann Roe",), "Harbour Herald")
    assert found.paragraphs == (
        STORY[0],
        "What went wrong?",
        STORY[1],
        "See the log and now, she said.",
        "a boat",
        "a raft",
        "place\tdead",
        "Kest\t12",
    )


def test_the_first_heading_is_the_title() -> None:
    found = plain.markdown(f"# {TITLE}\n\n{STORY[0]}\n\n# Another\n")
    assert (found.title, found.paragraphs) == (TITLE, (STORY[0], "Another"))


@given(st.text(alphabet="a b\n-#>*|[]()`.\t1", max_size=300))
def test_any_text_is_survived(source: str) -> None:
    for found in (plain.text(source), plain.markdown(source)):
        assert all(p.strip() and "\n" not in p for p in found.paragraphs)
