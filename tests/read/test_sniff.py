from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.sniff import sniff

PAGE = b"<!DOCTYPE html><html><body><p>The dam broke.</p></body></html>"


@pytest.mark.parametrize(
    ("head", "suffix", "content_type", "kind"),
    [
        (b"", ".txt", "", "empty"),
        (b"\xef\xbb\xbf \n", "", "", "empty"),
        (b"The dam broke.", "", "", "text"),
        (b"The dam broke.", ".md", "", "markdown"),
        (b"# The dam\n\nIt broke.", "", "", "markdown"),
        (b"# 1 of the rules", ".txt", "", "text"),
        (PAGE, "", "", "html"),
        (PAGE, ".txt", "", "html"),
        (PAGE.decode().encode("utf-16"), "", "", "html"),
        (b"<p>One.</p><p>Two.</p>", ".html", "", "html"),
        (b"<p>One.</p><p>Two.</p>", "", "text/html; charset=utf-8", "html"),
        (b'{"text": "The dam broke."}\n', ".txt", "", "jsonl"),
        (b"not json", ".jsonl", "", "jsonl"),
        (b'[{"text": "The dam broke."}]', "", "", "jsonl"),
        (b"%PDF-1.7\n", ".txt", "", "pdf"),
        (gzip.compress(b"x"), "", "", "gzip"),
        (b"PK\x03\x04", ".docx", "", "other"),
        (b"\x89PNG\r\n\x1a\n", ".html", "text/html", "other"),
        (b"\x00\x01\x02\x03" * 50, ".txt", "", "other"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', ".xml", "", "other"),
        (b"The d\x00am broke and the water rose.", "", "", "text"),
    ],
)
def test_content_first_then_the_name(
    head: bytes, suffix: str, content_type: str, kind: str
) -> None:
    assert sniff(head, suffix, content_type)[0] == kind


def test_it_says_what_an_unreadable_kind_looks_like() -> None:
    assert sniff(b"PK\x03\x04")[1] == "a ZIP archive or an office document"


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(head: bytes) -> None:
    sniff(head)
