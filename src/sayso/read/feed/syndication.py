"""RSS (all versions, RDF too) and Atom → Feed."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from sayso.read import problems
from sayso.read.feed.entry import Entry, Feed, absolute, newest, utc
from sayso.read.feed.xml import mended

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_LONGEST = 20_000_000
_MOST_ASKED = 30
_ASKED = frozenset(
    "title link guid id pubdate published updated date issued modified created".split()
)
_ITEM = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)[\s>]", re.I)


def parse(text: str, start: int, root: str, url: str, most: int, *, whole: bool = True) -> Feed:
    """The entries of a feed whose element `root` starts at `start`.

    At most `most` are parsed, from the end at which the newest stand. `whole` is False where the text
    was cut off somewhere.
    """
    whole = whole and len(text) <= _LONGEST
    text = text[:_LONGEST]
    starts = [match.start() for match in _ITEM.finditer(text, start)]
    text, notes = _bounded(text, start, root, url, starts, most, whole=whole)
    made = _parsed(text, url)
    if not made.version and not made.entries:
        raise problems.no_feed(url, "XML of another kind")
    found = [entry for item in made.entries if (entry := _entry(item, url)) is not None]
    if lost := len(made.entries) - len(found):
        notes.append(f"entries without an address, left out: {lost:,}")
    entries, _ = newest(found, most)
    title = " ".join(str(made.feed.get("title") or "")[:1000].split()) or None
    return Feed("feed", title, entries, notes=tuple(notes))


def _bounded(
    text: str, start: int, root: str, url: str, starts: list[int], most: int, *, whole: bool
) -> tuple[str, list[str]]:
    """`text` with at most `most` entries, and what to say about those left out."""
    close = "</channel></rss>" if root == "rss" else f"</{_name(text, start)}>"
    count = len(starts)
    if not whole and count:
        # The last entry is most likely torn.
        text, starts = text[: starts[-1]] + close, starts[:-1] or starts
    if len(starts) <= most:
        return text, ["the feed is too long and was read in part"] if not whole else []
    head, last = text[start : starts[0]], text[starts[-1] :]
    first = text[starts[0] : starts[1]]
    ends = [_date(head + part, url) for part in (first + close, last)]
    if ends[0] and ends[1] and ends[0] < ends[1]:
        text = head + text[starts[-most] :]
    else:
        text = text[: starts[most]] + close
    more = f"{count:,}" if whole else f"more than {count:,}"
    return text, [f"the newest {most:,} of {more} entries were read"]


def _name(text: str, start: int) -> str:
    match = re.compile(r"<([^\s/>]{1,80})").match(text, start)
    return match.group(1) if match else "feed"


def _date(text: str, url: str) -> str | None:
    return next(
        (entry.version for item in _parsed(text, url).entries if (entry := _entry(item, url))), None
    )


def _parsed(text: str, url: str) -> Any:
    import feedparser  # type: ignore[import-untyped]
    from lxml import etree  # type: ignore[import-untyped]

    tree = mended(text, max(text.find("<"), 0))
    if tree is None:
        raise problems.no_feed(url, "XML that is too damaged to read")
    # Given bare bytes it would try to open a file of that name.
    return feedparser.parse(
        io.BytesIO(etree.tostring(_slim(tree), encoding="utf-8", xml_declaration=True)),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": url,
        },
    )


def _slim(tree: _Element) -> _Element:
    """The feed with what is asked of it and nothing else.

    feedparser takes its time with each element, and hostile feeds, or those with whole stories in
    them, have very many.
    """
    from lxml import etree

    slim = etree.Element(tree.tag, tree.attrib, tree.nsmap)
    channel = next((child for child in tree if _local(child) == "channel"), None)
    within = slim if channel is None else etree.SubElement(slim, channel.tag, channel.attrib)
    for child in tree if channel is None else channel:
        if _local(child) == "title":
            _copy(child, within)
            break
    for item in tree.iter("{*}item", "{*}entry"):
        made = etree.SubElement(slim if _local(tree) == "rdf" else within, item.tag, item.attrib)
        for child in item:
            if _local(child) in _ASKED and len(made) < _MOST_ASKED:
                _copy(child, made)
    return slim


def _copy(child: _Element, parent: _Element) -> None:
    from lxml import etree

    made = etree.SubElement(parent, child.tag, child.attrib)
    made.text = "".join(islice(child.itertext(), 100))[:2_000]
    if _local(child) == "title" and len(child):
        made.attrib.pop("type", None)
    # RSS calls a guid an address where nothing denies it, and many are mere numbers.
    if _local(child) == "guid" and not made.text.strip().startswith(("http://", "https://", "/")):
        made.set("isPermaLink", "false")


def _local(element: _Element) -> str:
    """The name of an element without its namespace, in lower case; nothing for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _entry(item: Any, base: str) -> Entry | None:
    page = next((found for told in _addresses(item) if (found := absolute(told, base))), None)
    if page is None:
        return None
    title = " ".join(str(item.get("title") or "")[:1000].split()) or None
    published, updated = _moment(item, "published_parsed"), _moment(item, "updated_parsed")
    return Entry(page, title, published or updated, updated)


def _addresses(item: Any) -> Iterator[str]:
    """Where the page of an entry may be, most likely first."""
    links = [item.get("link")]
    links += [
        each.get("href") for each in item.get("links") or () if each.get("rel") == "alternate"
    ]
    yield from (str(link) for link in links if link)
    own = str(item.get("id") or "")
    if own.startswith(("http://", "https://")):
        yield own


def _moment(item: Any, field: str) -> str | None:
    # Asked by .get, "updated" would stand in for "published" with a warning.
    value = dict.get(item, field)
    try:
        return utc(calendar.timegm(value)) if value else None
    except (ValueError, OverflowError, TypeError):
        return None
