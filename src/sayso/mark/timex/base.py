"""The date that "that year", "two days later" and "the week before" count from."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.mark.timex.setting import Setting

BLANK = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}

# How long a date must be for "that year" and "that month" to be a part of it.
_PRECISION = {"Y": 4, "M": 7}


def reference(at: Setting) -> date | None:
    """The day that "that day" and "a year earlier" count from: the one being told."""
    if at.grain:
        return at.anchor
    if at.day is not None:
        return at.day
    if at.year is not None:
        return date(at.year, at.anchor.month if at.anchor else 7, 1)
    return at.anchor


def told_day(at: Setting, by: int = 0) -> date | None:
    """The day that "that night" (`by` 0) and "the next day" (1) count from, None where none is told.

    What somebody says happened that night did not do so on the day on which it is said: "He told a
    hearing on Friday that he had slept that night". And nothing past lies ahead of the report.
    """
    told = at.day or at.latest
    past = not at.grain and at.issued is not None and at.tense() != "future"
    if past and not by and at.reported():
        return at.event
    ahead = past and at.issued and told and told + timedelta(days=by) > at.issued
    return None if ahead and at.tense() == "past" else told


def named(unit: str, at: Setting) -> date | None:
    """The day that "that year" and "the previous month" count from: in the date named last."""
    if at.named and not at.grain and len(at.named) >= _PRECISION.get(unit, 99):
        year, month = at.named[:4], at.named[5:7]
        return date(int(year), int(month or 7), 1) if int(year) else None
    return reference(at)


def too_fine(unit: str, at: Setting) -> bool:
    """Whether a history knows its date too coarsely to count `unit` from it."""
    return unit in {"Y": "DWM", "M": "DW"}.get(at.grain, "")
