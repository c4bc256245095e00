"""Counting on the calendar: shifts by units, and which year, week or quarter a bare name means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.mark.timex.phrase import first
from sayso.mark.timex.setting import Setting, Tense
from sayso.mark.timex.tokens import Token

# How many days back a day ahead weighs, by the tense of its clause: announcements in the past tense
# ("declared a dividend, payable Dec. 1") look ahead by weeks, accounts look back by months.
AHEAD = {"past": 4.0, "present": 1.2, "": 1.4, "future": 0.02}
# The same for what is told to have happened on the day itself; and where an account in the past tense
# looks ahead to it ("spoke ahead of the March 1 vote").
HAPPENED, AHEAD_OF = 30.0, 0.3
# The same in a history, which moves on.
ONWARD = 0.3
# What is set long before its day, so that an account in the past tense may look ahead to it; and the
# words that look ahead: "ahead of the June 3 election".
_BALLOT = (
    "(?:elections?|vote|ballot|referendum|primar(?:y|ies)|caucus(?:es)?|convention|summit|conference|"
    "deadline|polls|runoff|contests?)"
)
_BEFORE_BALLOT = re.compile(rf"(?:['’]s)?\s+(?:[\w.-]+\s+){{0,2}}?{_BALLOT}\b")
_BEHIND_BALLOT = re.compile(rf"\b{_BALLOT}\s(?:on\s)?$")
_TOWARDS = frozenset(("ahead of", "before", "for", "into"))
# What joins the end of a range to its beginning.
_ONWARD = frozenset(("to", "through", "until", "till"))
# A range begins in its own sentence: "Monday until Friday", "from May 3 through June".
_BEGUN = re.compile(
    r"\d|\b(?:[A-Z][a-z]+day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b"
)
# "It spoke on the Monday": of the days that are being told.
_THAT_ONE = re.compile(r"\bon the $")
# What was to come yesterday is no more ahead.
_WAS_TO = re.compile(
    r"\b(?:was|were)\s(?:\w+\s)?(?:to|due|scheduled|set|slated|supposed|expected)\s[^.;:]{0,80}$"
)
# "as soon as Friday", but not "as recently as Friday".
_AS_SOON = re.compile(r"\b(?:soon|early|quickly) as (?:on )?$")
# "Going into November", "marching toward November".
_INTO = frozenset(("into", "toward", "towards"))
# What may lead to a day ahead from a verb in the past: "extended to Nov. 16".
_TERMS = frozenset("to through until till for by".split())
# What comes before a day that is still ahead: "in the run-up to the vote on Friday".
_LEADING_UP = re.compile(
    r"\b(?:leading up to|(?:lead|run)[ -]?up to|in advance of|ahead of|prepar\w+ for|planning for)\s"
    r"(?:[\w'’]+\s){0,5}$"
)
# "until Friday", "payable Dec. 1".
_DUE = frozenset("until till payable effective due".split())
# "the year ended June 30".
_OVER = "ended"


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month `by` months after the given one."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shifted(day: date, unit: str, by: int) -> str | None:
    """The day, week, month, quarter, year, decade or century `by` units away from `day`'s own."""
    try:
        return _shifted(day, unit, by)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, unit: str, by: int) -> str | None:
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit in {"W", "F", "WE"}:
        moved = day + timedelta(weeks=by * (2 if unit == "F" else 1))
        year, week, _ = moved.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit in {"M", "Q"}:
        year, month = month_shift(day.year, day.month, by * (3 if unit == "Q" else 1))
        date(year, 1, 1)
        return f"{year}-{month:02}" if unit == "M" else f"{year}-Q{(month + 2) // 3}"
    size = {"Y": 1, "E": 10, "C": 100, "L": 1000}.get(unit)
    if size is None:
        return None
    year = date(day.year + by * size, 1, 1).year
    return {"Y": f"{year:04}", "E": f"{year // 10}", "C": f"{year // 100}", "L": None}[unit]


def day_back(day: date, unit: str, number: int) -> date | None:
    """The same day `number` weeks, days, months or years before, None where there is none."""
    try:
        if unit in {"D", "W"}:
            return day - timedelta(days=number * (7 if unit == "W" else 1))
        year, month = month_shift(day.year, day.month, -number * (12 if unit == "Y" else 1))
        return date(year, month, day.day)
    except (ValueError, OverflowError):
        return None


def weekday(at: Setting, number: int, word: str = "") -> str:
    """The day that a weekday's name (Monday 1) means, after `word` (last, next, this, ...)."""
    anchor = at.issued if at.grain in {"Y", "M"} else at.anchor
    if anchor is None:
        return f"XXXX-WXX-{number}"
    back = (anchor.isoweekday() - number) % 7
    if word == "last":
        # Said later in the same week it means the week before: the bare name would do for this one.
        same_week = 0 < back < anchor.isoweekday()
        back = back + 7 if same_week or back == 0 else back
    elif word == "next":
        back = anchor.isoweekday() - number - 7
    elif word == "coming":
        back = back - 7
    elif word == "this":
        back = anchor.isoweekday() - number
        if at.tense() == "past" and back < 0:
            back += 7
    elif not word and _THAT_ONE.search(at.context()) and (told := at.day or at.latest):
        anchor, back = told, -((number - told.isoweekday()) % 7)
    elif word == "previous" and (at.day or at.latest):
        anchor = at.day or at.latest or anchor
        back = (anchor.isoweekday() - number) % 7 or 7
    elif at.day is not None and (
        word == "following" or (_onward(at) and abs(anchor - at.day) <= timedelta(days=7))
    ):
        anchor, back = at.day, -((number - at.day.isoweekday()) % 7 or 7)
    elif back == 1 and _WAS_TO.search(at.context()):
        pass  # "he was to leave late Tuesday", told on Wednesday
    elif _AS_SOON.search(at.context()) or at.grain == "D" or _leaning(at) == "future":
        back = -((number - anchor.isoweekday()) % 7)
    return (anchor - timedelta(days=back)).isoformat()


def nearest(days: Iterable[date], at: Setting) -> date | None:
    """Which of `days` (the same date of several years) a clause at `at` speaks of."""
    anchor = at.anchor
    known = sorted(days)
    if anchor is None or not known:
        return None
    if at.grain == "Y":
        return min(known, key=lambda day: abs(day.year - anchor.year))
    tense = _leaning(at)
    told = [day for day in known if at.year is not None and day.year == at.year]
    weight = AHEAD[tense]
    if at.grain:
        weight = HAPPENED if looks_back(at) else ONWARD
    if not at.grain and tense == "past" and at.before not in _TERMS and at.happened():
        weight = HAPPENED
    elif (at.before == "ahead of" and at.tense() != "future") or (
        at.before in _INTO and tense != "past"
    ):
        weight = AHEAD_OF
    if not at.grain and _BEFORE_BALLOT.match(at.rest()):
        weight = min(weight, 0.7 if at.before in _TOWARDS else 1.0)

    def distance(day: date) -> float:
        days = (day - anchor).days
        return days * weight if days > 0 else -days

    if told and tense == "past" and not at.grain:
        return told[0]
    if at.before == _OVER:
        return max((day for day in known if day <= anchor), default=known[0])
    return min(known, key=distance)


def looks_back(at: Setting) -> bool:
    """Whether "had" leads back behind what is being told; "by May it had closed" moves on."""
    return at.before != "by" and at.before_then()


def _spoken(at: Setting) -> Setting:
    """The setting, back at the report's own day where a history turns to the present tense."""
    if at.grain and at.issued and at.tense() == "present":
        return replace(at, anchor=at.issued, grain="", year=None)
    return at


def _leaning(at: Setting) -> Tense:
    """The tense of the clause, unless the word before the phrase says more."""
    if at.before == _OVER:
        return "past"
    leading = _LEADING_UP.search(at.context())
    if leading and (leading[0].startswith("ahead") or at.tense() != "past"):
        return "future"
    tense = at.tense()
    # "Until Friday, no one had called": what opens its sentence is over where the rest is.
    if at.before == "ahead of" or (at.before in _DUE and not (at.opens and tense in {"past", ""})):
        return "future"
    if tense == "present" and _BEHIND_BALLOT.search(at.context()):
        return "future"
    return "future" if at.before == "by" and tense != "past" else tense


def month(at: Setting, number: int, word: str = "") -> str:
    """The month that a month's name means, after `word` (last, next, this, ...)."""
    at = _spoken(at)
    if at.anchor is None:
        return f"XXXX-{number:02}"
    anchor = at.anchor
    if word == "last":
        year = anchor.year - (number >= anchor.month)
    elif word in {"next", "coming"}:
        year = anchor.year + (number <= anchor.month)
    elif word in {"this", "current"} or at.grain == "Y":
        year = anchor.year
    elif _onward(at) and at.named is not None and len(at.named) == len("2031-05"):
        year = int(at.named[:4]) + (number < int(at.named[5:]))
    else:
        if number == anchor.month and not (at.year and at.tense() == "past"):
            return f"{anchor.year}-{number:02}"
        firsts = (date(y, number, 1) for y in _years(at))
        found = nearest(firsts, at)
        year = found.year if found else anchor.year
    return f"{year}-{number:02}"


def day_of_month(at: Setting, month_number: int, day: int, weekday_number: int = 0) -> str | None:
    """The date of a month and day without a year; a weekday beside it decides the year."""
    at = _spoken(at)
    if at.anchor is None:
        return f"XXXX-{month_number:02}-{day:02}"
    days = []
    for year in _years(at):
        try:
            days.append(date(year, month_number, day))
        except ValueError:  # the 29th of February of a common year
            continue
    if weekday_number:
        days = [d for d in days if d.isoweekday() == weekday_number] or days
    if _onward(at) and at.day is not None and not weekday_number:
        later = [day for day in days if at.day < day]
        if later:
            return later[0].isoformat()
    if not weekday_number and at.anchor in days and not at.year:
        return at.anchor.isoformat()
    found = nearest(days, at)
    return found.isoformat() if found else None


def quarter(at: Setting, number: int) -> str:
    """The quarter of that number: the one being told, else the last that has begun."""
    if at.anchor is None:
        return f"XXXX-Q{number}"
    year = at.anchor.year
    if at.grain:
        return f"{year}-Q{number}"
    begun = 3 * number - 2 <= at.anchor.month
    if at.tense() == "future":
        # Results are still awaited for some months after a quarter's end.
        year += 3 * number + 4 < at.anchor.month
        year -= not begun and 3 * number + 4 - 12 >= at.anchor.month
    else:
        year -= not begun
    return f"{year}-Q{number}"


# "shut beyond the summer", "back by the autumn": a limit that nothing past has set lies ahead.
_LIMITS = frozenset({"by", "before", "beyond", "until", "till", "past"})


def season(at: Setting, code: str, word: str = "") -> str:
    """The season of that name, after `word` (last, next, this, ...)."""
    if at.anchor is None:
        return f"XXXX-{code}"
    anchor = at.anchor
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    running = anchor.month if code != "WI" or anchor.month > 2 else 12 + anchor.month
    year = anchor.year - (code == "WI" and anchor.month <= 2)
    if word == "previous":
        return f"{year - (running < first + 3)}-{code}"
    if at.grain and not word:
        # A history that stands in autumn and names spring has moved on to the next year's.
        return f"{anchor.year + (at.grain != 'Y' and code != 'WI' and anchor.month > first + 4)}-{code}"
    if word == "last":
        # The one that is over: the season that runs now is "this".
        year -= running < first + 3
    elif word == "past":
        year -= running < first
    elif word in {"next", "coming", "following"}:
        year += running >= first or at.grain == "Y"
    elif word not in {"this", "current"} and not at.grain:
        tense = at.tense()
        if at.year is not None and tense == "past":
            year = at.year
        elif tense == "future" or (at.before in _LIMITS and tense != "past"):
            year += running >= first + 3
        elif tense == "past" or (tense == "" and first - running > 4):
            year -= running < first
    return f"{year}-{code}"


def full_year(short: int, at: Setting) -> int:
    """The year of a two-digit one ('98): the latest that is not over a decade ahead."""
    now = at.anchor.year if at.anchor else 2030
    year = now // 100 * 100 + short
    return year - 100 if year > now + 10 else year


def year_of(tokens: Sequence[Token], at: Setting) -> int | None:
    """The year that a phrase gives in figures."""
    year = first(tokens, "year")
    if year is not None:
        return int(year)
    short = first(tokens, "short_year")
    return None if short is None else full_year(short, at)


def _onward(at: Setting) -> bool:
    """Whether the phrase ends a range: "through June", "from Monday to Friday"."""
    if at.before not in _ONWARD:
        return False
    said = at.context()
    return "from" in said.lower().split() if at.before == "to" else _BEGUN.search(said) is not None


def _years(at: Setting) -> list[int]:
    if at.anchor is None:
        return []
    around = {at.anchor.year + step for step in (-1, 0, 1)}
    return sorted(around | ({at.year} if at.year else set()))
