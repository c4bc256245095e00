"""Reports that share text: a copy is no source of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.join.actor.outlets import core
from sayso.join.edits import edits
from sayso.join.once import beside, once
from sayso.join.passages import Passage, candidates, compare, told
from sayso.records import CopyGroup, Link, Reading, Relation, Report, Step, Story, ident, instant

# A report is a copy where this share of its own words stands in an earlier one: a long account that
# takes up a short flash is none.
SHARE = 0.5
# From this share on it draws on the other: a splice,
DRAWS = 0.12
# and from this many words on: a passage taken over into a long report.
PASSAGE = 30


@dataclass(frozen=True, slots=True)
class Reuse:
    """What report number `here` has in common with report number `there`.

    `share` is the share (0 to 1) of the words of `here` that stand in sentences of `there`.
    """

    here: int
    there: int
    share: float
    passages: tuple[Passage, ...]


def precedence(reports: Sequence[Report], first: Mapping[str, tuple[str, str]]) -> list[int]:
    """Numbers of the reports, whoever can only be the original of what others have first.

    By day; of one day the agency that the others credit, then who credits no agency, then by the
    time, and then the longest, since copies are cut. `first` holds, by report id, when a page that
    was changed since was first published.
    """
    credited = {core(report.wire) for report in reports if report.wire}

    def rank(number: int) -> tuple[object, ...]:
        report = reports[number]
        own = instant(report.published)
        day, time = min(own, first.get(report.id, own))
        agency = report.outlet is not None and core(report.outlet) in credited
        other = report.wire is not None and not agency
        return day, not agency, other, time, -len(report.text), report.name

    return sorted(range(len(reports)), key=rank)


def reuses(
    reports: Sequence[Report], readings: Sequence[Reading], first: Mapping[str, tuple[str, str]]
) -> dict[int, list[Reuse]]:
    """By the number of each report, what it has in common with those that precede it, most first."""
    texts = [
        once(reading, told, report, reading)
        for report, reading in zip(reports, readings, strict=True)
    ]
    order = precedence(reports, first)
    drawn: dict[int, list[Reuse]] = defaultdict(list)
    for later, earlier in candidates([texts[number].runs for number in order]):
        here, there = order[later], order[earlier]
        shared = beside(readings[here], compare, texts[here], texts[there])
        if shared.share >= DRAWS or shared.taken >= PASSAGE:
            drawn[here].append(Reuse(here, there, shared.share, shared.passages))
    place = {number: at for at, number in enumerate(order)}
    for found in drawn.values():
        found.sort(key=lambda reuse: (-reuse.share, place[reuse.there]))
    return drawn


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """Groups of reports that share text, with what each copy changed, and who draws on whom.

    A copy belongs to the one report that it has most from, so that a splice of two does not make
    copies of these.
    """
    first: dict[str, tuple[str, str]] = {}
    mended: set[tuple[str, str, str]] = set()
    for revision in story.revisions:
        # What the original itself changed after it was copied, the copy did not change.
        mended.update((revision.new, edit.kind, edit.was) for edit in revision.edits)
        then = instant(revision.published)
        first[revision.new] = min(then, first.get(revision.new, then))
    replaced = {revision.old for revision in story.revisions}
    kept = [pair for pair in zip(reports, readings, strict=True) if pair[0].id not in replaced]
    reports, readings = tuple(pair[0] for pair in kept), tuple(pair[1] for pair in kept)
    drawn = reuses(reports, readings, first)
    source = {n: found[0] for n, found in drawn.items() if found[0].share >= SHARE}

    def root(number: int) -> int:
        while number in source:
            number = source[number].there
        return number

    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(reports)):
        members[root(number)].append(number)
    groups, links = [], []
    for original, numbers in members.items():
        if len(numbers) < 2:
            continue
        changed = [
            edit
            for n in numbers
            if n != original
            for edit in once(
                readings[n], edits, source[n].passages, readings[n], readings[source[n].there]
            )
            if (edit.before.report, edit.kind, edit.now) not in mended
        ]
        groups.append(
            CopyGroup(
                tuple(reports[n].id for n in numbers),
                reports[original].id,
                min(source[n].share for n in numbers if n != original),
                tuple(changed),
            )
        )
        for n in numbers:
            if n != original:
                links.append(_link(reports[n], reports[original], "copies", source[n]))
    for number, found in drawn.items():
        for reuse in found:
            if root(reuse.there) != root(number):
                links.append(_link(reports[number], reports[reuse.there], "draws on", reuse))
    return {"copies": tuple(groups), "links": story.links + tuple(links)}


def _link(here: Report, there: Report, relation: Relation, reuse: Reuse) -> Link:
    name = ident("link", here.id, there.id, relation)
    reason = f"{len(reuse.passages)} of its sentences stand there"
    return Link(name, here.id, there.id, relation, reuse.share, reason, "copies")


def families(story: Story) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ids of reports with those of the others that say the same in its words: copies, revisions."""
    for group in story.copies:
        yield group.original, tuple(name for name in group.reports if name != group.original)
    for revision in story.revisions:
        yield revision.new, (revision.old,)


STEP = Step("copies", run, needs=("reports", "revisions"), gives=("copies", "links.copies"))
