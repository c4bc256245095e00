"""The days that a TIMEX3 value means."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

# First and last month of a season (ends included), by the meteorological seasons of the northern
# hemisphere, which is how news in English uses the words; winter runs into the next year.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
# First and last hour of a part of the day; a night runs into the next day.
PARTS = {"MO": (6, 11), "AF": (12, 17), "EV": (18, 21), "NI": (21, 5), "DT": (8, 17)}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.*))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d?)(-WE|-[1-7])?")
_PIECE = re.compile(r"(\d{4})-(?:(SP|SU|FA|WI)|([QH])([1-4]))")
_YEARS = re.compile(r"(\d{2,4})(X{0,2})(?:-XX)?(?:-XX)?")
_CLOCK = re.compile(r"(\d\d)(?::?(\d\d))?(?::?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)


def interval(value: str) -> tuple[str | None, str | None]:
    """First and last day (both included, ISO 8601) of the TIMEX3 `value`.

    A value with a clock time gives date-times: `2024-10-08T09` is the whole hour, from `T09:00:00`
    to `T09:59:59`. `A/B` spans both, and `A/..` or `../B` is open (None) on one side. Values that no
    calendar can resolve (`PXM`, `P2D`, `XXXX-WXX-3`, `PRESENT_REF`, the 31st of June) give
    `(None, None)`.
    """
    if "/" in value:
        left, _, right = value.partition("/")
        return (None, None) if "/" in right else (interval(left)[0], interval(right)[1])
    try:
        return _single(value)
    except (ValueError, OverflowError):  # a day, week or hour that does not exist
        return None, None


def _single(value: str) -> tuple[str | None, str | None]:
    if match := _DAY.fullmatch(value):
        year, month, day, clock = match.groups()
        first = date(int(year), int(month), int(day))
        return _within_day(first, clock) if clock else _days(first, first)
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3])
    if match := _PIECE.fullmatch(value):
        year, season, kind, number = match.groups()
        if season:
            return _months(int(year), *SEASONS[season])
        size = 3 if kind == "Q" else 6
        last = int(number) * size
        if last > 12:
            return None, None
        return _months(int(year), last - size + 1, last)
    if match := _YEARS.fullmatch(value):
        digits, blanks = match[1], 4 - len(match[1])
        if len(match[2]) not in (0, blanks):
            return None, None
        low = int(digits) * 10**blanks
        return _days(date(low, 1, 1), date(low + 10**blanks - 1, 12, 31))
    return None, None


def _days(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    end_year = year + (last < first)
    return _days(date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1]))


def _week(year: int, week: int, rest: str | None) -> tuple[str, str]:
    first = date.fromisocalendar(year, week, 1)
    if rest is None:
        return _days(first, first + timedelta(days=6))
    if rest == "-WE":
        return _days(first + timedelta(days=5), first + timedelta(days=6))
    day = first + timedelta(days=int(rest[1]) - 1)
    return _days(day, day)


def _within_day(day: date, clock: str) -> tuple[str | None, str | None]:
    if clock in PARTS:
        first, last = PARTS[clock]
        end = day + timedelta(days=last < first)
        return f"{day}T{first:02}:00:00", f"{end}T{last:02}:59:59"
    match = _CLOCK.fullmatch(clock)
    if not match:
        return _days(day, day)
    hour, minute, second, zone = match.groups()
    if int(hour) == 24 and int(minute or 0) == int(second or 0) == 0:
        day, hour, minute, second = day + timedelta(days=1), "00", minute or "00", second
    if int(hour) > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None, None
    suffix = {"Z": "+00:00", None: ""}.get(zone, zone)
    return (
        f"{day}T{hour}:{minute or '00'}:{second or '00'}{suffix}",
        f"{day}T{hour}:{minute or '59'}:{second or '59'}{suffix}",
    )
