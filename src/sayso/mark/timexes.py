"""Time expressions with TIMEX3 values and the days they mean."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from spacy.tokens import Doc

from sayso.data.calendar import Calendar
from sayso.mark.timex.resolve import Found, resolve
from sayso.mark.timex.tense import DocClues
from sayso.records import Moment, Reading, Report, Step, Timex
from sayso.records.interval import interval

_OPEN = re.compile(
    r"\b(since|until|till|from)\s+(?:(?:about|around|at least|late|early)\s+)*$", re.I
)


def run(report: Report, doc: Doc, reading: Reading, *, calendar: Calendar) -> dict[str, Any]:
    """Every time expression of the report, understood from its anchor's day.

    Where the report has no day, what only that day could tell stays unresolved (`XXXX-WXX-3`).
    """
    day = reading.anchor.day if reading.anchor else None
    anchor = date.fromisoformat(day[:10]) if day else None
    clock = (
        latest_clock(report.published) if report.published and report.published[:10] == day else ""
    )
    found = resolve(report.text, anchor, calendar, DocClues(doc), clock)
    return {"timexes": tuple(_timex(report, each) for each in found)}


# A stamp of Greenwich or of no zone may be so many hours behind the clocks that a report tells of; one
# with an offset is as good as theirs.
_FAR, _NEAR = 13, 1
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


def latest_clock(published: str) -> str:
    """The hour on the day of publication after which a report cannot tell of anything; "" if any."""
    match = _STAMP.fullmatch(published)
    if match is None:
        return ""
    greenwich = match[3] in {None, "Z", "+00:00", "-00:00", "+0000"}
    hour = int(match[1]) + (_FAR if greenwich else _NEAR)
    return f"{hour:02}:{match[2]}" if hour < 24 else ""


def _timex(report: Report, found: Found) -> Timex:
    sense = found.sense
    start, end = interval(sense.value)
    if sense.zone and start and end and "T" in start and len(start) == 19:
        zone = "+00:00" if sense.zone == "Z" else sense.zone
        start, end = start + zone, end + zone
    return Timex(
        report.cut(found.start, found.end),
        sense.type,
        Moment(sense.value, start, end),
        sense.mod,
        _opened(report.text, found.start),
    )


def _opened(text: str, start: int) -> Literal["since", "until"] | None:
    match = _OPEN.search(text, max(0, start - 40), start)
    if not match or match[1].lower() == "from":
        return None
    return "since" if match[1].lower() == "since" else "until"


STEP = Step("timexes", run, needs=("anchor",), gives=("timexes",), uses=("calendar",))
