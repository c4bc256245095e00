"""What is remembered of an entry, and whether its page is to be fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from sayso.read.feed.entry import Entry, utc
from sayso.read.polite import Condition, waits

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
# An answer that may be a mistake of the moment, and one that most likely is meant.
_TRIES_NO_ANSWER, _TRIES_REFUSED = 6, 3

Due = Literal["new", "moved", "later", "seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: when it was first and last fetched (seconds since 1970), and how that went.

    `had`: it was fetched at least once. `versions` are the dates that each feed gave for what was fetched. `settled`: nothing more is to be
    done, because it was fetched or because it was given up (`why`); else it failed `tries` times and is
    not to be asked before `not_before`.
    """

    first: float
    at: float
    had: bool = False
    settled: bool = True
    versions: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""
    tries: int = 0
    not_before: float = 0.0
    why: str = ""

    @property
    def condition(self) -> Condition:
        """What to send when the page is fetched again."""
        return Condition(self.etag, self.last_modified)

    def kept(self) -> dict[str, Any]:
        """The JSON object to keep."""
        return asdict(self)


def seen(told: Mapping[str, Any] | None) -> Seen | None:
    """What was kept."""
    return Seen(**told) if told else None


def due(entry: Entry, feed: str, before: Seen | None, now: float) -> Due:
    """Whether the page of `entry`, listed by `feed`, is to be fetched.

    A page is fetched again only where the feed says that it changed after it was fetched. One that
    changes all the time is looked at less and less often.
    """
    if before is None:
        return "new"
    if not before.settled:
        return "later" if waits(before.not_before, now) else "new"
    version = entry.version
    base = before.versions.get(feed) or utc(before.at)
    if version is None or base is None or version <= base or version > (utc(now + _DAY) or ""):
        return "seen"
    gap = _MINUTE + (before.at - before.first) / 4
    return "later" if 0 <= now - before.at < gap else "moved"


def fetched(entry: Entry, feed: str, before: Seen | None, now: float, condition: Condition) -> Seen:
    """What to remember of a page that was fetched now."""
    versions = dict(before.versions) if before else {}
    if entry.version:
        versions[feed] = entry.version
    first = before.first if before else now
    return Seen(
        first,
        now,
        had=True,
        versions=versions,
        etag=condition.etag,
        last_modified=condition.last_modified,
    )


def failed(
    before: Seen | None, now: float, why: str, *, answered: bool, wait: float | None = None
) -> Seen:
    """What to remember of a page that could not be had now: to be tried again, or given up.

    `answered`: the server did answer, with a refusal. `wait`: the seconds it asks to be left alone.
    """
    told = before or Seen(now, now)
    tries = told.tries + 1 if not told.settled or before is None else 1
    over = tries >= (_TRIES_REFUSED if answered else _TRIES_NO_ANSWER)
    pause = min(max(5 * _MINUTE * 4.0 ** (tries - 1), wait or 0.0), _DAY)
    return replace(told, settled=over, tries=tries, not_before=now + pause, why=why)


def given_up(entry: Entry, feed: str, before: Seen | None, now: float, why: str) -> Seen:
    """What to remember of a page that is not to be fetched."""
    had = before is not None and before.had
    return replace(fetched(entry, feed, before, now, Condition()), had=had, why=why)
