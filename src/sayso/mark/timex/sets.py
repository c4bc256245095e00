"""Times that recur: every Thursday, Monday and Tuesday nights, twice a week, daily."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.mark.timex.amounts import duration
from sayso.mark.timex.grammar import rule
from sayso.mark.timex.phrase import amount, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token


def _each(tokens: Sequence[Token], at: Setting) -> Sense | None:
    weekday, month, season = (first(tokens, k) for k in ("weekday", "month", "season"))
    part = first(tokens, "part")
    if weekday:
        return Sense("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if month:
        return Sense("SET", f"XXXX-{month:02}")
    if season:
        return Sense("SET", f"XXXX-{season}")
    if part:
        return Sense("SET", f"XXXX-XX-XXT{part}")
    unit = first(tokens, "unit", "units", "second")
    if has(tokens, "few"):
        return Sense("SET", duration(None, unit)) if has(tokens, "units") else None
    number = amount([t for t in tokens if t.kind != "each"])
    return Sense("SET", duration(number if number else 1, "S" if unit == 2 else unit))


def _nth_of_each(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the first Monday of every month"."""
    return Sense("SET", duration(1, first(tokens, "unit")))


def _weekdays(tokens: Sequence[Token], at: Setting) -> Sense | None:
    number = first(tokens, "weekdays", "weekday")
    part = first(tokens, "part", "parts")
    return Sense("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


_EVERY = {
    "hourly": "PT1H",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "nightly": "P1D",
    "fortnightly": "P2W",
}


_RATES = frozenset("% percent pct million billion trillion".split())


def _every(tokens: Sequence[Token], at: Setting) -> Sense | None:
    if has(tokens, "daily"):
        # "The party daily Granma" is a newspaper, "the average daily volume" a rate.
        return None if at.after_capital or at.before == "average" else Sense("SET", "P1D")
    if at.before in {*_RATES, "-"} or _FIGURE.search(at.context()):
        return None  # "rose 8% annually", "10,000 boats annually": rates, which recur on no day
    return Sense("SET", _EVERY[first(tokens, "every_")])


# A figure, and what it counts.
_FIGURE = re.compile(r"\d\s(?:[^\W\d_]+\s)?$")


def _rate(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "twice a week", "three times a day"."""
    return Sense("SET", duration(1, first(tokens, "unit")))


def _alternate(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "every other day"."""
    weekday, unit = first(tokens, "weekday"), first(tokens, "unit")
    return Sense("SET", f"XXXX-WXX-{weekday}" if weekday else duration(2, unit))


def _weekday_of_several(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The Monday of "Monday and Tuesday nights"; what follows it is a time of its own."""
    value = f"XXXX-WXX-{first(tokens, 'weekday')}T{first(tokens, 'parts')}"
    return Sense("SET", value, drop=len(tokens) - 1)


def _weekends(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "it is shut on weekends"."""
    if first(tokens, "units") != "WE" or at.before not in _ON:
        return None
    return Sense("SET", "XXXX-WXX-WE")


_ON = frozenset("on at during most and".split())


RULES = (
    rule("each (?:NUM|few)? (?:UNIT|weekday part?|month|season|part)", _each),
    rule("(?<=each weekday and) weekday part?", _each),
    rule("the? (?:ordinal|second|first|last) weekday (?:of|in) each unit", _nth_of_each),
    rule("each alternate (?:unit|weekday)", _alternate),
    rule("(?:once|number times) (?:a|each|per) unit", _rate),
    rule("(?:weekdays part?|weekday parts)", _weekdays),
    rule("weekday (?:',' weekday)*(?: ','? and weekday) parts", _weekday_of_several),
    rule("units", _weekends),
    rule("daily", _every),
    rule("every_", _every),
)  # fmt: skip
