"""sayso watch."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli import show
from sayso.cli.ledgers import Place, opened
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.keep.ledger import Ledger
    from sayso.keep.reports import Outcome
    from sayso.read import ReadOptions
    from sayso.read.feed.poll import Page, Plan, Summary

_EVERY = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?", re.I)
# A site that refuses all of its pages needs no hundred lines to say so; the summary counts them.
_EXPLAINED = 10
_SHORTEST, _LONGEST = 60, 30 * 86_400


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED...",
            help="Addresses of RSS, Atom or JSON feeds, of sitemaps, of OPML lists or of pages that "
            "name their feed; or OPML files and files with one address to a line.",
        ),
    ],
    every: Annotated[
        str, typer.Option(metavar="TIME", help="From one round to the next: 15m, 2h, 1d.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Stop after one round.")] = False,
    story: Annotated[
        str | None, typer.Option(metavar="NAME", help="Put what is found in this story.")
    ] = None,
    only_new: Annotated[
        bool,
        typer.Option(
            "--only-new", help="Leave out what a feed lists when it is asked for the first time."
        ),
    ] = False,
    most: Annotated[
        int,
        typer.Option(
            min=1, max=5_000, metavar="N", help="Look at this many newest entries of each feed."
        ),
    ] = 100,
    ledger: Place = None,
) -> None:
    """Watch feeds and keep each new report in the ledger, and each that has changed.

    A page is fetched once, and again only where its feed says that it changed. robots.txt is obeyed,
    and each host is asked one page at a time. Ctrl-C stops after the page at hand. With --once the
    exit status is 1 where a feed could not be read.
    """
    from sayso.read.feed.poll import Plan
    from sayso.read.feed.sources import sources

    seconds = duration(every)
    found, failed = [], 0
    for source in sources(feeds):
        if isinstance(source, SaysoError):
            show.problem(source)
            failed += 1
        else:
            found.append(source)
    if not found:
        raise typer.Exit(show.FAILED)
    with opened(ledger, create=True) as kept, _stopping() as stop:
        plan = Plan(most, float(seconds), only_new, lambda: stop.asked)
        while True:
            started = time.monotonic()
            failed += _round(found, kept, plan, stop, story)
            if once or stop.asked:
                break
            stop.sleep(started + seconds - time.monotonic())
    if failed and once:
        raise typer.Exit(show.FAILED)


def duration(value: str) -> int:
    """The seconds in a time such as `15m` or `1h30m`; raises BadParameter where it is none."""
    match = _EVERY.fullmatch(value.strip())
    parts = [int(part or 0) for part in match.groups()] if match else []
    seconds = sum(part * unit for part, unit in zip(parts, (86_400, 3_600, 60, 1), strict=False))
    if not _SHORTEST <= seconds <= _LONGEST:
        raise typer.BadParameter(
            f"{value}: expected a time of one minute to 30 days, such as 15m, 2h or 1d",
            param_hint="--every",
        )
    return seconds


class _Stop:
    """Whether the user wants to stop."""

    asked = False

    def ask(self, number: int, _: object) -> None:
        # Whoever asks twice does not want to wait for the page at hand.
        signal.signal(number, signal.default_int_handler)
        self.asked = True
        sys.stderr.write("Stopping after the page at hand; once more to stop at once.\n")

    def sleep(self, seconds: float) -> None:
        """Sleep, but no longer than until the user wants to stop."""
        # In short naps: an event that a signal handler sets may lock itself out.
        until = time.monotonic() + seconds
        while not self.asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.2))


@contextmanager
def _stopping() -> Iterator[_Stop]:
    stop = _Stop()
    before = {each: signal.signal(each, stop.ask) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a watch remembers, kept in the ledger."""

    ledger: Ledger

    def state(self, kind: str, key: str) -> dict[str, Any] | None:
        from sayso.keep import watched

        return watched.state(self.ledger, kind, key)

    def set_state(self, kind: str, key: str, value: Mapping[str, Any]) -> None:
        from sayso.keep import watched

        watched.set_state(self.ledger, kind, key, value)


def _round(found: list[str], kept: Ledger, plan: Plan, stop: _Stop, story: str | None) -> int:
    """One round over all feeds, told as it goes; returns how many of them could not be read."""
    from sayso import filing
    from sayso.read import ReadOptions
    from sayso.read.feed import poll
    from sayso.read.polite import Clock, Guest

    options = ReadOptions(today=datetime.now(UTC).date())
    memory, clock = _Kept(kept), Clock(time.time, stop.sleep)
    guest = Guest(memory, options, clock)
    outcomes: Counter[str] = Counter()
    broken = refused = 0
    for happening in poll.poll(found, memory, guest, clock, plan):
        match happening:
            case poll.Page():
                outcome = _added(kept, happening, options, story)
                outcomes[outcome.kind] += 1
                refused += outcome.error is not None
                _tell(outcome, explain=refused <= _EXPLAINED)
            case poll.GivenUp():
                refused += 1
                if refused <= _EXPLAINED:
                    show.problem(happening.error)
            case poll.Broke():
                show.problem(happening.error)
            case poll.Mended():
                _note(f"{happening.feed}: can be read again")
            case poll.Noted():
                _note(f"{happening.feed}: {happening.text}")
            case poll.Summary():
                _note(_summed(happening, outcomes))
                broken = happening.broken
    if story and outcomes["new"] + outcomes["revision"] and not stop.asked:
        filing.tell_ahead(kept, story)  # while nobody waits for it
    return broken


def _added(kept: Ledger, page: Page, options: ReadOptions, story: str | None) -> Outcome:
    from sayso import filing
    from sayso.records import Raw

    answer, entry = page.answer, page.entry
    raw = Raw(
        entry.url,
        entry.url,
        answer.data,
        content_type=answer.content_type,
        url=answer.url,
        status=answer.status,
        headers=answer.headers,
        fetched=answer.when,
        told_published=entry.published,
    )
    [outcome] = filing.add(kept, [raw], options, story)
    return outcome


def _tell(outcome: Outcome, *, explain: bool) -> None:
    """One line for a report that is new or has changed; an error for a page that is none."""
    if outcome.error is not None and explain:
        show.problem(outcome.error)
    report = outcome.report
    if report is None or outcome.kind not in {"new", "revision"}:
        return
    told = (
        "new" if outcome.kind == "new" else f"revision {outcome.revision}",
        report.id,
        (report.published or "undated")[:10],
        ": ".join(part for part in (report.outlet, report.title) if part),
        report.url or report.name,
    )
    sys.stdout.write("\t".join(" ".join(show.plain(part).split()) for part in told) + "\n")
    sys.stdout.flush()


def _note(text: str) -> None:
    sys.stderr.write(f"{show.plain(text)}\n")


def _summed(summary: Summary, outcomes: Mapping[str, int]) -> str:
    """A round in one line: what it brought, and what it could not."""
    known = outcomes.get("known", 0) + outcomes.get("unchanged", 0) + summary.same
    refused = outcomes.get("refused", 0) + summary.refused
    feeds = f"{summary.feeds} feed" + ("" if summary.feeds == 1 else "s")
    told = [f"{outcomes.get('new', 0)} new", f"{outcomes.get('revision', 0)} changed"]
    told += [
        f"{count} {what}"
        for count, what in (
            (known, "fetched again without a change"),
            (refused, "refused"),
            (summary.waiting, "for a later round"),
        )
        if count
    ]
    asked = [
        f"{count} {what}"
        for count, what in ((summary.unchanged, "unchanged"), (summary.broken, "broken"))
        if count
    ]
    when = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{when}  {feeds}{' (' + ', '.join(asked) + ')' if asked else ''}: {', '.join(told)}"
