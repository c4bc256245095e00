"""Numbers with their units, bounds and changes: "more than 600,000", "$1.2 billion", "10-12 km"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

from sayso.mark.quantity.bounds import after_bound, bound_of, trend_of
from sayso.mark.quantity.exclusions import (
    code_spans,
    is_code,
    is_compound,
    is_date,
    is_pronoun,
    is_reference,
    is_score,
    is_term,
)
from sayso.mark.quantity.nouns import NounFound, Tokens, noun_after
from sayso.mark.quantity.numerals import Numeral, numerals
from sayso.mark.quantity.pairs import Candidate, inherit, merge, opened
from sayso.mark.quantity.units import UnitFound, unit_of
from sayso.records import Change, Quantity, Reading, Report, Step

if TYPE_CHECKING:
    from sayso.data.units import Units

_DURATION: Final = re.compile(
    r"[\s-]*(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur)", re.I
)


# Taggers take "46 Danish servicemen" for one, or for a name.
_MEN: Final = re.compile(r"[a-z](?:men|folk|people)\Z")
# "300 Togolese had walked across": whoever is of a country, and no name with a number in it.
_PEOPLE: Final = re.compile(r"[a-z](?:ese|ians|eans|ans|ish)\Z")


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
    if is_pronoun(text, numeral, counts=has_unit or noun is not None) or is_term(text, numeral):
        return True
    if not has_unit and noun is None and is_reference(text, numeral):
        return True
    signed = unit is not None and unit.start < numeral.start
    if is_code(text, numeral, unit=has_unit, signed=signed):
        return True
    if not has_unit and (is_score(text, numeral) or is_compound(text, numeral)):
        return True
    plural = noun is not None and (
        doc[noun.head].tag_ == "NNS" or _MEN.search(doc[noun.head].text) is not None
    )
    if is_date(text, numeral, noun=plural, unit=has_unit, bounded=bounded):
        return True
    if has_unit:
        return False
    if numeral.words:
        return noun is None and _ends_name(text, numeral, doc, tokens)
    return _in_name(text, numeral, plural, doc, tokens)


def _ends_name(text: str, numeral: Numeral, doc: Doc, tokens: Tokens) -> bool:
    """Whether a spelled-out number is the end of a name: "Air Force One"."""
    if not text[numeral.start].isupper() or text[numeral.start - 1 : numeral.start] != " ":
        return False
    at = tokens.holding(numeral.start)
    return at > 0 and doc[at - 1].text[:1].isupper() and not doc[at].is_sent_start


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
        and doc[i + 2].text[:1].isupper()
        and not plural
        and not _PEOPLE.search(doc[i + 2].text)
        and tokens.starts[i + 1] == numeral.start
        and doc[i + 2].ent_type_ not in ("GPE", "NORP", "LOC", "DATE")
    ):
        return True
    if _gapped(doc, i):
        return False
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


def _gapped(doc: Doc, last: int) -> bool:
    """Whether a body that ends at token `last` shares the verb of the one before: "the guard says 63, the Navy 51"."""
    first = last
    while first > 0 and (
        doc[first].text[:1].isupper() or doc[first].lower_ in ("of", "for", "’s", "'s")
    ):
        first -= 1
    opens = (
        doc[first].lower_ == "the" and first > 0 and doc[first - 1].text in (",", ";", "and", "but")
    )
    start = doc[last].sent.start
    return opens and any(token.tag_ == "CD" for token in doc[max(start, first - 12) : first])


def _candidates(
    report: Report, doc: Doc, reading: Reading, tokens: Tokens, units: Units
) -> list[Candidate]:
    text = report.text
    closed = code_spans(text)
    dated = [(t.span.start, t.span.end) for t in reading.timexes if t.type in ("DATE", "TIME")]
    found: list[Candidate] = []
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
        end = after_bound(text, numeral.end)
        unit = unit_of(
            text, numeral.start, end, units, words=numeral.words, large=numeral.value >= 1e6
        )
        noun = None if unit else noun_after(tokens, end)
        start = min(unit.start, numeral.start) if unit else numeral.start
        end = unit.end if unit else numeral.end
        tail = tokens.starts[noun.head] + len(doc[noun.head]) if noun else 0
        bound = bound_of(text, start, numeral.end, end, tail)
        if _excluded(text, numeral, unit, noun, bound.bound != "=", doc, tokens):
            continue
        found.append(Candidate(numeral, unit, noun, bound, start, max(end, numeral.end)))
    return found


def _quantity(report: Report, candidate: Candidate) -> Quantity:
    text = report.text
    numeral, bound = candidate.numeral, candidate.bound
    change: Change = bound.bound
    if not opened(text, candidate):
        trend = trend_of(text, bound.start)
        if trend and (change == "=" or bound.nearly):
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
    found = merge(report.text, _candidates(report, doc, reading, tokens, units))
    found = inherit(report.text, found)
    return {"quantities": tuple(_quantity(report, candidate) for candidate in found)}


STEP = Step("quantities", run, needs=("timexes",), gives=("quantities",), uses=("units",))
