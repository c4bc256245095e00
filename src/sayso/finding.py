"""Stages and ledger together, asked: search it, and show any record of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import islice

from sayso import filing
from sayso.filing import Joining
from sayso.keep import records, search, stories, words
from sayso.keep.ledger import Ledger
from sayso.keep.letters import plain
from sayso.keep.passages import places
from sayso.keep.problems import NotThereError
from sayso.keep.search import Query as Query
from sayso.records import Brief, BriefReport, Hit, Point, Report, Status, StoryChanges
from sayso.tell import differences
from sayso.tell.dates import date_words


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: what `keep.search` looks for, in the story of this name, and points of a status."""

    query: Query
    story: str | None = None
    status: Status | None = None


def found(ledger: Ledger, asked: Asked, limit: int, joining: Joining = nullcontext) -> list[Hit]:
    """What is found, the best first. Raises LedgerError where there is no such story.

    `joining` as in `filing.told`.
    """
    query = asked.query
    if asked.status:
        return list(islice(_points(ledger, asked, joining), limit))
    with ledger.reading() as connection:
        if asked.story is None:
            return list(search.find(connection, query, limit))
        row = stories.row(connection, asked.story)
        if row is not None:
            return list(search.find(connection, replace(query, story=row), limit))
    inside = filing.reports_of(ledger, asked.story)
    with ledger.reading() as connection:
        return list(search.find(connection, replace(query, reports=inside), limit))


def _points(ledger: Ledger, asked: Asked, joining: Joining) -> Iterator[Hit]:
    """The points of a status in one story, or in all that have a name."""
    if asked.story is not None:
        names = [asked.story]
    else:
        with ledger.reading() as connection:
            names = stories.names(connection)
    for name in names:
        try:
            told = filing.told(ledger, name, joining=joining)
        except NotThereError:
            if asked.story is not None:
                raise
            continue  # a story that has no report yet
        actors = {actor.id: actor.name for actor in told.story.actors}
        for point in told.story.points:
            hit = _point(point, told.brief, actors)
            if point.status == asked.status and hit and _holds(hit, point, asked.query):
                yield hit


def _holds(hit: Hit, point: Point, query: Query) -> bool:
    low, high = query.published
    day = hit.report.published or ""
    return (
        all(places(point.statement, words.terms(query.words)))
        and plain(query.actor or "") in plain(hit.who)
        and plain(query.outlet or "") in plain(hit.report.outlet or "")
        and (low is None or day[:10] >= low)
        and (high is None or day[:10] <= high)
    )


def _point(point: Point, brief: Brief, actors: dict[str, str]) -> Hit | None:
    """A point as a search finds it: in the first report that carries it."""
    stated = {attribution.id: attribution for attribution in brief.attributions}
    taken = [
        stated[name]
        for position in point.positions
        for name in position.attributions
        if name in stated
    ]
    if not taken:
        return None
    first = taken[0]
    report = next(each for each in brief.reports if each.id == first.report)
    who = dict.fromkeys(actors.get(each.actor, "") for each in point.positions)
    return Hit(
        "point",
        point.id,
        _report(report),
        first.content.spans or first.cue.spans,
        ", ".join(name for name in who if name),
        point.status,
        report.published[:10] if report.published else None,
        point.statement,
    )


def _report(told: BriefReport) -> Report:
    return Report(
        told.id,
        told.name,
        told.text,
        title=told.title,
        outlet=told.outlet,
        published=told.published,
        url=told.url,
    )


def changes(
    ledger: Ledger,
    name: str,
    since: str,
    as_of: str | None = None,
    joining: Joining = nullcontext,
    *,
    added: bool = False,
) -> tuple[StoryChanges, Brief]:
    """What changed in a story from `since` to `as_of`, and its brief of the later moment.

    Both are ISO days, `since` may be the id of a report or a correction: then what the ledger got
    after that counts, as it does with `added`. `joining` as in `filing.told`. Raises LedgerError where there is no such story or id.
    """
    told_since = date_words(since) if since[:1].isdigit() else since
    if not since[:1].isdigit():
        with ledger.reading() as connection:
            since, added = records.added(connection, since), True
    after = filing.told(ledger, name, *_bounds(as_of, added), joining=joining).brief
    try:
        before = filing.told(ledger, name, *_bounds(since, added), joining=joining).brief
    except NotThereError:
        before = None  # nothing of it was there yet
    made = differences.changes(before, after, told_since)
    if as_of is None and (added or (made.as_of or "")[:10] < since[:10]):
        made = replace(made, as_of=None)  # the day of the last report lies before the beginning
    return made, after


def _bounds(moment: str | None, added: bool) -> tuple[str | None, str | None]:
    return (None, moment) if added else (moment, None)
