"""The words of the calendar: months, weekdays, seasons, parts of the day, units, holidays."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from sayso.errors import DataError

FILE = "calendar.toml"
SHA256 = "249df240ba05dad3a2fda58be60cceddbca7230088e02f20db2b11d81cbb935e"


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Tables from lower-case words to what they stand for; the `_short` ones hold abbreviations.

    `seasons`, `parts` and `units` give the codes of TIMEX3 (or, for units, `TM`, `H`, `S` for those of
    the clock), `zones` an offset from UTC (`winter|summer` where the name is for both), `holidays` a rule that `holiday` computes, `known_days` the
    year and the telling words of a month and day that is an event's name (the Sept. 11 attacks).
    """

    months: Mapping[str, int]
    months_short: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekdays_short: Mapping[str, int]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    units: Mapping[str, str]
    zones: Mapping[str, str]
    holidays: Mapping[str, str]
    known_days: Mapping[str, Sequence[str]]

    def holiday(self, name: str, year: int) -> date:
        """The day of the holiday `name` in `year` (1583 to 4099).

        Raises KeyError for a name that is not in the table.
        """
        rule = self.holidays[name]
        if rule[0] == "K":
            return _hanukkah(year)
        if rule[0] in _MOVABLE:
            return _MOVABLE[rule[0]](year) + timedelta(days=int(rule[1:]))
        month = int(rule[:2])
        if rule[2] == "-":
            return date(year, month, int(rule[3:]))
        nth, _, rest = rule[3:].rpartition("-")
        weekday, _, later = rest.partition("+")
        return _nth(year, month, int(nth), int(weekday)) + timedelta(days=int(later or 0))


def load() -> Calendar:
    """The calendar of the package. Raises `DataError` where its file is not the card's."""
    data = files(__package__).joinpath(FILE).read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise DataError(
            f"{FILE} is not the file that its card names",
            "Install the package afresh, or put the new checksum into the card and the loader.",
        )
    return Calendar(**tomllib.loads(data.decode("utf-8")))


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _easter(year: int) -> date:
    """Western Easter: the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Orthodox Easter: Meeus's Julian algorithm (Astronomical Algorithms, 1991), chapter 8."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = date(year, month, day + 1)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


def _rosh_hashanah(year: int) -> date:
    """The Hebrew new year that falls in `year` (Dershowitz and Reingold, Calendrical Calculations)."""
    hebrew = year + 3761
    before, day, after = (_elapsed(hebrew + step) for step in (-1, 0, 1))
    # Two delays keep the length of a year among those that the calendar allows.
    delay = 2 if after - day == 356 else 1 if day - before == 382 else 0
    return date.fromordinal(_CREATION + day + delay)


# The first day of the Hebrew calendar, counted as `date.toordinal` does.
_CREATION = -1373427


def _elapsed(hebrew: int) -> int:
    """Days from the first molad to the new year of `hebrew`, before the two delays."""
    months = (235 * hebrew - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (1 if 3 * (day + 1) % 7 < 3 else 0)


def _hanukkah(year: int) -> date:
    """The 25th of Kislev; the month before it has a 30th day only in the longest years."""
    new_year = _rosh_hashanah(year)
    longest = (_rosh_hashanah(year + 1) - new_year).days % 10 == 5
    return new_year + timedelta(days=83 + longest)


_MOVABLE = {"E": _easter, "O": _orthodox_easter, "H": _rosh_hashanah}
