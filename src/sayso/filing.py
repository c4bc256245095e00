"""Stages and ledger together: reports are filed, and stories told from what was filed.

The pipeline is imported where something must be marked or joined: it brings the language layer,
which an unchanged story does without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import date

from sayso import read, versions
from sayso.data.gazetteer.fold import fold
from sayso.errors import InputError, LedgerError
from sayso.keep import (
    briefs,
    check,
    corrections,
    indexes,
    problems,
    reports,
    rereads,
    stories,
    subjects,
    views,
)
from sayso.keep.ledger import Ledger
from sayso.keep.reports import Outcome, Take
from sayso.keep.rereads import Again, Difference
from sayso.keep.views import Kept
from sayso.read import ReadOptions
from sayso.records import Brief, Raw, Reading, Report, Story, Subject, ident
from sayso.tell.compose import compose

# Reports marked together; each is kept as soon as it is marked.
BATCH = 16

_WORD = re.compile(r"\w+")

# What is open while a story is joined; it is given the story's title and the number of its reports.
Joining = Callable[[tuple[str, int]], AbstractContextManager[object]]


def add(
    ledger: Ledger,
    raws: Iterable[Raw | InputError],
    options: ReadOptions,
    story: str | None = None,
) -> Iterator[Outcome]:
    """Keep each input with what was found in it; its outcome is yielded once it is safe.

    What was taken before is not marked again, so that the same call goes on where it was broken
    off. An input without bytes (a file that is not there) is refused and not kept.
    """
    said = reports.given(
        published=options.published, title=options.title, outlet=options.outlet, url=options.url
    )
    version = versions.marks()
    batch: dict[str, tuple[Report, list[Take]]] = {}
    for raw in raws:
        if isinstance(raw, InputError):
            yield Outcome("refused", "", "", error=raw)
            continue
        take = Take(raw, said)
        done = _settled(ledger, take, options, version, story)
        if isinstance(done, Outcome):
            yield done
            continue
        batch.setdefault(done.id, (done, []))[1].append(take)
        if len(batch) == BATCH:
            yield from _marked(ledger, batch, version, story)
            batch = {}
    yield from _marked(ledger, batch, version, story)


def _marked(
    ledger: Ledger, batch: dict[str, tuple[Report, list[Take]]], version: str, story: str | None
) -> Iterator[Outcome]:
    """Mark the reports of a batch, and keep each in a transaction of its own."""
    if not batch:
        return
    from sayso import pipeline

    for report, reading in pipeline.readings(report for report, _ in batch.values()):
        about = _about(report, reading)
        for take in batch[report.id][1]:
            with ledger.writing() as connection:
                outcome = reports.put(
                    connection, take, report, reading, version, story, subject=about
                )
            yield outcome


def _about(report: Report, reading: Reading) -> Subject:
    from sayso.data import load
    from sayso.join.stories import subject

    return subject(report, reading, vectors=load("vectors"))


def _settled(
    ledger: Ledger, take: Take, options: ReadOptions, version: str, story: str | None
) -> Outcome | Report:
    """What becomes of an input that needs no marking; else the report to mark."""
    with ledger.reading() as connection:
        before = reports.known(connection, take)
    if before is not None:
        if story and before.kind == "known":
            with ledger.writing() as connection:
                stories.join(connection, story, before.address)
        return before
    parsed = read.parse(take.raw, options)
    if isinstance(parsed, InputError):
        with ledger.writing() as connection:
            return reports.refuse(connection, take, parsed)
    with ledger.reading() as connection:
        repeats = reports.repeats(connection, take, parsed)
    if not repeats:
        return parsed
    with ledger.writing() as connection:
        # The reading is not written: that of the report that this one repeats stands for it.
        return reports.put(connection, take, parsed, Reading(parsed.id), version, story)


@dataclass(frozen=True, slots=True)
class Told:
    """A story told: the joins, and the brief that is made of them."""

    story: Story
    brief: Brief


def told(
    ledger: Ledger,
    name: str,
    as_of: str | None = None,
    known_by: str | None = None,
    title: str | None = None,
    joining: Joining = nullcontext,
) -> Told:
    """The story that `name` means (see `called`), as of the end of the day `as_of`.

    It is told from the revisions that stood then, joined anew: these are the joins of then.
    `known_by` bounds it to what the ledger itself had by the end of that day. What editors decided
    holds from the day of their decision on, for both. What was not told before is joined within
    `joining`, which is given the story's title and how many reports it has. Raises LedgerError where
    there is no such story, or nothing of it by then.
    """
    name = called(ledger, name)
    named, kept = _reports(ledger, name, as_of, known_by)
    standing = views.standing(kept, as_of, known_by)
    rows = [each.row for revisions in standing for each in revisions]
    if not rows:
        first = min((each.published for each in kept if each.published), default=None)
        raise problems.too_early(name, as_of or known_by or "now", first)
    with ledger.reading() as connection:
        marks = views.readings(connection, rows, known_by)
        bounds = [bound for bound in (views.end(as_of), views.end(known_by)) if bound]
        layer = corrections.standing(connection, name, min(bounds, default=None))
        decided = [each.id for each in layer]
        key = ident("told", name, as_of, title, versions.joins(), sorted(marks.items()), decided)
        brief, joined = briefs.find(connection, key), briefs.find_story(connection, key)
        if brief is not None and joined is not None:
            return Told(joined, brief)
        pairs = {
            report.id: (report, reading)
            for report, reading in ledger.held.load(connection, rows, [marks[row] for row in rows])
        }
    from sayso import pipeline

    texts = [report for report, _ in pairs.values()]
    readings = [reading for _, reading in pairs.values()]
    with joining((title or named, len(rows))), pipeline.uncollected():
        joined = pipeline.joined(texts, readings, later=_later(standing), corrections=layer)
        brief = compose(joined, texts, readings, title or named)
    if as_of:
        brief = replace(brief, as_of=as_of)
    with suppress(LedgerError), ledger.writing() as connection:
        # A ledger that is full or read-only can still be told from.
        briefs.put(connection, key, name, joined, brief)
    return Told(joined, brief)


def tell_ahead(ledger: Ledger, name: str) -> None:
    """Join a story that has changed, so that its brief is there at once when it is asked for.

    Nothing is lost where that fails or is broken off: it is joined when it is asked for.
    """
    with suppress(LedgerError, KeyboardInterrupt):
        told(ledger, name)


def _reports(
    ledger: Ledger, name: str, as_of: str | None, known_by: str | None
) -> tuple[str, list[Kept]]:
    """The title of a story, and all revisions of its reports; none where it was not there yet."""
    with ledger.reading() as connection:
        row = stories.row(connection, name)
        if row is not None:
            return name, views.of_story(connection, row, known_by)
    for story in found(ledger, as_of, known_by):
        if name == story.id:
            with ledger.reading() as connection:
                return story.title, views.at(connection, story.reports)
    return name, []


def called(ledger: Ledger, given: str) -> str:
    """The name of the story made by hand, or the id of the one found, that `given` means.

    That is the name or id itself, the beginning of an id, or words that are in the name or title of
    one story alone. Raises LedgerError where it means none, or several.
    """
    with ledger.reading() as connection:
        if stories.row(connection, given) is not None:
            return given
        titles = {name: name for name in stories.names(connection)}
    titles.update((story.id, story.title) for story in found(ledger))
    if given in titles:
        return given
    words = frozenset(_WORD.findall(fold(given)))
    meant = [name for name in titles if len(given) > len("story-") and name.startswith(given)] or [
        name
        for name, title in titles.items()
        if words and words <= frozenset(_WORD.findall(fold(title)))
    ]
    if len(meant) == 1:
        return meant[0]
    shown = {name: titles[name] for name in (meant or titles)}
    raise (problems.several_stories if meant else problems.no_story)(
        given, [title if name == title else f"{name} ({title})" for name, title in shown.items()]
    )


def reports_of(ledger: Ledger, name: str) -> tuple[str, ...]:
    """The ids of all reports of a story, in all their revisions. Raises LedgerError without one."""
    return tuple(each.id for each in _reports(ledger, called(ledger, name), None, None)[1])


def addresses_of(ledger: Ledger, name: str) -> frozenset[str]:
    """Where the reports of a story stand. Raises LedgerError without one."""
    return frozenset(each.address for each in _reports(ledger, called(ledger, name), None, None)[1])


def found(
    ledger: Ledger, as_of: str | None = None, known_by: str | None = None
) -> tuple[Story, ...]:
    """The stories among the reports that nobody put in one, found by what they are about.

    Bare ones: ids of reports, and no joins. What is published later never moves what was before.
    """
    with ledger.reading() as connection:
        standing = views.standing(views.unfiled(connection), as_of, known_by)
        rows = [revisions[-1].row for revisions in standing]
        marks = views.readings(connection, rows, known_by)
        key = ident("split", versions.joins(), sorted(marks.values()))
        before = subjects.find(connection, key)
        if before is not None:
            return before
        about = subjects.load(connection, marks)
    from sayso.join.stories import split

    parts = split(about)
    with suppress(LedgerError), ledger.writing() as connection:
        subjects.remember(connection, key, parts)
    return parts


def days(ledger: Ledger, parts: Sequence[Story]) -> dict[str, tuple[str | None, str | None]]:
    """When the first and the last report of each story was published, by the story's id."""
    with ledger.reading() as connection:
        published = {each.id: each.published for each in views.unfiled(connection)}
    spans: dict[str, tuple[str | None, str | None]] = {}
    for story in parts:
        dated = sorted(day for report in story.reports if (day := published.get(report)))
        spans[story.id] = (dated[0], dated[-1]) if dated else (None, None)
    return spans


def _later(standing: Sequence[Sequence[Kept]]) -> dict[str, str]:
    """The ids of reports that a later revision replaced, each with the id of the newest."""
    return {old.id: new.id for *before, new in standing for old in before if old.id != new.id}


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading one input again gave; `error` where it is no report."""

    name: str
    report: Report | None
    differences: tuple[Difference, ...] = ()
    error: InputError | None = None


def reread(ledger: Ledger, story: str | None = None) -> Iterator[Reread]:
    """Read and mark again what has no reading of the installed version; nothing old is lost.

    What was refused is tried again too, unless `story` names one story. A date that the user gave
    with an input still holds.
    """
    version = versions.marks()
    batch: dict[str, tuple[Report, Again, Take]] = {}
    for again in _pending(ledger, version, story):
        with ledger.reading() as connection:
            raw, said, added = rereads.raw(connection, again.take)
        today = date.fromisoformat(added[:10])
        parsed = read.parse(raw, ReadOptions(today=today, **said))
        if isinstance(parsed, InputError):
            yield Reread(raw.name, None, error=parsed)
            continue
        batch[parsed.id] = parsed, again, Take(raw, reports.given(**said))
        if len(batch) == BATCH:
            yield from _reread(ledger, batch, version)
            batch = {}
    yield from _reread(ledger, batch, version)


def _reread(
    ledger: Ledger, batch: dict[str, tuple[Report, Again, Take]], version: str
) -> Iterator[Reread]:
    if not batch:
        return
    from sayso import pipeline

    for report, reading in pipeline.readings(report for report, _, _ in batch.values()):
        _, again, take = batch[report.id]
        about = _about(report, reading)
        changes: tuple[Difference, ...] = (Difference("reports", 1, 0),)
        with ledger.writing() as connection:
            if again.report is None:
                reports.put(connection, take, report, reading, version, subject=about, anew=True)
            else:
                changes = rereads.put(connection, again.report, report, reading, version, about)
        yield Reread(take.raw.name, report, changes)


def _pending(ledger: Ledger, version: str, story: str | None) -> list[Again]:
    within = addresses_of(ledger, story) if story else None
    with ledger.reading() as connection:
        return rereads.pending(connection, version, within)


def pending(ledger: Ledger, story: str | None = None) -> int:
    """How many inputs `reread` would read."""
    return len(_pending(ledger, versions.marks(), story))


def reindexed(ledger: Ledger) -> bool:
    """Make the indexes for search anew where they are not as they should be; whether they were not."""
    with ledger.reading() as connection:
        if check.indexed(connection):
            return False
    with ledger.writing() as connection:
        indexes.renew(connection)
    return True
