from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.read.feed.sources import sources

OPML = (
    '<opml><body><outline xmlUrl="https://tide.example/rss"/><outline xmlUrl="/b"/></body></opml>'
)


def test_addresses_and_files_that_list_them_each_once(tmp_path: Path) -> None:
    opml, lines = tmp_path / "feeds.opml", tmp_path / "feeds.txt"
    opml.write_text(OPML)
    lines.write_text("# mine\nhttp://TIDE.example/rss\nhttps://port.example/atom\n")
    given = ["https://herald.example/feed", str(opml), str(lines)]
    assert list(sources(given)) == [
        "https://herald.example/feed",
        "https://tide.example/rss",
        "https://port.example/atom",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such file"),
        ("Good morning.", "a file of another kind"),
        ("", "a file of another kind"),
        (
            "<rss><channel><item><link>https://a.example/</link></item></channel></rss>",
            "a saved feed",
        ),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><opml/>", "a file of another kind"),
    ],
)
def test_files_that_are_no_lists(tmp_path: Path, content: str | None, words: str) -> None:
    path = tmp_path / "feeds.opml"
    if content is not None:
        path.write_text(content)
    [error] = sources([str(path)])
    assert isinstance(error, InputError)
    assert words in error.message


@pytest.mark.parametrize(
    "given",
    ["ftp://herald.example/feed", "file:///etc/hostname", "herald.example/feed", "", "a\0b"],
)
def test_what_is_no_address(given: str) -> None:
    [error] = sources([given, given][:1])
    assert isinstance(error, InputError)
    assert "expected" in error.message
