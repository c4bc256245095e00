"""Web pages that name their feeds → Feed."""

from __future__ import annotations

import re

from sayso.read import problems
from sayso.read.feed.entry import Entry, Feed, absolute, newest

_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.I)
_BASE = re.compile(r"<base\b[^<>]{0,500}?\bhref\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.I)
_ATTRIBUTE = re.compile(r"""([A-Za-z]{1,10})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
# Comments have feeds of their own, which carry no news.
_COMMENTS = re.compile(r"comment", re.I)


def parse(text: str, url: str) -> Feed:
    """The feed that the page at `url` names as its own: the first that is not one of comments."""
    head = text[:300_000]
    match = _BASE.search(head)
    base = (absolute(_plain(match.group(1)), url) or url) if match else url
    found = []
    for link in _LINK.finditer(head):
        told = {
            each[1].lower(): _plain(each[2] or each[3] or each[4] or "")
            for each in _ATTRIBUTE.finditer(link.group(1))
        }
        if "alternate" not in told.get("rel", "").lower().split():
            continue
        if told.get("type", "").split(";")[0].strip().lower() not in _TYPES:
            continue
        feed = absolute(told.get("href", ""), base) if told.get("href") else None
        title = " ".join(told.get("title", "").split())
        if feed and not _COMMENTS.search(f"{title} {feed}"):
            found.append(Entry(feed, title or None))
    if not found:
        raise problems.no_feed(url, "a web page that names no feed")
    feeds, _ = newest(found, 1)
    return Feed("page", feeds=feeds)


def _plain(value: str) -> str:
    return value.replace("&amp;", "&")
