from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sayso.tell import markdown
from tests.tell.sample import build, empty, hostile


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/p.png)",
        "[click](javascript:alert(1))",
        "<script>alert(1)</script>",
        "<https://evil.example>",
        "https://evil.example/auto",
        "www.evil.example",
        "a@evil.example",
        "*stars* _lines_ `code` ~~gone~~ | cell",
        "&lt;b&gt; &amp;",
        "[^1] and [^1]: note",
        "# heading",
        "- item",
        "1. item",
        "> quote",
        "=====",
        "$x$",
        "back\\slash",
    ],
)
def test_escaped_text_is_only_text(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    tokens = parser.parse(markdown.escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text


@given(st.text(alphabet="a1*_[]()<>#-+.!|~&$^`\\:/@ \n=", max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    for token in parser.parse(markdown.escape(text)):
        assert token.type in ("paragraph_open", "inline", "paragraph_close")
        assert {child.type for child in token.children or []} <= {"text", "text_special"}


def test_every_footnote_that_is_used_is_given() -> None:
    shown = markdown.render(build())
    used = set(re.findall(r"\[\^(\d+)\](?!:)", shown))
    given_ = re.findall(r"^\[\^(\d+)\]:", shown, re.MULTILINE)
    assert used == set(given_)
    assert [int(number) for number in given_] == list(range(1, len(given_) + 1))


def test_a_footnote_holds_words_report_date_and_paragraph() -> None:
    assert (
        "that it carried undeclared chemicals — The Harbour Post, “Crew Say Ferry’s Bow Door Was "
        "Open”, 12 March 2031, paragraph 5."
    ) in markdown.render(build())


def test_tables_are_whole() -> None:
    lines = [line for line in markdown.render(build()).splitlines() if line.startswith("|")]
    assert lines
    assert all(line.count(" | ") >= 2 and line.endswith("|") for line in lines)


def test_hostile_reports_add_no_links_images_or_html() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(
        markdown.render(hostile())
    )
    kinds = {child.type for token in tokens for child in token.children or []}
    kinds |= {token.type for token in tokens}
    assert "image" not in kinds
    assert "html_inline" not in kinds
    assert "html_block" not in kinds
    links = [
        child.attrs["href"]
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert all(str(link).startswith("https://example.org/") for link in links)


def test_an_empty_brief() -> None:
    shown = markdown.render(empty())
    assert shown.startswith("# ")
    assert "None" not in shown.replace("None found", "")
