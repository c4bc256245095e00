from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.robots import NOTHING, Rules, parse

AT = "https://herald.example"


def rules(*lines: str) -> Rules:
    return parse("\n".join(lines))


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        (["User-agent: *", "Disallow: /"], "/a", False),
        (["User-agent: *", "Disallow:"], "/a", True),
        (["User-agent: *", "Disallow: /a"], "/ab", False),
        (["User-agent: *", "Disallow: /a/"], "/ab", True),
        (["User-agent: *", "Disallow: /a", "Allow: /ab"], "/abc", True),
        (["User-agent: *", "Allow: /a", "Disallow: /a"], "/a", True),
        (["User-agent: *", "Disallow: /a", "Allow: /a"], "/a", True),
        (["User-agent: *", "Disallow: /*.pdf$"], "/x/report.pdf", False),
        (["User-agent: *", "Disallow: /*.pdf$"], "/x/report.pdf?page=2", True),
        (["User-agent: *", "Disallow: /*/private/*/x"], "/a/private/b/x", False),
        (["User-agent: *", "Disallow: /a*a$"], "/a", True),
        (["User-agent: *", "Disallow: /?q="], "/?q=ferry", False),
        (["User-agent: *", "Disallow: /f%C3%A4hre"], "/fähre", False),
        (["User-agent: *", "Disallow: /fähre"], "/f%C3%A4hre", False),
        (["user-AGENT : * # all", "DISALLOW : /a # not this"], "/a", False),
        (["User-agent: Sayso", "Disallow: /a", "User-agent: *", "Disallow: /"], "/b", True),
        (["User-agent: other", "User-agent: sayso", "Disallow: /a"], "/a", False),
        (["User-agent: other", "Disallow: /"], "/a", True),
        (["User-agent: *", "Disallow: /a", "User-agent: *", "Disallow: /b"], "/b", False),
        (["User-agent: *", "Sitemap: /map.xml", "Disallow: /a"], "/a", False),
        (["Disallow: /a"], "/a", True),
        (["\ufeffUser-agent: *", "Disallow: /a"], "/a", False),
        (["<html>Not found</html>"], "/a", True),
        (["User-agent: *", "Disallow: /"], "/robots.txt", True),
    ],
)
def test_what_may_be_read(lines: list[str], path: str, allowed: bool) -> None:
    assert rules(*lines).allows(AT + path) is allowed


@pytest.mark.parametrize(
    ("value", "delay"),
    [("10", 10.0), ("0.5", 0.5), ("0", None), ("-3", None), ("soon", None), ("9" * 400, None)],
)
def test_how_fast(value: str, delay: float | None) -> None:
    assert rules("User-agent: *", f"Crawl-delay: {value}").delay == delay


def test_nothing_allows_nothing() -> None:
    assert not NOTHING.allows(AT)


@pytest.mark.parametrize("pattern", ["/" + "*a" * 900, "/" + "a*" * 900 + "b$", "*" * 2_000])
def test_hostile_patterns_take_no_time(pattern: str) -> None:
    told = rules("User-agent: *", *[f"Disallow: {pattern}"] * 100)
    started = time.perf_counter()
    told.allows(AT + "/" + "a" * 2_000)
    assert time.perf_counter() - started < 2


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_a_robots_txt(text: str, path: str) -> None:
    parse("User-agent: *\nDisallow: " + text).allows(AT + "/" + path)
