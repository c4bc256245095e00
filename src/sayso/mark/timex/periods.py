"""Years, decades, centuries, quarters, halves and seasons."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.mark.timex import count
from sayso.mark.timex.base import named
from sayso.mark.timex.grammar import rule
from sayso.mark.timex.phrase import edge, first, has, reference
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

_YEAR_CUES = frozenset(
    "in of since by until till from to for during before after between through and or around about "
    "late early mid spring summer fall autumn winter circa year fiscal than , ( -".split()
)


_SEASON_CUES = frozenset(
    "in by since until till during through early late mid before after".split()
)


_FIGURES = frozenset(("MONEY", "QUANTITY", "PERCENT", "CARDINAL", "FAC", "PRODUCT"))
_SURE = frozenset(("in", "since", "until", "during", "("))


def _year_period(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the 1989 period" of a report on a quarter's results."""
    unit = first(tokens, "unit")
    if unit not in {None, "Q"} or not at.quarter:
        return None
    return Sense("DATE", f"{tokens[1].value}{at.compared[4:] if at.compared else ''}")


def _year(tokens: Sequence[Token], at: Setting) -> Sense | None:
    year = count.year_of(tokens, at)
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
    label, modern = at.label(), 1900 <= year <= 2100
    if at.before == "'s" and at.after_capital:
        return False  # somebody's 1987 Chevrolet
    plural = (at.after.endswith("s") and len(at.after) > 2) or at.after in {"men", "people"}
    counted = plural and not at.after_capital
    if label == "DATE":
        return not counted or (modern and at.before != ",")  # "In 2029, 1926 cases were found"
    if label in _FIGURES:
        return modern and (at.before in _SURE or (at.before in {"a", "the"} and not counted))
    return modern or at.before in _YEAR_CUES or (bool(at.grain) and not counted)


def _year_range(tokens: Sequence[Token], at: Setting) -> Sense | None:
    begin, end = tokens[-3].value, tokens[-1].value
    if tokens[-1].kind != "year":
        if not (isinstance(end, int) and 0 <= end <= 99 and tokens[-1].end - tokens[-1].start == 2):
            return None
        end += begin // 100 * 100
        end += 100 if end < begin else 0
    if not begin < end or (tokens[-2].kind == "/" and end != begin + 1):
        return None
    return Sense("DATE", f"{begin}/{end}", pins=True)


def _decade(tokens: Sequence[Token], at: Setting) -> Sense | None:
    digits = str(first(tokens, "decade"))
    if len(digits) == 4 and digits[2] == "0" and not digits.startswith("20"):
        return Sense("DATE", digits[:2], edge(tokens))  # "the 1800s" are a century
    if len(digits) == 2:
        if at.before in _OWNERS:
            return None  # "a man in his seventies"
        written = has(tokens, "'") or tokens[-1].end - tokens[-1].start > 3
        if not written and (tokens[0].kind != "the" or len(tokens) > 2 or digits < "5"):
            return None  # temperatures, ages and shares ("the mid-30s")
        now = at.anchor.year if at.anchor else 2030
        digits = f"{now // 100 - (int(digits[0]) > now % 100 // 10)}{digits}"
    return Sense("DATE", digits.rstrip("X"), edge(tokens))


_OWNERS = frozenset("his her their my our your its".split())


def _earlier_century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 12th of "the 12th and 13th centuries"."""
    number = first(tokens, "ordinal", "second")
    if first(tokens, "units") != "C" or not 1 <= number <= 30:
        return None
    return Sense("DATE", f"{number - 1:02}", drop=len(tokens) - 2)


def _century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    if first(tokens, "unit", "units") != "C":
        return None
    number = [token.value for token in tokens if token.kind in {"ordinal", "second"}][-1]
    if not 1 <= number <= 30:
        return None
    # After "404 BC" the fourth century is that before Christ.
    ancient = at.before_christ is not None and number <= (at.before_christ - 1) // 100 + 1
    return Sense("DATE", f"{'BC' if ancient else ''}{number - 1:02}", edge(tokens))


def _part_of_century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the last quarter of the 20th century", "the first decade of this century"."""
    units = [token.value for token in tokens if token.kind == "unit"]
    link = next(index for index, token in enumerate(tokens) if token.kind == "of")
    part, whole = tokens[:link], tokens[link:]
    if units not in (["Q", "C"], ["E", "C"]):
        return None
    number = first(whole, "ordinal", "second")
    if number is None:
        if at.issued is None or not has(whole, "this", "last"):
            return None
        number = at.issued.year // 100 + 1 - has(whole, "last")
    if not 1 <= number <= 30:
        return None
    if units[0] == "Q":
        return Sense("DATE", f"{number - 1:02}", edge(part))
    last = has(part, "last", "final")
    which = 10 if last else 1 if has(part, "first") else first(part, "ordinal", "second")
    return Sense("DATE", f"{number - 1:02}{which - 1}") if which and which <= 10 else None


def _quarters_of_year(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the first two quarters of 2030"."""
    if first(tokens, "number") != 2 or first(tokens, "units") != "Q":
        return None
    year, last = count.year_of(tokens, at), has(tokens, "last", "final")
    begin = next(i for i, token in enumerate(tokens) if token.kind in {"the", *_ENDS})
    return Sense("DATE", f"{year}-H{1 + last}", skip=begin, pins=True)


_ENDS = frozenset(("first", "last", "final"))


_ORDINAL = ("ordinal", "second", "first", "quarter")


def _quarter_number(tokens: Sequence[Token]) -> int | None:
    for token in tokens:
        if token.kind in _ORDINAL:
            return 1 if token.kind == "first" else token.value
    return None


def _quarter(tokens: Sequence[Token], at: Setting) -> Sense | None:
    number, year = _quarter_number(tokens), count.year_of(tokens, at)
    if not any(t.kind == "quarter" or (t.kind == "unit" and t.value == "Q") for t in tokens):
        return None
    if number is None or not 1 <= number <= 4:
        return None
    if year is not None:
        value = f"{year}-Q{number}"
        return Sense("DATE", value, _edge_of_quarter(tokens), pins=True, subject=value)
    if has(tokens, "that", "same") and (told := named("Y", at)):
        value = f"{told.year}-Q{number}"
        return Sense("DATE", value, subject=value)
    by = {"last": -1, "next": 1, "this": 0}.get(reference(tokens))
    back = has(tokens, "ago", "earlier", "before")
    if at.anchor is not None and (by is not None and has(tokens, "possessive", "of")):
        value = f"{at.anchor.year + by}-Q{number}"
        return Sense("DATE", value, subject=value)
    value = count.quarter(at, number)
    if back and at.anchor is not None:
        return Sense("DATE", f"{int(value[:4]) - 1}{value[4:]}")
    return Sense("DATE", value, _edge_of_quarter(tokens), subject=value)


def _last_quarter(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the last quarter of 2030"."""
    if first(tokens, "unit") != "Q":
        return None
    value = f"{count.year_of(tokens, at)}-Q4"
    return Sense("DATE", value, pins=True, subject=value)


def _edge_of_quarter(tokens: Sequence[Token]) -> str | None:
    """As `edge`, but "first" counts quarters here."""
    return edge([token for token in tokens if token.kind not in {"first", "final"}])


def _half(tokens: Sequence[Token], at: Setting) -> Sense | None:
    second = has(tokens, "second", "last", "latest", "final") or first(tokens, "half_year") == 2
    year = count.year_of(tokens, at)
    if year is None:
        if at.anchor is None:
            return Sense("DATE", f"XXXX-H{1 + second}")
        by = {"last": -1, "next": 1}.get(reference(tokens[2:]), 0) if has(tokens, "unit") else 0
        over = not by and second and at.anchor.month < 7 and at.tense() == "past"
        year = at.anchor.year + by - over
    return Sense("DATE", f"{year}-H{1 + second}", pins=True)


def _fiscal_year(tokens: Sequence[Token], at: Setting) -> Sense | None:
    year = int(tokens[0].value)
    return Sense("DATE", str(year if year > 99 else count.full_year(year, at)), pins=True)


def _season_as_well(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The summer of "through the spring and summer"."""
    return Sense("DATE", count.season(at, first(tokens, "season")))


def _winter(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the winter of 2029-30": a winter is named by the year that it begins in."""
    year, end = first(tokens, "year"), tokens[-1].value
    if first(tokens, "season") != "WI" or not isinstance(end, int) or end % 100 != (year + 1) % 100:
        return None
    return Sense("DATE", f"{year}-WI", edge(tokens), pins=True)


def _season(tokens: Sequence[Token], at: Setting) -> Sense | None:
    code, year = first(tokens, "season"), count.year_of(tokens, at)
    if len(tokens) == 1 and at.before not in _SEASON_CUES:
        return None
    if year is not None:
        return Sense("DATE", f"{year}-{code}", edge(tokens), pins=True)
    if has(tokens, "unit"):
        if first(tokens, "unit") != "Y":
            return None
        word = reference([token for token in tokens if token.kind != "the"])
        base = at.anchor if at.grain or word or at.day is None else at.day
        if has(tokens, "that", "same") and at.named and not at.grain:
            return Sense("DATE", f"{at.named[:4]}-{code}", edge(tokens))
        by = {"last": -1, "next": 1}.get(word, 0)
        return Sense("DATE", f"{base.year + by if base else 'XXXX'}-{code}", edge(tokens))
    if has(tokens, "that", "same") and (at.grain or at.named):
        told = (
            at.named[:4] if at.named and not at.grain else at.anchor.year if at.anchor else "XXXX"
        )
        return Sense("DATE", f"{told}-{code}", edge(tokens))
    return Sense("DATE", count.season(at, code, reference(tokens)), edge(tokens))


RULES = (
    rule("the year (?:unit|period)", _year_period),
    rule("(?:the? fiscal unit|the unit|fiscal|the? EDGE '-'? (?:in)?|the (?:start|middle|end) of|(?:start|middle|end) of)? (?:year|short_year)", _year),
    rule("the? year fiscal unit", _year),
    rule("the (?:fiscal)? unit number", _year),
    rule("(?:the? fiscal unit|fiscal)? year (?:HYPHEN|'/') (?:number|year)", _year_range),
    rule("the? (?:(?:EDGE|HALF of|start of|middle of|end of) '-'? the?)? decade", _decade),
    rule("the? (?:(?:EDGE|HALF of|start of|middle of|end of) '-'? the?)? (?:ordinal|second) '-'? unit", _century),
    rule("the? (?:ordinal|second|first|last|final) unit of (?:the (?:ordinal|second) '-'?|this|last) unit", _part_of_century),
    rule("(?:the|this|last|next)? (?:fiscal|full|latest|comparable)? '-'? ORD '-'? (?:fiscal)? unit (?:(?:of|in)? (?:fiscal)? (?:year|short_year)|of (?:this|last|next|that|that same|the same) unit|of (?:the unit))?", _quarter),
    rule("(?:the|a)? (?:year|short_year) (?:possessive)? (?:fiscal)? ORD '-'? unit", _quarter),
    rule("(?:this|last|next) unit possessive ORD unit", _quarter),
    rule("(?:the|a)? (?:comparable)? unit '-'? (?:ago|earlier) ORD unit", _quarter),
    rule("quarter (?:of? (?:year|short_year))?", _quarter),
    rule("the? (?:last|final) (?:fiscal)? unit of (?:year|short_year)", _last_quarter),
    rule("APPROX? the? (?:first|last|final) number units of (?:year|short_year)", _quarters_of_year),
    rule("half_year (?:of? (?:year|short_year))?", _half),
    rule("fiscal_year", _fiscal_year),
    rule("(?:the|this|last|next)? (?:first|second|last|latest) '-'? half of (?:year|short_year|(?:the|this|last|next) unit)", _half),
    rule("(?:the (?:following|next|previous|same)|that|that same|the|this|last|next|this past|this coming|coming|past|previous) (?:EDGE)? season (?:of (?:year|short_year)|year|of (?:that|the same|this|last|next) unit)?", _season),
    rule("(?:EDGE '-'?)? season (?:of)? (?:year|short_year)", _season),
    rule("(?:EDGE '-'?)? season", _season),
    rule("(?<=season and) season", _season_as_well),
    rule("(?:the)? (?:EDGE)? season (?:of)? year (?:HYPHEN|'/') (?:number|year)", _winter),
    rule("the ordinal (?:and|to|or) ordinal units", _earlier_century),
    rule("ordinal units", _century),
)  # fmt: skip
