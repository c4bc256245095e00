"""Durations: two days, the past three months, a decade-long feud."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.mark.timex.grammar import rule
from sayso.mark.timex.phrase import amount, approximation, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

_CLOCK_UNITS = {"S": "S", "TM": "M", "H": "H"}
# Units that TimeML has no letter for, as so many of another.
_MULTIPLES = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "WE": (2, "D"), "SM": (6, "M")}
# A bare plural of decades is PXD in TimeML corpora; of centuries PXC.
_VAGUE = {"E": "PXD", "C": "PXC", "F": "PXW", "WE": "PXD", "SM": "PXM", "L": "PXL"}


def duration(number: float | None, unit: str) -> str:
    """The TIMEX3 value of `number` units, a vague one (`PXM`) where `number` is None."""
    if number is None:
        if unit in _CLOCK_UNITS:
            return f"PTX{_CLOCK_UNITS[unit]}"
        return _VAGUE.get(unit, f"PX{unit}")
    if unit in _MULTIPLES:
        times, unit = _MULTIPLES[unit]
        number *= times
    whole, rest = int(number), number - int(number)
    if unit in _CLOCK_UNITS:
        smaller = {"H": "M", "M": "S"}.get(_CLOCK_UNITS[unit])
        tail = f"{round(rest * 60)}{smaller}" if rest and smaller else ""
        return f"PT{whole}{_CLOCK_UNITS[unit]}{tail}" if whole or not tail else f"PT{tail}"
    smaller_unit = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "H"), "M": (30, "D")}.get(unit)
    if rest and smaller_unit:
        many, small = smaller_unit
        tail = f"{'T' if small == 'H' else ''}{round(rest * many)}{small}"
        return f"P{whole}{unit}{tail}" if whole else f"P{tail}"
    return f"P{whole}{unit}"


def _duration(tokens: Sequence[Token], at: Setting) -> Sense | None:
    unit = first(tokens, "unit", "units")
    unit = "S" if unit is None else unit
    number = amount(tokens)
    if at.before == "as" and has(tokens, "few") and not has(tokens, "a", "the"):
        return None  # "the third flood in as many years"
    if has(tokens, "few", "some", "dozens") and has(tokens, "unit") and not has(tokens, "-"):
        return None  # "several weekend rallies"
    if unit == "Q" and has(tokens, "some"):
        return None  # "anger in some quarters"
    glued = has(tokens, "-") and has(tokens, "units")
    if unit == "Q" and (number == 1 or glued or (number == 3 and at.after in _WHOLE)):
        return None  # a share: "three-quarters of its food"
    if (
        unit == "D"
        and number == 1
        and len(tokens) == 2
        and at.tense() == "future"
        and at.before not in _BEFORE
    ):
        return Sense("DATE", "FUTURE_REF")  # "will one day be"
    longer = unit == "M" and has(tokens, "the", "first")
    return Sense(
        "DURATION", duration(number, unit), approximation(tokens), subject="" if longer else None
    )


def _thousands(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "some 2000 hours": figures like those of a year that count units."""
    if at.before == "in":
        return None
    number, unit = first(tokens, "year"), first(tokens, "units")
    return Sense("DURATION", duration(number, unit), approximation(tokens))


_BEFORE = frozenset("in for within after over than on".split())


_WHOLE = frozenset("of the said say in".split())
_EVENT = frozenset(("before", "after", "later"))


def _double(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "five years and four months", "2 hours, 20 minutes"."""
    numbers = [token.value for token in tokens if token.kind == "number"]
    units = [token.value for token in tokens if token.kind in {"unit", "units"}]
    if len(numbers) != 2 or not all(isinstance(number, int) for number in numbers):
        return None
    if tuple(units) not in _PAIRS:
        return None
    larger, smaller = (duration(number, unit) for number, unit in zip(numbers, units, strict=True))
    return Sense("DURATION", larger + smaller.removeprefix("PT" if "T" in larger else "P"))


# Units of which the second divides the first, as far as TIMEX3 writes the two in a row.
_PAIRS = {("Y", "M"), ("Y", "D"), ("M", "D"), ("W", "D"), ("D", "H"), ("H", "TM")}


def _while(tokens: Sequence[Token], at: Setting) -> Sense | None:
    return Sense("DURATION", "PXX") if at.before == "for" else None


def _long(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "a decade-long feud", "the weeklong strike"."""
    return Sense(
        "DURATION", _LASTING.get(first(tokens, "lasting")) or duration(1, first(tokens, "unit"))
    )


def _vague_long(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the weeks-long strike"."""
    return Sense("DURATION", duration(None, first(tokens, "units")))


_LASTING = {
    "hourlong": "PT1H",
    "daylong": "P1D",
    "weeklong": "P1W",
    "monthlong": "P1M",
    "yearlong": "P1Y",
    "decadelong": "P10Y",
}


def _bare(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "for years", "days before"; a bare plural elsewhere counts nothing."""
    if at.after not in _EVENT and at.before not in {
        "for",
        "in",
        "within",
        "over",
        "of",
        "after",
        "take",
        "took",
        "lasted",
        "by",
        "the",
    }:
        return None
    return Sense("DURATION", duration(None, first(tokens, "units")))


def _one(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "a week": a duration after a preposition, not the rate of "$5 a week"."""
    if first(tokens, "unit") == "Q":
        return None
    if at.after in _EVENT or at.before in {
        "barely",
        "lasting",
        "as",
        "for",
        "in",
        "within",
        "over",
        "than",
        "nearly",
        "almost",
        "about",
        "after",
        "least",
        "of",
        "every",
        "take",
        "takes",
        "took",
        "lasted",
        "around",
        "under",
        "up",
        "to",
        "until",
    }:
        return Sense("DURATION", duration(1, first(tokens, "unit")), approximation(tokens))
    return None


RULES = (
    rule("(?:(?!over the)(?!about the) APPROX)? (?:the|these|those|this(?= past| last| next| coming))? (?:PASTREF|NEXTREF)? (?:NUM|VAGUE) (?:more|additional)? '-'? (?:trading)? UNIT(?! '-'? old| a unit) (?:or so)?", _duration),
    rule("(?:the|these|those|this)? (?:PASTREF|NEXTREF) (?:NUM|VAGUE)? units", _duration),
    rule("(?:APPROX? (?:a|another|a additional)|the PASTREF) (?:full|half)? unit and a half", _duration),
    rule("number (?:unit|units) (?:',' and|','|and)? number (?:unit|units)(?! '-'? old| ago| earlier| later)", _double),
    rule("APPROX? year units(?! '-'? old)", _thousands),
    rule("half a UNIT", _duration),
    rule("(?:APPROX a|another|a additional|a full) unit(?! '-')", _duration),
    rule("a unit(?! '-')", _one),
    rule("(?:the (?:PASTREF|NEXTREF))? number (?:to|or|HYPHEN) number '-'? units", _duration),
    rule("(?:a while|some time)", _while),
    rule("(?:unit(?= '-' long)|lasting)", _long),
    rule("units(?= '-' long)", _vague_long),
    rule("units", _bare),
)  # fmt: skip
