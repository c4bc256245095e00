"""Days, weekdays, months and holidays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sayso.data.calendar import Calendar
from sayso.mark.timex import count
from sayso.mark.timex.base import named
from sayso.mark.timex.grammar import Rule, rule
from sayso.mark.timex.phrase import edge, first, has, reference
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

_AFTER_DAY = frozenset("and or a an the he she it they when but after before with at in by".split())


def _full_date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    month = first(tokens, "month")
    day = first(tokens, "number", "ordinal", "second")
    day = 1 if day is None and has(tokens, "first") else day
    if not isinstance(day, int) or not 1 <= day <= 31:
        return None
    year = count.year_of(tokens, at)
    if year is None:
        value = count.day_of_month(at, month, day, first(tokens, "weekday") or 0)
    else:
        value = _full_date(year, month, day)
    return Sense("DATE", value, pins=year is not None) if value else None


def _day_range(tokens: Sequence[Token], at: Setting) -> Sense | None:
    month = first(tokens, "month")
    days = [token.value for token in tokens if token.kind in {"number", "ordinal"}]
    if len(days) != 2 or not all(isinstance(day, int) and 1 <= day <= 31 for day in days):
        return None
    year = count.year_of(tokens, at)
    ends = [
        _full_date(year, month, day) if year else count.day_of_month(at, month, day) for day in days
    ]
    if ends[0] is None or ends[1] is None:
        return None
    return Sense("DATE", f"{ends[0]}/{ends[1]}", pins=year is not None)


def _earlier_month(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The May of "between May and July 2031": the year that follows is for both."""
    months = [token.value for token in tokens if token.kind == "month"]
    year = count.year_of(tokens, at)
    if year is None:
        return None
    year -= months[0] > months[1]
    days = [token.value for token in tokens if token.kind == "number"]
    if not days:
        return Sense("DATE", f"{year}-{months[0]:02}", drop=len(tokens) - 1)
    value = _full_date(year, months[0], days[0]) if isinstance(days[0], int) else None
    return Sense("DATE", value, drop=len(tokens) - 2) if value else None


def _two_days(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The June 3 of "June 3 and 4, 2030": the year is for both."""
    year, month, day = first(tokens, "year"), first(tokens, "month"), first(tokens, "number")
    value = _full_date(year, month, day) if isinstance(day, int) else None
    return Sense("DATE", value, drop=len(tokens) - 2) if value else None


def _another_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 25 of "April 24 and 25", "the 24th and 25th"."""
    day = first(tokens, "number", "ordinal")
    if at.day is None or not isinstance(day, int):
        return None
    year = count.year_of(tokens, at) or at.day.year
    value = _full_date(year, at.day.month, day)
    return Sense("DATE", value, pins=has(tokens, "year")) if value else None


def _earlier_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 9 of "between 9 and 13 May"; what follows it is a date of its own."""
    place = next(i for i, token in enumerate(tokens) if token.kind in {"number", "ordinal"})
    if at.before not in {"between", "from", "on"} or not isinstance(tokens[place].value, int):
        return None
    rest = [token for token in tokens[place + 1 :] if token.kind in {"month", "year"}]
    day = _day([tokens[place], *rest], at)
    return replace(day, drop=len(tokens) - place - 1, pins=False) if day else None


def _day_alone(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 8th of the month that a history tells, that was named just before, or of the report's own."""
    near = at.anchor if at.grain in {"M", "D"} else at.day
    figure = tokens[-1].end - tokens[-1].start <= 4
    if not figure or at.before not in {"on", "by", "until", "since"}:
        return None
    if at.after.isalpha() and at.after not in _AFTER_DAY and not (at.grain and at.after_capital):
        return None  # "on the 8th floor"; in a history "on the 8th Ivo sailed"
    day, tense = tokens[-1].value, at.tense()
    if near is None and at.issued and not at.grain and tense in {"past", "future"}:
        # This month's, or where that does not go with the tense the one beside it.
        ahead = (tense == "future" and day < at.issued.day) - (
            tense == "past" and day > at.issued.day
        )
        near = date(*count.month_shift(at.issued.year, at.issued.month, ahead), 1)
    if near is None:
        return None
    value = _full_date(near.year, near.month, day)
    return Sense("DATE", value) if value else None


def _month(tokens: Sequence[Token], at: Setting) -> Sense | None:
    month, year = first(tokens, "month"), count.year_of(tokens, at)
    if year is not None:
        return Sense("DATE", f"{year}-{month:02}", edge(tokens), pins=True)
    return Sense("DATE", count.month(at, month, reference(tokens)), edge(tokens))


def _month_told(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "that December", "the following January": counted from the date named last."""
    month = first(tokens, "month")
    if at.named is None or at.grain:
        return Sense("DATE", count.month(at, month))
    year = int(at.named[:4])
    if has(tokens, "following", "next"):
        year += month <= int(at.named[5:7] or 12)
    elif has(tokens, "previous"):
        year -= month >= int(at.named[5:7] or 1)
    return Sense("DATE", f"{year:04}-{month:02}")


def _month_of_other(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "October of last year", "June of that year"."""
    if first(tokens, "unit") != "Y":
        return None
    if has(tokens, "that", "same"):
        year = at.named[:4] if at.named else at.anchor.year if at.grain and at.anchor else None
        value = f"{year or 'XXXX'}-{first(tokens, 'month'):02}"
        return Sense("DATE", value, edge(tokens))
    if has(tokens, "the"):
        told = named("Y", at)
        by = -1 if has(tokens, "previous") else 1
        value = f"{told.year + by if told else 'XXXX'}-{first(tokens, 'month'):02}"
        return Sense("DATE", value, edge(tokens))
    if at.anchor is None:
        return Sense("DATE", f"XXXX-{first(tokens, 'month'):02}", edge(tokens))
    by = {"last": -1, "next": 1}.get(reference(tokens), 0)
    return Sense("DATE", f"{at.anchor.year + by}-{first(tokens, 'month'):02}", edge(tokens))


def _day_of_other(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "May 6 last year"."""
    day = first(tokens, "number", "ordinal")
    if at.issued is None or not isinstance(day, int) or first(tokens, "unit") != "Y":
        return None
    by = {"last": -1, "next": 1}.get(reference(tokens), 0)
    value = _full_date(at.issued.year + by, first(tokens, "month"), day)
    return Sense("DATE", value) if value else None


def _iso(tokens: Sequence[Token], at: Setting) -> Sense | None:
    written = str(tokens[0].value)
    if _full_date(*(int(part) for part in written[:10].split("-"))) is None:
        return None
    clock = re.fullmatch(r"(.*?)(Z|[+-]\d\d:?\d\d)?", written[10:])
    zone = (clock[2] or "") if clock else ""
    return Sense("TIME" if len(written) > 10 else "DATE", written, zone=zone, pins=True)


def _slashed(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """Month first, as in the United States, unless only day first can be a date."""
    one, two, year = (int(part) for part in str(tokens[0].value).split("/"))
    if year < 100:
        year = count.full_year(year, at)
    value = _full_date(year, one, two) or _full_date(year, two, one)
    return Sense("DATE", value, pins=True) if value else None


def _figures(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """2024/10/08, and 8.10.2024 as in Europe."""
    parts = [int(part) for part in re.split("[/.]", str(tokens[0].value))]
    year, month, day = parts if tokens[0].kind == "year_first" else reversed(parts)
    value = _full_date(year, month, day)
    return Sense("DATE", value, pins=True) if value else None


_TITLED_PARTS = frozenset(("night", "morning", "afternoon", "evening"))


# What makes a weekday the name of an event.
_NAMED_DAYS = frozenset(("super", "bloody", "fat"))


def _weekday(tokens: Sequence[Token], at: Setting) -> Sense | None:
    if (at.after_capital and at.after in _TITLED_PARTS) or at.before in _NAMED_DAYS:
        return None  # "Saturday Night Live", "Super Tuesday"
    number, day = first(tokens, "weekday"), None
    if tokens[0].kind == "that":
        told = (at.day, at.event, at.latest) if at.tense() != "future" else ()
        day = next((day for day in told if day and day.isoweekday() == number), None)
        if day is None or at.after == "'s":
            return None  # "he said that Monday was too early"
    value = day.isoformat() if day else count.weekday(at, number, reference(tokens))
    part = first(tokens, "part")
    if part is None:
        return Sense("DATE", value, edge(tokens), aside=at.grain in {"Y", "M"})
    if part in {"12:00", "24:00"}:
        return Sense("TIME", f"{value}T{part if part == '12:00' else '24'}")
    return Sense("TIME", f"{value}T{part}", edge(tokens))


def _week_of(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the week of May 6", "the weekend of 4-5 May"."""
    unit = first(tokens, "unit")
    days = [token for token in tokens if token.kind != "first"]
    inner = (_day_range if has(tokens, "-", "–") else _day)(days, at)
    if unit not in {"W", "WE"} or inner is None:
        return None
    if "X" in inner.value:
        return inner
    value = count.shifted(date.fromisoformat(inner.value[:10]), unit, 0)
    return Sense("DATE", value or inner.value, pins=inner.pins)


def _holiday(calendar: Calendar) -> Rule:
    def mean(tokens: Sequence[Token], at: Setting) -> Sense | None:
        name, year = first(tokens, "holiday"), count.year_of(tokens, at)
        week = first(tokens, "unit")
        if week not in {None, "W", "WE"}:
            return None
        if year is not None:
            day: date | None = calendar.holiday(name, year)
        elif at.anchor is None:
            fixed = calendar.holidays[name]
            known = fixed[0].isdigit() and fixed[2] == "-" and not week
            return Sense("DATE", f"XXXX-{fixed}") if known else None
        else:
            day = _holiday_near(calendar, name, reference(tokens), at)
        if day is None:
            return None
        if week:
            # A weekend leads up to its Monday's holiday.
            early = week == "WE" and day.isoweekday() <= 2
            value = count.shifted(day, week, -1 if early else 0)
            return Sense("DATE", value, pins=year is not None) if value else None
        return Sense("DATE", day.isoformat(), pins=year is not None)

    return rule(
        "(?:this past|this coming|last|next|this|past)? holiday unit? (?:',' year|of year|year)?",
        mean,
    )


def _holiday_near(calendar: Calendar, name: str, word: str, at: Setting) -> date | None:
    """The day of the holiday that a clause speaks of, after `word` (last, next, this, ...)."""
    if at.anchor is None:
        return None
    now = at.anchor.year
    days = [calendar.holiday(name, year) for year in {now - 1, now, now + 1, at.year or now}]
    if word == "last":
        return max(day for day in days if day < at.anchor)
    if word in {"next", "coming"}:
        return min(day for day in days if day > at.anchor)
    if word in {"this", "past"}:
        return calendar.holiday(name, now)
    return at.anchor if at.anchor in days else count.nearest(days, at)


def rules(calendar: Calendar) -> tuple[Rule, ...]:
    """The rules for calendar dates."""
    return (
        rule("(?:(?:this coming|this|next|last)? weekday ','?)? the? month the? DAYNUM (?:','? (?:of)? year|',' short_year|short_year)?", _day),
        rule("(?:weekday ','? the?)? DAYNUM (?:of)? month (?:','? year)?", _day),
        rule("the DAYNUM (?:of)? month (?:','? year)?", _day),
        rule("month number (?:HYPHEN|to) number (?:','? year)?(?! month| unit| units| ':')", _day_range),
        rule("(?<=month number and) number(?:','? year)?(?!units|unit|month)", _another_day),
        rule("(?<=the ordinal and) the? ordinal(?! units| unit| month| '-'| of| season)", _another_day),
        rule("month number and number ','? year", _two_days),
        rule("the? (?:number|ordinal) (?:and|to) the? (?:number|ordinal) (?:of? month) (?:','? year)?", _earlier_day),
        rule("the ordinal", _day_alone),
        rule("last month number", _day),
        rule("(?:number|ordinal) (?:HYPHEN|to) (?:number|ordinal) month year?", _day_range),
        rule("the? (?:EDGE '-'? (?:in)?|(?:start|middle|end) of |end '-')? month (?:','? (?:of)? year| short_year)?", _month),
        rule("(?:last|next|this past|this coming|this|past|previous|coming) month", _month),
        rule("(?:that|that same|the same|the (?:following|next|previous)) month(?! number)", _month_told),
        rule("the? (?:EDGE '-'? |(?:start|middle|end) of )? month of? (?:last|this|next|that|that same|the (?:same|following|next|previous)) unit", _month_of_other),
        rule("month (?:and|to|HYPHEN) month (?:','? (?:of)? year| short_year)", _earlier_month),
        rule("month number (?:and|to|HYPHEN) month number ','? year", _earlier_month),
        rule("month DAYNUM ','? (?:of)? (?:last|this|next) unit", _day_of_other),
        rule("DAYNUM month (?:of)? (?:last|this|next) unit", _day_of_other),
        rule("iso", _iso),
        rule("slashed", _slashed),
        rule("(?:year_first|dotted)", _figures),
        rule("(?:the (?:previous|following)|that|this past|this coming|last|next|this|past|coming)? (?:EDGE)? weekday (?:EDGE? part)?", _weekday),
        rule("the unit (?:of|start|starting) month DAYNUM (?:HYPHEN number)? (?:','? year)?", _week_of),
        rule("the unit (?:of|start|starting) (?:number HYPHEN)? (?:number|ordinal) month (?:','? year)?", _week_of),
        _holiday(calendar),
    )  # fmt: skip
