"""What is new: what moves a story most, of late."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any

from sayso.join.copies import families
from sayso.records import Attribution, News, Reading, Report, Span, Step, Story

# What the reader is told, or the reporter tells of himself, is nobody's statement.
_READERS = frozenset({"i", "you", "one", "anybody", "anyone", "everybody", "everyone"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
# A line with this share of another's words says the same.
ALIKE = 0.65
# How many lines a reader takes in at the top of a page.
LINES = 6
# Where and when a report was sent, before its first words: "LISBON, May 3 (Reuters) —".
_DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{1,60}(?:, [^\n–—]{1,60}?)?(?: \([^()\n]{1,40}\))? ?[–—-]{1,2} "
)
# What moves a story, before what is merely said again; a day of age takes one off, but no more than
# two for each later day on which something was said.
_WEIGHT = {
    "acknowledge": 5,
    "confirm": 4,
    "deny": 3,
    "accuse": 3,
    "warn": 3,
    "promise": 2,
    "demand": 2,
    "assert": 2,
    "propose": 2,
    "predict": 1,
    "assess": 1,
    "doubt": 2,
}
# What a report opens with is what it was written for.
_OPENING = 2
# Who stood on the other side before moves it more, and so does a word in a dispute.
_CHANGED, _CONTESTED = 2, 1
# Words that say nothing without their sentence tell less than a statement.
_PART = 1
# What a report only dates by its own day may be older than what its words date.
_UNTOLD = 1


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """The lines for the top of the brief, what moves most of late first, each source at most twice."""
    copied = {other for _, others in families(story) for other in others}
    speaker = {link.left: link.right for link in story.links if link.relation == "speaks"}
    sides = _sides(story)
    moving = _moving(story)
    texts = {report.id: report for report in reports}
    first = _first(readings, sides)
    rows = [
        (attribution, first.get(attribution.id, _day(attribution)), reading)
        for reading in readings
        if reading.report not in copied
        for attribution in reading.attributions
        if attribution.stance in _WEIGHT
        and attribution.manner in ("speech", "document")
        and attribution.inside is None
        and attribution.cue
        and len(" ".join(s.text for s in attribution.content).split()) >= 6
    ]
    days = sorted({day for _, day, _ in rows if day})
    rows.sort(
        key=lambda row: (
            row[1] is not None,
            _pull(row[0], row[1], days) + moving.get(row[0].id, 0) + _opens(row[0], row[2]),
            row[1] or date.min,
            _WEIGHT[row[0].stance],
            row[1] == _day(row[0]),
            # A line that begins with "she" does not tell who.
            not any(span.text.casefold() in _PRONOUNS for span in row[0].source),
            -row[0].cue[0].start,
        ),
        reverse=True,
    )
    told: dict[str, int] = {}
    known: set[tuple[str, str, str]] = set()
    lines: list[News] = []
    for attribution, _, reading in rows:
        who = speaker.get(attribution.id, "")
        if not who and attribution.stance == "doubt":
            continue  # "nobody can say": an unknown, and no news
        if any(span.text.casefold() in _READERS for span in attribution.source):
            continue
        who = who or attribution.id
        # The same actor on the same side of the same point is the same news in another report.
        same = sides.get(attribution.id, set())
        if told.get(who, 0) < 2 and not same & known:
            spans = _words(attribution, reading, texts[attribution.report])
            if any(span.meets(other) for span in spans for line in lines for other in line.spans):
                continue  # two things said in one sentence are one line
            if any(_repeats(spans, line.spans) for line in lines):
                continue
            known |= same
            told[who] = told.get(who, 0) + 1
            text = " ".join(span.text for span in spans)
            lines.append(News(text, spans, attribution.said, attribution.id))
        if len(lines) == LINES:
            break
    return {"news": tuple(lines)}


def _words(attribution: Attribution, reading: Reading, report: Report) -> tuple[Span, ...]:
    """The sentences that tell the attribution; its pieces where they run over paragraphs."""
    spans = sorted((*attribution.source, *attribution.cue, *attribution.content))
    start, end = spans[0].start, max(span.end for span in spans)
    for sentence in reading.sentences:
        if sentence.start < end and start < sentence.end:
            start, end = min(start, sentence.start), max(end, sentence.end)
    dateline = _DATELINE.match(report.text, start)
    if dateline is not None and dateline.end() <= spans[0].start:
        start = dateline.end()
    whole = report.cut(start, end)
    return (whole,) if "\n\n" not in whole.text else tuple(spans)


def _sides(story: Story) -> dict[str, set[tuple[str, str, str]]]:
    """Each attribution's points, with who takes which side by it."""
    sides: dict[str, set[tuple[str, str, str]]] = {}
    for point in story.points:
        for position in point.positions:
            for attribution in position.attributions:
                sides.setdefault(attribution, set()).add(
                    (point.id, position.actor, position.stance)
                )
    return sides


def _repeats(spans: tuple[Span, ...], told: tuple[Span, ...]) -> bool:
    """Whether most of the words that matter were told by another line."""
    new, old = (
        {w for s in side for w in re.findall(r"\w{4,}|\d+", s.text.casefold())}
        for side in (spans, told)
    )
    figures = {w for w in new ^ old if w.isdigit()}
    return not figures and len(new & old) >= ALIKE * min(len(new), len(old))


def _first(
    readings: tuple[Reading, ...], sides: dict[str, set[tuple[str, str, str]]]
) -> dict[str, date]:
    """The day on which the side that an attribution takes was first taken: told again, it is no newer."""
    every = [a for reading in readings for a in reading.attributions if a.id in sides]
    days: dict[tuple[str, str, str], date] = {}
    for attribution in every:
        if (day := _day(attribution)) is not None:
            for side in sides[attribution.id]:
                days[side] = min(day, days.get(side, day))
    return {a.id: min(days[side] for side in sides[a.id]) for a in every if _day(a) is not None}


def _moving(story: Story) -> dict[str, int]:
    """How much more an attribution moves the story for the sides that are taken by it."""
    more: dict[str, int] = {}
    for point in story.points:
        stances = {position.stance for position in point.positions}
        before: dict[str, str] = {}
        for position in sorted(point.positions, key=lambda position: position.since or ""):
            changed = before.get(position.actor, position.stance) != position.stance
            before[position.actor] = position.stance
            extra = _CHANGED * changed + _CONTESTED * ({"affirm", "deny"} <= stances)
            for attribution in position.attributions:
                more[attribution] = max(more.get(attribution, 0), extra)
    return more


def _day(attribution: Attribution) -> date | None:
    """The day on which it was said, as far as that is known."""
    said = attribution.said.start if attribution.said else None
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:  # a month, or a year beyond the calendar's
        return None


def _opens(attribution: Attribution, reading: Reading) -> int:
    """How much more it moves the story for standing in the first sentence of its report."""
    return _OPENING * (attribution.cue[0].start < reading.sentences[0].end)


def _pull(attribution: Attribution, day: date | None, days: Sequence[date]) -> int:
    """How much it moves the story, less for its age: a fortnight of silence makes nothing stale."""
    age = min((days[-1] - day).days, 2 * (len(days) - bisect_right(days, day))) if day else 0
    part = _PART * (attribution.told_in is not None)
    return _WEIGHT[attribution.stance] - age - part - _UNTOLD * (attribution.said_by != "text")


STEP = Step("news", run, needs=("actors", "copies", "points"), gives=("news",))
