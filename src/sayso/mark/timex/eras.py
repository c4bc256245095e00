"""Years counted before and after Christ: 431 BC, the fifth century B.C., AD 69."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.mark.timex.grammar import rule
from sayso.mark.timex.phrase import edge, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

# History that is written down begins about here.
OLDEST = 9999
# How far from the year before Christ that was named last a bare one may lie: a lifetime back, or a
# little on towards Christ.
_LIFETIME = 100
_IN_YEAR = frozenset("in by since until till from during after before of to and".split())


def era_year(year: int, era: str) -> str:
    """The TIMEX3 value of a year of an era (`BC0431`, `0069`)."""
    return f"BC{year:04}" if era == "BC" else f"{year:04}"


def _figure(token: Token) -> int | None:
    value = token.value
    return value if isinstance(value, int) and 1 <= value <= OLDEST else None


def _years(tokens: Sequence[Token]) -> list[int]:
    figures = [_figure(token) for token in tokens if token.kind in {"number", "year"}]
    return [year for year in figures if year is not None]


def _year(tokens: Sequence[Token], at: Setting) -> Sense | None:
    years, era = _years(tokens), first(tokens, "era")
    if len(years) != 1:
        return None
    return Sense("DATE", era_year(years[0], era), edge(tokens), pins=True)


def _with_month(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "15 March 44 BC"."""
    era, month = first(tokens, "era"), first(tokens, "month")
    place = next(index for index, token in enumerate(tokens) if token.kind == "month")
    year, days = _years(tokens[place:]), _years(tokens[:place])
    if len(year) != 1 or any(not 1 <= day <= 31 for day in days):
        return None
    day = f"-{days[0]:02}" if days else ""
    return Sense("DATE", f"{era_year(year[0], era)}-{month:02}{day}", edge(tokens), pins=True)


def _with_season(tokens: Sequence[Token], at: Setting) -> Sense | None:
    years = _years(tokens)
    if len(years) != 1:
        return None
    value = f"{era_year(years[0], first(tokens, 'era'))}-{first(tokens, 'season')}"
    return Sense("DATE", value, edge(tokens), pins=True)


def _bare_with_season(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the summer of 424" where years before Christ are told."""
    year = _figure(tokens[-1])
    if at.before_christ is None or year is None or not _near(year, at.before_christ):
        return None
    return Sense("DATE", f"{era_year(year, 'BC')}-{first(tokens, 'season')}", edge(tokens))


def _winter(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the winter of 415-414 BC": a winter is named by the year that it begins in."""
    ends = _ends(tokens)
    if not ends:
        return None
    return Sense("DATE", f"{ends[0]}-{first(tokens, 'season')}", edge(tokens), pins=True)


def _near(year: int, told: int) -> bool:
    """Whether a bare year may be one before Christ, after the one that was `told` last."""
    return -_LIFETIME // 4 <= told - year <= _LIFETIME


def _range(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "218-201 BC"."""
    ends = _ends(tokens)
    return Sense("DATE", "/".join(ends), pins=True) if ends else None


def _first_of_range(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 218 of "from 218 to 201 BC"; what follows it is a year of its own."""
    ends = _ends(tokens)
    return Sense("DATE", ends[0], drop=len(tokens) - 1, pins=True) if ends else None


def _ends(tokens: Sequence[Token]) -> list[str]:
    years, era = _years(tokens), first(tokens, "era")
    if len(years) != 2 or (years[0] > years[1]) != (era == "BC"):
        return []
    return [era_year(year, era) for year in years]


def _century(tokens: Sequence[Token], at: Setting) -> Sense | None:
    if first(tokens, "unit") != "C":
        return None
    number = [token.value for token in tokens if token.kind in {"ordinal", "second", "first"}][-1]
    number = 1 if number == "first" else number
    if not 1 <= number <= OLDEST // 100:
        return None
    era = "BC" if first(tokens, "era") == "BC" else ""
    return Sense("DATE", f"{era}{number - 1:02}", edge(_but_the_number(tokens)))


def _but_the_number(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the "first" that counts centuries and tells no part of one."""
    units = [index for index, token in enumerate(tokens) if token.kind == "unit"]
    return [t for i, t in enumerate(tokens) if t.kind != "first" or i < units[0] - 2]


def _bare(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """The 337 of "by 338 BC it had fallen, and in 337 a treaty was signed"."""
    year = _figure(tokens[0])
    if at.before_christ is None or year is None or tokens[0].end - tokens[0].start != 3:
        return None
    plural = at.after.endswith("s") and not at.after_capital and len(at.after) > 3
    if not _near(year, at.before_christ) or plural or at.before not in _IN_YEAR:
        return None
    return Sense("DATE", era_year(year, "BC"), pins=True)


def counted(at: Setting, by: int) -> str | None:
    """The year `by` years after the one before Christ that was named last."""
    if at.before_christ is None:
        return None
    year = at.before_christ - by
    return era_year(year, "BC") if year > 0 else era_year(1 - year, "AD")


def _following(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "the following year", "that year", "two years later" after a year before Christ."""
    units = [token.value for token in tokens if token.kind in {"unit", "units"}]
    if at.before_christ is None or units != ["Y"]:
        return None
    by = 1 if has(tokens, "following", "next") else -1 if has(tokens, "previous") else 0
    far = has(tokens, "number", "a")
    if far:
        number = first(tokens, "number") or (1 if has(tokens, "a") else None)
        if not isinstance(number, int):
            return None
        by = number if has(tokens, "later") else -number
    value = counted(at, by)
    return Sense("DATE", value, None if far else edge(tokens)) if value else None


RULES = (
    rule("(?:EDGE '-'? (?:in)?|about)? (?:number|year) era", _year),
    rule("era (?:number|year)", _year),
    rule("(?:number|ordinal)? month (?:','? (?:of)?)? (?:number|year) era", _with_month),
    rule("(?:the)? (?:EDGE)? season (?:of)? (?:number|year) era", _with_season),
    rule("(?:number|year) HYPHEN (?:number|year) era", _range),
    rule("(?:number|year) (?:and|to|or) (?:number|year) era", _first_of_range),
    rule("the? (?:(?:EDGE|HALF of|start of|middle of|end of) '-'? the?)? ORD '-'? unit era", _century),
    rule("(?:EDGE)? (?:the (?:following|next|previous|same)|that|that same) unit", _following),
    rule("(?:number|a) (?:unit|units) (?:later|earlier)", _following),
    rule("number", _bare),
    rule("(?:the)? (?:EDGE)? season of number(?! unit| units)", _bare_with_season),
    rule("(?:the)? (?:EDGE)? season (?:of)? (?:number|year) HYPHEN (?:number|year) era", _winter),
)  # fmt: skip
