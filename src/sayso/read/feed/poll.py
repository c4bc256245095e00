"""One round: every feed that is due is asked, and every page that is new or has changed fetched.

The round writes down what it has seen only after whoever takes its pages comes for the next one: a
page that was not put away safely is fetched again, and none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso.errors import InputError
from sayso.read import problems, web
from sayso.read.feed import parse
from sayso.read.feed.entry import Entry, Feed, key
from sayso.read.feed.seen import due, failed, fetched, given_up, seen
from sayso.read.feed.turns import Turns
from sayso.read.polite import Clock, Condition, Guest, Memory, retry_after, waits
from sayso.read.web import Fetched

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.5, */*;q=0.4"
)
_DAY = 86_400.0
# A feed too long by one entry more than an hour ago is no news.
_NUMBER = re.compile(r"\d[\d,]*")
# A list of lists of lists is as deep as honest ones go.
_DEEPEST = 3
_GONE = 410


@dataclass(frozen=True, slots=True)
class Page:
    """A page that `feed` lists and that was fetched; `again`: an earlier state of it was before."""

    entry: Entry
    feed: str
    answer: Fetched
    again: bool


@dataclass(frozen=True, slots=True)
class Broke:
    """A feed that could be read before (or was never asked) and now cannot."""

    feed: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Mended:
    """A feed that can be read again."""

    feed: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What a feed was too long or too faulty for; told once."""

    feed: str
    text: str


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A page that is not to be had, and why; it is not tried again."""

    entry: Entry
    error: InputError


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a round, in numbers of feeds, then of entries.

    `unchanged` feeds had nothing new to say, `broken` ones could not be read or are left alone after
    they could not. `new` and `again` pages were fetched, `same` ones asked for again in vain, `refused`
    ones given up; `waiting` ones are for a later round.
    """

    feeds: int = 0
    unchanged: int = 0
    broken: int = 0
    new: int = 0
    again: int = 0
    same: int = 0
    refused: int = 0
    waiting: int = 0


Happening = Page | Broke | Mended | Noted | GivenUp | Summary


@dataclass(frozen=True, slots=True)
class Plan:
    """How a round goes.

    `most` entries of each feed are looked at, the newest. `every` is the number of seconds from one
    round to the next, in which this one must end. `only_new`: what a feed lists when it is first asked
    is taken as known. `stop` says that the round is to end after what it is at.
    """

    most: int = 100
    every: float = 900.0
    only_new: bool = False
    stop: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class _Source:
    """A feed to be asked. `told` is when it changed, as the list that names it says.

    `inside`: it may lie in the user's own network. One that the user names (`depth` 0) always may,
    and where it does, so may what it lists.
    """

    url: str
    inside: bool = False
    depth: int = 0
    told: str | None = None

    @property
    def key(self) -> str:
        return key(self.url)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page to be fetched."""

    entry: Entry
    source: _Source


def poll(
    feeds: Iterable[str], memory: Memory, guest: Guest, clock: Clock, plan: Plan
) -> Iterator[Happening]:
    """What happens in one round over `feeds`; the last is its Summary.

    A feed in the user's own network may list pages there; a public one may not.
    """
    return _Round(memory, guest, clock, plan).run(feeds)


class _Round:
    def __init__(self, memory: Memory, guest: Guest, clock: Clock, plan: Plan) -> None:
        self._memory, self._guest, self._clock, self._plan = memory, guest, clock, plan
        self._turns: Turns[_Source | _Listed] = Turns(guest.ready)
        self._polled: set[str] = set()
        self._fetching: dict[str, list[str]] = {}
        # By feed: how many of its pages are still to come, and what to remember when none is.
        self._open: dict[str, tuple[int, dict[str, Any]]] = {}
        self._sum = Summary()

    def run(self, feeds: Iterable[str]) -> Iterator[Happening]:
        until = self._clock.now() + self._plan.every
        for url in feeds:
            self._line_up(_Source(url))
        while not self._plan.stop() and (taken := self._turns.take()) is not None:
            ready, task = taken
            if ready > until:
                self._put_off(task)
                continue
            if (pause := ready - self._clock.now()) > 0:
                self._clock.sleep(pause)
                if self._plan.stop():
                    self._put_off(task)
                    break
            yield from self._ask(task) if isinstance(task, _Source) else self._fetch(task)
        self._count(waiting=len(self._turns))
        yield self._sum

    def _count(self, **more: int) -> None:
        changed = {name: getattr(self._sum, name) + number for name, number in more.items()}
        self._sum = replace(self._sum, **changed)

    def _put_off(self, task: _Source | _Listed) -> None:
        self._count(waiting=1)
        if isinstance(task, _Listed):
            self._unsettled(key(task.entry.url))

    def _line_up(self, source: _Source) -> None:
        if source.key not in self._polled:
            self._polled.add(source.key)
            self._turns.add(source.url, source)

    # Feeds

    def _ask(self, source: _Source) -> Iterator[Happening]:
        self._count(feeds=1)
        told = self._memory.state("feed", source.key) or {}
        now = self._clock.now()
        if waits(told.get("not_before", 0.0), now):
            self._count(broken=1)
            self._line_up_within(source, told.get("feeds", ()))
            return
        if source.told and source.told == told.get("told"):
            self._count(unchanged=1)
            return
        condition = Condition(told.get("etag", ""), told.get("last_modified", ""))
        try:
            if source.depth == 0:
                source = replace(source, inside=web.private(web.host(source.url, source.url)))
            answer = self._guest.visit(
                source.url, inside=source.inside, accept=_ACCEPT, condition=condition, cut=True
            )
            feed = self._parsed(source, answer)
        except InputError as error:
            yield from self._broken(source, told, error)
            self._line_up_within(source, told.get("feeds", ()))
            return
        if told.get("broken"):
            yield Mended(source.url)
        if feed is None:
            self._count(unchanged=1)
            self._memory.set_state(
                "feed", source.key, {**told, "failures": 0, "broken": "", "not_before": 0.0}
            )
            self._line_up_within(source, told.get("feeds", ()))
            return
        before = {_NUMBER.sub("", note) for note in told.get("notes", ())}
        for note in feed.notes:
            if _NUMBER.sub("", note) not in before:
                yield Noted(source.url, note)
        self._listed(source, feed, answer, first="at" not in told)

    def _parsed(self, source: _Source, answer: Fetched) -> Feed | None:
        """What the answer lists; None where nothing has changed."""
        if answer.status == 304:
            return None
        if answer.status != 200:
            raise problems.refused(source.url, answer.status)
        return parse(
            answer.data,
            answer.url,
            answer.content_type,
            most=self._plan.most,
            whole=answer.whole,
        )

    def _broken(
        self, source: _Source, told: dict[str, Any], error: InputError
    ) -> Iterator[Happening]:
        self._count(broken=1)
        failures = int(told.get("failures", 0)) + 1
        # The first failure may be of the moment: the next round asks again.
        pause = self._plan.every * (2.0 ** min(failures - 1, 20) - 1)
        until = self._clock.now() + min(pause, _DAY)
        state = {**told, "failures": failures, "broken": error.message, "not_before": until}
        self._memory.set_state("feed", source.key, state)
        if not told.get("broken"):
            yield Broke(source.url, error)

    def _listed(self, source: _Source, feed: Feed, answer: Fetched, *, first: bool) -> None:
        """Put what a feed lists in line."""
        now = self._clock.now()
        state: dict[str, Any] = {
            "at": now,
            "title": feed.title,
            "notes": list(feed.notes),
            "feeds": [[each.url, each.version] for each in feed.feeds],
        }
        # Until all of its pages are settled the feed must be had whole again: the answer "not
        # changed" would leave those out that are still to come, as it would the rest of a torn one.
        self._memory.set_state("feed", source.key, state)
        marks = {
            "etag": answer.header("etag"),
            "last_modified": answer.header("last-modified"),
            "told": source.told,
        }
        self._open[source.key] = (1, state if feed.torn else {**state, **marks})
        for entry in feed.entries:
            self._line_up_page(_Listed(entry, source), skip=first and self._plan.only_new)
        self._settled_one(source.key)
        self._line_up_within(source, state["feeds"])

    def _line_up_within(self, source: _Source, feeds: Iterable[Any]) -> None:
        if source.depth < _DEEPEST:
            for url, version in feeds:
                self._line_up(_Source(url, source.inside, source.depth + 1, version))

    def _line_up_page(self, listed: _Listed, *, skip: bool) -> None:
        entry, feed, mark = listed.entry, listed.source.key, key(listed.entry.url)
        before, now = seen(self._memory.state("entry", mark)), self._clock.now()
        if mark in self._fetching:
            self._wait_for(feed, mark)
            return
        if skip and before is None:
            known = given_up(entry, feed, None, now, "listed before the watch began")
            self._memory.set_state("entry", mark, known.kept())
            return
        match due(entry, feed, before, now):
            case "new" | "moved":
                self._fetching[mark] = []
                self._wait_for(feed, mark)
                self._turns.add(entry.url, listed)
            case "later":
                self._count(waiting=1)
                self._open.pop(feed, None)
            case "seen":
                pass

    def _wait_for(self, feed: str, mark: str) -> None:
        if feed in self._open:
            count, state = self._open[feed]
            self._open[feed] = (count + 1, state)
            self._fetching[mark].append(feed)

    def _settled_one(self, feed: str) -> None:
        if feed in self._open:
            count, state = self._open.pop(feed)
            if count > 1:
                self._open[feed] = (count - 1, state)
            else:
                self._memory.set_state("feed", feed, state)

    def _settled(self, mark: str) -> None:
        for feed in self._fetching[mark]:
            self._settled_one(feed)
        self._fetching[mark] = []

    def _unsettled(self, mark: str) -> None:
        for feed in self._fetching[mark]:
            self._open.pop(feed, None)

    # Pages

    def _fetch(self, listed: _Listed) -> Iterator[Happening]:
        entry, source, mark = listed.entry, listed.source, key(listed.entry.url)
        before = seen(self._memory.state("entry", mark))
        answer: Fetched | None = None
        try:
            condition = before.condition if before else None
            answer = self._guest.visit(entry.url, inside=source.inside, condition=condition)
            if answer.status not in {200, 304}:
                raise problems.refused(entry.url, answer.status)
        except InputError as error:
            yield from self._not_had(listed, answer, error)
            return
        if answer.status == 304:
            self._count(same=1)
        else:
            again = bool(before and before.had)
            self._count(**{"again" if again else "new": 1})
            yield Page(entry, source.url, answer, again)
        now = self._clock.now()
        condition = Condition(answer.header("etag"), answer.header("last-modified"))
        if answer.status == 304 and before:
            condition = before.condition
        after = fetched(entry, source.key, before, now, condition).kept()
        for each in {mark, key(answer.url)}:
            self._memory.set_state("entry", each, after)
        self._settled(mark)

    def _not_had(
        self, listed: _Listed, answer: Fetched | None, error: InputError
    ) -> Iterator[Happening]:
        entry, feed, mark = listed.entry, listed.source.key, key(listed.entry.url)
        before, now = seen(self._memory.state("entry", mark)), self._clock.now()
        later = isinstance(error, problems.NoAnswer) or (answer and answer.status != _GONE)
        if later:
            busy = answer is None or answer.status == 429 or answer.status >= 500
            wait = retry_after(answer, now) if answer else None
            after = failed(before, now, error.message, answered=not busy, wait=wait)
        else:
            after = given_up(entry, feed, before, now, error.message)
        self._memory.set_state("entry", mark, after.kept())
        if after.settled:
            self._count(refused=1)
            yield GivenUp(entry, error)
            self._settled(mark)
        else:
            self._count(waiting=1)
            self._unsettled(mark)
