"""Times named by where the report stands: today, last year, this week, that day, recently, now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from sayso.mark.timex import count
from sayso.mark.timex.amounts import duration
from sayso.mark.timex.base import BLANK, named, told_day, too_fine
from sayso.mark.timex.grammar import Mean, rule
from sayso.mark.timex.lexicon import SMALL
from sayso.mark.timex.phrase import edge, first, has
from sayso.mark.timex.results import like_for_like, tells_results, year_before
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token
from sayso.records.interval import interval

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _named_day(tokens: Sequence[Token], at: Setting) -> Sense | None:
    word = first(tokens, *_DAYS)
    if at.before == "of" and word in {"yesterday", "tomorrow"} and len(tokens) == 1:
        return None  # "the ships of tomorrow"
    if at.grain and word == "today" and len(tokens) == 1:
        return Sense("DATE", "PRESENT_REF")  # in a history, the present age
    if at.issued is None:
        value = "XXXX-XX-XX"
    else:
        value = (at.issued + timedelta(days=_DAYS[word])).isoformat()
    part = "NI" if word == "tonight" else first(tokens, "part")
    if part:
        clock = part if part != "24:00" else "24"
        return Sense("TIME", f"{value}T{clock}", edge(tokens), aside=True)
    return Sense("DATE", value, edge(tokens), aside=True)


def _unit_before(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the week before", "the day after", where what follows is no noun that it counts from."""
    unit, by = first(tokens, "unit", "part"), 1 if has(tokens, "after") else -1
    if at.after.isalnum() and at.after not in _NEXT_CLAUSE:
        return None
    if has(tokens, "part"):
        day = at.day or (at.anchor if at.grain == "D" else at.latest)
        if ":" in unit or day is None:
            return None
        return Sense("TIME", f"{(day + timedelta(days=by)).isoformat()}T{unit}", back=by < 0)
    told = at.anchor if at.grain else told_day(at, by) if at.day or not at.named else None
    base = told if unit in {"D", "W"} else named(unit, at)
    if unit not in _WINDOWS or base is None or too_fine(unit, at):
        return None
    value = count.shifted(base, unit, by)
    return Sense("DATE", value, back=by < 0) if value else None


# Words that begin a clause of their own, and so name nothing that "the day before" counts from.
_NEXT_CLAUSE = frozenset("and but or when while which who in at on to for by with as".split())


def _definite(tokens: Sequence[Token], *kinds: str) -> bool:
    """Whether an article stands right before: "the next year", not "the end of next year"."""
    return any(one.kind == "the" and two.kind in kinds for one, two in pairwise(tokens))


def _window(tokens: Sequence[Token], at: Setting) -> bool:
    """Whether a span up to now or from now on is meant: "over the last year", "within the next week"."""
    if _definite(tokens, "past"):
        return True
    spans = first(tokens, "unit") in _WINDOWS and _definite(tokens, "last", "next", "coming")
    # In a history "during the next year" is the year that follows, and "for the next year" its length.
    opened = at.before in (_LENGTHS if at.grain else _THROUGH)
    return spans and opened and not has(tokens, "fiscal", "calendar")


# Units that a window is measured in, and the words that open one.
_WINDOWS = frozenset("D W M Y E".split())
_LENGTHS = frozenset("over within for throughout".split())
_THROUGH = _LENGTHS | {"in", "during", "of"}


def _unit(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "last year", "this week", "the current quarter", "later that month"."""
    unit = first(tokens, "unit")
    if unit in {"S", "TM", "H", "F", "L", "SM"}:
        return None
    # "Last month" without an article is the report's own, wherever a history stands.
    deictic = has(tokens, "last", "next", "past") and not has(tokens, "the")
    base, by = at.issued if deictic else at.anchor, 0
    if has(tokens, "that", "same"):
        if unit == "D" and not at.grain and at.issued:
            base = told_day(at) if has(tokens, "that") else at.day or at.latest
            if base is None:
                return None  # any day at all
        else:
            base = named(unit, at)
    elif has(tokens, "last", "past", "previous"):
        by = -1
        if _definite(tokens, "previous"):
            base = named(unit, at)
    elif has(tokens, "next", "coming", "following"):
        by = 1
        if _definite(tokens, "following", "next"):
            # "The next day" follows a day that was told, never the report's own.
            base = told_day(at, by) if unit == "D" and not at.grain else named(unit, at)
    if unit == "D" and by and not has(tokens, "the", "following", "previous"):
        return None
    if _window(tokens, at):
        return Sense("DURATION", duration(1, unit))
    if base is None or (too_fine(unit, at) and not deictic):
        return Sense("DATE", BLANK[unit], edge(tokens))
    if has(tokens, "that", "same", "latest") and unit == "Q" and at.quarter:
        over = at.anchor is None or (interval(at.quarter)[1] or "") < at.anchor.isoformat()
        if over or not has(tokens, "latest"):
            return Sense("DATE", at.quarter)
    if has(tokens, "latest") and unit == "Q":
        latest = count.shifted(base, "Q", -1) or ""
        return Sense("DATE", latest, subject=latest)
    if unit == "Y" and at.compared and like_for_like(tokens, at):
        return Sense("DATE", year_before(at.compared))
    if unit in {"Y"} and has(tokens, "latest"):
        by = -1
    if unit == "W" and by < 0 and deictic and base.isoweekday() == 7:
        by = 0  # on a Sunday, "last week" is the one that ends that day
    value = count.shifted(base, unit, by)
    return Sense("DATE", value, edge(tokens)) if value else None


def _the_unit(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the year", "the quarter", "the weekend": the one being told, else the present one."""
    unit = first(tokens, "unit")
    if (unit != "WE" and at.after in {"before", "after"}) or (
        unit == "Q" and at.after == "of" and not edge(tokens)
    ):
        return None  # it counts from an event; "the quarter of voters who stayed" is a share
    if unit == "WE":
        if at.anchor is None:
            return Sense("DATE", "XXXX-WXX-WE", edge(tokens))
        limit = at.before in _LIMITS and not at.happened()
        ahead = limit or at.tense() == "future" or at.before == "ahead of"
        back = 0 if ahead or at.anchor.isoweekday() >= 6 else -1
        return Sense("DATE", count.shifted(at.anchor, unit, back) or "", edge(tokens))
    if unit == "Q" and at.ending:
        value = count.shifted(at.ending, "Q", 0) or ""
        # A report that has named its quarter ("the fiscal second quarter") keeps that name for it.
        return Sense("DATE", value, edge(tokens), subject=None if at.quarter else value)
    if unit == "Q":
        if at.quarter:
            return Sense("DATE", at.quarter, edge(tokens))
        # Elsewhere than in reports of results it is a part of a town.
        whole = len(tokens) == 1 or edge(tokens) or tells_results(at)
        return _unit(tokens, at) if whole else None
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


# "Rain is forecast through the weekend", told before it begins.
_LIMITS = frozenset("through until till by into".split())


def _unit_end(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "year-end 2030", "by the week's end"."""
    unit, year = first(tokens, "unit"), count.year_of(tokens, at)
    if unit != "Y":
        ends = unit in {"D", "W", "M", "Q", "E", "C"} and has(tokens, "possessive")
        return _the_unit([token for token in tokens if token.kind == "unit"], at) if ends else None
    if year is not None:
        return Sense("DATE", str(year), "END", pins=True)
    if at.anchor is None:
        return Sense("DATE", "XXXX", "END")
    past = at.tense() == "past"
    told = at.year if at.year and past else at.anchor.year
    # Early in a year, what is told of "year's end" is the last one's.
    over = at.before == "since" or (past and at.anchor.month <= _NEW_YEAR)
    return Sense("DATE", str(told - (over and told == at.anchor.year)), "END")


_NEW_YEAR = 2


def _ref(value: str) -> Mean:
    def mean(tokens: Sequence[Token], at: Setting) -> Sense | None:
        return Sense("DATE", value)

    return mean


def _recently(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """Not the measure of "as recently as Monday"."""
    return None if at.before == "as" else Sense("DATE", "PAST_REF")


def _recent(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "in recent weeks"; the corpora leave out the adjective of "a recent report"."""
    units = first(tokens, "units")
    if units in {"H", "TM", "S"}:
        return None
    if units != "Y" and not has(tokens, "and"):
        return Sense("DURATION", duration(None, units))
    return Sense("DATE", "PAST_REF")


def _coming(tokens: Sequence[Token], at: Setting) -> Sense | None:
    return Sense("DURATION", duration(None, first(tokens, "units")))


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


def _past_units(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "in past years"; to "move past days of turmoil" names no time."""
    return Sense("DATE", "PAST_REF") if at.before in _BEHIND else None


_BEHIND = frozenset("in of over from than during for to with on and as".split())


def _past(tokens: Sequence[Token], at: Setting) -> Sense | None:
    if at.after in SMALL or at.after.isdigit():
        return None  # "the past two elections"
    return Sense("DATE", "PAST_REF") if at.before in {"in", "of", "from", "than"} else None


RULES = (
    rule("(?:EDGE|EDGE on)? (?:today|yesterday|tomorrow|tonight) (?:EDGE? part)?", _named_day),
    rule("(?:EDGE (?:in)?|sometime|the? (?:start|middle|end) of)? (?:the)? (?:this|last|next|that|that same|the same|this past|this coming|the (?:last|past|next|current|previous|coming|following|latest)|current|past|coming) (?:fiscal|full|calendar)? unit (?:or so)?", _unit),
    rule("(?:EDGE (?:in)?|(?:the|a)? (?:start|middle|end) of|up to)? the (?:fiscal|full)? unit(?! '-'? ago| '-'? earlier| '-' to)", _the_unit),
    rule("the? unit (?:possessive|'-')? end (?:year|short_year)?", _unit_end),
    rule("the latest period", _latest_period),
    rule("past units", _past_units),
    rule("right? now", _ref("PRESENT_REF")),
    rule("currently", _ref("PRESENT_REF")),
    rule("these (?:units)", _ref("PRESENT_REF")),
    rule("current(?! of)", _ref("PRESENT_REF")),
    rule("(?:more)? recently", _recently),
    rule("recent units (?:and units)?", _recent),
    rule("soon", _soon),
    rule("as soon as possible", _ref("FUTURE_REF")),
    rule("the near? (?:future|term)", _future),
    rule("the? coming units", _coming),
    rule("the (?:unit|part) (?:before|after)", _unit_before),
    rule("the past", _past),
)  # fmt: skip
