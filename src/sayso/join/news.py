"""What is new: the last things said, and changes of position, first."""

from __future__ import annotations

import re
from typing import Any

from sayso.join.copies import families
from sayso.records import Attribution, News, Reading, Report, Span, Step, Story

_PRONOUNS = frozenset({"he", "she", "it", "they"})
# A line with this share of another's words says the same.
ALIKE = 0.65
# How many lines a reader takes in at the top of a page.
LINES = 6
# Where and when a report was sent, before its first words: "LISBON, May 3 (Reuters) —".
_DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{1,60}(?:, [^\n–—]{1,60}?)?(?: \([^()\n]{1,40}\))? ?[–—-]{1,2} "
)
# What moves a story, before what is merely said again.
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
    "doubt": 2,
}


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """The lines for the top of the brief, newest first, each source at most twice."""
    copied = {other for _, others in families(story) for other in others}
    speaker = {link.left: link.right for link in story.links if link.relation == "speaks"}
    sides = _sides(story)
    texts = {report.id: report for report in reports}
    rows = [
        (attribution, _day(attribution), reading)
        for reading in readings
        if reading.report not in copied
        for attribution in reading.attributions
        if attribution.stance in _WEIGHT
        and attribution.manner in ("speech", "document")
        and attribution.inside is None
        and len(" ".join(s.text for s in attribution.content).split()) >= 6
    ]
    rows.sort(
        key=lambda row: (
            row[1],
            _WEIGHT[row[0].stance],
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


def _day(attribution: Attribution) -> str:
    told = attribution.said_by == "text"
    said = attribution.said.start if attribution.said and told else None
    # An undated line of a report is older news than what the report dates.
    return said[:10] if said else ""


STEP = Step("news", run, needs=("actors", "copies", "points"), gives=("news",))
