"""Times that recur: every Thursday, Monday and Tuesday nights, twice a week, daily."""

from __future__ import annotations

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
    number = amount([t for t in tokens if t.kind != "each"])
    return Sense("SET", duration(number if number else 1, "S" if unit == 2 else unit))


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
    if has(tokens, "daily") and at.after_capital:
        return None  # "the party daily Granma"
    if has(tokens, "daily"):
        return Sense("SET", "P1D")
    if at.before in _RATES:
        return None  # "rose 8% annually": a rate, which recurs on no day
    return Sense("SET", _EVERY[first(tokens, "every_")])


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


RULES = (
    rule("each (?:NUM)? (?:UNIT|weekday part?|month|season|part)", _each),
    rule("each alternate (?:unit|weekday)", _alternate),
    rule("(?:once|number times) (?:a|each|per) unit", _rate),
    rule("(?:weekdays part?|weekday parts)", _weekdays),
    rule("weekday (?:',' weekday)*(?: ','? and weekday) parts", _weekday_of_several),
    rule("daily", _every),
    rule("every_", _every),
)  # fmt: skip
