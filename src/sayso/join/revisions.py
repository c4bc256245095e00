"""Revisions: a page seen again at the same address, and what was changed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.join.edits import edits
from sayso.join.once import once
from sayso.join.passages import SHORT, compare, told
from sayso.records import Reading, Report, Revision, Span, address, instant


def newest(reports: Sequence[Report]) -> dict[str, str]:
    """The ids of reports of which a later revision is there, each with the id of the newest.

    One without a date is the newest, of several the one given last.
    """
    seen: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        where = address(report.url)
        if where is not None:
            seen[where].append(report)
    later = {}
    for revisions in seen.values():
        *old, new = sorted(revisions, key=lambda report: instant(report.published))
        later.update({report.id: new.id for report in old if report.id != new.id})
    return later


def between(
    reports: Sequence[Report], readings: Sequence[Reading], later: Mapping[str, str]
) -> tuple[Revision, ...]:
    """What each newest revision has otherwise than each that it replaced (`later`).

    What an earlier revision says is kept, since somebody said it; it counts as no other report.
    """
    number = {report.id: n for n, report in enumerate(reports)}
    found = []
    for old, new in later.items():
        pair = [number[new], number[old]]
        texts = [once(readings[n], told, reports[n], readings[n]) for n in pair]
        kept = compare(*texts)
        here = {passage.here for passage in kept.passages}
        there = {passage.there for passage in kept.passages}
        found.append(
            Revision(
                old,
                new,
                reports[pair[1]].published,
                edits(kept.passages, readings[pair[0]], readings[pair[1]]),
                _long([s.span for s in texts[0].sentences if s.span not in here]),
                _long([s.span for s in texts[1].sentences if s.span not in there]),
            )
        )
    return tuple(found)


def _long(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if len(span.text.split()) >= SHORT)
