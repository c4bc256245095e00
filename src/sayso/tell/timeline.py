"""The rows of the timeline, in order of time, each happening once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.records import DEEDS, Brief, BriefEvent
from sayso.tell import wording
from sayso.tell.cast import UNSOURCED, Cast
from sayso.tell.dates import moment_words
from sayso.tell.verbs import says
from sayso.tell.views import EventView

_LONG_OVER = timedelta(days=31)
# What is told of more days than these is told vaguely: "this month".
_EXACT = timedelta(days=5)
# "That she had read it": a row is a sentence, not what somebody said.
_CONJUNCTION = re.compile(
    r"\Athat (?!is\b|was\b|has\b|had\b|[\w’']*(?:day|month|week|year|night)\b)"
)
_DETAIL = re.compile(r"also dated ")


def timeline(brief: Brief, known: Cast) -> tuple[EventView, ...]:
    """The events of `brief`; what ends on a day and has no beginning stands at that day."""
    opened = min((each.published[:10] for each in brief.reports if each.published), default=None)
    events = sorted(
        _closest(
            [
                each
                for each in brief.timeline
                if not _said_only(each, known) and not _denied(each, known)
            ]
        ),
        key=lambda each: each.when.start or each.when.end or each.when.value,
    )
    rows = (_event(0, event, brief, known, opened) for event in events)
    return tuple(replace(row, number=at) for at, row in enumerate(_once(rows), 1))


def _said_only(event: BriefEvent, known: Cast) -> bool:
    """Whether an event is dated by nothing but the day on which somebody said something.

    What is done by saying it (an admission) is told, whatever else was said in the same breath.
    """
    said = [
        (cue, each.stance in DEEDS)
        for each in (known.attributions.get(key) for key in event.attributions)
        if each and each.said_by == "text" and each.said == event.when
        for cue in each.cue.spans
    ]
    held = [[deed for cue, deed in said if span.holds(cue)] for span in event.spans]
    return all(deeds and not any(deeds) for deeds in held)


def _denied(event: BriefEvent, known: Cast) -> bool:
    """Whether nobody tells of an event but who denies or doubts it: "rejected the notion that …".

    A row that holds the denial itself tells what was done.
    """
    told_by = [known.attributions[key] for key in event.attributions if key in known.attributions]
    return bool(told_by) and all(
        each.stance in ("deny", "doubt")
        and not says(" ".join(span.text for span in each.cue.spans))
        and not any(span.holds(cue) for span in event.spans for cue in each.cue.spans)
        for each in told_by
    )


def _closest(events: Sequence[BriefEvent]) -> list[BriefEvent]:
    """Without a vague row ("this month") whose sentences other rows date to the day."""
    exact = {
        (span.report, span.start): span.end
        for event in events
        if not _vague(event)
        for span in event.spans
    }
    return [
        event
        for event in events
        if not _vague(event)
        or not all(exact.get((each.report, each.start), 0) >= each.end - 1 for each in event.spans)
    ]


def _vague(event: BriefEvent) -> bool:
    try:
        first, last = (
            date.fromisoformat((day or "")[:10]) for day in (event.when.start, event.when.end)
        )
    except ValueError:  # open, or no day of a calendar
        return False
    return last - first > _EXACT


def _once(rows: Iterable[EventView]) -> list[EventView]:
    """One row for the same words under several dates: told at the first, with the others."""
    found: dict[str, EventView] = {}
    for row in rows:
        words = re.sub(r"\W+", " ", row.text).casefold()
        first = found.setdefault(words, row)
        if first is not row:
            cites = dict.fromkeys((*first.cites, *row.cites))
            dated = any(_DETAIL.match(detail) for detail in first.details)
            also = () if dated or row.when == first.when else (f"also dated {row.when}",)
            found[words] = replace(first, details=(*first.details, *also), cites=tuple(cites))
    return list(found.values())


def _event(
    number: int,
    event: BriefEvent,
    brief: Brief,
    known: Cast,
    opened: str | None,
) -> EventView:
    """A row of the timeline; `opened` is the day of the first report."""
    told_by = [known.attributions[key] for key in event.attributions if key in known.attributions]
    # Whom the words name need not be named again.
    sources = dict.fromkeys(
        who
        for each in told_by
        if (who := known.speaker(each)) != UNSOURCED and not known.named_in(event.text, each)
    )
    details = [f"source: {wording.listed(list(sources)[:3])}"] if sources else []
    nobody = all(known.speaker(each) == UNSOURCED for each in told_by)
    if told_by and nobody and all(each.stance == "accuse" for each in told_by):
        details.append("alleged")
    # A copy tells nothing of its own.
    told = len({known.originals.get(span.report, span.report) for span in event.spans})
    if told > 1:
        details.append(wording.plural(told, "report"))
    others = [moment_words(each) for each in event.dates if each != event.when]
    if others:
        details.append(f"also dated {wording.listed(others[:3])}")
    when = moment_words(event.when)
    start = event.when.start
    if when.startswith("since ") and start and brief.as_of and start[:10] > brief.as_of[:10]:
        when = f"from {when.removeprefix('since ')}"
    return EventView(
        number,
        when,
        wording.balanced(_CONJUNCTION.sub("", wording.flat(event.text))),
        tuple(details),
        start,
        event.when.end,
        known.shelf.cite(event.spans),
        told,
        _background(event, opened),
    )


def _background(event: BriefEvent, opened: str | None) -> bool:
    """Whether an event was over a month before the first report came out."""
    over = (event.when.end or "")[:10]
    try:
        return date.fromisoformat(over) + _LONG_OVER < date.fromisoformat(opened or "")
    except ValueError:  # still open, or no day of a calendar
        return False
