"""Story, reports and readings → Brief: the links followed, the records laid out to be told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.records import (
    Attribution,
    Borrowing,
    Brief,
    BriefAttribution,
    BriefEstimate,
    BriefEvent,
    BriefEvidence,
    BriefMovement,
    BriefPlace,
    BriefReport,
    BriefTime,
    BriefTransfer,
    Mention,
    Moment,
    Place,
    PlaceMention,
    Reading,
    Report,
    SaidBy,
    Source,
    Span,
    Story,
    Words,
)

_WORD = re.compile(r"\w{4,}|\d+")
# A copier's words with this share of the original's are the original's.
_KEPT = 0.8


class _Mentions:
    """The mentions of a report in order, so that none but those near a span are looked at."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda each: each.span.start)
        self._starts = [each.span.start for each in self._mentions]
        self._longest = max((each.span.end - each.span.start for each in mentions), default=0)

    def met(self, span: Span) -> Iterator[Mention]:
        """Those that share a character with the span."""
        first = bisect_left(self._starts, span.start - self._longest)
        for mention in self._mentions[first : bisect_left(self._starts, span.end)]:
            if span.meets(mention.span):
                yield mention


class _Joined:
    """The story's links, looked up by what they start from."""

    def __init__(self, story: Story, readings: Sequence[Reading]) -> None:
        self.speakers: dict[str, list[str]] = defaultdict(list)
        self.via: dict[str, list[str]] = defaultdict(list)
        self.series: dict[str, str] = {}
        self.replaced: dict[str, str] = {}
        self.corrected: set[str] = set()
        self._named: dict[str, str] = {}
        for link in story.links:
            if link.relation == "speaks":
                self.speakers[link.left].append(link.right)
            elif link.relation == "passes on":
                self.via[link.left].append(link.right)
            elif link.relation == "counts":
                self.series[link.left] = link.right
            elif link.relation in ("replaces", "corrects"):
                self.replaced[link.right] = link.left
                if link.relation == "corrects":
                    self.corrected.add(link.right)
            elif link.relation == "names":
                self._named[link.left] = link.right
        self._mentions = {reading.report: _Mentions(reading.mentions) for reading in readings}
        self.kinds = {actor.id: actor.kind for actor in story.actors}

    def actor(self, span: Span | None) -> str | None:
        """The actor that a span names: by its longest mention, of equals the last (the head)."""
        if span is None:
            return None
        held = [
            (mention.span.end - mention.span.start, mention.span.start, self._named[mention.id])
            for mention in self._met(span)
            if mention.id in self._named
        ]
        return max(held)[2] if held else None

    def _met(self, span: Span) -> Iterator[Mention]:
        mentions = self._mentions.get(span.report)
        return iter(()) if mentions is None else mentions.met(span)

    def source(self, attribution: Attribution) -> Source:
        """The source of an attribution, with whether it is named or withheld."""
        inside = [mention for span in attribution.source for mention in self._met(span)]
        return Source(
            attribution.source,
            tuple(self.speakers[attribution.id]),
            any(mention.form in ("name", "metonym") for mention in inside),
            any(mention.anonymous for mention in inside),
        )


class _Days:
    """When a copy's words were first told: on the day of the report that they come from."""

    def __init__(self, story: Story, pairs: Sequence[tuple[Report, Reading]]) -> None:
        self._days = {
            reading.report: reading.anchor.day for _, reading in pairs if reading.anchor is not None
        }
        self._originals = {
            each: copy.original
            for copy in story.copies
            for each in copy.reports
            if each != copy.original
        }
        self._words = {
            report.id: frozenset(_WORD.findall(report.text.casefold()))
            for report, _ in pairs
            if report.id in self._originals.values()
        }

    def said(
        self, said: Moment | None, by: SaidBy, report: str, spans: Sequence[Span]
    ) -> Moment | None:
        """The moment `said` of words in `report`; that of the original where they stand there, too."""
        original = self._originals.get(report)
        day = self._days.get(original or "")
        if said is None or by == "text" or original is None or day is None:
            return said
        words = {word for span in spans for word in _WORD.findall(span.text.casefold())}
        kept = len(words & self._words[original]) >= _KEPT * len(words)
        return Moment(day, day, day) if kept else said


def _around(span: Span, reading: Reading) -> Span:
    """The sentence of a span."""
    at = bisect_right(reading.sentences, span.start, key=lambda each: each.start) - 1
    held = at >= 0 and reading.sentences[at].holds(span)
    return reading.sentences[at] if held else span


def _places(readings: Sequence[Reading]) -> tuple[BriefPlace, ...]:
    found: dict[str, tuple[Place, list[PlaceMention]]] = {}
    for reading in readings:
        for mention in reading.places:
            if mention.place:
                found.setdefault(mention.place.id, (mention.place, []))[1].append(mention)
    return tuple(
        BriefPlace(
            place.id,
            place.name,
            place.lat,
            place.lon,
            place.geonames_id,
            place.country,
            tuple(m.span for m in mentions),
            tuple(m.role for m in mentions),
        )
        for place, mentions in found.values()
    )


def _movements(reading: Reading, links: _Joined) -> Iterator[BriefMovement]:
    at = {mention.span: mention.place for mention in reading.places}
    for each in reading.movements:
        origin, goal = at.get(each.origin), at.get(each.goal)
        if origin and goal:
            yield BriefMovement(
                each.span,
                each.what.text,
                links.actor(each.by),
                origin.id,
                goal.id,
                each.when,
                each.standing,
                each.attribution,
            )


def _report(report: Report, reading: Reading, replaced_by: str | None) -> BriefReport:
    anchor = reading.anchor
    bounded = anchor is not None and not report.published
    return BriefReport(
        report.id,
        report.name,
        report.title,
        report.outlet,
        report.published,
        report.url,
        len(report.text.split()),
        report.text,
        report.byline,
        report.contributors,
        report.wire,
        report.dated_by,
        anchor.earliest if anchor and bounded else None,
        anchor.latest if anchor and bounded else None,
        (*report.notes, anchor.reason) if anchor and bounded and anchor.reason else report.notes,
        replaced_by,
    )


def compose(
    story: Story, reports: Sequence[Report], readings: Sequence[Reading], title: str | None = None
) -> Brief:
    """The brief of a story. `reports` and `readings` run side by side, in any order.

    `as_of` is the day of the latest report; None where no report is dated.
    """
    rank = {name: number for number, name in enumerate(story.reports)}
    pairs = sorted(zip(reports, readings, strict=True), key=lambda pair: rank[pair[0].id])
    later = {revision.old: revision.new for revision in story.revisions}
    marks = [reading for _, reading in pairs]
    links = _Joined(story, marks)
    days = [report.published for report, _ in pairs if report.published]
    dating = _Days(story, pairs)
    attributions = {
        a.id: (a, dating.said(a.said, a.said_by, a.report, a.content))
        for reading in marks
        for a in reading.attributions
    }
    return Brief(
        title=title or story.title,
        as_of=max(days)[:10] if days else None,
        reports=tuple(_report(*pair, later.get(pair[0].id)) for pair in pairs),
        actors=story.actors,
        attributions=tuple(
            BriefAttribution(
                a.id,
                a.report,
                links.source(a),
                Words(a.cue),
                Words(a.content),
                a.stance,
                a.certainty,
                a.manner,
                said,
                tuple(links.via[a.id]) or tuple(span.text for span in a.via),
                a.said_by,
                a.told_in,
            )
            for a, said in attributions.values()
        ),
        times=tuple(
            BriefTime(t.span, t.type, t.moment.value, t.moment.start, t.moment.end)
            for reading in marks
            for t in reading.timexes
        ),
        places=_places(marks),
        estimates=tuple(
            BriefEstimate(
                e.id,
                e.span,
                e.low,
                e.high,
                e.approximate,
                e.counted,
                e.of,
                e.where,
                e.kind,
                e.when,
                dating.said(e.said, e.said_by, e.span.report, (_around(e.span, reading),)),
                tuple(links.speakers[e.attribution or e.id]),
                e.attribution,
                links.series.get(e.id),
                e.part,
                e.said_by,
                links.replaced.get(e.id),
                e.id in links.corrected,
            )
            for reading in marks
            for e in reading.estimates
        ),
        series=story.series,
        points=story.points,
        timeline=tuple(
            BriefEvent(e.when, e.text, e.spans, e.actors, e.places, e.attributions, e.dates)
            for e in story.events
        ),
        unknowns=story.unknowns,
        copies=story.copies,
        revisions=story.revisions,
        transfers=tuple(
            BriefTransfer(
                t.span, t.what.text, links.actor(t.giver), links.actor(t.receiver), t.attribution
            )
            for reading in marks
            for t in reading.transfers
        ),
        evidence=tuple(
            BriefEvidence(e.span, e.kind, e.shows, links.actor(e.given_by), e.attribution)
            for reading in marks
            for e in reading.evidence
        ),
        movements=tuple(each for reading in marks for each in _movements(reading, links)),
        news=story.news,
        notes=_notes(pairs),
        corrections=story.corrections,
        borrowings=tuple(
            Borrowing(each.left, each.right, each.score)
            for each in story.links
            if each.relation == "draws on"
        ),
    )


def _notes(pairs: Sequence[tuple[Report, Reading]]) -> tuple[str, ...]:
    """What a reader must know of the whole before trusting it."""
    undated = [report.name for report, _ in pairs if not report.published]
    if not undated:
        return ()
    if len(pairs) == 1:
        return ("the report bears no date: its days are told only as far as its own words allow",)
    share = f"{len(undated)} of {len(pairs)} reports bear no date"
    return (f"{share}: their days are told only as far as their own words allow",)
