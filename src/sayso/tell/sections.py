"""Which lines go to which section, in which order: one outline for all renderers.

An attribution is told at length once: reactions and assessments have sections of their own, and
who-says-what holds the rest and points to them. The same words in copied reports are one line
with several cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import (
    Actor,
    Brief,
    BriefAttribution,
    BriefEvent,
    BriefPlace,
    BriefReport,
    BriefTransfer,
    Position,
    Stance,
)
from sayso.records.point import PositionStance
from sayso.tell import wording
from sayso.tell.cites import Shelf, shelve
from sayso.tell.dates import UNDATED, bounds_words, date_words, moment_words, short_words
from sayso.tell.figures import series_views
from sayso.tell.views import (
    EventView,
    Line,
    Outline,
    PlaceView,
    PointView,
    Side,
    SourceView,
    Voice,
)

REACTIONS: frozenset[Stance] = frozenset(("warn", "demand", "promise", "propose", "accuse"))
ASSESSMENTS: frozenset[Stance] = frozenset(("assess", "predict"))
UNSOURCED = "Source not named"

_SIDE_ORDER: tuple[PositionStance, ...] = ("affirm", "deny", "doubt", "decline")
_ID = re.compile(r"[a-z]+-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Names:
    """The actors of a brief, by id, in the words that a reader meets."""

    actors: dict[str, Actor]
    anonymous: frozenset[str]
    countries: dict[str, str]

    def of(self, key: str) -> str:
        """The name of the actor with id `key`, or `key` itself where it is an outlet's name."""
        actor = self.actors.get(key)
        if actor:
            return wording.flat(actor.name)
        return "a source not named" if _ID.fullmatch(key) else wording.flat(key)

    def marked(self, key: str) -> str:
        """The name, with a mark where the source asked not to be, or was not, named."""
        name = self.of(key)
        return f"{name} (name withheld)" if key in self.anonymous else name

    def all(self, keys: Iterable[str]) -> str:
        """The names of `keys` as a list in words."""
        return wording.listed([self.of(key) for key in keys])


def outline(brief: Brief) -> Outline:
    """The outline of `brief`."""
    shelf, names = shelve(brief.reports), _names(brief)
    told = _told(brief, shelf, names)
    by_id = {attribution.id: attribution for attribution in brief.attributions}
    return Outline(
        title=wording.flat(brief.title) or "Untitled story",
        as_of=f"As of {date_words(brief.as_of)}" if brief.as_of else "Date not known",
        facts=_facts(brief),
        news=_news(brief, shelf, names, by_id),
        points=_points(brief, shelf, names, by_id),
        numbers=series_views(brief, shelf, names.all, by_id),
        timeline=tuple(
            _event(number, event, brief, shelf, names, by_id)
            for number, event in enumerate(brief.timeline, 1)
        ),
        places=_places(brief.places, shelf, names),
        voices=_voices(told),
        reactions=tuple(each.line for each in told if each.section == "reactions"),
        motives=tuple(each.line for each in told if each.section == "motives"),
        transfers=_transfers(brief, shelf, names),
        evidence=_evidence(brief, shelf, names),
        unknowns=_unknowns(brief, shelf, names),
        sources=tuple(_source(number, report) for number, report in enumerate(brief.reports, 1)),
        copies=_copies(brief, shelf),
        notes=tuple(wording.flat(note) for note in brief.notes),
        shelf=shelf,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    section: str
    speaker: str
    about: str
    line: Line


def _told(brief: Brief, shelf: Shelf, names: Names) -> list[_Told]:
    """Every attribution once, the same words of the same speaker in several reports together."""
    groups: dict[tuple[str, str, str], list[BriefAttribution]] = {}
    for attribution in brief.attributions:
        if not attribution.content.spans:
            continue
        words = re.sub(r"\W+", " ", shelf.words(attribution.content.spans)).lower()
        key = (_speaker(attribution, shelf, names), attribution.stance, words)
        groups.setdefault(key, []).append(attribution)
    told = []
    for (speaker, stance, _), group in groups.items():
        first = group[0]
        section = (
            "reactions"
            if stance in REACTIONS
            else "motives"
            if stance in ASSESSMENTS or first.manner == "belief"
            else "voices"
        )
        line = Line(
            shelf.words(first.content.spans),
            shelf.cite(span for each in group for span in each.content.spans),
            wording.sentence(speaker),
            _lead(first),
            _details(group, names),
        )
        told.append(_Told(section, speaker, _about(first, names), line))
    return told


def _speaker(attribution: BriefAttribution, shelf: Shelf, names: Names) -> str:
    source = attribution.source
    if source.actors:
        return names.all(source.actors)
    return shelf.words(source.spans) if source.spans else UNSOURCED


def _about(attribution: BriefAttribution, names: Names) -> str:
    source = attribution.source
    notes = []
    if len(source.actors) == 1 and (actor := names.actors.get(source.actors[0])):
        notes += [wording.flat(role) for role in actor.roles[:2]]
        country = names.countries.get(actor.country or "")
        if country and country != wording.flat(actor.name) and actor.kind != "state":
            notes.append(country)
    if source.anonymous or any(key in names.anonymous for key in source.actors):
        notes.append("name withheld")
    return ", ".join(notes)


def _lead(attribution: BriefAttribution) -> str:
    if attribution.stance in ("assert", "assess"):
        return wording.MANNERS.get(attribution.manner) or wording.STANCES[attribution.stance]
    return wording.STANCES[attribution.stance]


def _details(group: list[BriefAttribution], names: Names) -> tuple[str, ...]:
    first = group[0]
    said = next((each.said for each in group if each.said), None)
    # Where one report has it straight from the source, the detour of another is no news.
    via = min((each.via for each in group), key=len)
    parts = (
        short_words(said) if said else "",
        wording.certainty_words(first.certainty),
        f"via {', citing '.join(names.of(key) for key in via)}" if via else "",
    )
    return tuple(part for part in parts if part and part != UNDATED)


def _voices(told: list[_Told]) -> tuple[Voice, ...]:
    groups: dict[str, list[_Told]] = {}
    for each in told:
        groups.setdefault(each.speaker, []).append(each)
    voices = []
    for speaker, group in groups.items():
        lines = tuple(each.line for each in group if each.section == "voices")
        elsewhere = tuple(
            wording.plural(count, noun, many)
            for section, noun, many in (
                ("reactions", "reaction", None),
                ("motives", "assessment", None),
            )
            if (count := sum(each.section == section for each in group))
        )
        if lines:
            about = next((each.about for each in group if each.about), "")
            voices.append(Voice(wording.sentence(speaker), about, lines, elsewhere))
    voices.sort(key=lambda voice: (voice.name == UNSOURCED, -len(voice.lines)))
    return tuple(voices)


def _names(brief: Brief) -> Names:
    withheld = {
        key
        for attribution in brief.attributions
        if attribution.source.anonymous
        for key in attribution.source.actors
    }
    named = {
        key
        for attribution in brief.attributions
        if attribution.source.named and not attribution.source.anonymous
        for key in attribution.source.actors
    }
    return Names(
        {actor.id: actor for actor in brief.actors},
        frozenset(withheld - named),
        {
            actor.country: wording.flat(actor.name)
            for actor in reversed(brief.actors)
            if actor.kind == "state" and actor.country
        },
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


def _news(
    brief: Brief, shelf: Shelf, names: Names, by_id: dict[str, BriefAttribution]
) -> tuple[Line, ...]:
    lines = []
    for news in brief.news:
        attribution = by_id.get(news.attribution or "")
        if attribution and any(
            whole.holds(cue) for whole in news.spans for cue in attribution.cue.spans
        ):
            # The words say themselves who speaks: no need to say it before them.
            attribution = None
        who = _speaker(attribution, shelf, names) if attribution else ""
        date = short_words(news.said)
        lines.append(
            Line(
                shelf.words(news.spans) if news.spans else wording.flat(news.text),
                shelf.cite(news.spans),
                "" if who == UNSOURCED else wording.sentence(who),
                _lead(attribution) if attribution and who != UNSOURCED else "",
                (date,) if date != UNDATED else (),
            )
        )
    return tuple(lines)


def _points(
    brief: Brief, shelf: Shelf, names: Names, by_id: dict[str, BriefAttribution]
) -> tuple[PointView, ...]:
    views = []
    for number, point in enumerate(brief.points, 1):
        label, meaning = wording.STATUSES[point.status]
        sides = tuple(
            (
                stance,
                wording.SIDES[stance],
                tuple(
                    _side(position, point.positions, shelf, names, by_id)
                    for position in sorted(
                        (each for each in point.positions if each.stance == stance),
                        key=lambda each: each.since or "9999",
                    )
                ),
            )
            for stance in _SIDE_ORDER
            if any(each.stance == stance for each in point.positions)
        )
        carried = wording.plural(point.reports, "report")
        affirmed = (
            f"affirmed by {wording.plural(point.origins, 'independent origin')}"
            if point.origins
            else "affirmed by nobody"
        )
        views.append(
            PointView(
                f"point-{number}",
                wording.flat(point.statement),
                point.status,
                label,
                wording.flat(point.why) or f"{wording.sentence(meaning)}.",
                f"{carried}; {affirmed}",
                sides,
            )
        )
    return tuple(views)


def _side(
    position: Position,
    positions: tuple[Position, ...],
    shelf: Shelf,
    names: Names,
    by_id: dict[str, BriefAttribution],
) -> Side:
    """A position with its dates: since when, and until when if the same actor changed sides."""
    later = min(
        (
            other.since
            for other in positions
            if other.actor == position.actor
            and other.stance != position.stance
            and other.since
            and (position.since is None or other.since > position.since)
        ),
        default=None,
    )
    when = bounds_words(position.since, later) if position.since or later else ""
    spans = [
        span
        for key in position.attributions
        if key in by_id
        for span in by_id[key].content.spans or by_id[key].cue.spans
    ]
    return Side(names.marked(position.actor), when, shelf.cite(spans))


def _event(
    number: int,
    event: BriefEvent,
    brief: Brief,
    shelf: Shelf,
    names: Names,
    by_id: dict[str, BriefAttribution],
) -> EventView:
    sources = dict.fromkeys(
        _speaker(by_id[key], shelf, names) for key in event.attributions if key in by_id
    )
    sources.pop(UNSOURCED, None)
    when = moment_words(event.when)
    start = event.when.start
    if when.startswith("since ") and start and brief.as_of and start[:10] > brief.as_of[:10]:
        when = f"from {when.removeprefix('since ')}"
    return EventView(
        number,
        when,
        shelf.words(event.spans) if event.spans else wording.flat(event.text),
        (f"source: {wording.listed(list(sources)[:3])}",) if sources else (),
        start,
        event.when.end,
        shelf.cite(event.spans),
    )


def _places(
    places: tuple[BriefPlace, ...], shelf: Shelf, names: Names
) -> tuple[PlaceView, ...]:
    views = []
    for place in places:
        literal = sum(role == "literal" for role in place.roles)
        country = names.countries.get(place.country or "", place.country or "")
        views.append(
            PlaceView(
                wording.flat(place.name),
                "" if country == wording.flat(place.name) else country,
                place.lat,
                place.lon,
                literal,
                len(place.spans),
                f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'}, "
                f"{abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}",
                shelf.cite(place.spans),
            )
        )
    views.sort(key=lambda view: (view.literal == 0, -view.mentions, view.name))
    return tuple(views)


def _transfers(brief: Brief, shelf: Shelf, names: Names) -> tuple[Line, ...]:
    return tuple(
        Line(
            shelf.words((transfer.span,)),
            shelf.cite((transfer.span,)),
            wording.sentence(_hands(transfer, names)),
            details=(f"what: {wording.flat(transfer.what)}",),
        )
        for transfer in brief.transfers
    )


def _hands(transfer: BriefTransfer, names: Names) -> str:
    giver = names.of(transfer.giver) if transfer.giver else ""
    receiver = names.of(transfer.receiver) if transfer.receiver else ""
    if giver and receiver:
        return f"{giver} → {receiver}"
    return f"from {giver}" if giver else f"to {receiver}" if receiver else ""


def _evidence(brief: Brief, shelf: Shelf, names: Names) -> tuple[Line, ...]:
    lines = []
    for item in brief.evidence:
        spans = (item.span,)
        if item.shows and not item.span.holds(item.shows):
            spans = (item.span, item.shows)
        by = f"given out by {names.of(item.given_by)}" if item.given_by else ""
        lines.append(
            Line(
                shelf.words(spans),
                shelf.cite(spans),
                lead=wording.EVIDENCE[item.kind],
                details=(by,) if by else (),
            )
        )
    return tuple(lines)


def _unknowns(brief: Brief, shelf: Shelf, names: Names) -> tuple[Line, ...]:
    statements = {point.id: wording.flat(point.statement) for point in brief.points}
    lines = []
    for unknown in brief.unknowns:
        statement = statements.get(unknown.point or "")
        about = f"concerns the point “{wording.trim(statement, 90)}”" if statement else ""
        lines.append(
            Line(
                shelf.words(unknown.spans) if unknown.spans else wording.flat(unknown.text),
                shelf.cite(unknown.spans),
                details=(about,) if about else (),
            )
        )
    return tuple(lines)


def _source(number: int, report: BriefReport) -> SourceView:
    credits = [f"by {wording.listed([wording.flat(name) for name in report.byline])}"]
    if not report.byline:
        credits = []
    if report.contributors:
        people = wording.listed([wording.flat(name) for name in report.contributors])
        credits.append(f"with {people}")
    if report.wire and report.wire != report.outlet:
        credits.append(f"carries {wording.flat(report.wire)}")
    credits.append(wording.plural(report.words, "word"))
    if report.published and report.dated_by:
        credits.append(wording.DATED_BY.get(report.dated_by, wording.flat(report.dated_by)))
    return SourceView(
        number,
        wording.flat(report.title or "") or wording.flat(report.name) or "Untitled report",
        wording.flat(report.outlet or ""),
        _published(report),
        tuple(credits),
        tuple(wording.flat(note) for note in report.notes),
        report.url if report.url and re.match(r"https?://[^\s\"'<>]+\Z", report.url) else None,
    )


def _published(report: BriefReport) -> str:
    if report.published:
        return date_words(report.published)
    first, last = report.not_before, report.not_after
    if first and last:
        return f"undated; by its own words, {bounds_words(first, last)}"
    if first:
        return f"undated; by its own words, not before {date_words(first)}"
    return f"undated; by its own words, not after {date_words(last)}" if last else "undated"


def _copies(brief: Brief, shelf: Shelf) -> tuple[str, ...]:
    lines = []
    for group in brief.copies:
        others = [
            str(shelf.numbers[key])
            for key in group.reports
            if key != group.original and key in shelf.numbers
        ]
        original = shelf.numbers.get(group.original)
        if others and original:
            verb = "shares" if len(others) == 1 else "share"
            noun = "Report" if len(others) == 1 else "Reports"
            lines.append(
                f"{noun} {wording.listed(others)} {verb} {group.share:.0%} of the text with "
                f"report {original}, where it comes from: one origin, told once."
            )
    return tuple(lines)
