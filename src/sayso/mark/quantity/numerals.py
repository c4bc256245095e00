"""Numbers as they are written: digits, words, fractions and rough amounts, with their values.

One pass over the text finds the lexemes ("1.2", "million", "dozen", "thirds"); neighbours that only
blanks or hyphens part are then read together. Nothing is decided here about what a number means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.mark.quantity.cardinals import cardinal, decimals, fraction
from sayso.mark.quantity.lexemes import VAGUE, Lexeme, runs


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in characters `start` to `end` of a text.

    `high` is None for an exact number, else the upper end of a rough amount ("millions" is 10**6
    to 10**7). `words` tells that it is spelled out, `rough` that only a plural tells it ("dozens").
    """

    start: int
    end: int
    value: float
    high: float | None = None
    words: bool = False
    rough: bool = False


# Where a plural alone is a rough amount, this is the most that it stands for.
_ROUGH: Final = {
    "dozen": (12.0, 120.0), "hundred": (1e2, 1e3), "thousand": (1e3, 1e4), "million": (1e6, 1e7),
    "billion": (1e9, 1e10), "trillion": (1e12, 1e13), "score": (40.0, 99.0),
    "lakh": (1e5, 1e6), "crore": (1e7, 1e8),
}  # fmt: skip


def _read(run: list[Lexeme], text: str) -> Iterator[Numeral]:
    i = 0
    while i < len(run):
        found = _at(run, i, text)
        if found is None:
            i += 1
            continue
        numeral, taken = found
        yield numeral
        i += taken


def _rough(run: list[Lexeme], i: int) -> tuple[Numeral, int] | None:
    """Amounts that only a plural tells: "dozens", "tens of thousands", "scores"."""
    first = run[i]
    if first.kind == "score":
        low, high = _ROUGH["score"]
        return Numeral(first.start, first.end, low, high, True, True), 1
    if first.kind in VAGUE:
        # "several hundred", "a few thousand", "a couple of dozen", "tens of thousands"
        j = i + 2 if i + 1 < len(run) and run[i + 1].kind == "of" else i + 1
        if j < len(run) and run[j].kind in ("scale", "dozen"):
            amount = run[j]
            base = 12.0 if amount.kind == "dozen" else amount.value
            if first.kind == "couple":
                return Numeral(first.start, amount.end, 2 * base, 3 * base, True, True), j + 1 - i
            factor = 10.0 if first.kind == "tens" else 1.0
            high = base * factor * 10
            return Numeral(first.start, amount.end, base * factor, high, True, True), j + 1 - i
        if first.kind == "couple" and j == i + 2:
            return Numeral(first.start, first.end, 2, None, True, True), 1
        return None
    if first.kind not in ("scale", "dozen") or not first.plural:
        return None
    low, high = _ROUGH[first.text]
    if (
        i + 2 < len(run)
        and run[i + 1].kind == "of"
        and run[i + 2].kind == "scale"
        and run[i + 2].plural
    ):
        by = run[i + 2]  # "hundreds of thousands"
        return Numeral(first.start, by.end, low * by.value, high * by.value, True, True), 3
    return Numeral(first.start, first.end, low, high, True, True), 1


def _at(run: list[Lexeme], i: int, text: str) -> tuple[Numeral, int] | None:
    """The number that starts at `run[i]`, and how many lexemes it takes."""
    sign, j = 1.0, i
    if run[i].kind in ("minus", "negative"):
        if i + 1 >= len(run):
            return None
        sign, j = -1.0, i + 1
        if text[max(0, run[i].start - 8) : run[i].start].lower() == "plus or ":
            return None  # a margin has no sign: its number is read next
    start = run[i].start
    lead = run[j]
    _value, taken, words = 0.0, 0, lead.kind != "digits"
    if lead.kind in ("a", "an"):
        if j + 1 < len(run) and run[j + 1].kind in ("scale", "dozen") and not run[j + 1].plural:
            one = Lexeme(lead.start, lead.end, "one", 1)
            run = [*run[:j], one, *run[j + 1 :]]
            if part := fraction(run, j):
                return _finish_fraction(run, start, j, sign, part, text)
            return _finish(run, i, j, sign, True, text)
        if part := fraction(run, j):
            return _finish_fraction(run, start, j, sign, part, text)
        return None
    if rough := _rough(run, j):
        return rough
    if lead.kind == "dozen":
        return None
    if part := fraction(run, j):
        return _finish_fraction(run, start, j, sign, part, text)
    _value, taken = cardinal(run[j:])
    if not taken:
        return None
    return _finish(run, i, j, sign, words, text)


def _finish_fraction(
    run: list[Lexeme], start: int, j: int, sign: float, found: tuple[float, int], text: str
) -> tuple[Numeral, int] | None:
    value, taken = found
    end = j + taken
    first, last = run[j], run[end - 1]
    # "half a million", "quarter million", "half a dozen"
    k = end + 1 if end < len(run) and run[end].kind == "of" else end
    k = k + 1 if k < len(run) and run[k].kind in ("a", "an") else k
    if k < len(run) and run[k].kind in ("scale", "dozen") and not run[k].plural:
        value, end = value * run[k].value, k + 1
    elif last.kind == "part" and not last.plural and not _stands_alone(text, first, last):
        return None
    return Numeral(start, run[end - 1].end, sign * value, words=True), end - j + (
        1 if start != first.start else 0
    )


_FREE = re.compile(
    r"\s*(?:[.,;:!?)\"”’]|$|(?:of|the|its|their|his|her|our|my|as|or|and|more|less|people|all|that|this|those)\b)",
    re.I,
)
_BOUND = re.compile(
    r"(?:\b(?:first|second|last|latter|other|better|top|bottom|the|this|next|final|early|each|every|"
    r"per|former|opening|fiscal|previous|current|one|in)|-)\W{1,2}\Z",
    re.I,
)


def _stands_alone(text: str, first: Lexeme, last: Lexeme) -> bool:
    """Whether a part in the singular ("a third", "half") is an amount, and no rank or period."""
    if first.kind in ("one", "digits"):
        return True
    if not _FREE.match(text, last.end):
        return False
    if first.kind == "part":  # bare "half", "quarter"
        return last.text == "half" and not _BOUND.search(
            text[max(0, first.start - 10) : first.start]
        )
    return last.text != "quarter" or bool(re.match(r"\s*of\b", text[last.end : last.end + 8]))


_CLOSED: Final = re.compile(r"\s*(?:$|[.,;?!)])")


def _finish(
    run: list[Lexeme], i: int, j: int, sign: float, words: bool, text: str
) -> tuple[Numeral, int] | None:
    """The cardinal at `run[j]` with what belongs to it; `run[i]` is its first lexeme, or its sign."""
    value, taken = cardinal(run[j:])
    if not taken and run[j].kind == "one" and _is(run, j + 1, "dozen"):
        value, taken = run[j].value, 1
    if not taken:
        return None
    if words and _ordinal(run, j + taken):
        return None
    if run[j].kind == "digits" and value < 0:
        value, sign = -value, -1.0
    value, end = _tail(run, value, j + taken, text)
    return Numeral(run[i].start, run[end - 1].end, sign * _exact(value), words=words), end - i


def _ordinal(run: list[Lexeme], at: int) -> bool:
    """Whether what follows a cardinal makes a rank of it: "twenty-first", "the two hundredth"."""
    if not _is(run, at, "part") or run[at].plural or run[at].text in ("half", "quarter"):
        return False
    last = run[at - 1]
    return run[at].value >= 100 or (last.kind == "ten" and run[at].hyphen and run[at].value < 10)


def _exact(value: float) -> float:
    """The whole number that a product of a decimal and a scale means: 1.1 lakh are 110,000."""
    whole = round(value)
    return float(whole) if abs(value - whole) < 1e-6 else value


def _is(run: list[Lexeme], at: int, kind: str) -> bool:
    return at < len(run) and run[at].kind == kind


def _scale(run: list[Lexeme], at: int) -> bool:
    return _is(run, at, "scale") and not run[at].plural


def _tail(run: list[Lexeme], value: float, end: int, text: str) -> tuple[float, int]:
    """The value and end of a cardinal with decimals, dozens, "and a half" or "over" after it."""
    if _is(run, end, "point"):
        below, more = decimals(run, end)
        if more:
            value, end = value + below, end + more
            if _scale(run, end):
                value, end = value * run[end].value, end + 1
    if _is(run, end, "dozen"):
        small = value % 100 if value > 100 else value
        return value - small + small * 12, end + 1
    if _is(run, end, "scale") and run[end].plural:
        return value * run[end].value, end + 1
    if _is(run, end, "and") and (part := fraction(run, end + 1)):
        amount, more = part
        tail = end + 1 + more
        if _scale(run, tail):
            return value + amount * run[tail].value, tail + 1
        # "three million and a half": the half is of a million
        last = run[end - 1]
        of = last.value if last.kind == "scale" and last.value >= 1e6 else 1.0
        return value + amount * of, tail
    if (
        run[end - 1].kind == "digits"
        and _is(run, end, "digits")
        and 0 < run[end].value < 1
        and value == int(value)
    ):  # "10 1/2"
        return value + run[end].value, end + 1
    if _is(run, end, "out") and _is(run, end + 1, "of"):
        below, more = cardinal(run[end + 2 :])
        if more and value < below <= 10:  # "one out of three"
            return value / below, end + 2 + more
    if _is(run, end, "over"):
        below, more = cardinal(run[end + 1 :])
        closed = end + 1 + more == len(run) and _CLOSED.match(text, run[-1].end)
        if more and below > 1 and closed:
            return value / below, end + 1 + more
    return value, end


def numerals(text: str) -> list[Numeral]:
    """All numbers of `text` in order, whatever they mean; years and model names are among them."""
    found: list[Numeral] = []
    for run in runs(text):
        found.extend(_read(run, text))
    return found
