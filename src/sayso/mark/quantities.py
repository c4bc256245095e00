"""Numbers with their units, bounds and changes: "more than 600,000", "$1.2 billion", "10-12 km"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

from sayso.mark.quantity.bounds import BoundFound, bound_of, trend_of
from sayso.mark.quantity.exclusions import (
    code_spans,
    is_code,
    is_compound,
    is_date,
    is_pronoun,
    is_score,
)
from sayso.mark.quantity.nouns import NounFound, Tokens, noun_after
from sayso.mark.quantity.numerals import Numeral, numerals
from sayso.mark.quantity.units import UnitFound, unit_of
from sayso.records import Change, Quantity, Reading, Report, Step

if TYPE_CHECKING:
    from sayso.data.units import Units

_DURATION: Final = re.compile(
    r"[\s-]*(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur)", re.I
)
_TO: Final = re.compile(
    r"\s*(?:-|–|—|to-|to|and|or|through|‑)\s*(?:as\s+(?:many|much|high)\s+as\s+|about\s+|up\s+to\s+|some\s+|around\s+|even\s+|perhaps\s+|maybe\s+)?\Z",
    re.I,
)
_FAR_TO: Final = re.compile(
    r"\s(?:[^\W\d]+\s|in\s(?:\w+\s)?\d{4}\s){1,4}to\s(?:about\s|around\s|nearly\s)?", re.I
)
_FROM: Final = re.compile(
    r"\b(from|between|ranging\s+from|somewhere\s+between)\s+(?:about\s+|around\s+|some\s+|up\s+to\s+|as\s+little\s+as\s+|just\s+|roughly\s+|approximately\s+)?\Z",
    re.I,
)


@dataclass(slots=True)
class _Candidate:
    numeral: Numeral
    unit: UnitFound | None
    noun: NounFound | None
    bound: BoundFound
    start: int  # with sign and words that bound it
    end: int  # of the number with its unit
    high: float | None = None
    merged: bool = False


def _excluded(
    text: str,
    numeral: Numeral,
    unit: UnitFound | None,
    noun: NounFound | None,
    bounded: bool,
    doc: Doc,
    tokens: Tokens,
) -> bool:
    has_unit = unit is not None
    if is_pronoun(text, numeral, noun=noun is not None):
        return True
    signed = unit is not None and unit.start < numeral.start
    if is_code(text, numeral, unit=has_unit, signed=signed):
        return True
    if not has_unit and (is_score(text, numeral) or is_compound(text, numeral)):
        return True
    plural = noun is not None and doc[noun.head].tag_ == "NNS"
    if is_date(text, numeral, noun=plural, unit=has_unit, bounded=bounded):
        return True
    if numeral.words or has_unit:
        return False
    return _in_name(text, numeral, plural, doc, tokens)


def _in_name(text: str, numeral: Numeral, plural: bool, doc: Doc, tokens: Tokens) -> bool:
    """Whether digits are the end of a name: "Fortune 100", "Boeing 737", "Big 12"."""
    shown = text[numeral.start : numeral.end]
    if not shown.isdigit() or numeral.start == 0 or text[numeral.start - 1] != " ":
        return False
    i = tokens.holding(numeral.start) - 1
    if i < 0:
        return False
    before = doc[i]
    if (
        i + 2 < len(doc)
        and doc[i + 2].tag_ == "NNP"
        and not plural
        and tokens.starts[i + 1] == numeral.start
        and doc[i + 2].ent_type_ not in ("GPE", "NORP", "LOC", "DATE")
    ):
        return True
    if (
        before.text[:1].isupper()
        and not before.is_sent_start
        and before.ent_type_ not in ("DATE", "TIME", "GPE", "NORP", "LOC")
    ):
        after = doc[i + 2] if i + 2 < len(doc) else None
        if after is None or after.is_punct:
            return True
    if (
        before.pos_ != "PROPN"
        or not any(c.isupper() for c in before.text)
        or before.ent_type_ in ("DATE", "TIME")
    ):
        return False
    return not plural or (
        not before.is_sent_start
        and before.ent_type_ not in ("GPE", "LOC", "PERSON", "ORG", "NORP", "")
    )


def _candidates(
    report: Report, doc: Doc, reading: Reading, tokens: Tokens, units: Units
) -> list[_Candidate]:
    text = report.text
    closed = code_spans(text)
    dated = [(t.span.start, t.span.end) for t in reading.timexes if t.type in ("DATE", "TIME")]
    found: list[_Candidate] = []
    c = d = 0
    for numeral in numerals(text):
        while c < len(closed) and closed[c][1] <= numeral.start:
            c += 1
        if c < len(closed) and closed[c][0] < numeral.end:
            continue
        while d < len(dated) and dated[d][1] <= numeral.start:
            d += 1
        if d < len(dated) and dated[d][0] < numeral.end and not _DURATION.match(text, numeral.end):
            continue
        unit = unit_of(
            text, numeral.start, numeral.end, units, words=numeral.words, large=numeral.value >= 1e6
        )
        noun = None if unit else noun_after(tokens, numeral.end)
        start = min(unit.start, numeral.start) if unit else numeral.start
        end = unit.end if unit else numeral.end
        bound = bound_of(text, start, numeral.end, end)
        if _excluded(text, numeral, unit, noun, bound.bound != "=", doc, tokens):
            continue
        found.append(_Candidate(numeral, unit, noun, bound, start, max(end, numeral.end)))
    return found


def _alike(a: _Candidate, b: _Candidate) -> bool:
    """Whether two numbers can be the ends of one range by their units."""
    if a.unit and b.unit:
        return a.unit.name == b.unit.name or a.unit.kind == b.unit.kind == "currency"
    if a.unit and not b.unit:
        return b.noun is None or a.unit.kind == "currency"
    return not a.noun or (b.noun is not None and a.noun.name == b.noun.name)


def _range(text: str, a: _Candidate, b: _Candidate) -> bool:
    """Whether two neighbours are one range: "between 300 and 500", "10-12", "from $2 to $4"."""
    if a.numeral.rough or b.numeral.rough:
        return False
    if b.start - a.end > 40 or not _alike(a, b):
        return False
    joint = text[a.end : b.start]
    opening = _FROM.search(text, max(0, a.start - 40), a.start)
    if not _TO.match(joint):
        return bool(opening and opening[1].lower().endswith("from") and _FAR_TO.fullmatch(joint))
    link = joint.split()[0].lower() if joint.split() else "-"
    if link == "and":
        return bool(opening and opening[1].lower().endswith("between"))
    if link == "or":
        low, high = a.numeral.value, b.numeral.value
        return a.unit is None and a.noun is None and low < high <= low * 2 and high <= 100
    if link == "to" and not opening:
        if trend_of(text, a.bound.start) or (
            a.unit and a.unit.kind == "percent" and not (b.unit and b.unit.kind == "percent")
        ):
            return False
        return a.numeral.value < b.numeral.value or _low(text, a, b) < b.numeral.value
    if link in ("-", "–", "—", "‑"):
        low, high = a.numeral.value, abs(b.numeral.value)
        return low < high or (b.unit is not None and a.unit is None)
    return True


_COINS: Final = frozenset({"cent", "penny", "euro cent"})


def _coins(text: str, a: _Candidate, b: _Candidate) -> bool:
    """Whether the second number is the small change of the first: "ten dollars and five cents"."""
    return (
        a.unit is not None
        and b.unit is not None
        and a.unit.kind == "currency"
        and a.unit.name not in _COINS
        and b.unit.name in _COINS
        and b.numeral.value < 100
        and text[a.end : b.start].strip() in ("", "and")
    )


def _inherit(text: str, found: list[_Candidate]) -> list[_Candidate]:
    """What a number takes from its neighbour: a unit, a bound, the direction it moved in."""
    passed: list[_Candidate] = []
    for n, one in enumerate(found):
        if n:
            before = passed[-1]
            joint = text[before.end : one.start]
            # "more than 7 million crowns ($1.1 million)": one amount, told twice
            if (
                joint in (" (", " ( ")
                and before.unit
                and one.unit
                and one.bound.bound == "="
                and before.bound.bound in "<>"
            ):
                one = replace(one, bound=replace(one.bound, bound=before.bound.bound))
        if n + 1 < len(found) and not one.unit and not one.noun:
            after = found[n + 1]
            if _OF_THE.fullmatch(text[one.end : after.start]) and (after.unit or after.noun):
                one = replace(one, unit=after.unit, noun=after.noun)
        passed.append(one)
    return passed


_OF_THE: Final = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|those|all|these)\s+(?:\w+\s+){0,1}", re.I
)
_SCALE_WORD: Final = re.compile(
    r"(?:(hundred|thousand|million|billion|trillion|bn|mn|m|k|tn)s?)\Z", re.I
)
_SCALE: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "mn": 1e6,
    "m": 1e6,
    "k": 1e3,
    "tn": 1e12,
}


def _low(text: str, a: _Candidate, b: _Candidate) -> float:
    """The lower end of a range: "1 to 2 thousand" and "$3-5 billion" share their scale."""
    scale = _SCALE_WORD.search(text[b.numeral.start : b.numeral.end])
    bare = text[a.numeral.start : a.numeral.end]
    if scale and not re.search(r"[a-z]", bare, re.I) and a.numeral.value < 1000:
        raised = a.numeral.value * _SCALE[scale[1].lower()]
        if raised <= b.numeral.value:
            return raised
    return a.numeral.value


def _merge(text: str, found: list[_Candidate]) -> list[_Candidate]:
    merged: list[_Candidate] = []
    i = 0
    while i < len(found):
        a = found[i]
        if i + 1 < len(found) and _coins(text, a, found[i + 1]):
            b = found[i + 1]
            whole = replace(
                a.numeral, value=a.numeral.value + b.numeral.value / 100, end=b.numeral.end
            )
            merged.append(replace(a, numeral=whole, end=b.end))
            i += 2
            continue
        if (
            i + 1 < len(found)
            and _range(text, a, found[i + 1])
            and not (
                i + 2 < len(found)
                and text[found[i + 1].end : found[i + 2].start] in ("-", "–")
                and not a.unit
                and not a.noun
                and text[a.end : found[i + 1].start] not in ("-", "–")
            )
        ):
            b = found[i + 1]
            whole = replace(
                a.numeral,
                end=b.numeral.end,
                value=_low(text, a, b),
                high=abs(b.numeral.value)
                if b.numeral.value < 0 < a.numeral.value
                else b.numeral.value,
            )
            bound = a.bound if a.bound.bound != "=" else replace(a.bound, end=b.bound.end)
            if bound.bound == "<":
                bound = replace(bound, bound="=")
            merged.append(
                _Candidate(
                    whole,
                    a.unit if a.unit and " per " in a.unit.name else b.unit or a.unit,
                    b.noun or a.noun,
                    replace(bound, end=max(bound.end, b.bound.end)),
                    a.start,
                    b.end,
                    merged=True,
                )
            )
            i += 2
            continue
        merged.append(a)
        i += 1
    return merged


def _quantity(report: Report, candidate: _Candidate) -> Quantity:
    text = report.text
    numeral, bound = candidate.numeral, candidate.bound
    change: Change = bound.bound
    if change in ("=", ">", "<") and not candidate.merged:
        trend = trend_of(text, bound.start)
        if trend and change == "=":
            change = trend
    low: float | None = numeral.value
    high: float | None = numeral.value if numeral.high is None else numeral.high
    if bound.bound == ">" and numeral.high is None:
        high = None
    elif (bound.bound == "<" or bound.nearly) and numeral.high is None:
        low = None
    unit = (
        candidate.unit.surface
        if candidate.unit
        else candidate.noun.surface
        if candidate.noun
        else "-"
    )
    name = candidate.unit.name if candidate.unit else candidate.noun.name if candidate.noun else "-"
    start, end = min(bound.start, candidate.start), max(bound.end, numeral.end)
    return Quantity(
        span=report.cut(start, end),
        low=low,
        high=high,
        approximate=bound.bound == "~" or numeral.rough,
        unit=unit,
        normalized_unit=name or "-",
        change=change,
    )


def run(
    report: Report, doc: Doc, reading: Reading, *, units: Units
) -> dict[str, tuple[Quantity, ...]]:
    """All quantities of the report in order. Dates, years and clock times are none."""
    tokens = Tokens(doc)
    found = _inherit(
        report.text, _merge(report.text, _candidates(report, doc, reading, tokens, units))
    )
    return {"quantities": tuple(_quantity(report, candidate) for candidate in found)}


STEP = Step("quantities", run, needs=("timexes",), gives=("quantities",), uses=("units",))
