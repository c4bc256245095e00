"""Two briefs of one story → what changed between them.

Each change rests on words that came in since, or on what an editor decided since: that the joins of
today see old words otherwise than those of then is no news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from sayso.records import (
    Brief,
    BriefAttribution,
    BriefEstimate,
    BriefReport,
    ChangeKind,
    Correction,
    Point,
    Position,
    Span,
    StoryChange,
    StoryChanges,
)
from sayso.records.point import PositionStance
from sayso.tell import wording
from sayso.tell.cast import Cast, cast
from sayso.tell.cites import shelve
from sayso.tell.editing import told

_WORD = re.compile(r"\w+")
# Statements with this share of their words in common are one, told twice.
_SAME = 0.7
_ORDER = {kind: number for number, kind in enumerate(get_args(ChangeKind))}
_TAKEN: dict[PositionStance, str] = {
    "affirm": "affirmed it",
    "deny": "denied it",
    "doubt": "doubted it",
    "decline": "would not say",
}
_SETTLED: tuple[PositionStance, ...] = ("affirm", "deny", "doubt")


class _Compared:
    """What of `after` was not in `before`."""

    def __init__(self, before: Brief | None, after: Brief) -> None:
        self.before, self.after = before, after
        old = before.reports if before else ()
        self.known: Cast = cast(after, shelve(after.reports))
        self.old_reports = {report.id for report in old}
        self.new_reports = {r.id: r for r in after.reports if r.id not in self.old_reports}
        self.old_attributions = {each.id for each in before.attributions} if before else set()
        self.old_points = before.points if before else ()
        self.old_estimates = {each.id: each for each in before.estimates} if before else {}
        self._by_report: dict[str, list[tuple[BriefAttribution, frozenset[str]]]] = {}
        self.copies = {
            name: group
            for group in after.copies
            for name in group.reports
            if name != group.original
        }
        self._edited = {revision.new: revision.old for revision in after.revisions}
        self._stood = {
            (each.report, each.stance, _letters(each.content.spans))
            for brief in (before, after)
            if brief
            for each in brief.attributions
        }

    def words(self, attributions: Iterable[str]) -> tuple[Span, ...]:
        """The exact words of attributions."""
        taken = [self.known.attributions[n] for n in attributions if n in self.known.attributions]
        return tuple(span for each in taken for span in each.content.spans or each.cue.spans)

    def fresh(self, attributions: Iterable[str]) -> list[str]:
        """Those of the attributions that came in since, and not only in the words of a copy.

        What an edited page says as it did before is not new either.
        """
        return [
            name
            for name in attributions
            if name not in self.old_attributions
            and name in self.known.attributions
            and not self._repeats(self.known.attributions[name])
            and not self._stood_there(self.known.attributions[name])
        ]

    def _stood_there(self, attribution: BriefAttribution) -> bool:
        """Whether an earlier state of the page says the same."""
        at, words = self._edited.get(attribution.report), _letters(attribution.content.spans)
        while at is not None:
            if (at, attribution.stance, words) in self._stood:
                return True
            at = self._edited.get(at)
        return False

    def _repeats(self, attribution: BriefAttribution) -> bool:
        """Whether a copy tells what the report tells that it comes from."""
        group = self.copies.get(attribution.report)
        if group is None:
            return False
        words = _letters(attribution.content.spans)
        return any(
            each.stance == attribution.stance and len(words & theirs) >= _SAME * len(words | theirs)
            for each, theirs in self._told_in(group.original)
        )

    def _told_in(self, report: str) -> list[tuple[BriefAttribution, frozenset[str]]]:
        if report not in self._by_report:
            self._by_report[report] = [
                (each, _letters(each.content.spans))
                for each in self.after.attributions
                if each.report == report
            ]
        return self._by_report[report]

    def first_told(self, report: str, key: object, keys: Iterable[tuple[str, object]]) -> bool:
        """Whether what `key` stands for is in the report of its own, and not copied with its words."""
        group = self.copies.get(report)
        return group is None or (group.original, key) not in keys


def _letters(spans: Iterable[Span]) -> frozenset[str]:
    return frozenset(word for span in spans for word in _WORD.findall(span.text.casefold()))


def changes(before: Brief | None, after: Brief, since: str) -> StoryChanges:
    """What changed from `before` (None: nothing was known) to `after`; `since` names the moment."""
    both = _Compared(before, after)
    found = [
        *_points(both),
        *_figures(both),
        *_said(both),
        *_edited(both),
        *_corrections(both),
        *_unknowns(both),
        *_reports(both),
    ]
    found.sort(key=lambda change: _ORDER[change.kind])
    return StoryChanges(after.title, since, after.as_of, tuple(found))


def _attributions(point: Point) -> list[str]:
    return [name for position in point.positions for name in position.attributions]


def _points(both: _Compared) -> Iterator[StoryChange]:
    holder: dict[str, list[Point]] = {}
    for point in both.old_points:
        for name in _attributions(point):
            holder.setdefault(name, []).append(point)
    for point in both.after.points:
        names = _attributions(point)
        fresh = both.fresh(names)
        decided = point.why.startswith("by editor")
        if not fresh and not decided:
            continue
        earlier = list({p.id: p for name in names for p in holder.get(name, ())}.values())
        yield from _turned(point, earlier, both)
        # Of several points of then that are one now, the one most spoken about is the one meant.
        was = max(earlier, key=lambda each: len(_attributions(each)), default=None)
        if was is None:
            if point.status not in ("reported", "corroborated"):
                yield _point(point, "point", "", fresh, both)
        elif was.status != point.status:
            kind: ChangeKind = "withdrawn" if point.status == "withdrawn" else "status"
            yield _point(point, kind, was.status, fresh, both)


def _point(
    point: Point, kind: ChangeKind, was: str, fresh: Sequence[str], both: _Compared
) -> StoryChange:
    days = [p.since for p in point.positions if p.since and set(p.attributions) & set(fresh)]
    return StoryChange(
        kind,
        wording.flat(point.statement),
        both.words(fresh or _attributions(point)),
        "" if fresh else wording.flat(point.why),
        was,
        point.status,
        max(days, default=None),
        (point.id,),
    )


def _turned(point: Point, earlier: Sequence[Point], both: _Compared) -> Iterator[StoryChange]:
    for actor in dict.fromkeys(position.actor for position in point.positions):
        held = _settled(point.positions, actor)
        before = [each for old in earlier for each in _settled(old.positions, actor)]
        if not held or not both.fresh(held[-1].attributions):
            continue
        last = before[-1] if before else held[-2] if len(held) > 1 else None
        if last is not None and last.stance != held[-1].stance:
            yield StoryChange(
                "turned",
                wording.flat(point.statement),
                both.words((*last.attributions, *held[-1].attributions)),
                wording.sentence(both.known.name(actor)),
                _TAKEN[last.stance],
                _TAKEN[held[-1].stance],
                held[-1].since,
                (point.id, actor),
            )


def _settled(positions: Iterable[Position], actor: str) -> list[Position]:
    return [each for each in positions if each.actor == actor and each.stance in _SETTLED]


def _figures(both: _Compared) -> Iterator[StoryChange]:
    after = {estimate.id: estimate for estimate in both.after.estimates}
    replaced: dict[str, list[BriefEstimate]] = {}
    for each in both.after.estimates:
        if each.replaced_by:
            replaced.setdefault(each.replaced_by, []).append(each)
    titles = {series.id: wording.flat(series.title) for series in both.after.series}
    before = [after[name] for name in both.old_estimates if name in after]
    measured = {estimate.series for estimate in before}
    told_before = {_key(estimate, "") for estimate in before}
    told_before |= {_key(estimate, both.known.voucher(estimate)) for estimate in before}
    figures = {(e.span.report, (e.series, e.low, e.high)) for e in both.after.estimates}
    for estimate in both.after.estimates:
        if not _is_news(estimate, both) or estimate.series is None:
            continue
        given = estimate.series, estimate.low, estimate.high
        if not both.first_told(estimate.span.report, given, figures):
            continue
        was = _before(estimate, replaced, both)
        who = both.known.voucher(estimate)
        # A figure that the report itself recalls is no news where somebody gave it before.
        key = _key(estimate, who if estimate.attribution else "")
        if key in told_before or (was is None and estimate.series not in measured):
            continue
        told_before |= {key, _key(estimate, who), _key(estimate, "")}
        if was and (was.low, was.high) == (estimate.low, estimate.high):
            continue
        back = was is not None and was.corrected and not both.old_estimates[was.id].corrected
        yield StoryChange(
            "taken back" if back else "figure",
            _measure(titles.get(estimate.series, ""), estimate),
            (was.span, estimate.span) if was else (estimate.span,),
            wording.sentence(who),
            _figure(was) if was else "",
            _figure(estimate),
            _said_on(estimate),
            (estimate.id, estimate.series),
        )


def _key(estimate: BriefEstimate, who: str) -> tuple[object, ...]:
    return estimate.series, estimate.low, estimate.high, estimate.where, who


def _before(
    estimate: BriefEstimate, replaced: dict[str, list[BriefEstimate]], both: _Compared
) -> BriefEstimate | None:
    """The last figure that the source had given before, for the same measure."""
    seen, level = {estimate.id}, [estimate]
    while level:
        earlier = [each for one in level for each in replaced.get(one.id, ())]
        known = [each for each in earlier if each.id in both.old_estimates]
        if known:
            return max(known, key=lambda each: _said_on(each) or "")
        level = [each for each in earlier if each.id not in seen]
        seen.update(each.id for each in level)
    return None


def _measure(title: str, estimate: BriefEstimate) -> str:
    """What a figure measures; where, too, if the title of its series does not tell."""
    title = title or wording.counted(estimate)
    places = [wording.flat(name) for name in estimate.where]
    known = set(title.casefold().split())
    others = [name for name in places if not known & set(name.casefold().split())]
    # Several places are those of the sentence, and say nothing of this one figure.
    return f"{title}, {others[0]}" if len(others) == 1 else title


def _is_news(estimate: BriefEstimate, both: _Compared) -> bool:
    fresh = estimate.id not in both.old_estimates and estimate.span.report in both.new_reports
    # What its source has replaced since, within the same time, is told by what replaced it.
    return fresh and estimate.replaced_by is None


def _figure(estimate: BriefEstimate) -> str:
    words = wording.figure(estimate.low, estimate.high, estimate.approximate)
    kind = f" ({estimate.kind})" if estimate.kind in ("forecast", "plan") else ""
    return f"{words}{kind}"


def _said_on(estimate: BriefEstimate) -> str | None:
    said = estimate.said
    return said.start[:10] if said and said.start else None


def _said(both: _Compared) -> Iterator[StoryChange]:
    for news in both.after.news:
        attribution = both.known.attributions.get(news.attribution or "")
        if attribution is None or not both.fresh((attribution.id,)):
            continue
        yield StoryChange(
            "said",
            both.known.shelf.words(news.spans),
            news.spans,
            wording.sentence(both.known.speaker(attribution)),
            when=news.said.start[:10] if news.said and news.said.start else None,
            records=(attribution.id,),
        )


def _edited(both: _Compared) -> Iterator[StoryChange]:
    for revision in both.after.revisions:
        new = both.new_reports.get(revision.new)
        if new is None:
            continue
        who = _outlet(new)
        about = (revision.old, revision.new)
        day = new.published and new.published[:10]
        for edit in revision.edits:
            yield StoryChange(
                "edited",
                wording.flat(edit.after.text),
                (edit.before, edit.after),
                who,
                wording.flat(edit.was),
                wording.flat(edit.now),
                day,
                about,
            )
        for span in revision.removed:
            words = wording.flat(span.text)
            yield StoryChange("edited", words, (span,), who, words, "", day, about)
        for span in revision.added:
            words = wording.flat(span.text)
            yield StoryChange("edited", words, (span,), who, "", words, day, about)


def _outlet(report: BriefReport) -> str:
    return wording.flat(report.outlet or report.wire or report.name)


def _corrections(both: _Compared) -> Iterator[StoryChange]:
    old = {each.id: each for each in both.before.corrections} if both.before else {}
    new = {each.id: each for each in both.after.corrections}
    yield from (_decided(each, "correction") for name, each in new.items() if name not in old)
    yield from (_decided(each, "undone") for name, each in old.items() if name not in new)


def _decided(correction: Correction, kind: ChangeKind) -> StoryChange:
    return StoryChange(
        kind,
        told(correction),
        tuple(span for target in correction.targets for span in target.spans),
        f"Editor {wording.flat(correction.author)}",
        when=correction.added[:10],
        records=(correction.id, *(target.id for target in correction.targets)),
    )


def _unknowns(both: _Compared) -> Iterator[StoryChange]:
    before = {wording.flat(each.text) for each in both.before.unknowns} if both.before else set()
    stated = {(span.report, each.text) for each in both.after.unknowns for span in each.spans}
    for unknown in both.after.unknowns:
        words = wording.flat(unknown.text)
        first = unknown.spans[0].report if unknown.spans else ""
        news = words not in before and first in both.new_reports
        if news and both.first_told(first, unknown.text, stated):
            published = both.new_reports[first].published
            yield StoryChange(
                "unknown",
                words,
                unknown.spans,
                when=published and published[:10],
                records=(unknown.id,),
            )


def _reports(both: _Compared) -> Iterator[StoryChange]:
    titles = {r.id: wording.flat(r.title or "") or wording.flat(r.name) for r in both.after.reports}
    outlets = {report.id: _outlet(report) for report in both.after.reports}
    edited = {revision.new for revision in both.after.revisions}
    for report in both.new_reports.values():
        if report.id in edited:
            continue
        group = both.copies.get(report.id)
        day = report.published and report.published[:10]
        if group is None:
            yield StoryChange(
                "report", titles[report.id], (), outlets[report.id], when=day, records=(report.id,)
            )
        else:
            of = f"“{titles[group.original]}” ({outlets[group.original]})"
            share = f"shares {group.share:.0%} of its text"
            yield StoryChange(
                "copy",
                titles[report.id],
                (),
                outlets[report.id],
                of,
                share,
                day,
                (report.id, group.original),
            )
