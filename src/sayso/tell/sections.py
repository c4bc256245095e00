"""Which lines go to which section, in which order: one outline for all renderers.

An attribution is told at length once: reactions and assessments have sections of their own, and
who-says-what holds the rest and points to them. The same words in copied reports are one line
with several cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.records import (
    Brief,
    BriefAttribution,
    BriefReport,
    BriefTransfer,
    Point,
    Position,
    Span,
    Unknown,
)
from sayso.records.point import PositionStance
from sayso.tell import wording
from sayso.tell.cast import UNSOURCED, Cast, cast
from sayso.tell.cites import shelve
from sayso.tell.dates import UNDATED, bounds_words, date_words, moment_words, short_words
from sayso.tell.editing import decisions
from sayso.tell.figures import series_views
from sayso.tell.many import alone, at_home, changes, shares, through, turns
from sayso.tell.placenames import place_views
from sayso.tell.routes import routes
from sayso.tell.timeline import timeline
from sayso.tell.told import told_once, voices
from sayso.tell.verbs import lead
from sayso.tell.views import (
    Line,
    Outline,
    PointView,
    Side,
    SourceView,
)

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_SHORT_FOR = re.compile(
    r"(?:he|she|it|they|its|his|her|their|(?:the|its|his|her|their) [a-z]+)", re.IGNORECASE
)
_SIDE_ORDER: tuple[PositionStance, ...] = ("affirm", "deny", "doubt", "decline")


def outline(brief: Brief) -> Outline:
    """The outline of `brief`."""
    shelf = shelve(brief.reports)
    known = cast(brief, shelf)
    brief = replace(brief, points=at_home(brief.points, known))
    contested = _contested(brief.points)
    contested.sort(key=lambda point: point.status not in ("acknowledged", "withdrawn"))
    at_issue = {point.id for point in contested}
    told = told_once(brief.attributions, known)
    return Outline(
        title=wording.flat(brief.title) or "Untitled story",
        as_of=f"As of {date_words(brief.as_of)}" if brief.as_of else "Date not known",
        facts=_facts(brief),
        news=_news(brief, known),
        points=tuple(_point(number, point, known) for number, point in enumerate(contested, 1)),
        on_record=_on_record((each for each in brief.points if each.id not in at_issue), known),
        numbers=series_views(brief, known),
        timeline=timeline(brief, known),
        places=place_views(brief.places, known),
        voices=voices(told),
        reactions=tuple(each.line for each in told if each.section == "reactions"),
        motives=tuple(each.line for each in told if each.section == "motives"),
        transfers=_transfers(brief, known),
        evidence=_evidence(brief, known),
        unknowns=_unknowns(brief, known),
        sources=tuple(_source(number, report) for number, report in enumerate(brief.reports, 1)),
        copies=shares(brief, shelf),
        turns=turns(brief, known),
        changes=changes(brief, shelf),
        alone=alone(brief, known),
        decisions=decisions(brief, shelf),
        routes=routes(brief, known),
        notes=tuple(wording.flat(note) for note in brief.notes),
        shelf=shelf,
    )


def _facts(brief: Brief) -> tuple[str, ...]:
    outlets = {report.outlet for report in brief.reports if report.outlet}
    dates = sorted(report.published[:10] for report in brief.reports if report.published)
    undated = sum(not report.published for report in brief.reports)
    facts = [wording.plural(len(brief.reports), "report")]
    if outlets:
        facts.append(wording.plural(len(outlets), "outlet"))
    facts.append(wording.plural(sum(report.words for report in brief.reports), "word"))
    if dates:
        facts.append(f"published {bounds_words(dates[0], dates[-1])}")
    if undated:
        facts.append(f"{undated:,} undated" if dates else "no date of publication")
    return tuple(facts)


def _news(brief: Brief, known: Cast) -> tuple[Line, ...]:
    lines = []
    for news in brief.news:
        attribution = known.attributions.get(news.attribution or "")
        words = known.shelf.words(news.spans) if news.spans else wording.flat(news.text)
        who = known.speaker(attribution) if attribution else ""
        verb = lead(attribution) if attribution else ""
        if attribution and any(
            whole.holds(cue) for whole in news.spans for cue in attribution.cue.spans
        ):
            # The words say themselves who speaks, if not always by name.
            who, verb = "" if _names(attribution, words, known) else who, ""
        date = short_words(news.said)
        told = known.attributions.get(news.attribution or "")
        if told and told.said_by == "report" and date != UNDATED:
            date = known.reported(date)
        lines.append(
            Line(
                wording.balanced(words),
                known.shelf.cite(news.spans),
                "" if who == UNSOURCED else wording.sentence(who),
                verb if who != UNSOURCED else "",
                (date,) if date not in ("", UNDATED) else (),
            )
        )
    return tuple(lines)


def _names(attribution: BriefAttribution, words: str, known: Cast) -> bool:
    """Whether `words` tell who speaks by more than "she" or "the agency"."""
    source = [wording.flat(span.text) for span in attribution.source.spans]
    if known.named_in(words, attribution):
        return True
    return not all(_SHORT_FOR.fullmatch(each) for each in source)


def _contested(points: Iterable[Point]) -> list[Point]:
    """The points with more to tell than that one source says so."""
    return [
        point
        for point in points
        if point.status != "reported" or len({each.stance for each in point.positions}) > 1
    ]


def _point(number: int, point: Point, known: Cast) -> PointView:
    label, meaning = wording.STATUSES[point.status]
    sides = []
    for stance in _SIDE_ORDER:
        held = [each for each in point.positions if each.stance == stance]
        held.sort(key=lambda each: each.since or "9999")
        if held:
            shown = _merged(
                _side(position, point.positions, known, mouths)
                for position, mouths in through(held, known)
            )
            sides.append((stance, wording.SIDES[stance], shown))
    affirmed = "affirmed by nobody"
    if point.origins:
        affirmed = f"affirmed by {wording.plural(point.origins, 'independent origin')}"
    why = wording.sentence(wording.flat(point.why) or meaning)
    return PointView(
        f"point-{number}",
        wording.flat(point.statement),
        point.status,
        label,
        why if why.endswith((".", "!", "?")) else f"{why}.",
        f"{wording.plural(point.reports, 'report')}; {affirmed}",
        tuple(sides),
    )


def _on_record(points: Iterable[Point], known: Cast) -> tuple[Line, ...]:
    """Points of one side, a line each: who, and in which words."""
    lines = []
    for point in points:
        sides = [_side(position, point.positions, known) for position in point.positions]
        cites = {cite: None for side in sides for cite in side.cites}
        when = dict.fromkeys(side.when for side in sides if side.when)
        lines.append(
            Line(
                wording.flat(point.statement),
                tuple(cites),
                wording.sentence(wording.listed(list(dict.fromkeys(side.who for side in sides)))),
                details=tuple(when)[:1],
            )
        )
    return tuple(lines)


def _merged(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Sides that a reader could not tell apart as one: of one name, day and paragraph."""
    merged: list[Side] = []
    for side in sides:
        places = {cite.label for cite in side.cites}
        for at, other in enumerate(merged):
            alike = (side.who, side.when) == (other.who, other.when)
            if alike and places & {cite.label for cite in other.cites}:
                more = (cite for cite in side.cites if cite not in other.cites)
                merged[at] = replace(other, cites=(*other.cites, *more))
                break
        else:
            merged.append(side)
    return tuple(merged)


def _side(
    position: Position,
    positions: tuple[Position, ...],
    known: Cast,
    mouths: Sequence[str] = (),
) -> Side:
    """A position with its dates: since when, and until when if the same actor changed sides.

    An undated admission stands behind the denial that it ends, and nothing ends it.
    """
    last = position.since is None and any(
        other.actor == position.actor for other in positions[: positions.index(position)]
    )
    later = min(
        (
            other.since
            for other in (() if last else positions)
            if other.actor == position.actor
            and other.stance != position.stance
            and other.since
            and (position.since is None or other.since > position.since)
        ),
        default=None,
    )
    taken = [known.attributions[key] for key in position.attributions if key in known.attributions]
    spans = [span for each in taken for span in each.content.spans or each.cue.spans]
    who = known.marked(position.actor)
    if mouths:
        who = f"{who}, through {known.names(mouths)}"
    return Side(who, _held(position, later, taken, known), known.shelf.cite(spans))


def _held(
    position: Position, later: str | None, taken: Sequence[BriefAttribution], known: Cast
) -> str:
    """When a position was taken, as exactly as it is known and no more."""
    if later:
        return bounds_words(position.since, later)
    said = {each.said for each in taken}
    by_text = any(each.said and each.said_by == "text" for each in taken)
    if position.since and not by_text:
        # The day is only that of the report that tells it.
        return known.reported(date_words(position.since))
    if len(said) == 1 and (moment := next(iter(said))):
        words = moment_words(moment)
        return "" if words == UNDATED else words
    return f"since {date_words(position.since)}" if position.since else ""


def _transfers(brief: Brief, known: Cast) -> tuple[Line, ...]:
    """Who gave what to whom, in short; the whole clause where a giver or receiver is not told."""
    return tuple(
        Line(
            wording.flat(transfer.what)
            if transfer.giver and transfer.receiver
            else known.shelf.words((transfer.span,)),
            known.shelf.cite((transfer.span,)),
            wording.sentence(_hands(transfer, known)),
        )
        for transfer in brief.transfers
    )


def _hands(transfer: BriefTransfer, known: Cast) -> str:
    giver = known.name(transfer.giver) if transfer.giver else ""
    receiver = known.name(transfer.receiver) if transfer.receiver else ""
    if giver and receiver:
        return f"{giver} → {receiver}"
    return f"from {giver}" if giver else f"to {receiver}" if receiver else ""


def _evidence(brief: Brief, known: Cast) -> tuple[Line, ...]:
    lines = []
    for item in brief.evidence:
        spans: tuple[Span, ...] = (item.span,)
        if item.shows and not item.span.holds(item.shows):
            spans = (item.span, item.shows)
        by = f"given out by {known.name(item.given_by)}" if item.given_by else ""
        lines.append(
            Line(
                known.shelf.words(spans),
                known.shelf.cite(spans),
                lead=wording.EVIDENCE[item.kind],
                details=(by,) if by else (),
            )
        )
    return tuple(lines)


def _unknowns(brief: Brief, known: Cast) -> tuple[Line, ...]:
    statements = {point.id: wording.flat(point.statement) for point in brief.points}
    lines = []
    for unknown in brief.unknowns:
        statement = statements.get(unknown.point or "")
        # What the words tell themselves is not told again.
        if not statement or statement.casefold() in wording.flat(unknown.text).casefold():
            about = ""
        else:
            about = f"concerns the point “{wording.trim(statement, 90)}”"
        lines.append(
            Line(
                wording.balanced(wording.flat(unknown.text)),
                known.shelf.cite(unknown.spans),
                details=tuple(part for part in (_meant(unknown, brief, known), about) if part),
            )
        )
    return tuple(lines)


def _meant(unknown: Unknown, brief: Brief, known: Cast) -> str:
    """Who is meant where nothing but a pronoun tells who does not know or will not say."""
    told_in = {span.report for span in unknown.spans}
    for each in brief.attributions:
        for source in each.source.spans:
            if source.report not in told_in or not each.source.actors:
                continue
            if any(span.holds(source) for span in unknown.spans):
                who = known.speaker(each)
                if _SHORT_FOR.fullmatch(source.text) and not wording.tells(unknown.text, who):
                    return f"{wording.flat(source.text).lower()}: {who}"
    return ""


def _source(number: int, report: BriefReport) -> SourceView:
    parts = []
    if report.byline:
        parts.append(f"by {wording.listed([wording.flat(name) for name in report.byline])}")
    if report.contributors:
        people = wording.listed([wording.flat(name) for name in report.contributors])
        parts.append(f"with {people}")
    if report.wire and report.wire != report.outlet:
        parts.append(f"carries {wording.flat(report.wire)}")
    parts.append(wording.plural(report.words, "word"))
    if report.published and report.dated_by:
        parts.append(wording.DATED_BY.get(report.dated_by, wording.flat(report.dated_by)))
    return SourceView(
        number,
        wording.flat(report.title or "") or wording.flat(report.name) or "Untitled report",
        wording.flat(report.outlet or ""),
        _published(report),
        tuple(parts),
        tuple(wording.flat(note) for note in report.notes),
        _address(report.url or ""),
    )


def _address(url: str) -> str | None:
    """A web address that is safe to show and to follow, else None."""
    return url if wording.clean(url) == url and _ADDRESS.fullmatch(url) else None


def _published(report: BriefReport) -> str:
    if report.published:
        return date_words(report.published)
    first, last = report.not_before, report.not_after
    if first and last:
        return f"undated; by its own words, {bounds_words(first, last)}"
    if first:
        return f"undated; by its own words, not before {date_words(first)}"
    return f"undated; by its own words, not after {date_words(last)}" if last else "undated"
