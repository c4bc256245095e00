"""Moments in words: no reader should meet a raw TIMEX3 value."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.records import Moment

UNDATED = "date not known"

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
    "PM": "afternoon",
}
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_REFS = {
    "PRESENT_REF": "at the time of the report",
    "PAST_REF": "in the past",
    "FUTURE_REF": "in the future",
}
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "WE": "weekend",
    "Q": "quarter",
    "DE": "decade",
    "CE": "century",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CLOCK = re.compile(r"(\d\d)(?::(\d\d))?(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?")
_PIECE = re.compile(r"(\d{4})-(?:([A-Z]{2})|Q([1-4])|H([12]))")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X+)(Y|M|WE|W|DE|D|Q|CE|H|S)")


def date_words(iso: str | None) -> str:
    """An ISO date or date-time as `24 October 2024` or `24 October 2024, 18:20 (UTC+2)`."""
    return _one(iso) or UNDATED if iso else UNDATED


def moment_words(moment: Moment | None) -> str:
    """What a moment's value means, in words; `date not known` where it means no date."""
    if moment is None:
        return UNDATED
    value = moment.value.strip()
    if "/" in value:
        first, _, last = value.partition("/")
        return _interval(first, last) or bounds_words(moment.start, moment.end)
    if value in _REFS:
        return _REFS[value]
    if value.startswith("P"):
        dated = bounds_words(moment.start, moment.end)
        return dated if dated != UNDATED else _duration(value)
    return _one(value) or bounds_words(moment.start, moment.end)


def bounds_words(start: str | None, end: str | None) -> str:
    """The days from `start` to `end`, either of which may be open."""
    if start and end:
        return _interval(start, end) or UNDATED
    if start:
        return _interval(start, "..") or UNDATED
    return (_interval("..", end) or UNDATED) if end else UNDATED


def short_words(moment: Moment | None) -> str:
    """Like `moment_words`, with the month cut to three letters: for tables and drawings."""
    words = moment_words(moment)
    for month in _MONTHS:
        if len(month) > 4:
            words = words.replace(month, month[:3])
    return words


def _interval(first: str, last: str) -> str | None:
    opening = None if first in ("..", "", "X") else _one(first)
    closing = None if last in ("..", "", "X") else _one(last)
    if opening and closing:
        return opening if opening == closing else _span_words(first, last, opening, closing)
    if opening:
        return f"since {opening}"
    return f"until {closing}" if closing else None


def _span_words(first: str, last: str, opening: str, closing: str) -> str:
    one, two = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if one and two and one[1] == two[1]:
        if one[2] == two[2]:
            return f"{int(one[3])}–{closing}"
        return f"{opening[: -len(one[1]) - 1]} – {closing}"
    return f"{opening} – {closing}"


def _one(value: str) -> str | None:
    """One TIMEX3 date, or None where it names no date that a calendar holds."""
    day, _, clock = value.replace(" ", "T", 1).partition("T")
    if clock or "T" in value:
        return _with_clock(_one(day) if day else "", clock)
    if match := _DAY.fullmatch(day):
        year, month, number = (int(part) for part in match.groups())
        return f"{number} {_MONTHS[month - 1]} {year:04}" if _real(year, month, number) else None
    if match := re.fullmatch(r"(\d{4})-(\d\d)", day):
        month = int(match[2])
        return f"{_MONTHS[month - 1]} {match[1]}" if 1 <= month <= 12 else None
    if re.fullmatch(r"\d{4}", day):
        return day
    if match := _WEEK.fullmatch(day):
        return _week(int(match[1]), int(match[2]), match[3])
    if "X" not in day and (match := _PIECE.fullmatch(day)):
        return _piece(match)
    if match := re.fullmatch(r"(\d{3})X?", day):
        return f"the {match[1]}0s"
    if match := re.fullmatch(r"(\d{2})(?:XX)?", day):
        return f"the {int(match[1])}00s"
    return _partly_unknown(day)


def _partly_unknown(day: str) -> str | None:
    if match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d|XX))?", day):
        month = int(match[1])
        if not 1 <= month <= 12:
            return None
        number = f"{int(match[2])} " if match[2] and match[2] != "XX" else ""
        return f"{number}{_MONTHS[month - 1]} (year not known)"
    if match := re.fullmatch(r"(?:XXXX|\d{4})-WXX-([1-7])", day):
        return f"a {_WEEKDAYS[int(match[1]) - 1]} ({UNDATED})"
    if match := re.fullmatch(r"XXXX-([A-Z]{2})", day):
        season = _SEASONS.get(match[1])
        return f"{season} (year not known)" if season else None
    if match := re.fullmatch(r"(\d{4})-(\d\d)-XX", day):
        return _one(f"{match[1]}-{match[2]}")
    if match := re.fullmatch(r"(\d{4})-XX(?:-XX)?", day):
        return match[1]
    return None


def _week(year: int, week: int, part: str | None) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    if part == "WE":
        days = (monday + timedelta(days=5)).isoformat(), (monday + timedelta(days=6)).isoformat()
        return f"weekend of {_interval(*days)}"
    if part:
        return _one((monday + timedelta(days=int(part) - 1)).isoformat())
    return f"week of {_one(monday.isoformat())}"


def _piece(match: re.Match[str]) -> str | None:
    year, season, quarter, half = match.groups()
    if season:
        return f"{_SEASONS[season]} {year}" if season in _SEASONS else None
    if quarter:
        return f"{_ORDINALS[quarter]} quarter of {year}"
    return f"{_ORDINALS[half]} half of {year}"


def _with_clock(day: str | None, clock: str) -> str | None:
    if day is None:
        return None
    if clock in _PARTS:
        return f"{_PARTS[clock]} of {day}" if day else _PARTS[clock]
    match = _CLOCK.fullmatch(clock)
    if not match or int(match[1]) > 24 or int(match[2] or 0) > 59:
        return day or None
    words = f"{int(match[1]):02}:{match[2] or '00'}{_zone(match[3])}"
    return f"{day}, {words}" if day else words


def _zone(offset: str | None) -> str:
    if not offset:
        return ""
    sign, hours, minutes = offset[0], offset[1:3], offset[-2:]
    if offset == "Z" or (hours, minutes) == ("00", "00"):
        return " UTC"
    return f" (UTC{sign.replace('-', '−')}{int(hours)}{'' if minutes == '00' else ':' + minutes})"


def _duration(value: str) -> str:
    match = _DURATION.fullmatch(value)
    if not match:
        return UNDATED
    letter = "T" + match[3] if match[1] else match[3]
    unit = _UNITS.get(letter)
    if unit is None:
        return UNDATED
    if match[2].startswith("X"):
        return f"for some {_plural(unit)}"
    return f"for {match[2]} {unit if match[2] == '1' else _plural(unit)}"


def _plural(unit: str) -> str:
    return "centuries" if unit == "century" else unit + "s"


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
