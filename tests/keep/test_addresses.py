from __future__ import annotations

import pytest

from sayso.keep import addresses
from sayso.records import Raw, Report

HASH = "ba7816bf8f01cfea"  # SHA-256 of b"abc"


def raw(address: str, line: int | None = None) -> Raw:
    return Raw(address, address.rsplit("/", 1)[-1].split(":")[0], b"abc", line=line)


@pytest.mark.parametrize(
    ("of", "name", "url", "expected"),
    [
        (raw("/in/a.txt"), "a.txt", None, "/in/a.txt"),
        (
            raw("/in/a.html"),
            "a.html",
            "http://www.Herald.example/a/?utm_x=1#top",
            "herald.example/a",
        ),
        (raw("/in/a.html"), "a.html", "https://herald.example/", "/in/a.html"),
        (raw("-"), "-", None, f"-#{HASH}"),
        (raw("/in/a.jsonl:3", 3), "a.jsonl:3", None, f"/in/a.jsonl#{HASH}"),
        (raw("/in/a.jsonl:3", 3), "r9", None, "/in/a.jsonl#r9"),
        (raw("/in/a.jsonl:3", 3), "r9", "https://herald.example/a", "herald.example/a"),
    ],
)
def test_where_a_report_lives(of: Raw, name: str, url: str | None, expected: str) -> None:
    assert addresses.of(of, Report("r", name, "Words.", url=url)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry sank off Lund today.", "The ferry sank off Lund today. Divers came.", True),
        ("The ferry sank off Lund today.", "A bridge fell in the hills of Ys.", False),
        ("", "A bridge fell.", False),
        ("a b", "a b", True),
    ],
)
def test_what_can_be_revisions_of_one_report(one: str, other: str, expected: bool) -> None:
    assert addresses.akin(one, other) is expected
