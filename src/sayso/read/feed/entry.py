"""What a feed lists: addresses of pages, with what the feed says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

ListKind = Literal["feed", "sitemap", "lines", "list", "page"]

# What campaigns and social networks hang onto an address; it leads to the same page without.
_TRACKING = re.compile(r"(?:utm_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id)", re.I)
_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*"
    r"(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)
_ZONE = re.compile(r"([+-])(\d\d):?(\d\d)?")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed lists, or a further feed that a list names.

    `url` is absolute. `published` and `updated` are ISO date-times in UTC (seconds), or None where
    the feed gives none that can be understood.
    """

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None

    @property
    def version(self) -> str | None:
        """When the page last changed, as far as the feed tells."""
        return max(filter(None, (self.updated, self.published)), default=None)


@dataclass(frozen=True, slots=True)
class Feed:
    """What one address lists: `entries` are pages and `feeds` further lists, both newest first.

    `notes` say what was left out and why. One that is `torn` broke off in the middle: it is to be had
    whole another time.
    """

    kind: ListKind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    torn: bool = False


def absolute(url: str, base: str) -> str | None:
    """`url` as an http(s) address seen from `base`, or None where it is none.

    Without its fragment and the marks of campaigns: neither is part of where a page stands.
    """
    try:
        found = urljoin(base, "".join(url.split("\n")).strip())
        parts = urlsplit(found)
        if parts.scheme not in {"http", "https"} or not parts.hostname or len(found) > _LONGEST:
            return None
        _ = parts.port
    except ValueError:
        return None
    return urlunsplit(parts._replace(query=_own(parts.query), fragment="")).replace(" ", "%20")


def _own(query: str) -> str:
    """The part of a query that is the page's own, and not a campaign's."""
    pairs = query.split("&")
    return "&".join(each for each in pairs if not _TRACKING.fullmatch(each.split("=")[0]))


def key(url: str) -> str:
    """The same for all ways to write the address of one page.

    Scheme, case and script of the host, default ports, fragments and the marks of campaigns do not
    tell pages apart; everything else may.
    """
    try:
        parts = urlsplit(url)
        number = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = quote(host)
    port = f":{number}" if number not in {None, 80, 443} else ""
    query = _own(parts.query)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{host}{port}{path}" + (f"?{quote(query, safe='/%:@!$&()*+,;=~-._?')}" if query else "")


@lru_cache(4_096)
def moment(value: str | None) -> str | None:
    """An ISO or W3C date (`2024-10`, `2024-10-20T08:00+02:00`) as a UTC date-time, or None.

    A part that is missing counts as its first: feeds give days where they know no hour.
    """
    match = _DATE.fullmatch((value or "").strip()[:40])
    if match is None:
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else first
        for part, first in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
    )
    try:
        found = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        zone = _ZONE.fullmatch(match.group(7) or "")
        seconds = 0
        if zone is not None:
            seconds = int(zone[2]) * 3600 + int(zone[3] or 0) * 60
            seconds = -seconds if zone[1] == "-" else seconds
        return utc(found.timestamp() - seconds)
    except (ValueError, OverflowError, OSError):
        return None


def utc(seconds: float) -> str | None:
    """Seconds since 1970 as a UTC date-time; None where no page can be of that time."""
    try:
        found = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found.isoformat(timespec="seconds") if 1990 <= found.year <= 9000 else None


def newest(entries: Iterable[Entry], most: int) -> tuple[tuple[Entry, ...], int]:
    """The `most` newest entries, each address once, and how many were left out as older.

    An entry without a date counts as old as the one listed before it: feeds list by time.
    """
    dated: list[tuple[str, Entry]] = []
    seen: set[str] = set()
    last = "9999"
    for entry in entries:
        if (mark := key(entry.url)) in seen:
            continue
        seen.add(mark)
        last = entry.version or last
        dated.append((last, entry))
    dated.sort(key=itemgetter(0), reverse=True)
    return tuple(entry for _, entry in dated[:most]), max(0, len(dated) - most)
