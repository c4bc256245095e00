"""Calendar dates: days, months, years, decades, quarters, seasons, holidays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.data.calendar import Calendar
from sayso.mark.timex import count
from sayso.mark.timex.grammar import Rule, rule
from sayso.mark.timex.phrase import edge, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

_REFS = ("last", "next", "this", "coming", "past", "previous", "following", "current")
_YEAR_CUES = frozenset(
    "in of since by until till from to for during before after between through and or around about "
    "late early mid spring summer fall autumn winter circa year fiscal than , ( -".split()
)


_SEASON_CUES = frozenset(
    "in by since until till during through early late mid before after".split()
)


_AFTER_DAY = frozenset("and or a an the he she it they when but after before with at in by".split())
_SURE = frozenset(("in", "since", "until", "during", "("))


def _ref(tokens: Sequence[Token]) -> str:
    refs = [token.kind for token in tokens if token.kind in _REFS]
    if refs == ["this", "past"]:
        return "past"
    if refs == ["this", "coming"]:
        return "coming"
    return refs[0] if refs else ""


def _full_date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_of(tokens: Sequence[Token], at: Setting) -> int | None:
    year = first(tokens, "year")
    if year is not None:
        return int(year)
    short = first(tokens, "short_year")
    return None if short is None else count.full_year(short, at)


def _day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    month = first(tokens, "month")
    day = first(tokens, "number", "ordinal", "second")
    day = 1 if day is None and has(tokens, "first") else day
    if not isinstance(day, int) or not 1 <= day <= 31:
        return None
    year = _year_of(tokens, at)
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
    year = _year_of(tokens, at)
    ends = [
        _full_date(year, month, day) if year else count.day_of_month(at, month, day) for day in days
    ]
    if ends[0] is None or ends[1] is None:
        return None
    return Sense("DATE", f"{ends[0]}/{ends[1]}", pins=year is not None)


def _another_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 25 of "April 24 and 25"."""
    if at.day is None or not isinstance(tokens[0].value, int):
        return None
    value = _full_date(at.day.year, at.day.month, tokens[0].value)
    return Sense("DATE", value) if value else None


def _earlier_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 9 of "between 9 and 13 May"; what follows it is a date of its own."""
    if at.before not in {"between", "from", "on"} or not isinstance(tokens[0].value, int):
        return None
    day = _day([tokens[0], *tokens[3:]], at)
    return replace(day, drop=len(tokens) - 1, pins=False) if day else None


def _day_alone(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 8th of the month that a history tells, or that was named just before."""
    near = at.anchor if at.grain in {"M", "D"} else at.day
    figure = tokens[-1].end - tokens[-1].start <= 4
    if near is None or not figure or at.before not in {"on", "by", "until", "since"}:
        return None
    if at.after.isalpha() and at.after not in _AFTER_DAY:
        return None  # "on the 8th floor"
    value = _full_date(near.year, near.month, tokens[-1].value)
    return Sense("DATE", value) if value else None


def _year_period(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the 1989 period" of a report on a quarter's results."""
    unit = first(tokens, "unit")
    if unit not in {None, "Q"} or not at.quarter:
        return None
    return Sense("DATE", f"{tokens[1].value}{at.quarter[4:]}")


def _month(tokens: Sequence[Token], at: Setting) -> Sense | None:
    month, year = first(tokens, "month"), _year_of(tokens, at)
    if year is not None:
        return Sense("DATE", f"{year}-{month:02}", edge(tokens), pins=True)
    return Sense("DATE", count.month(at, month, _ref(tokens)), edge(tokens))


def _month_of_ref(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "October of last year"."""
    if at.anchor is None:
        return Sense("DATE", f"XXXX-{first(tokens, 'month'):02}", edge(tokens))
    by = {"last": -1, "next": 1}.get(_ref(tokens), 0)
    return Sense("DATE", f"{at.anchor.year + by}-{first(tokens, 'month'):02}", edge(tokens))


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


def _year(tokens: Sequence[Token], at: Setting) -> Sense | None:
    year = _year_of(tokens, at)
    named = has(tokens, "unit", "fiscal")
    if has(tokens, "short_year") and not named and at.before not in _YEAR_CUES:
        return None  # a quotation that opens with a number
    if year is None:
        year = first(tokens, "number")
    if not isinstance(year, int) or not 1000 <= year <= 2200:
        return None
    if not named and not (edge(tokens) or _is_year(year, at)):
        return None
    return Sense("DATE", str(year), edge(tokens), pins=True)


def _is_year(year: int, at: Setting) -> bool:
    label = at.label()
    if at.before == "'s" and at.after_capital:
        return False  # somebody's 1987 Chevrolet
    if label == "DATE":
        return True
    if label in {"MONEY", "QUANTITY", "PERCENT", "CARDINAL", "FAC", "PRODUCT"}:
        counted = at.after.endswith("s") and not at.after_capital and len(at.after) > 2
        return 1900 <= year <= 2100 and (
            at.before in _SURE or (at.before in {"a", "the"} and not counted)
        )
    return (1900 <= year <= 2100 and at.before != "s") or at.before in _YEAR_CUES


def _year_range(tokens: Sequence[Token], at: Setting) -> Sense | None:
    begin, end = tokens[0].value, tokens[-1].value
    if tokens[-1].kind != "year":
        if not (isinstance(end, int) and 0 <= end <= 99 and tokens[-1].end - tokens[-1].start == 2):
            return None
        end += begin // 100 * 100
        end += 100 if end < begin else 0
    if not begin < end:
        return None
    return Sense("DATE", f"{begin}/{end}", pins=True)


def _decade(tokens: Sequence[Token], at: Setting) -> Sense | None:
    digits = str(first(tokens, "decade"))
    if len(digits) == 2:
        written = has(tokens, "'") or tokens[-1].end - tokens[-1].start > 3
        if not written and (tokens[0].kind != "the" or len(tokens) > 2 or digits < "5"):
            return None  # temperatures, ages and shares ("the mid-30s")
        now = at.anchor.year if at.anchor else 2030
        digits = f"{now // 100 - (int(digits[0]) > now % 100 // 10)}{digits}"
    return Sense("DATE", digits.rstrip("X"), edge(tokens))


def _century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    number = first(tokens, "ordinal", "second")
    if first(tokens, "unit") != "C" or not number:
        return None
    return Sense("DATE", f"{number - 1:02}", edge(tokens))


_ORDINAL = ("ordinal", "second", "first", "quarter")


def _quarter_number(tokens: Sequence[Token]) -> int | None:
    for token in tokens:
        if token.kind in _ORDINAL:
            return 1 if token.kind == "first" else token.value
    return None


def _quarter(tokens: Sequence[Token], at: Setting) -> Sense | None:
    number, year = _quarter_number(tokens), _year_of(tokens, at)
    if not any(t.kind == "quarter" or (t.kind == "unit" and t.value == "Q") for t in tokens):
        return None
    if number is None or not 1 <= number <= 4:
        return None
    if year is not None:
        value = f"{year}-Q{number}"
        return Sense("DATE", value, edge_of_quarter(tokens), pins=True, subject=value)
    by = {"last": -1, "next": 1, "this": 0}.get(_ref(tokens))
    back = has(tokens, "ago", "earlier", "before")
    if at.anchor is not None and (by is not None and has(tokens, "possessive", "of")):
        value = f"{at.anchor.year + by}-Q{number}"
        return Sense("DATE", value, subject=value)
    value = count.quarter(at, number)
    if back and at.anchor is not None:
        return Sense("DATE", f"{int(value[:4]) - 1}{value[4:]}")
    return Sense("DATE", value, edge_of_quarter(tokens), subject=value)


def edge_of_quarter(tokens: Sequence[Token]) -> str | None:
    """As `edge`, but "first" counts quarters here."""
    return edge([token for token in tokens if token.kind not in {"first", "final"}])


def _half(tokens: Sequence[Token], at: Setting) -> Sense | None:
    second = has(tokens, "second", "last", "latest", "final") or first(tokens, "half_year") == 2
    year = _year_of(tokens, at)
    if year is None:
        if at.anchor is None:
            return Sense("DATE", f"XXXX-H{1 + second}")
        by = {"last": -1, "next": 1}.get(_ref(tokens[2:]), 0) if has(tokens, "unit") else 0
        year = at.anchor.year + by - (second and at.anchor.month < 7 and at.tense() == "past")
    return Sense("DATE", f"{year}-H{1 + second}", pins=True)


def _fiscal_year(tokens: Sequence[Token], at: Setting) -> Sense | None:
    year = int(tokens[0].value)
    return Sense("DATE", str(year if year > 99 else count.full_year(year, at)), pins=True)


def _season(tokens: Sequence[Token], at: Setting) -> Sense | None:
    code, year = first(tokens, "season"), _year_of(tokens, at)
    if len(tokens) == 1 and at.before not in _SEASON_CUES:
        return None
    if year is not None:
        return Sense("DATE", f"{year}-{code}", edge(tokens), pins=True)
    return Sense("DATE", count.season(at, code, _ref(tokens)), edge(tokens))


def _weekday(tokens: Sequence[Token], at: Setting) -> Sense | None:
    value = count.weekday(at, first(tokens, "weekday"), _ref(tokens))
    part = first(tokens, "part")
    if part is None:
        return Sense("DATE", value, edge(tokens))
    if part in {"12:00", "24:00"}:
        return Sense("TIME", f"{value}T{part if part == '12:00' else '24'}")
    return Sense("TIME", f"{value}T{part}", edge(tokens))


def _week_of(tokens: Sequence[Token], at: Setting) -> Sense | None:
    inner = _day([token for token in tokens if token.kind != "first"], at)
    if first(tokens, "unit") != "W" or inner is None:
        return None
    if "X" in inner.value:
        return inner
    year, week, _ = date.fromisoformat(inner.value).isocalendar()
    return Sense("DATE", f"{year}-W{week:02}")


def _holiday(calendar: Calendar) -> Rule:
    def mean(tokens: Sequence[Token], at: Setting) -> Sense | None:
        name, year = first(tokens, "holiday"), _year_of(tokens, at)
        if year is not None:
            return Sense("DATE", calendar.holiday(name, year).isoformat(), pins=True)
        week = first(tokens, "unit")
        if week not in {None, "W", "WE"}:
            return None
        if at.anchor is None:
            rule_ = calendar.holidays[name]
            return (
                Sense("DATE", f"XXXX-{rule_}") if rule_[0].isdigit() and rule_[2] == "-" else None
            )
        now = at.anchor.year
        days = [calendar.holiday(name, y) for y in {now - 1, now, now + 1, at.year or now}]
        word = _ref(tokens)
        if word == "last":
            return Sense("DATE", max(d for d in days if d < at.anchor).isoformat())
        if word in {"next", "coming"}:
            return Sense("DATE", min(d for d in days if d > at.anchor).isoformat())
        if word in {"this", "past"}:
            return Sense("DATE", calendar.holiday(name, now).isoformat())
        found = at.anchor if at.anchor in days else count.nearest(days, at)
        if week and found:
            # The holy week leads up to Easter, and a weekend up to a Monday's holiday.
            early = name.startswith("easter") or (week == "WE" and found.isoweekday() <= 2)
            day = found - timedelta(days=7 * early)
            return Sense("DATE", count.shifted(day, week, 0) or "")
        return Sense("DATE", found.isoformat()) if found else None

    return rule(
        "(?:this past|this coming|last|next|this|past)? holiday (?:unit|',' year|of year|year)?",
        mean,
    )


def rules(calendar: Calendar) -> tuple[Rule, ...]:
    """The rules for calendar dates."""
    return (
        rule("(?:(?:this coming|this|next|last)? weekday ','?)? the? month the? DAYNUM (?:','? (?:of)? year|',' short_year|short_year)?", _day),
        rule("(?:weekday ','? the?)? DAYNUM (?:of)? month (?:','? year)?", _day),
        rule("the DAYNUM (?:of)? month (?:','? year)?", _day),
        rule("month number (?:HYPHEN|to) number (?:','? year)?(?! month| unit| units| ':')", _day_range),
        rule("(?<=month number and) number(?! units?|unit)", _another_day),
        rule("number (?:and|to) number month (?:','? year)?", _earlier_day),
        rule("the ordinal", _day_alone),
        rule("last month number", _day),
        rule("the year (?:unit|period)", _year_period),
        rule("(?:number|ordinal) (?:HYPHEN|to) (?:number|ordinal) month year?", _day_range),
        rule("the? (?:EDGE '-'? (?:in)?|(?:start|middle|end) of )? month (?:','? (?:of)? year| short_year)?", _month),
        rule("(?:last|next|this past|this coming|this|past|previous|coming) month", _month),
        rule("the? (?:EDGE '-'? |(?:start|middle|end) of )? month of? (?:last|this|next) unit", _month_of_ref),
        rule("iso", _iso),
        rule("slashed", _slashed),
        rule("(?:year_first|dotted)", _figures),
        rule("(?:the (?:fiscal)? unit|fiscal|the? EDGE '-'? (?:in)?|the (?:start|middle|end) of|(?:start|middle|end) of)? (?:year|short_year)", _year),
        rule("the (?:fiscal)? unit number", _year),
        rule("year HYPHEN (?:number|year)", _year_range),
        rule("the? (?:(?:EDGE|first half of|second half of|start of|middle of|end of|last half of) '-'? the?)? decade", _decade),
        rule("the? (?:EDGE|start of|middle of|end of)? '-'? (?:ordinal|second) '-'? unit", _century),
        rule("(?:the|this|last|next)? (?:fiscal|full|latest|comparable)? '-'? ORD '-'? (?:fiscal)? unit (?:(?:of|in)? (?:fiscal)? (?:year|short_year)|of (?:this|last|next) unit|of (?:the unit))?", _quarter),
        rule("(?:the|a)? (?:year|short_year) (?:possessive)? (?:fiscal)? ORD '-'? unit", _quarter),
        rule("(?:this|last|next) unit possessive ORD unit", _quarter),
        rule("(?:the|a)? (?:comparable)? unit '-'? (?:ago|earlier) ORD unit", _quarter),
        rule("quarter (?:of? (?:year|short_year))?", _quarter),
        rule("half_year (?:of? (?:year|short_year))?", _half),
        rule("fiscal_year", _fiscal_year),
        rule("(?:the|this|last|next)? (?:first|second|last|latest) '-'? half of (?:year|short_year|(?:the|this|last|next) unit)", _half),
        rule("(?:the|this|last|next|this past|this coming|coming|past|previous) (?:EDGE)? season (?:of (?:year|short_year)| year)?", _season),
        rule("(?:EDGE '-'?)? season (?:of)? (?:year|short_year)", _season),
        rule("(?:EDGE '-'?)? season", _season),
        rule("(?:the (?:previous|following)|this past|this coming|last|next|this|past|coming)? (?:EDGE)? weekday (?:EDGE? part)?", _weekday),
        rule("the unit of month DAYNUM", _week_of),
        _holiday(calendar),
    )  # fmt: skip
