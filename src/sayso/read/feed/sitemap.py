"""Sitemaps and their indexes (sitemaps.org; the news extension too) → Feed."""

from __future__ import annotations

from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from sayso.read import problems
from sayso.read.feed.entry import Entry, Feed, absolute, key, moment, newest
from sayso.read.feed.xml import elements

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

# Address, title, published, updated.
_Told = tuple[str, str, str | None, str | None]
_ASKED = frozenset({"loc", "lastmod", "publication_date", "title"})
_LISTED = 200_000
# An index lists a map for each month of an archive; what is new stands in the newest.
_MOST_MAPS = 10


def parse(text: str, start: int, url: str, most: int) -> Feed:
    """The pages of a sitemap, or the sitemaps of an index, from the root at `start` on."""
    told: dict[str, list[_Told]] = {"url": [], "sitemap": []}
    listed = elements(text, start, frozenset(told))
    for name, element in islice(listed, _LISTED):
        told[name].append(_told(element))
    notes: list[str] = []
    entries = _newest(told["url"], url, most, "entries", notes)
    feeds = _newest(told["sitemap"], url, _MOST_MAPS, "sitemaps", notes)
    return Feed("sitemap", None, entries, feeds, tuple(notes))


def lines(text: str, url: str, most: int) -> Feed:
    """The pages of a sitemap that is a plain text, one address to a line."""
    lines = (line.strip() for line in text.splitlines()[:_LISTED])
    told = [line for line in lines if line and not line.startswith("#")]
    pages = [page for line in told if " " not in line and (page := absolute(line, line))]
    if not pages or len(pages) < len(told):
        raise problems.no_feed(url, "plain text")
    entries, older = newest((Entry(page) for page in pages), most)
    notes = (f"the first {most:,} addresses were read, {older:,} were left out",) if older else ()
    return Feed("lines", None, entries, notes=notes)


def _told(element: _Element) -> _Told:
    """What a sitemap says of one page: its address, title, and when it was published and changed."""
    found: dict[str, str] = {}
    for child in element:
        # Pictures and films of the page have addresses and titles too.
        within = child if _local(child) == "news" else (child,)
        for each in within:
            if (name := _local(each)) in _ASKED:
                found.setdefault(name, (each.text or "").strip())
    return (
        found.get("loc", ""),
        " ".join(found.get("title", "")[:1000].split()),
        moment(found.get("publication_date")),
        moment(found.get("lastmod")),
    )


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _newest(
    told: list[_Told], url: str, most: int, what: str, notes: list[str]
) -> tuple[Entry, ...]:
    """The `most` newest of what is told; what was left out goes to `notes`.

    Only these are looked at closely: a sitemap may list every page of an archive.
    """
    dated, last = [], "9999"
    for each in told:
        last = max(filter(None, each[2:]), default=last)
        dated.append((last, each))
    dated.sort(key=itemgetter(0), reverse=True)
    found: dict[str, Entry] = {}
    lost = looked = 0
    for _, (address, title, published, updated) in dated:
        if len(found) == most:
            break
        looked += 1
        page = absolute(address, url) if address else None
        if page is None:
            lost += 1
        else:
            found.setdefault(key(page), Entry(page, title or None, published, updated))
    if lost:
        notes.append(f"{what} without an address, left out: {lost:,}")
    if older := len(dated) - looked:
        notes.append(f"the newest {most:,} {what} were read, {older:,} older ones were left out")
    return tuple(found.values())
