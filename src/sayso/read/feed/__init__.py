"""feed: what a feed, a sitemap or a list of feeds names → Feed; and which of it is due."""

from __future__ import annotations

import zlib
from dataclasses import replace

from sayso.read import problems
from sayso.read.feed import discovery, jsonfeed, outlines, sitemap, syndication
from sayso.read.feed.entry import Entry, Feed, key
from sayso.read.feed.xml import decoded, kept, root, torn

__all__ = ["Entry", "Feed", "key", "parse"]

# Unpacked; the protocol of sitemaps allows no more.
_MOST_BYTES = 50_000_000
_LISTS = frozenset({"rss", "feed", "rdf", "urlset", "sitemapindex"})
_TORN = "it breaks off in the middle; what was whole of it was read"


def parse(
    data: bytes, url: str, content_type: str = "", *, most: int = 500, whole: bool = True
) -> Feed:
    """What the answer from `url` lists; at most `most` entries, the newest.

    Its kind is seen by its content: RSS, RDF, Atom, JSON Feed, a sitemap or an index of sitemaps
    (XML or plain text), an OPML list, or a web page that names its feed; any of them may be packed
    with gzip. `whole` is False where `data` was cut off. Raises InputError where it is none.
    """
    if data.startswith(b"\x1f\x8b"):
        data, whole = _unpacked(data, url, whole=whole)
    text = decoded(data, url, content_type)
    if text.startswith(("{", "[")):
        return jsonfeed.parse(text, url, most)
    name, start = root(text, url)
    if name in _LISTS and whole and torn(text, start):
        text = kept(text, start)
        if not text:
            raise problems.no_feed(url, "one that breaks off before the end of its first entry")
        found = _list(name, text, start, url, most, whole=True)
        return replace(found, notes=(*found.notes, _TORN), torn=True)
    if name in _LISTS:
        return _list(name, text, start, url, most, whole=whole)
    if name == "opml":
        return outlines.parse(text, start, url)
    if name:
        return discovery.parse(text, url)
    if not text:
        raise problems.no_feed(url, "an empty answer")
    return sitemap.lines(text, url, most)


def _list(name: str, text: str, start: int, url: str, most: int, *, whole: bool) -> Feed:
    if name in {"urlset", "sitemapindex"}:
        return sitemap.parse(text, start, url, most)
    return syndication.parse(text, start, name, url, most, whole=whole)


def _unpacked(data: bytes, url: str, *, whole: bool) -> tuple[bytes, bool]:
    """The unpacked bytes, and whether they are all of them."""
    unpacking = zlib.decompressobj(wbits=31)
    try:
        # The bound keeps a small file from unfolding into all of the memory.
        out = unpacking.decompress(data, _MOST_BYTES)
    except zlib.error as error:
        raise problems.broken_gzip(url) from error
    if out.startswith(b"\x1f\x8b"):
        raise problems.no_feed(url, "a gzip file within a gzip file")
    return out, whole and unpacking.eof
