"""OPML lists of feeds → Feed."""

from __future__ import annotations

from sayso.read.feed.entry import Entry, Feed, absolute, newest
from sayso.read.feed.xml import elements

_MOST_FEEDS = 5_000


def parse(text: str, start: int, url: str) -> Feed:
    """The feeds of an OPML list, however deep its outlines are nested, in their order."""
    found: list[Entry] = []
    lost = 0
    # An outline is seen when it ends, so that of a group comes after its feeds; it names none.
    for _, element in elements(text, start, frozenset({"outline"})):
        told = {name.lower(): value for name, value in element.attrib.items()}
        address = told.get("xmlurl")
        if not address:
            continue
        feed = absolute(str(address), url)
        if feed is None:
            lost += 1
        else:
            name = str(told.get("title") or told.get("text") or "")
            found.append(Entry(feed, " ".join(name[:1000].split()) or None))
    feeds, more = newest(found, _MOST_FEEDS)
    notes = [f"feeds without an http(s) address, left out: {lost:,}"] if lost else []
    if more:
        notes.append(f"the first {_MOST_FEEDS:,} feeds were read, {more:,} were left out")
    return Feed("list", feeds=feeds, notes=tuple(notes))
