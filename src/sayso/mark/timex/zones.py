"""Offsets from UTC: written ones, those of zones with daylight saving, and those between two clocks."""

from __future__ import annotations

from calendar import SUNDAY, monthcalendar
from datetime import date

# Zones by the name before "time"; those of the United States in winter and in summer.
NAMED = {
    "eastern": "-05:00|-04:00",
    "central": "-06:00|-05:00",
    "mountain": "-07:00|-06:00",
    "pacific": "-08:00|-07:00",
    "greenwich": "Z",
    "moscow": "+03:00",
    "beijing": "+08:00",
}
# Daylight saving there has run from March to November since 2007, from April to October since 1987.
LONG_SUMMERS, SUMMERS = 2007, 1987


def offset(zone: str, day: str) -> str:
    """The offset of `zone` on `day` (ISO 8601), "" where the day or that year's rule is not known."""
    winter, _, summer = zone.partition("|")
    if not summer:
        return zone
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return ""
    if on.year < SUMMERS:
        return ""
    return summer if _begin(on.year) <= on < _end(on.year) else winter


def between(here: str, greenwich: str) -> str:
    """The offset at a place whose clock shows `here` (hh:mm) when Greenwich's shows `greenwich`."""
    minutes = _minutes(here) - _minutes(greenwich)
    # The offset that a place may have: 11 hours behind Greenwich to 12 before it.
    minutes = (minutes + 12 * 60 - 1) % (24 * 60) - (12 * 60 - 1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _minutes(clock: str) -> int:
    hour, minute = (int(part) for part in clock.split(":")[:2])
    return 60 * hour + minute


def _sundays(year: int, month: int) -> list[date]:
    days = (week[SUNDAY] for week in monthcalendar(year, month))
    return [date(year, month, day) for day in days if day]


def _begin(year: int) -> date:
    return _sundays(year, 3)[1] if year >= LONG_SUMMERS else _sundays(year, 4)[0]


def _end(year: int) -> date:
    return _sundays(year, 11)[0] if year >= LONG_SUMMERS else _sundays(year, 10)[-1]
