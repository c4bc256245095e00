"""Asking many pages of many hosts, as a good guest: robots.txt, pace, backoff, nothing twice.

What is remembered of a host lies in a `Memory`, so that a program that is started every quarter of an
hour behaves like one that runs all day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.read import problems, robots, web
from sayso.read.options import ReadOptions
from sayso.read.robots import Rules
from sayso.read.web import Fetched

_HOUR, _DAY = 3_600.0, 86_400.0
# Longer waits are cut to these: a site may not stop the watch of all others for good.
_LONGEST_PACE = 300.0
_LONGEST_WAIT = _DAY
_FIRST_BACKOFF, _LONGEST_BACKOFF = 5.0, _HOUR
_LONGEST_MARK = 1_000
_BUSY = frozenset({429, 500, 502, 503, 504})


class Memory(Protocol):
    """What outlives a round: one JSON object for each kind and key."""

    def state(self, kind: str, key: str) -> dict[str, Any] | None:
        """What was last set, or None."""

    def set_state(self, kind: str, key: str, value: Mapping[str, Any]) -> None:
        """Keep `value` instead of what was kept before."""


class Asking(Protocol):
    """`web.ask`, or what stands in for it."""

    def __call__(
        self,
        given: str,
        at: str,
        options: ReadOptions,
        *,
        headers: Mapping[str, str] | None = None,
        inside: bool = False,
        cut: bool = False,
    ) -> Fetched:
        """The answer to one request."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in seconds since 1970, and how to wait; both given, so that tests need not wait."""

    now: Callable[[], float]
    sleep: Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Condition:
    """What was had before: an answer that has not changed since need not be sent again."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The headers that ask for news only."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        # What cannot be sent back as it came is better not sent at all.
        return {
            name: value
            for name, value in told.items()
            if value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK
        }


class Guest:
    """One visitor of many hosts.

    `pace` is the number of seconds between two requests to one host, where its robots.txt asks for no
    more.
    """

    def __init__(
        self,
        memory: Memory,
        options: ReadOptions,
        clock: Clock,
        *,
        pace: float = 2.0,
        ask: Asking = web.ask,
    ) -> None:
        self._memory, self._options, self._clock = memory, options, clock
        self._pace, self._ask = pace, ask
        self._asked: dict[str, float] = {}
        self._rules: dict[str, tuple[float, Rules]] = {}

    def ready(self, url: str) -> float:
        """The moment from which the host of `url` may be asked again, in seconds since 1970."""
        site, now = site_of(url), self._clock.now()
        pace = self._pace
        if site in self._rules:
            pace = max(pace, min(self._rules[site][1].delay or 0.0, _LONGEST_PACE))
        # A clock set back must not make a pause out of hours: no wait is longer than it can be.
        after_last = min(self._asked.get(site, 0.0), now) + pace if site in self._asked else 0.0
        until = float((self._memory.state("host", site) or {}).get("not_before", 0.0))
        return max(after_last, until if waits(until, now) else 0.0)

    def visit(
        self,
        url: str,
        *,
        inside: bool = False,
        accept: str = "",
        condition: Condition | None = None,
        cut: bool = False,
    ) -> Fetched:
        """The answer at `url` in the end, whatever its status; waits for its turn.

        `inside`: it may lie in the user's own network. Raises InputError where robots.txt disallows it,
        it leads where it must not, or no answer comes (`NoAnswer`).
        """
        headers = dict(condition.headers) if condition else {}
        if accept:
            headers["Accept"] = accept
        at, seen, before = url, {url}, ""
        for _ in range(web.MOST_REDIRECTS + 1):
            web.host(at, url)
            site = site_of(at)
            if not self.rules(at, inside=inside).allows(at):
                raise problems.disallowed(url)
            # A redirect within a site is the same visit.
            if site != before:
                self._wait(at)
            answer = self._asked_once(url, at, headers, inside=inside, cut=cut)
            if answer.leads_to is None:
                return answer
            at, before = web.hop(url, at, answer.leads_to, inside, seen), site
        raise problems.redirected(url, f"more than {web.MOST_REDIRECTS} redirects")

    def rules(self, url: str, *, inside: bool = False) -> Rules:
        """What the site of `url` asks of programs; its robots.txt is read once a day."""
        site, now = site_of(url), self._clock.now()
        kept = self._rules.get(site) or _kept(self._memory.state("robots", site))
        if kept is not None and 0 <= now - kept[0] < _DAY:
            self._rules[site] = kept
            return kept[1]
        address = f"{urlsplit(url).scheme}://{site}/robots.txt"
        try:
            self._wait(address)
            before = self._asked.get(site)
            rules = self._robots(address, inside=inside)
            if rules.delay is None:
                # Asking how to behave is no visit yet, unless the host minds each request.
                self._asked.pop(site, None)
                if before is not None:
                    self._asked[site] = before
        except problems.NoAnswer:
            if kept is None:
                raise
            # What a site asked yesterday holds until it can be asked again.
            rules = kept[1]
        self._rules[site] = (now, rules)
        self._memory.set_state(
            "robots", site, {"at": now, "rules": list(rules.rules), "delay": rules.delay}
        )
        return rules

    def _robots(self, address: str, *, inside: bool) -> Rules:
        options = replace(self._options, max_bytes=robots.MOST_BYTES)
        at, seen = address, {address}
        for _ in range(web.MOST_REDIRECTS + 1):
            try:
                answer = self._asked_once(address, at, {}, inside=inside, cut=True, options=options)
                if answer.leads_to is None:
                    break
                at = web.hop(address, at, answer.leads_to, inside, seen)
            except problems.NoAnswer:
                raise
            except InputError:
                # Rules that stand where nobody may go are none.
                return Rules()
        else:
            return Rules()
        if answer.status == 200:
            return robots.parse(answer.data.decode("utf-8", "replace"))
        if answer.status in _BUSY or answer.status >= 500:
            raise problems.unreachable(address, f"the answer {answer.status}")
        return Rules()

    def _wait(self, url: str) -> None:
        pause = self.ready(url) - self._clock.now()
        if pause > _LONGEST_PACE:
            raise problems.resting(url, pause)
        if pause > 0:
            self._clock.sleep(pause)

    def _asked_once(
        self,
        given: str,
        at: str,
        headers: Mapping[str, str],
        *,
        inside: bool,
        cut: bool,
        options: ReadOptions | None = None,
    ) -> Fetched:
        site = site_of(at)
        try:
            answer = self._ask(
                given, at, options or self._options, headers=headers, inside=inside, cut=cut
            )
        except problems.NoAnswer:
            self._failed(site, None)
            raise
        finally:
            self._asked[site] = self._clock.now()
        if answer.status in _BUSY:
            self._failed(site, retry_after(answer, self._clock.now()))
        elif (self._memory.state("host", site) or {}).get("failures"):
            self._memory.set_state("host", site, {"failures": 0, "not_before": 0.0})
        return answer

    def _failed(self, site: str, asked: float | None) -> None:
        """Leave a host alone: as long as it asks for, or twice as long as the last time."""
        told = self._memory.state("host", site) or {}
        failures = int(told.get("failures", 0)) + 1
        backoff = min(_FIRST_BACKOFF * 2.0 ** min(failures - 1, 20), _LONGEST_BACKOFF)
        wait = backoff if asked is None else min(max(asked, self._pace), _LONGEST_WAIT)
        until = self._clock.now() + wait
        self._memory.set_state("host", site, {"failures": failures, "not_before": until})


def waits(until: float, now: float) -> bool:
    """Whether there is to be waited until that moment.

    No wait is longer than a day: one that seems so was written down before the clock was set back.
    """
    return now < until <= now + _LONGEST_WAIT


def retry_after(answer: Fetched, now: float) -> float | None:
    """The seconds for which a server asks to be left alone, or None where it does not say."""
    told = answer.header("retry-after").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def site_of(url: str) -> str:
    """The host and port of an address in one way to write them; a malformed one is its own."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return url


def _kept(told: Mapping[str, Any] | None) -> tuple[float, Rules] | None:
    if not told:
        return None
    rules = tuple((bool(allow), str(pattern)) for allow, pattern in told["rules"])
    return float(told["at"]), Rules(rules, told["delay"])
