"""Times named by their distance: today, last year, five months ago, a year earlier, now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from sayso.mark.timex import count
from sayso.mark.timex.amounts import duration
from sayso.mark.timex.grammar import Mean, rule
from sayso.mark.timex.lexicon import SMALL
from sayso.mark.timex.phrase import amount, approximation, edge, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token
from sayso.records.interval import interval

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_BLANK = {
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


def _named_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    word = first(tokens, *_DAYS)
    if at.issued is None:
        value = "XXXX-XX-XX"
    else:
        value = (at.issued + timedelta(days=_DAYS[word])).isoformat()
    part = "NI" if word == "tonight" else first(tokens, "part")
    if part:
        clock = part if part != "24:00" else "24"
        return Sense("TIME", f"{value}T{clock}", edge(tokens), aside=True)
    return Sense("DATE", value, edge(tokens), aside=True)


def _part_of_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "this morning", "last night", "the next evening", "overnight"."""
    part = first(tokens, "part")
    day = at.anchor
    told = at.day or at.latest
    if has(tokens, "that", "same", "next", "following") and told is not None:
        day = told + timedelta(days=has(tokens, "next", "following"))
    elif day is not None and has(tokens, "last", "previous"):
        day -= timedelta(days=1)
    elif not has(tokens, "this", "last", "next", "following", "that", "same", "previous"):
        return None
    value = day.isoformat() if day else "XXXX-XX-XX"
    return Sense("TIME", f"{value}T{part if part != '24:00' else '24'}", edge(tokens))


def _overnight(tokens: Sequence[Token], at: Setting) -> Sense | None:
    value = at.anchor.isoformat() if at.anchor else "XXXX-XX-XX"
    return Sense("TIME", f"{value}TNI")


def _reference(at: Setting) -> date | None:
    """The day that "that day" and "a year earlier" count from: the one being told."""
    if at.grain:
        return at.anchor
    if at.day is not None:
        return at.day
    if at.year is not None:
        return date(at.year, at.anchor.month if at.anchor else 7, 1)
    return at.anchor


def _definite(tokens: Sequence[Token], *kinds: str) -> bool:
    """Whether an article stands right before: "the next year", not "the end of next year"."""
    return any(one.kind == "the" and two.kind in kinds for one, two in pairwise(tokens))


def _named(unit: str, at: Setting) -> date | None:
    """The day that "that year" and "the previous month" count from: in the date named last."""
    if at.named and not at.grain and len(at.named) >= _PRECISION.get(unit, 99):
        year, month = at.named[:4], at.named[5:7]
        return date(int(year), int(month or 7), 1) if int(year) else None
    return _reference(at)


def _too_fine(unit: str, at: Setting) -> bool:
    """Whether a history knows its date too coarsely to count `unit` from it."""
    return unit in {"Y": "DWM", "M": "DW"}.get(at.grain, "")


def _unit(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "last year", "this week", "the current quarter", "later that month"."""
    unit = first(tokens, "unit")
    if unit in {"S", "TM", "H", "F", "L", "SM"}:
        return None
    base, by = at.anchor, 0
    if has(tokens, "that", "same"):
        if unit == "D" and at.day is None:
            return Sense("DATE", _BLANK[unit], edge(tokens))
        base = _named(unit, at)
    elif has(tokens, "last", "past", "previous"):
        by = -1
        if _definite(tokens, "previous"):
            base = _named(unit, at)
    elif has(tokens, "next", "coming", "following"):
        by = 1
        if _definite(tokens, "following", "next"):
            base = _named(unit, at)
    if unit == "D" and by and not has(tokens, "the", "following", "previous"):
        return None
    if has(tokens, "past") and has(tokens, "the"):
        return Sense("DURATION", duration(1, unit))
    if _too_fine(unit, at):
        return Sense("DATE", _BLANK[unit], edge(tokens))
    if base is None:
        return Sense("DATE", _BLANK[unit], edge(tokens))
    if has(tokens, "that", "same", "latest") and unit == "Q" and at.quarter:
        over = at.anchor is None or (interval(at.quarter)[1] or "") < at.anchor.isoformat()
        if over or not has(tokens, "latest"):
            return Sense("DATE", at.quarter)
    if has(tokens, "latest") and unit == "Q":
        latest = count.shifted(base, "Q", -1) or ""
        return Sense("DATE", latest, subject=latest)
    value = count.shifted(base, unit, by)
    return Sense("DATE", value, edge(tokens)) if value else None


def _the_unit(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the year", "the quarter", "the weekend": the one being told, else the present one."""
    unit = first(tokens, "unit")
    if unit == "WE":
        if at.anchor is None:
            return Sense("DATE", "XXXX-WXX-WE", edge(tokens))
        back = 0 if at.tense() == "future" or at.anchor.isoweekday() >= 6 else -1
        return Sense("DATE", count.shifted(at.anchor, unit, back) or "", edge(tokens))
    if unit == "Q" and at.ending:
        value = count.shifted(at.ending, "Q", 0) or ""
        return Sense("DATE", value, edge(tokens), subject=value)
    if unit == "Q":
        if at.quarter:
            return Sense("DATE", at.quarter, edge(tokens))
        return _unit(tokens, at)
    if unit == "Y":
        if at.after in {"ended", "ending", "since", "when", "that"}:
            return Sense("DURATION", "P1Y")
        if at.year is not None:
            return Sense("DATE", str(at.year), edge(tokens))
        return _unit(tokens, at)
    if unit == "W" and at.ending:
        return Sense("DATE", count.shifted(at.ending, "W", 0) or "", edge(tokens))
    if unit in {"W", "M"} or (unit == "E" and edge(tokens)):
        return _unit(tokens, at)
    return None


def _year_end(tokens: Sequence[Token], at: Setting) -> Sense | None:
    year = count.year_of(tokens, at)
    if year is not None:
        return Sense("DATE", str(year), "END", pins=True)
    if at.anchor is None:
        return Sense("DATE", "XXXX", "END")
    return Sense(
        "DATE", str(at.year if at.year and at.tense() == "past" else at.anchor.year), "END"
    )


def _distance(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "five months ago", "two days earlier", "a year from now", "decades ago"."""
    unit = first(tokens, "unit", "units")
    unit = "S" if unit is None else unit
    number = amount(tokens)
    ahead = has(tokens, "from", "hence", "later")
    relative = has(tokens, "earlier", "later")
    if number is None and relative:
        return Sense("DURATION", duration(None, unit), drop=1)
    if number is None:
        return Sense("DATE", "FUTURE_REF" if ahead else "PAST_REF")
    base = _named("Y" if unit == "E" else unit, at) if relative else at.issued
    if relative and _too_fine(unit, at):
        return Sense("DURATION", duration(number, unit), approximation(tokens), drop=1)
    if unit == "Y" and at.compared and not ahead and number == 1 and not has(tokens, "about"):
        return Sense("DATE", _year_before(at.compared))
    if unit in {"S", "TM", "H"}:
        if base is None:
            return Sense("DATE", "PAST_REF")
        return Sense("TIME", f"{base.isoformat()}TXX:XX", approximation(tokens))
    if base is None:
        return Sense("DATE", _BLANK.get(unit, "XXXX"), approximation(tokens))
    if not number.is_integer():
        unit, number = {
            "Y": ("M", number * 12),
            "E": ("Y", number * 10),
            "C": ("Y", number * 100),
        }.get(unit, (unit, number))
    if unit == "E":
        unit, number = "Y", number * 10
    value = count.shifted(base, unit, int(number) * (1 if ahead else -1))
    issued = at.issued.isoformat() if at.issued and has(tokens, "later") else ""
    ahead_of_it = issued and value and (interval(value)[0] or "")[:10] > issued
    if ahead_of_it and at.tense() == "past":
        # "two years later, the funds were cut": later than something else, for it is past
        return Sense("DATE", _BLANK.get(unit, "XXXX"), approximation(tokens))
    if value is None:
        return None
    back = has(tokens, "earlier")
    return Sense("DATE", value, approximation(tokens), aside=not relative, back=back)


def _year_before(quarter: str) -> str:
    year = quarter[:4]
    return f"{int(year) - 1 if year.isdigit() else year}{quarter[4:]}"


def _year_ago(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "a year ago", "the year-earlier period", "the year-ago quarter"."""
    unit = "Y" if has([t for t in tokens if t.value == "Y"], "unit") else first(tokens, "unit")
    if unit not in {"Y", "M", "W", "Q"} or (unit != "Y" and has(tokens, "-")):
        return None
    if has(tokens, "units"):
        return Sense("DURATION", f"P{first(tokens, 'number')}M")
    quarter = at.quarter if [t.value for t in tokens].count("Q") else at.compared
    if unit == "Y" and quarter:
        return Sense("DATE", _year_before(quarter))
    return _distance([t for t in tokens if t.kind not in {"period"}], at)


def _ref(value: str) -> Mean:
    def mean(tokens: Sequence[Token], at: Setting) -> Sense | None:
        return Sense("DATE", value)

    return mean


def _recent(tokens: Sequence[Token], at: Setting) -> Sense | None:
    units = first(tokens, "units")
    if units in {"H", "TM", "S"}:
        return None
    if units not in {None, "Y"} and not has(tokens, "and"):
        return Sense("DURATION", duration(None, units))
    return Sense("DATE", "PAST_REF")


def _coming(tokens: Sequence[Token], at: Setting) -> Sense | None:
    return Sense("DURATION", duration(None, first(tokens, "units")))


def _the_part(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "in the evening": of the day being told, else of the report's."""
    part, day = first(tokens, "part"), at.day or at.anchor
    inside = tokens[0].kind == "in"
    if not (inside or has(tokens, "in")) or ":" in part or at.tense() != "past":
        return None
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}"
    return Sense("TIME", value, edge(tokens), skip=int(inside))


def _latest_period(tokens: Sequence[Token], at: Setting) -> Sense | None:
    return Sense("DATE", at.quarter) if at.quarter else None


def _soon(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """Not "soon after" nor "as soon as it lands": they count from an event."""
    if at.after in {"after", "before", "as", "became", "thereafter", "afterward", "afterwards"}:
        return None
    return (
        None
        if at.tense() == "past" or at.before in {"as", "too", "how"}
        else Sense("DATE", "FUTURE_REF")
    )


def _future(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "in the future"; one that looks bleak is no time."""
    if not has(tokens, "near") and at.before not in {"in", "for", "about", "into"}:
        return None
    return Sense("DATE", "FUTURE_REF")


def _quarter_century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "a quarter-century", "a quarter of a century ago"."""
    if [token.value for token in tokens if token.kind == "unit"] != ["Q", "C"]:
        return None
    if not has(tokens, "ago"):
        return Sense("DURATION", "P25Y", approximation(tokens))
    value = count.shifted(at.issued, "Y", -25) if at.issued else "XXXX"
    return Sense("DATE", value, approximation(tokens), aside=True) if value else None


def _past(tokens: Sequence[Token], at: Setting) -> Sense | None:
    if at.after in SMALL or at.after.isdigit():
        return None  # "the past two elections"
    return Sense("DATE", "PAST_REF") if at.before in {"in", "of", "from", "than"} else None


RULES = (
    rule("(?:EDGE|EDGE on)? (?:today|yesterday|tomorrow|tonight) (?:EDGE? part)?", _named_day),
    rule("(?:EDGE|EDGE in)? (?:this|last|that|that same|the same|the (?:next|following|previous)) EDGE? part", _part_of_day),
    rule("(?:EDGE (?:in)?|sometime|the? (?:start|middle|end) of)? (?:the)? (?:this|last|next|that|that same|the same|this past|this coming|the (?:last|past|next|current|previous|coming|following|latest)|current|past|coming) (?:fiscal|full|calendar)? unit", _unit),
    rule("(?:EDGE (?:in)?|(?:the|a)? (?:start|middle|end) of|up to)? the (?:fiscal|full)? unit(?! '-'? ago| '-'? earlier| '-' to)", _the_unit),
    rule("the? unit (?:possessive|'-')? end (?:year|short_year)?", _year_end),
    rule("APPROX? (?:NUM '-'?|VAGUE|a|another)? (?:unit|units|second) (?:or so)? (?:ago|earlier|hence|from now)", _distance),
    rule("APPROX? (?:NUM|VAGUE|a)  (?:unit|units) later", _distance),
    rule("(?:a|the|the comparable|comparable)? unit '-'? (?:ago|earlier) (?:unit|period|number units)?", _year_ago),
    rule("the latest period", _latest_period),
    rule("past units", _ref("PAST_REF")),
    rule("the (?:unit|period) a unit (?:ago|earlier)", _year_ago),
    rule("right? now", _ref("PRESENT_REF")),
    rule("currently", _ref("PRESENT_REF")),
    rule("these (?:units)", _ref("PRESENT_REF")),
    rule("current(?! of)", _ref("PRESENT_REF")),
    rule("(?:more)? recently", _ref("PAST_REF")),
    rule("recent (?:units (?:and units)?)?", _recent),
    rule("soon", _soon),
    rule("as soon as possible", _ref("FUTURE_REF")),
    rule("the near? (?:future|term)", _future),
    rule("the? coming units", _coming),
    rule("(?:EDGE (?:in)?|in)? the EDGE? part", _the_part),
    rule("overnight", _overnight),
    rule("APPROX? (?:a|the PASTREF)? unit (?:'-'|of a)? unit ago?", _quarter_century),
    rule("the past", _past),
)  # fmt: skip
