"""Parts of a month, days counted from others, and days known by their date alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sayso.data.calendar import Calendar
from sayso.mark.timex import count
from sayso.mark.timex.grammar import Rule, rule
from sayso.mark.timex.phrase import first, has, reference
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token


def _month(tokens: Sequence[Token], at: Setting) -> tuple[str, bool]:
    """The month of a phrase as TIMEX3, and whether its year is given."""
    year, month = first(tokens, "year"), first(tokens, "month")
    if year is not None:
        return f"{year}-{month:02}", True
    link = next(i for i, token in enumerate(tokens) if token.kind in {"of", "in"})
    refs = [token.kind for token in tokens[link:] if token.kind in {"last", "next", "this"}]
    return count.month(at, month, refs[0] if refs else ""), False


def _number(tokens: Sequence[Token]) -> int:
    """Which one: 1 for the first, -1 for the last."""
    if tokens[0].kind == "the":
        tokens = tokens[1:]
    return {"first": 1, "last": -1, "final": -1}.get(tokens[0].kind) or int(tokens[0].value)


def _nth_of_month(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the first Tuesday in November", "the last day of May", "the second week of March"."""
    month, pinned = _month(tokens, at)
    number = _number(tokens)
    if "X" in month:
        return Sense("DATE", month)
    begin = date.fromisoformat(f"{month}-01")
    after = date(*count.month_shift(begin.year, begin.month, 1), 1)
    weekday, unit = first(tokens, "weekday"), first(tokens, "unit")
    if weekday:
        step, skip = 7, (weekday - begin.isoweekday()) % 7
        if number < 0:
            back = ((after - timedelta(days=1)).isoweekday() - weekday) % 7
            return Sense("DATE", (after - timedelta(days=back + 1)).isoformat(), pins=pinned)
    elif unit in {"D", "W"}:
        step, skip = (1 if unit == "D" else 7), 0
        if number < 0:
            return Sense(
                "DATE", count.shifted(after - timedelta(days=1), unit, 0) or "", pins=pinned
            )
    else:
        return None
    day = begin + timedelta(days=skip + step * (number - 1))
    if not begin <= day < after:
        return None
    # The first week of a month is that of its fourth day: most of it lies in the month.
    middle = day + timedelta(days=3 * (unit == "W"))
    value = day.isoformat() if weekday else count.shifted(middle, unit, 0)
    return Sense("DATE", value, pins=pinned) if value else None


def _half_of_month(tokens: Sequence[Token], at: Setting) -> Sense | None:
    month, pinned = _month(tokens, at)
    return Sense("DATE", month, "START" if has(tokens[:2], "first") else "END", pins=pinned)


def _day_beyond(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the day before yesterday", "the day after tomorrow"."""
    if first(tokens, "unit") != "D" or at.anchor is None:
        return None
    step = 2 if has(tokens, "after") else -2
    if has(tokens, "after") != has(tokens, "tomorrow"):
        return None
    return Sense("DATE", (at.anchor + timedelta(days=step)).isoformat())


def _ago_from(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "three years ago this month", "a week ago Tuesday": counted from what stands behind."""
    if at.issued is None:
        return None
    ago = next(index for index, token in enumerate(tokens) if token.kind == "ago")
    unit, number = first(tokens, "unit", "units"), first(tokens[:ago], "number") or 1
    behind = tokens[ago + 1 :]
    named, weekday, month = (first(behind, kind) for kind in ("unit", "weekday", "month"))
    if unit not in {"D", "W", "M", "Y", "E"} or not isinstance(number, int):
        return None
    if unit == "E":
        unit, number = "Y", number * 10
    if month:
        return Sense("DATE", f"{at.issued.year - number:04}-{month:02}") if unit == "Y" else None
    if weekday:
        if unit in {"D", "M"}:
            return None
        from_day = at.issued - timedelta(days=(at.issued.isoweekday() - weekday) % 7)
    else:
        from_day = at.issued
    day = count.day_back(from_day, unit, number)
    by = {"last": -1, "next": 1}.get(reference(behind), 0)
    value = count.shifted(day, named or "D", by) if day else None
    return Sense("DATE", value, aside=True) if value else None


def _beyond_last(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the week before last", "the Friday before last", "the week after next"."""
    if at.issued is None or has(tokens, "before") != has(tokens, "last"):
        return None
    last, weekday = has(tokens, "last"), first(tokens, "weekday")
    if weekday:
        back = (at.issued.isoweekday() - weekday) % 7 or 7
        day = at.issued + timedelta(days=-back - 7 if last else 14 - back)
        return Sense("DATE", day.isoformat(), aside=True)
    value = count.shifted(at.issued, first(tokens, "unit"), -2 if last else 2)
    return Sense("DATE", value, aside=True) if value else None


def _weekdays_ago(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "two Fridays ago"."""
    number, weekday = first(tokens, "number"), first(tokens, "weekdays")
    if at.issued is None or not isinstance(number, int) or not 1 <= number <= _MOST_WEEKS:
        return None
    back = ((at.issued.isoweekday() - weekday) % 7 or 7) + 7 * (number - 1)
    return Sense("DATE", (at.issued - timedelta(days=back)).isoformat(), aside=True)


_MOST_WEEKS = 60


def rules(calendar: Calendar) -> tuple[Rule, ...]:
    """The rules for parts of a month and for days that their date alone has made a name."""

    def known(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "the Sept. 11 attacks": the day and month name one year's event."""
        day = f"{first(tokens, 'month'):02}-{first(tokens, 'number')}"
        entry = calendar.known_days.get(day if len(day) > 4 else f"{day[:3]}0{day[3:]}")
        if entry is None or at.after not in entry[1:]:
            return None
        return Sense("DATE", f"{entry[0]}-{day if len(day) > 4 else f'{day[:3]}0{day[3:]}'}")

    def of_week(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "Monday of last week", "Tuesday this week"."""
        if first(tokens, "unit") != "W" or at.issued is None:
            return None
        by = {"last": -1, "next": 1}.get(reference(tokens), 0)
        monday = at.issued - timedelta(days=at.issued.isoweekday() - 1)
        day = monday + timedelta(days=7 * by + first(tokens, "weekday") - 1)
        return Sense("DATE", day.isoformat())

    return (
        rule("the? month number", known),
        rule("weekday of? (?:last|this|next) unit", of_week),
        rule("APPROX? (?:number|a) (?:unit|units) ago (?:(?:this|last|next) unit|in month|on? weekday|today)", _ago_from),
        rule("the? (?:ordinal|second|first|last|final) (?:weekday|unit) (?:of|in) (?:last|next|this)? month (?:','? year)?", _nth_of_month),
        rule("the? (?:first|second|last|latest) half of (?:last|next|this)? month (?:','? year)?", _half_of_month),
        rule("the (?:unit|weekday) (?:before last|after next)(?! unit| weekday| month| part| season)", _beyond_last),
        rule("number weekdays ago", _weekdays_ago),
        rule("the unit (?:before yesterday|after tomorrow)", _day_beyond),
    )  # fmt: skip
