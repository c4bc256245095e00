"""Dates of publication: given by the user, named by a page, or standing on a line of the text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from sayso.read import problems

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_ZONE = (
    r"(?:\s*(?:\(?(?:gmt|utc|bst|cet|cest|eet|eest|msk|ist|jst|kst|hkt|sgt|wib|aest|aedt|nzst|nzdt|"
    r"e[sd]?t|c[sd]?t|m[sd]t|p[sd]?t|local time)\)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|z))?"
)
_CLOCK = (
    r"(?:(?:\s*[,|–—-]\s*|\s+)(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
    + _ZONE
    + r"|(?:\s*,\s*|\s+)(?:at\s+)?\d{1,2}\s*[ap]\.?m\.?"
    + _ZONE
    + ")?"
)
_WORDED = (
    re.compile(rf"{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}", re.I),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.I),
    re.compile(rf"{_YEAR}\s*,?\s+{_MONTH}\s+{_DAY}", re.I),
    re.compile(rf"{_DAY}-{_MONTH}-{_YEAR}", re.I),
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?P<time>[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_SLASHED = re.compile(r"(?P<year>(?:19|20)\d\d)[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)")
_LABEL = re.compile(
    r"(?P<later>(?:last\s+)?(?:updated|modified|revised|edited))?"
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|issued|released|created|filed|date|dated"
    r"|publication date))?(?:\s+(?:on|at))?\s*[:：]?\s*",
    re.I,
)
_CLOCK_AT = re.compile(_CLOCK, re.I)
_CLOCK_BEFORE = re.compile(
    rf"(?:at\s+)?\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?{_ZONE}\s*[,|–—-]?\s*", re.I
)
_BETWEEN = re.compile(r"\s*[|•·;,()/–—-]*\s*")
_IN_URL = re.compile(
    r"(?<![\d])(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3})[/-](?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?![\d])"
)


def _day(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month.lower().rstrip("."))
    try:
        found = date(int(year), number or int(month), int(day))
    except ValueError:
        return None
    # Earlier years are how software writes "no date".
    return found if found.year > 1700 else None


def normal(value: str) -> str | None:
    """The ISO date or date-time that `value` names without doubt, with its own precision, or None."""
    value = " ".join(value.split())[:80]
    if found := _ISO.match(value):
        day = _day(found["year"], found["month"], found["day"])
        if day is None or value[found.end() :].strip(" .,"):
            return None
        time = found["time"]
        if not time:
            return day.isoformat()
        try:
            moment = datetime.fromisoformat(
                f"{day.isoformat()}T{time[1:].replace(',', '.')}{found['zone'] or ''}"
            )
        except ValueError:
            return None
        whole = moment.second == 0 and moment.microsecond == 0 and time.count(":") < 2
        return moment.isoformat(timespec="minutes" if whole else "seconds")
    for pattern in (_COMPACT, _SLASHED, *_WORDED):
        if found := pattern.match(value):
            day = _day(found["year"], found["month"], found["day"])
            rest = value[found.end() :]
            if day and (not rest or _CLOCK_AT.fullmatch(rest)):
                return day.isoformat()
    if found := _NUMERIC.fullmatch(value):
        days = _both_ways(found)
        return days[0].isoformat() if len(days) == 1 else None
    return None


def _both_ways(found: re.Match[str]) -> list[date]:
    """The days a numeric date can mean: day first, and month first."""
    ways = (
        _day(found["year"], found["b"], found["a"]),
        _day(found["year"], found["a"], found["b"]),
    )
    return sorted({day for day in ways if day})


def future(value: str, today: date | None) -> bool:
    """Whether the ISO date or date-time `value` lies after `today`.

    With an offset a moment may already be tomorrow elsewhere, so that day is allowed.
    """
    if today is None:
        return False
    slack = 1 if re.search(r"T.*(Z|[+-]\d\d:\d\d)$", value) else 0
    return date.fromisoformat(value[:10]) > today + timedelta(days=slack)


def given(value: str, today: date | None) -> str:
    """The ISO date or date-time of a date that a user gives.

    Raises InputError where it cannot be understood, means two days, or lies in the future.
    """
    text = " ".join(value.split())
    result = normal(text)
    if result is None:
        found = _NUMERIC.fullmatch(text)
        days = _both_ways(found) if found else []
        if len(days) == 2:
            raise problems.ambiguous_date(value, *days)
        raise problems.bad_date(value)
    if future(result, today):
        assert today is not None  # noqa: S101 - future() is false without it
        raise problems.future_date(value, today)
    return result


def on_line(line: str) -> str | None:
    """The date of publication where `line` holds nothing but it: label, weekday, date and clock.

    Of "Published ... Updated ..." on one line the first publication counts.
    """
    if len(line) > 160 or not any(c.isdigit() for c in line):
        return None
    at, first, later = 0, None, None
    line = " ".join(line.split()).strip(" |•·()[]")
    while at < len(line):
        label = _LABEL.match(line, at)
        start = label.end() if label else at
        if (first or later) and _CLOCK_BEFORE.fullmatch(line, start):
            break
        if clock := _CLOCK_BEFORE.match(line, start):
            start = clock.end()
        found, day = _date_at(line, start)
        if found is None or day is None:
            return None
        if label and label["later"]:
            later = later or day
        else:
            first = first or day
        end = found.end()
        if clock := _CLOCK_AT.match(line, end):
            end = clock.end()
        gap = _BETWEEN.match(line, end)
        at = gap.end() if gap else end
        if at == end and at < len(line):
            return None
    return first or later


def _date_at(line: str, start: int) -> tuple[re.Match[str] | None, str | None]:
    for pattern in (*_WORDED, _ISO, _SLASHED):
        if found := pattern.match(line, start):
            day = _day(found["year"], found["month"], found["day"])
            return found, day.isoformat() if day else None
    if found := _NUMERIC.match(line, start):
        days = _both_ways(found)
        return found, days[0].isoformat() if len(days) == 1 else None
    return None, None


def within(line: str) -> tuple[str, str, str] | None:
    """The one full date in `line` (ISO) with what stands before and behind it, or None."""
    if len(line) > 200:
        return None
    for pattern in (*_WORDED[:2], _ISO):
        found = pattern.search(line)
        day = _day(found["year"], found["month"], found["day"]) if found else None
        if found and day:
            clock = _CLOCK_AT.match(line, found.end())
            return (
                day.isoformat(),
                line[: found.start()],
                line[clock.end() if clock else found.end() :],
            )
    return None


def in_address(url: str) -> str | None:
    """The ISO date in the path of an address (/2024/10/24/ or /2024-oct-24-), or None."""
    path = url.split("?")[0].split("#")[0].lower()
    for found in _IN_URL.finditer(path):
        if found["month"].isdigit() or found["month"] in _MONTHS:
            day = _day(found["year"], found["month"], found["day"])
            if day:
                return day.isoformat()
    return None
