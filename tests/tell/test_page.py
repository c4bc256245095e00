from __future__ import annotations

import base64
import hashlib
import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest

from sayso.data import load
from sayso.tell import page, titles
from tests.tell.sample import build, empty, flood, hostile

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Tree(HTMLParser):
    """Checks that a page is well nested, and collects what the tests ask about."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "mark":
            self.marked[-1] += data


def tree(html: str) -> Tree:
    parsed = Tree()
    parsed.feed(html)
    parsed.close()
    assert parsed.open == []
    return parsed


@pytest.fixture(scope="module")
def basemap() -> dict[str, Any]:
    world: dict[str, Any] = load("basemap")
    return world


@pytest.fixture(scope="module")
def html(basemap: dict[str, Any]) -> str:
    return page.render(build(), basemap=basemap)


def test_nothing_comes_from_elsewhere(html: str) -> None:
    for tag, attributes in tree(html).tags:
        assert tag not in ("link", "img", "iframe", "object", "base", "form")
        assert "src" not in attributes
        if tag == "a":
            assert re.match(r"#|https://example\.org/", attributes["href"] or "")
    assert "url(http" not in html
    assert "@import" not in html


def test_the_policy_lets_in_our_style_and_script_alone(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; style-src 'sha256-")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules


def test_no_styles_or_handlers_in_attributes(html: str) -> None:
    for _, attributes in tree(html).tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_each_id_is_used_once_and_each_link_has_its_target(html: str) -> None:
    tags = tree(html).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        href = attributes.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids


def test_references_of_aria_exist(html: str) -> None:
    tags = tree(html).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    for _, attributes in tags:
        assert set((attributes.get("aria-labelledby") or "").split()) <= ids


def test_exact_words_are_marked_in_their_paragraph(html: str) -> None:
    marked = tree(html).marked
    texts = [report.text for report in build().reports]
    assert len(marked) > 60
    assert all(any(words in text for text in texts) for words in marked)


def test_drawings_have_words_and_tables(html: str) -> None:
    assert html.count('role="img"') == 8
    assert html.count("<desc ") == 8
    assert html.count('<table class="figures">') == 3
    assert "var(--c1," in html
    assert "Natural Earth" in html
    assert "GeoNames (CC BY 4.0)" in html


def test_an_enemy_stays_text(basemap: dict[str, Any]) -> None:
    shown = page.render(hostile(), basemap=basemap)
    tags = tree(shown).tags
    assert [tag for tag, _ in tags].count("script") == 1
    assert not [tag for tag, _ in tags if tag == "img"]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "{{ 7*7 }}" in shown
    assert "javascript:" not in str([attributes.get("href") for _, attributes in tags])


def test_an_empty_brief_says_what_is_absent(basemap: dict[str, Any]) -> None:
    shown = page.render(empty(), basemap=basemap)
    tree(shown)
    assert titles.NO_POINTS in shown
    assert titles.NO_UNKNOWNS in shown
    assert "<table" not in shown
    assert "Untitled story" in shown


def test_a_flood_stays_small_and_quick(basemap: dict[str, Any]) -> None:
    start = time.process_time()
    shown = page.render(flood(), charts=False)
    assert time.process_time() - start < 1.5
    tree(shown)
    assert len(page.render(flood(), basemap=basemap).encode()) < 2_000_000


def test_same_brief_same_bytes(html: str, basemap: dict[str, Any]) -> None:
    assert page.render(build(), basemap=basemap) == html


def test_without_a_map_the_places_are_listed(html: str) -> None:
    shown = page.render(build())
    assert "map-w" in html
    assert "map-w" not in shown
    assert "63.83° N" in shown


def test_text_forms_do_not_wait_for_the_drawing_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from sayso.tell import jsonform, markdown, page, text; "
        "assert not {'altair', 'vl_convert'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603
