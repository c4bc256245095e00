"""Neighbouring numbers that are one quantity, or that share a unit, a bound or a direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from sayso.mark.quantity.bounds import BoundFound, trend_of
from sayso.mark.quantity.nouns import NounFound
from sayso.mark.quantity.numerals import Numeral
from sayso.mark.quantity.units import UnitFound

_TO: Final = re.compile(
    r"\s*(?:-|–|—|to-|to|and|or|through|‑)\s*(?:as\s+(?:many|much|high)\s+as\s+|about\s+|up\s+to\s+|some\s+|around\s+|even\s+|perhaps\s+|maybe\s+)?\Z",
    re.I,
)
_FAR_TO: Final = re.compile(
    r"\s(?:(?!(?:to|and|or|but)\s)[\w.:’']{1,20}\s){1,6}to\s(?:about\s|around\s|nearly\s)?", re.I
)
_FROM: Final = re.compile(
    r"\b(from|between|ranging\s+from|somewhere\s+between)\s+(?:about\s+|around\s+|some\s+|up\s+to\s+|as\s+little\s+as\s+|just\s+|roughly\s+|approximately\s+)?\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number on its way to a quantity, with what was found around it.

    `start` and `end` are the characters of the number with its unit; `merged` marks a range.
    """

    numeral: Numeral
    unit: UnitFound | None
    noun: NounFound | None
    bound: BoundFound
    start: int
    end: int
    merged: bool = False


def _alike(a: Candidate, b: Candidate) -> bool:
    """Whether two numbers can be the ends of one range by their units."""
    if a.unit and b.unit:
        return a.unit.name == b.unit.name or a.unit.kind == b.unit.kind == "currency"
    if a.unit and not b.unit:
        return b.noun is None or a.unit.kind == "currency"
    return not a.noun or (b.noun is not None and a.noun.name == b.noun.name)


def _range(text: str, a: Candidate, b: Candidate) -> bool:
    """Whether two neighbours are one range: "between 300 and 500", "10-12", "from $2 to $4"."""
    if a.numeral.rough or b.numeral.rough:
        return False
    if b.start - a.end > 60 or not _alike(a, b):
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
        bare = a.unit is None and a.noun is None and b.unit is not None
        if (trend_of(text, a.bound.start) and not bare) or (
            a.unit and a.unit.kind == "percent" and not (b.unit and b.unit.kind == "percent")
        ):
            return False
        return a.numeral.value < b.numeral.value or _low(text, a, b) < b.numeral.value
    if link in ("-", "–", "—", "‑"):
        low, high = a.numeral.value, abs(b.numeral.value)
        return low < high or (b.unit is not None and a.unit is None)
    return True


_COINS: Final = frozenset({"cent", "penny", "euro cent"})


def _coins(text: str, a: Candidate, b: Candidate) -> bool:
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


def _low(text: str, a: Candidate, b: Candidate) -> float:
    """The lower end of a range: "1 to 2 thousand" and "$3-5 billion" share their scale."""
    scale = _SCALE_WORD.search(text[b.numeral.start : b.numeral.end])
    bare = text[a.numeral.start : a.numeral.end]
    if scale and not re.search(r"[a-z]", bare, re.I) and a.numeral.value < 1000:
        raised = a.numeral.value * _SCALE[scale[1].lower()]
        if raised <= b.numeral.value:
            return raised
    return a.numeral.value


_COORDINATED: Final = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+\Z")


def inherit(text: str, found: list[Candidate]) -> list[Candidate]:
    """Give each number what it takes from its neighbour: a unit, a noun, a bound."""
    passed = list(found)
    for n in range(len(found) - 2, -1, -1):
        one, after = passed[n], passed[n + 1]
        joint = text[one.end : after.start]
        if not one.unit and not one.noun and (after.unit or after.noun):
            # "280 million of the 1.5 billion shekels"; "12, 14 and 16 percent"
            listed = _COORDINATED.fullmatch(joint) and after.unit
            if listed or _OF_THE.fullmatch(joint):
                passed[n] = replace(one, unit=after.unit, noun=after.noun)
    for n in range(1, len(found)):
        before, one = passed[n - 1], passed[n]
        # "more than 7 million crowns ($1.1 million)": one amount, told twice
        told = text[before.end : one.start].strip() == "(" and before.unit and one.unit
        if told and one.bound.bound == "=" and before.bound.bound in "<>":
            passed[n] = replace(one, bound=replace(one.bound, bound=before.bound.bound))
    return passed


def _odds(text: str, a: Candidate, b: Candidate) -> bool:
    """Whether two numbers are a share: "one in four residents", "eight of 10"."""
    if a.unit or b.unit or not 0 < a.numeral.value < b.numeral.value <= 1000:
        return False
    joint = text[a.end : b.start]
    return bool(
        (a.numeral.value == 1 and _IN.fullmatch(joint))
        or (b.numeral.value <= 10 and _OUT_OF.fullmatch(joint))
    )


_IN: Final = re.compile(r"\s(?:in|out\sof)(?:\severy)?\s")
_OUT_OF: Final = re.compile(r"\s(?:out\s)?of(?:\severy)?\s")


def _joined(text: str, a: Candidate, b: Candidate) -> Candidate | None:
    """The one quantity that two neighbours are, None where they are two."""
    if _coins(text, a, b):
        value = a.numeral.value + b.numeral.value / 100
        return replace(a, numeral=replace(a.numeral, value=value, end=b.numeral.end), end=b.end)
    if _odds(text, a, b):
        whole = replace(
            a.numeral,
            value=a.numeral.value / b.numeral.value,
            end=b.numeral.end,
            words=True,
            high=None,
        )
        bound = replace(a.bound, end=b.bound.end)
        return Candidate(whole, None, b.noun, bound, a.start, b.end)
    if not _range(text, a, b):
        return None
    high = b.numeral.value
    if high < 0 < a.numeral.value:
        high = -high  # "eight -12": the dash is no sign
    whole = replace(a.numeral, end=b.numeral.end, value=_low(text, a, b), high=high)
    bound = replace(a.bound, end=max(a.bound.end, b.bound.end))
    if bound.bound == "<":  # "from up to 250 to 280"
        bound = replace(bound, bound="=")
    rate = a.unit is not None and " per " in a.unit.name
    unit = a.unit if rate else b.unit or a.unit
    return Candidate(whole, unit, b.noun or a.noun, bound, a.start, b.end, merged=True)


def _tighter(text: str, found: list[Candidate], i: int) -> bool:
    """Whether the number after `found[i]` stands closer to the one that follows it: "5 to 14-18"."""
    if i + 2 >= len(found):
        return False
    a, b, c = found[i : i + 3]
    return text[b.end : c.start] in ("-", "–") and text[a.end : b.start] not in ("-", "–")


def merge(text: str, found: list[Candidate]) -> list[Candidate]:
    """`found` with ranges, shares and amounts with small change made one each."""
    merged: list[Candidate] = []
    i = 0
    while i < len(found):
        one = None
        if i + 1 < len(found) and not _tighter(text, found, i):
            one = _joined(text, found[i], found[i + 1])
        merged.append(one or found[i])
        i += 2 if one else 1
    return merged


def opened(text: str, candidate: Candidate) -> bool:
    """Whether "from" or "between" stands before a range: it then tells no rise or fall."""
    start = candidate.bound.start
    return candidate.merged and bool(_FROM.search(text, max(0, start - 40), start))
