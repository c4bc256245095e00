from __future__ import annotations

from collections.abc import Mapping
from email.utils import formatdate
from itertools import pairwise

import pytest

from sayso.errors import InputError
from sayso.read import ReadOptions, problems
from sayso.read.polite import Clock, Condition, Guest, retry_after
from sayso.read.web import Fetched
from tests.read.feed.site import Remembered, Times

AT = "https://herald.example"


class World:
    """Answers to addresses, and a guest who asks for them."""

    def __init__(self, **answers: Fetched | InputError) -> None:
        self.answers: dict[str, Fetched | InputError] = {
            f"{AT}/{name.replace('_', '.')}": answer for name, answer in answers.items()
        }
        self.asked: list[tuple[str, dict[str, str], float]] = []
        self.memory, self.times = Remembered(), Times(1_000_000.0)
        self.guest = self.another()

    def another(self) -> Guest:
        clock = Clock(self.times.now, self.times.sleep)
        return Guest(self.memory, ReadOptions(), clock, pace=2.0, ask=self.ask)

    def ask(
        self,
        given: str,
        at: str,
        options: ReadOptions,
        *,
        headers: Mapping[str, str] | None = None,
        inside: bool = False,
        cut: bool = False,
    ) -> Fetched:
        self.asked.append((at, dict(headers or {}), self.times.at))
        answer = self.answers.get(at, Fetched(b"", at, 404))
        if isinstance(answer, InputError):
            raise answer
        return answer

    def paths(self) -> list[str]:
        return [at.removeprefix(AT) for at, _, _ in self.asked]


def page(status: int = 200, data: bytes = b"", **headers: str) -> Fetched:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Fetched(data, AT, status, headers=named)


def test_robots_txt_is_asked_first_and_once_a_day() -> None:
    world = World(a=page())
    for _ in range(3):
        world.guest.visit(AT + "/a")
    assert world.paths() == ["/robots.txt", "/a", "/a", "/a"]
    world.another().visit(AT + "/a")
    assert world.paths()[4:] == ["/a"]
    world.times.at += 86_400
    world.guest.visit(AT + "/a")
    assert world.paths()[5:] == ["/robots.txt", "/a"]


def test_what_is_disallowed_is_not_asked() -> None:
    world = World(a=page(), robots_txt=page(data=b"User-agent: *\nDisallow: /a"))
    with pytest.raises(InputError, match=r"robots\.txt disallows it"):
        world.guest.visit(AT + "/a")
    assert world.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "read"),
    [
        (page(404), True),
        (page(403), True),
        (page(500), False),
        (page(429), False),
        (problems.unreachable(AT, "refused"), False),
        (problems.bad_address(AT, "odd"), True),
    ],
)
def test_a_robots_txt_that_is_not_to_be_had(robots: Fetched | InputError, read: bool) -> None:
    world = World(a=page(), robots_txt=robots)
    if read:
        assert world.guest.visit(AT + "/a").status == 200
    else:
        with pytest.raises(problems.NoAnswer):
            world.guest.visit(AT + "/a")
        assert "/a" not in world.paths()


def test_the_rules_of_yesterday_hold_until_there_are_new_ones() -> None:
    world = World(a=page(), robots_txt=page(data=b"User-agent: *\nDisallow: /b"))
    world.guest.visit(AT + "/a")
    world.times.at += 2 * 86_400
    world.answers[AT + "/robots.txt"] = page(503)
    world.times.at += 10
    assert world.guest.rules(AT + "/a").allows(AT + "/b") is False


def test_two_visits_to_one_host_are_a_pace_apart() -> None:
    world = World(a=page(), b=page())
    for path in ("/a", "/b", "/a"):
        world.guest.visit(AT + path)
    moments = [when for at, _, when in world.asked if "robots" not in at]
    assert [b - a for a, b in pairwise(moments)] == [2.0, 2.0]


def test_the_host_may_ask_for_a_slower_pace_but_not_for_a_stop() -> None:
    world = World(a=page(), robots_txt=page(data=b"User-agent: *\nCrawl-delay: 999999"))
    for _ in range(2):
        world.guest.visit(AT + "/a")
    assert world.times.slept == [300.0, 300.0]


def test_another_host_does_not_wait() -> None:
    world = World(a=page())
    world.guest.visit(AT + "/a")
    world.answers["https://tide.example/a"] = page()
    world.guest.visit("https://tide.example/a")
    assert world.times.slept == []


def test_redirects_keep_to_the_rules_of_where_they_lead() -> None:
    world = World(a=page(302, location="https://tide.example/x"))
    world.answers["https://tide.example/robots.txt"] = page(data=b"User-agent: *\nDisallow: /")
    with pytest.raises(InputError, match="disallows"):
        world.guest.visit(AT + "/a")
    assert "https://tide.example/x" not in world.paths()


def test_a_redirect_within_a_site_is_one_visit() -> None:
    world = World(a=page(302, location="/b"), b=page())
    assert world.guest.visit(AT + "/a").status == 200
    assert world.times.slept == []


def test_redirects_without_end_have_one() -> None:
    world = World(**{f"r{n}": page(302, location=f"/r{n + 1}") for n in range(20)})
    with pytest.raises(InputError, match="more than 8 redirects"):
        world.guest.visit(AT + "/r0")
    assert len(world.asked) == 10


def test_what_was_had_is_told_to_the_server() -> None:
    world = World(a=page(304))
    condition = Condition('"7"', "Tue, 03 Jun 2025 08:00:00 GMT")
    world.guest.visit(AT + "/a", condition=condition, accept="text/html")
    assert world.asked[-1][1] == {
        "If-None-Match": '"7"',
        "If-Modified-Since": "Tue, 03 Jun 2025 08:00:00 GMT",
        "Accept": "text/html",
    }


@pytest.mark.parametrize("etag", ["", '"é"', '"a\r\nX: b"', '"' + "a" * 5_000 + '"'])
def test_a_mark_that_cannot_be_sent_back_is_not(etag: str) -> None:
    assert Condition(etag).headers == {}


def test_a_host_that_fails_is_left_alone_for_longer_and_longer() -> None:
    world = World(a=page(500), b=page())
    waits = []
    for _ in range(4):
        world.guest.visit(AT + "/a")
        waits.append(world.guest.ready(AT + "/b") - world.times.at)
        world.times.at += waits[-1]
    assert waits == [5.0, 10.0, 20.0, 40.0]
    world.guest.visit(AT + "/b")
    assert world.guest.ready(AT + "/b") - world.times.at == 2.0
    world.guest.visit(AT + "/a")
    assert world.guest.ready(AT + "/b") - world.times.at == 5.0


@pytest.mark.parametrize(
    ("told", "wait"),
    [("120", 120.0), ("99999999999", 86_400.0), ("0", 2.0), ("soon", 5.0), ("-5", 5.0)],
)
def test_a_host_says_for_how_long(told: str, wait: float) -> None:
    world = World(a=page(429, Retry_After=told))
    world.guest.visit(AT + "/a")
    assert world.guest.ready(AT + "/a") - world.times.at == wait
    assert world.another().ready(AT + "/a") - world.times.at == wait
    world.times.at += wait
    assert world.another().ready(AT + "/a") <= world.times.at


def test_nobody_sleeps_for_hours() -> None:
    world = World(a=page(302, location="https://tide.example/x"))
    world.memory.set_state("host", "tide.example", {"failures": 1, "not_before": 1_050_000.0})
    with pytest.raises(problems.NoAnswer, match="to be left alone for 50,000 more seconds"):
        world.guest.visit(AT + "/a")


def test_a_clock_set_back_makes_nobody_wait() -> None:
    world = World(a=page())
    world.guest.visit(AT + "/a")
    world.times.at -= 9e5
    assert world.guest.ready(AT + "/a") - world.times.at <= 2.0
    world.answers[AT + "/a"] = page(429, Retry_After="3600")
    world.guest.visit(AT + "/a")
    world.times.at -= 9e4
    assert world.guest.ready(AT + "/a") - world.times.at <= 2.0


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("30", 30.0),
        (formatdate(1_000_090, usegmt=True), 90.0),
        (formatdate(900_000, usegmt=True), 0.0),
        ("Tue, 99 Foo 2025", None),
        ("", None),
    ],
)
def test_how_long_to_wait(told: str, seconds: float | None) -> None:
    assert retry_after(page(429, Retry_After=told), 1_000_000.0) == seconds
