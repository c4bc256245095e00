from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.feed.entry import Entry, absolute, key, moment, newest, utc


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/a", "https://herald.example/a"),
        (" b?x=1 ", "https://herald.example/news/b?x=1"),
        ("//tide.example/c", "https://tide.example/c"),
        ("https://tide.example/c#top", "https://tide.example/c"),
        ("https://tide.example/c?utm_source=feed&id=7&fbclid=z", "https://tide.example/c?id=7"),
        ("https://tide.example/a b", "https://tide.example/a%20b"),
        ("mailto:desk@tide.example", None),
        ("file:///etc/hostname", None),
        ("javascript:alert(1)", None),
        ("http://[::1", None),
        ("http://tide.example:port/", None),
        ("http://", None),
        ("https://tide.example/" + "a" * 3_000, None),
    ],
)
def test_addresses(url: str, expected: str | None) -> None:
    assert absolute(url, "https://herald.example/news/feed") == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://herald.example/a", "https://HERALD.example:443/a"),
        ("https://herald.example", "https://herald.example/#top"),
        ("https://herald.example/a?utm_medium=rss", "https://herald.example/a"),
        ("https://küste.example/fähre", "https://xn--kste-0ra.example/f%C3%A4hre"),
    ],
)
def test_one_page_written_in_two_ways(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    "other",
    ["https://herald.example/b", "https://herald.example/a/", "https://herald.example/a?id=1"],
)
def test_two_pages(other: str) -> None:
    assert key("https://herald.example/a") != key(other)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-06-03", "2025-06-03T00:00:00+00:00"),
        ("2025-06", "2025-06-01T00:00:00+00:00"),
        ("2025-06-03T08:00Z", "2025-06-03T08:00:00+00:00"),
        ("2025-06-03T08:00:09.123+02:00", "2025-06-03T06:00:09+00:00"),
        ("2025-06-03 08:00:00-0530", "2025-06-03T13:30:00+00:00"),
        ("0001-01-01", None),
        ("9999-12-31T23:59:59-23:00", None),
        ("2025-13-45", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(value: str | None, expected: str | None) -> None:
    assert moment(value) == expected


@pytest.mark.parametrize("seconds", [-1e30, 1e30, float("inf"), float("nan"), 0.0])
def test_times_that_cannot_be(seconds: float) -> None:
    assert utc(seconds) is None


def entry(name: str, day: int | None = None) -> Entry:
    return Entry(
        f"https://herald.example/{name}",
        published=f"2025-06-{day:02}T00:00:00+00:00" if day else None,
    )


def test_the_newest_come_first_and_each_once() -> None:
    listed = [entry("a", 1), entry("b", 3), entry("c", 2), entry("a", 4)]
    found, older = newest(listed, 2)
    assert ([each.url[-1] for each in found], older) == (["b", "c"], 1)


def test_an_entry_without_a_date_stays_beside_the_one_before_it() -> None:
    listed = [entry("new"), entry("a", 1), entry("b", 3), entry("after-b")]
    found, _ = newest(listed, 9)
    assert [each.url.rsplit("/")[-1] for each in found] == ["new", "b", "after-b", "a"]


@given(st.text(max_size=200), st.text(max_size=50))
def test_anything_may_stand_for_an_address(url: str, date: str) -> None:
    found = absolute(url, "https://herald.example/")
    assert found is None or found.startswith(("http://", "https://"))
    key(found or url)
    moment(date)
