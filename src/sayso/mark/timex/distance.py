"""Times named by how far away they are: five months ago, a year earlier, two days later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sayso.mark.timex import count
from sayso.mark.timex.amounts import duration
from sayso.mark.timex.base import BLANK, named, too_fine
from sayso.mark.timex.grammar import rule
from sayso.mark.timex.phrase import amount, approximation, first, has
from sayso.mark.timex.results import tells_results, year_before
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token
from sayso.records.interval import interval


def _distance(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "five months ago", "two days earlier", "a year from now", "decades ago"."""
    unit = first(tokens, "unit", "units")
    unit = "S" if unit is None else unit
    number, near = amount(tokens), approximation(tokens)
    ahead = has(tokens, "from", "hence", "later")
    relative = has(tokens, "earlier", "later")
    if number is None and not relative:
        return Sense("DATE", "FUTURE_REF" if ahead else "PAST_REF")
    # What it counts from may be no time that is told: then only its length is known.
    length = Sense("DURATION", duration(number, unit), near, drop=1)
    if relative and (number is None or unit in _CLOCK or too_fine(unit, at)):
        return length
    base = _base(unit, at, has(tokens, "later")) if relative else at.issued
    once = unit == "Y" and number == 1 and not has(tokens, "about")
    if at.compared and once and not ahead and tells_results(at):
        return Sense("DATE", year_before(at.compared))
    if base is None:
        return length if relative else Sense("DATE", BLANK.get(unit, "PAST_REF"), near)
    if unit in _CLOCK:
        return Sense("TIME", f"{base.isoformat()}TXX:XX", near)
    value = _shifted(base, unit, (number or 0) * (1 if ahead else -1))
    if value is None:
        return None
    if has(tokens, "later") and at.issued and at.tense() == "past":
        begin = (interval(value)[0] or "")[:10]
        if begin > at.issued.isoformat():
            return length  # "two years later, the funds were cut": later than something else
    return Sense("DATE", value, near, aside=not relative, back=has(tokens, "earlier"))


_CLOCK = frozenset(("S", "TM", "H"))
# How many of the smaller unit a part of the larger one is counted in.
_SMALLER = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100)}


def _shifted(day: date, unit: str, number: float) -> str | None:
    """`count.shifted`, a decade as ten years and half a year as six months."""
    if unit == "E" or (unit in _SMALLER and not number.is_integer()):
        unit, times = _SMALLER[unit]
        number *= times
    return count.shifted(day, unit, int(number))


def _base(unit: str, at: Setting, later: bool) -> date | None:
    """The day that "two days later" counts from: the one named last, and not the report's own."""
    if later and not at.grain and at.named is None and at.year is None:
        return at.latest if unit in {"D", "W"} and at.tense() == "past" else None
    if unit in {"D", "W"} and at.day is None and not at.grain and at.tense() == "past":
        return _lately(at) or named(unit, at)
    return named("Y" if unit == "E" else unit, at)


def _lately(at: Setting) -> date | None:
    """The day named last in a paragraph before, where that is news and no history."""
    if at.latest is None or at.issued is None:
        return None
    return at.latest if _STALE <= (at.latest - at.issued).days <= 0 else None


_STALE = -10


def _from_that(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "it had spoken on Friday, and two days before that on radio"."""
    if at.after[:1].isalnum():
        return None  # "two days before that vote"
    relative = [t for t in tokens if t.kind not in {"before", "after", "that"}]
    kind = "later" if has(tokens, "after") else "earlier"
    sense = _distance([*relative, replace(tokens[-1], kind=kind)], at)
    return replace(sense, drop=2) if sense and sense.drop else sense


def _year_ago(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "a year ago", "the year-earlier period", "the year-ago quarter"."""
    unit = "Y" if has([t for t in tokens if t.value == "Y"], "unit") else first(tokens, "unit")
    if unit not in {"Y", "M", "W", "Q"} or (unit != "Y" and has(tokens, "-")):
        return None
    if has(tokens, "units"):
        return Sense("DURATION", f"P{first(tokens, 'number')}M")
    quarter = at.quarter if [t.value for t in tokens].count("Q") else at.compared
    if unit == "Y" and quarter:
        return Sense("DATE", year_before(quarter))
    return _distance([t for t in tokens if t.kind not in {"period"}], at)


def _quarter_century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "a quarter-century", "a quarter of a century ago"."""
    if [token.value for token in tokens if token.kind == "unit"] != ["Q", "C"]:
        return None
    if not has(tokens, "ago"):
        return Sense("DURATION", "P25Y", approximation(tokens))
    value = count.shifted(at.issued, "Y", -25) if at.issued else "XXXX"
    return Sense("DATE", value, approximation(tokens), aside=True) if value else None


def _long_ago(tokens: Sequence[Token], at: Setting) -> Sense | None:
    return Sense("DATE", "PAST_REF")


def _other_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "she said so the other day"."""
    day = first(tokens, "unit") == "D" and at.before != "on" and not at.after.startswith("of")
    return Sense("DATE", "PAST_REF") if day and at.tense() != "future" else None


RULES = (
    rule("APPROX? (?:NUM '-'?|VAGUE|a|another)? (?:unit|units|second) (?:or so)? (?:ago|earlier|hence|from now)", _distance),
    rule("APPROX? (?:a|number) (?:unit|units) and a half (?:ago|earlier|later|from now)", _distance),
    rule("APPROX? number (?:to|or|HYPHEN) number units (?:ago|earlier|later|from now)", _distance),
    rule("APPROX? (?:NUM|VAGUE|a)  (?:unit|units) later", _distance),
    rule("APPROX? (?:NUM|a) (?:unit|units) (?:before|after) that", _from_that),
    rule("(?:a|the|the comparable|comparable)? unit '-'? (?:ago|earlier) (?:unit|period|number units)?", _year_ago),
    rule("the (?:unit|period) a unit (?:ago|earlier)", _year_ago),
    rule("APPROX? (?:a|the PASTREF)? unit (?:'-'|of a)? unit ago?", _quarter_century),
    rule("(?:long|(?:a|some) (?:long)? time) ago", _long_ago),
    rule("the alternate unit", _other_day),
)  # fmt: skip
