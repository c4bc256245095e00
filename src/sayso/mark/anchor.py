"""The day a report's relative times are counted from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from spacy.tokens import Doc

from sayso.data.calendar import Calendar
from sayso.mark.timex.resolve import Clues, Found, resolve
from sayso.mark.timex.tense import DocClues
from sayso.records import Anchor, Reading, Report, Step
from sayso.records.interval import interval

# "KYIV, Oct. 24 —", "WASHINGTON, August 11, 2024 (Agency) --": a place in capitals, a date, a dash.
_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’ -]{2,40}(?:,[ ]?[A-Z][\w. ]{1,20})??,?[ ]+"
    r"(?P<date>[A-Z][a-z]{2,8}\.?[ ]\d{1,2}(?:,[ ]\d{4})?)"
    r"[ ]*(?:\([^()\n]{1,40}\))?[ ]*(?:—|–|--|-)",
    re.MULTILINE,
)
# A dateline or a line that is nothing but a date stands at the top.
TOP = 1500
# How far a dateline may lie from the date of publication and still be the same report's.
NEAR = timedelta(days=7)
_LABEL = re.compile(
    r"\b(?:first|last|published|updated|posted|modified|date|on|at|am|pm|a\.m\.|p\.m\.|[A-Z]{2,4})\b|[\W\d_]",
    re.IGNORECASE,
)


def run(report: Report, doc: Doc, reading: Reading, *, calendar: Calendar) -> dict[str, Any]:
    """The day given by the dateline or the date of publication, else bounds from the report's words.

    It is never today's date: a report without a date keeps `day` None.
    """
    published = _published(report, calendar)
    if published:
        dateline = _dateline(report.text, published, calendar)
        if dateline and abs(dateline - published) <= NEAR:
            return _given(dateline, "the date in its dateline")
        return _given(published, "the date of publication")
    stated = _stated(report.text, calendar)
    if stated:
        return _given(*stated)
    return {"anchor": bounds(resolve(report.text, None, calendar, DocClues(doc)), DocClues(doc))}


def bounds(found: Iterable[Found], clues: Clues) -> Anchor:
    """What a report's own full dates tell of its day: told as past, it is later; as future, earlier.

    Dates without a year bound nothing, even where they name their weekday: the same date falls on the
    same weekday again after five, six or eleven years.
    """
    past: tuple[str, str] | None = None
    ahead: tuple[str, str] | None = None
    for each in found:
        start, end = interval(each.sense.value)
        if not each.sense.pins or start is None or end is None:
            continue
        words = _words(date.fromisoformat(start[:10]), date.fromisoformat(end[:10]))
        tense = clues.tense(each.start, each.end)
        if tense == "past" and (past is None or start[:10] > past[0]):
            past = start[:10], words
        elif tense == "future" and (ahead is None or end[:10] < ahead[0]):
            ahead = end[:10], words
    if ahead and past and ahead[0] < past[0]:
        ahead = None  # a future seen from the past ("would be held in 1998")
    reasons = []
    if past:
        reasons.append(f"it tells of {past[1]} as past")
    if ahead:
        reasons.append(f"it tells of {ahead[1]} as ahead")
    reason = " and ".join(reasons) or "its own words do not tell the year"
    return Anchor(None, past[0] if past else None, ahead[0] if ahead else None, reason)


def _words(start: date, end: date) -> str:
    """The days from `start` to `end` for a reader: "8 October 2024", "August 2023"."""
    if start == end:
        return f"{start.day} {start:%B %Y}"
    if start.day == 1 and (end + timedelta(1)).day == 1:
        months = (start.year, start.month) == (end.year, end.month)
        whole = start.month == 1 and end.month == 12 and start.year == end.year
        if months or whole:
            return f"{start:%Y}" if whole else f"{start:%B %Y}"
    return f"the days from {start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def _given(day: date, reason: str) -> dict[str, Any]:
    return {"anchor": Anchor(day.isoformat(), day.isoformat(), day.isoformat(), reason)}


def _published(report: Report, calendar: Calendar) -> date | None:
    """The day of `report.published`, in whatever form a person may have given it."""
    if not report.published:
        return None
    try:
        return date.fromisoformat(report.published[:10])
    except ValueError:
        return next(_full_days(report.published, calendar), None)


def _full_days(text: str, calendar: Calendar) -> Iterator[date]:
    for each in resolve(text, None, calendar):
        if each.sense.pins and re.match(r"\d{4}-\d\d-\d\d(?!/)", each.sense.value):
            yield date.fromisoformat(each.sense.value[:10])


def _dateline(text: str, published: date, calendar: Calendar) -> date | None:
    match = _DATELINE.search(text, 0, TOP)
    if not match:
        return None
    full = next(_full_days(match["date"], calendar), None)
    if full:
        return full
    days = [published + timedelta(days=step) for step in (0, -1, 1, -2, 2, -3, 3, -4, -5, -6, -7)]
    for each in resolve(match["date"], published, calendar):
        for day in days:
            if each.sense.value[5:] == day.isoformat()[5:]:
                return day
    return None


def _stated(text: str, calendar: Calendar) -> tuple[date, str] | None:
    """The day of a dateline with its year, or of a line at the top that is nothing but a date."""
    match = _DATELINE.search(text, 0, TOP)
    if match and (day := next(_full_days(match["date"], calendar), None)):
        return day, "the date in its dateline"
    for line in text[:TOP].split("\n")[:15]:
        if not 6 <= len(line) <= 80:
            continue
        found = resolve(line, None, calendar)
        rest = line
        for each in reversed(found):
            rest = rest[: each.start] + rest[each.end :]
        days = list(_full_days(line, calendar))
        if days and not _LABEL.sub("", rest):
            return days[0], "the date that stands at its top"
    return None


STEP = Step("anchor", run, gives=("anchor",), uses=("calendar",))
