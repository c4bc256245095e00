from __future__ import annotations

import json

import pytest

from sayso.read.feed.entry import Entry
from sayso.read.feed.seen import Due, Seen, due, failed, fetched, given_up, seen
from sayso.read.polite import Condition

NOW = 1_750_000_000.0  # 15 June 2025, 15:06:40 UTC
DAY = 86_400.0
FEED, OTHER = "herald.example/feed", "tide.example/feed"


def entry(updated: str | None) -> Entry:
    return Entry("https://herald.example/a", updated=updated)


def before(version: str | None = "2025-06-14T08:00:00+00:00", **more: float) -> Seen:
    versions = {FEED: version} if version else {}
    return Seen(NOW - 3_600, NOW - 3_600, had=True, versions=versions, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "feed", "kept", "expected"),
    [
        ("2025-06-14T08:00:00+00:00", FEED, None, "new"),
        ("2025-06-14T08:00:00+00:00", FEED, before(), "seen"),
        ("2025-06-14T08:00:01+00:00", FEED, before(), "moved"),
        ("2025-06-13T08:00:00+00:00", FEED, before(), "seen"),
        (None, FEED, before(), "seen"),
        # A feed that did not list it before counts only what came after it was fetched.
        ("2025-06-15T10:00:00+00:00", OTHER, before(), "seen"),
        ("2025-06-15T15:00:00+00:00", OTHER, before(), "moved"),
        ("2025-06-15T15:00:00+00:00", FEED, before(None), "moved"),
        # Nothing changes in the year 2099.
        ("2099-01-01T00:00:00+00:00", FEED, before(), "seen"),
        ("2025-06-15T15:00:00+00:00", FEED, Seen(NOW - 10 * DAY, NOW - 3_600), "later"),
        (None, FEED, Seen(NOW, NOW, settled=False, tries=1, not_before=NOW + 60), "later"),
        (None, FEED, Seen(NOW, NOW, settled=False, tries=1, not_before=NOW - 60), "new"),
        (None, FEED, Seen(NOW, NOW, settled=False, tries=1, not_before=NOW + 9 * DAY), "new"),
    ],
)
def test_whether_a_page_is_fetched(
    told: str | None, feed: str, kept: Seen | None, expected: Due
) -> None:
    assert due(entry(told), feed, kept, NOW) == expected


def test_failures_are_tried_less_and_less_and_then_no_more() -> None:
    kept, waits = None, []
    while kept is None or not kept.settled:
        kept = failed(kept, NOW, "no answer", answered=False)
        waits.append((kept.not_before - NOW) / 60)
    assert waits == [5, 20, 80, 320, 1_280, 1_440]
    assert not kept.had


def test_a_server_says_when_to_come_again() -> None:
    assert failed(None, NOW, "busy", answered=False, wait=7_200).not_before == NOW + 7_200
    assert failed(None, NOW, "busy", answered=False, wait=1e9).not_before == NOW + DAY


def test_a_page_that_was_had_once_stays_so() -> None:
    had = fetched(entry(None), FEED, None, NOW, Condition('"1"'))
    lost = failed(had, NOW + DAY, "gone", answered=True)
    assert (lost.had, lost.settled, lost.tries) == (True, False, 1)
    assert given_up(entry(None), FEED, lost, NOW, "gone for good").had


def test_what_is_kept_comes_back() -> None:
    kept = fetched(entry("2025-06-14T08:00:00+00:00"), FEED, None, NOW, Condition('"1"', "then"))
    assert seen(json.loads(json.dumps(kept.kept()))) == kept
    assert seen(None) is None
