"""JSON Feed (jsonfeed.org, versions 1 and 1.1) → Feed."""

from __future__ import annotations

import json
from typing import Any

from sayso.read import problems
from sayso.read.feed.entry import Entry, Feed, absolute, moment, newest


def parse(text: str, url: str, most: int) -> Feed:
    """The entries of a JSON feed at `url`. Raises InputError where it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise problems.no_feed(url, "broken or incomplete JSON") from error
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        raise problems.no_feed(url, 'JSON without a list of "items"')
    found = [entry for item in items if (entry := _entry(item, url)) is not None]
    entries, older = newest(found, most)
    notes = []
    if (lost := len(items) - len(found)) > 0:
        notes.append(f"entries without an address, left out: {lost:,}")
    if older:
        notes.append(f"the newest {most:,} entries were read, {older:,} older ones were left out")
    return Feed("feed", _words(value.get("title")), entries, notes=tuple(notes))


def _entry(item: Any, url: str) -> Entry | None:
    if not isinstance(item, dict):
        return None
    # An id is often the address itself, where no other is given.
    for field in ("url", "external_url", "id"):
        told = item.get(field)
        if isinstance(told, str) and (field != "id" or told.startswith(("http://", "https://"))):
            page = absolute(told, url)
            if page is not None:
                return Entry(
                    page,
                    _words(item.get("title")),
                    moment(_words(item.get("date_published"))),
                    moment(_words(item.get("date_modified"))),
                )
    return None


def _words(value: Any) -> str | None:
    return " ".join(value[:1000].split()) or None if isinstance(value, str) else None
