"""Numbers as they are written: digits, words, fractions and rough amounts, with their values.

One pass over the text finds the lexemes ("1.2", "million", "dozen", "thirds"); neighbours that only
blanks or hyphens part are then read together. Nothing is decided here about what a number means.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in characters `start` to `end` of a text.

    `high` is None for an exact number, else the upper end of a rough amount ("millions" is 10**6
    to 10**7). `words` tells that it is spelled out, `ordinal` that it is a rank ("third"),
    `rough` that it is a bare plural ("dozens").
    """

    start: int
    end: int
    value: float
    high: float | None = None
    words: bool = False
    rough: bool = False


_ONES: Final = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
) | {"nought": 0, "naught": 0, "nil": 0}
_TENS: Final = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15, "lakh": 1e5, "crore": 1e7, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9,
    "tn": 1e12, "trn": 1e12, "k": 1e3, "mm": 1e6, "m": 1e6, "b": 1e9, "t": 1e12,
}  # fmt: skip
_VAGUE: Final = ("several", "few", "many", "tens", "couple")
_DOZENS: Final = {"dozen": 12, "doz": 12, "dozs": 12}
_PARTS: Final = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
    "first": 1,
}  # fmt: skip
_GLYPHS: Final = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8,
    "⅞": 7 / 8,
}  # fmt: skip
# Where a plural alone is a rough amount, this is the most that it stands for.
_ROUGH: Final = {
    "dozen": (12.0, 120.0), "hundred": (1e2, 1e3), "thousand": (1e3, 1e4), "million": (1e6, 1e7),
    "billion": (1e9, 1e10), "trillion": (1e12, 1e13), "score": (40.0, 99.0),
    "lakh": (1e5, 1e6), "crore": (1e7, 1e8),
}  # fmt: skip

_SPELLED: Final = "|".join(
    sorted(
        [*_ONES, *_TENS]
        + [w + s for w in (*_SCALES, *_DOZENS) if len(w) > 2 for s in ("", "s")]
        + [w + s for w in _PARTS for s in ("", "s")]
        + [
            "a",
            "an",
            "and",
            "point",
            "over",
            "minus",
            "negative",
            "scores",
            "of",
            *_VAGUE,
            "bn",
            "mn",
            "tn",
        ],
        key=lambda w: (-len(w), w),
    )
)
_LEXEME: Final = re.compile(
    rf"""
    (?P<digits>(?:(?<![\w.])\.\d+|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|
        \d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!\d)|
        (?<![A-Z][a-z]\s)(?<![A-Z][a-z]{{2}}\s)(?<![\w.]\s)(?<![\d,.])\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)(?:\.\d+)?|
        (?<![\d,.])\d{{1,3}},\d{{1,2}}(?![\d,])|\d+(?:\.\d+)?)
        (?:e[-+]?\d{{1,3}}(?!\w)|\s?[×x]\s?10\^?(?P<power>[-−⁻+]?\d{{1,3}})|\^(?P<raised>[-+]?\d{{1,3}}))?)
    (?:(?P<fraction>[/⁄]\d+)(?![/\d])|\s?(?P<glyph>[{"".join(_GLYPHS)}]))?
    (?P<suffix>\ *(?:k|K|MM|mn|mln|mil|bn|bln|tn|trn|m|M|b|B|T|t)(?![\w/²³°]))?
    |(?P<bare>[{"".join(_GLYPHS)}])
    |(?<![\w])(?P<word>{_SPELLED})(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAP: Final = re.compile(r"[ \t\u00a0]*(?:\n(?!\s*\n))?[ \t\u00a0]*|[ ]?[-‐‑][ ]?")
# A dash with a blank after it is a sign only where nothing stands before it.
_SIGN: Final = re.compile(r"(?:(?<![\w.,)\]%])|(?<=[$€£¥]))[-−‒]\Z|\A\s{0,2}[-−‒]\ {1,2}\Z")


@dataclass(slots=True)
class _Lexeme:
    """One piece of a number: `kind` is `digits`, `one`, `ten`, `scale`, `dozen`, `part` or a word."""

    start: int
    end: int
    kind: str
    value: float = 0.0
    plural: bool = False
    text: str = ""
    hyphen: bool = False  # joined to the lexeme before by a hyphen


_DECIMAL_COMMA: Final = re.compile(r"\d{1,3},\d{1,2}\Z")


def _number(digits: str) -> float:
    if _DECIMAL_COMMA.match(digits):
        digits = digits.replace(",", ".")
    plain = re.sub(r"[,\s]", "", digits)
    try:
        value = float(plain)
    except ValueError:  # digits of other scripts that float() does not know
        return float("nan")
    return value


def _digits(found: re.Match[str], money: bool) -> _Lexeme:
    core = re.split(r"(?i)e[-+]?\d+\Z|\s?[×x^]", found["digits"])[0]
    value = _number(core)
    if found["power"]:
        value *= 10.0 ** float(re.sub("[−⁻]", "-", found["power"]))
    elif found["raised"]:
        power = float(found["raised"])
        value = value**power if value and abs(power) <= 64 and value < 1e4 else float("nan")
    elif exponent := re.search(r"(?i)e([-+]?\d+)\Z", found["digits"]):
        value *= 10.0 ** int(exponent[1])
    end = found.end("digits")
    if found["fraction"] and (below := _number(found["fraction"][1:])):
        value, end = value / below, found.end("fraction")
    elif found["glyph"]:
        value, end = value + _GLYPHS[found["glyph"]], found.end("glyph")
    if found["suffix"]:
        suffix = found["suffix"].strip()
        glued = suffix == found["suffix"]
        # A small m, b or t is a unit (metre, bit, tonne) unless money stands before it.
        scale = suffix in ("bn", "mn", "mln", "mil", "bln", "tn", "trn", "MM") or (
            (suffix in ("k", "K") and (glued or not money))
            or (suffix in ("M", "B", "b") and (glued or suffix == "M"))
            or (money and glued and suffix in ("m", "t", "T"))
        )
        if scale:
            value, end = value * _SCALES[suffix.lower()], found.end("suffix")
    return _Lexeme(found.start(), end, "digits", value)


def _word(found: re.Match[str]) -> _Lexeme:
    text = found.group().lower()
    stem = text if text in _DOZENS else text.removesuffix("s")
    plural = stem != text
    start, end = found.span()
    if text in _ONES:
        return _Lexeme(start, end, "one", _ONES[text], text=text)
    if text in _TENS:
        return _Lexeme(start, end, "ten", _TENS[text], text=text)
    if stem in _SCALES:
        return _Lexeme(start, end, "scale", _SCALES[stem], plural, stem)
    if stem in _DOZENS:
        return _Lexeme(start, end, "dozen", 12, plural, "dozen")
    if stem in _PARTS:
        return _Lexeme(start, end, "part", _PARTS[stem], plural, stem)
    return _Lexeme(start, end, "score" if text == "scores" else text, text=text)


def _lexemes(text: str, money: frozenset[str]) -> Iterator[_Lexeme]:
    for found in _LEXEME.finditer(text):
        if found["word"]:
            yield _word(found)
        elif found["bare"]:
            yield _Lexeme(found.start(), found.end(), "digits", _GLYPHS[found["bare"]])
        else:
            start = found.start()
            before = text[max(0, start - 6) : start].rstrip()
            lexeme = _digits(found, bool(before) and before[-1] in money or before.endswith("PS"))
            if sign := _SIGN.search(text, max(0, start - 4), start):
                lexeme.start, lexeme.value = sign.end() - len(sign.group().strip()), -lexeme.value
            if math.isfinite(lexeme.value):
                yield lexeme


def _runs(text: str, money: frozenset[str]) -> Iterator[list[_Lexeme]]:
    run: list[_Lexeme] = []
    for lexeme in _lexemes(text, money):
        if run:
            gap = text[run[-1].end : lexeme.start]
            # Long blanks cannot be part of a number, and matching them again and again would cost.
            if len(gap) <= 4 and _GAP.fullmatch(gap) and len(run) < 24:
                lexeme.hyphen = any(c in "-‐‑" for c in gap)
                if not (lexeme.kind == "digits" and lexeme.value < 0):
                    run.append(lexeme)
                    continue
            yield run
        run = [lexeme]
    if run:
        yield run


def _cardinal(run: list[_Lexeme]) -> tuple[float, int]:
    """Value of the longest cardinal at the start of `run`, and how many lexemes it takes."""
    total = group = 0.0
    taken, last, scale = 0, "", float("inf")
    i = 0
    while i < len(run):
        lexeme = run[i]
        kind = lexeme.kind
        if kind == "and":
            # "and" joins only after a scale: "one hundred and three", not "two and three".
            after = run[i + 1].kind if i + 1 < len(run) else ""
            if last != "scale" or after not in ("one", "ten", "digits"):
                break
            if run[i + 1].value >= scale:
                break
            # "six million and two thirds", "one hundred and three quarters": a mixed number
            if _part(run, i + 2) and (
                run[i - 1].value >= 1e6 or run[i + 2].text in ("half", "quarter")
            ):
                break
            i += 1
            continue
        if kind in ("one", "digits"):
            if kind == "digits" and (
                last not in ("", "scale") or lexeme.value != int(lexeme.value) and last
            ):
                break
            if last in ("one", "digits") or last == "ten" and not 0 < lexeme.value < 10:
                break
            if last == "scale" and lexeme.value >= scale:
                break
            group += lexeme.value
        elif kind == "ten":
            if last in ("one", "ten", "digits"):
                break
            group += lexeme.value
        elif kind == "scale":
            if last == "":
                break
            if lexeme.value == 100:
                if last == "scale" and group == 0:
                    break
                group *= 100
                last, taken, i = "scale", i + 1, i + 1
                scale = 100
                continue
            if group == 0 and last == "scale":  # "hundred thousand million"
                if total == 0:
                    break
                total *= lexeme.value
            else:
                total += group * lexeme.value
            group, scale = 0.0, lexeme.value
        else:
            break
        last = "scale" if kind == "scale" else kind
        taken = i + 1
        i += 1
    return total + group, taken


def _decimals(run: list[_Lexeme], at: int) -> tuple[float, int]:
    """The digits after a spelled-out "point": the fraction, and how many lexemes it takes."""
    spelled, i = "", at + 1
    while i < len(run) and run[i].kind in ("one", "digits") and 0 <= run[i].value < 10:
        spelled += str(int(run[i].value))
        i += 1
    return (float("0." + spelled), i - at) if spelled else (0.0, 0)


def _part(run: list[_Lexeme], at: int) -> bool:
    return at < len(run) and run[at].kind == "part" and run[at].value > 1


def _fraction(run: list[_Lexeme], i: int) -> tuple[float, int] | None:
    """A fraction at `run[i:]` ("two thirds", "a quarter", "three twenty-firsts") and its length."""
    if i >= len(run):
        return None
    if run[i].kind in ("a", "an") and _part(run, i + 1):
        return 1 / run[i + 1].value, 2
    if _part(run, i) and run[i].text in ("half", "quarter") and not run[i].plural:
        return 1 / run[i].value, 1
    above, taken = _cardinal(run[i:])
    if not taken or above < 0:
        return None
    end = i + taken
    if not (end < len(run) and run[end].kind == "part"):
        # "one | one hundred and fifth": the part may be the last word of a longer number
        if i + 1 < len(run) and above >= 1:
            rest, more = _cardinal(run[i + 1 :])
            tail = i + 1 + more
            if more and tail < len(run) and run[tail].kind == "and":
                tail += 1
            if more and _ordinal_end(run, tail) and run[i].kind in ("one", "digits"):
                return run[i].value / (rest + run[tail].value), tail + 1 - i
        return None
    part = run[end]
    previous = run[end - 1]
    if part.value < 20 and previous.kind == "ten" and part.hyphen and taken > 1:
        head, used = _cardinal(run[i : end - 1])
        if used == taken - 1:
            return head / (previous.value + part.value), end + 1 - i
    if part.value < 20 and previous.kind == "ten" and taken > 1 and part.value == 1:
        head, used = _cardinal(run[i : end - 1])
        if used == taken - 1:
            return head / (previous.value + part.value), end + 1 - i
    if part.value <= 1 or not (part.plural or above == 1):
        return None
    return above / part.value, end + 1 - i


def _ordinal_end(run: list[_Lexeme], at: int) -> bool:
    return at < len(run) and run[at].kind == "part"


def _read(run: list[_Lexeme], text: str) -> Iterator[Numeral]:
    i = 0
    while i < len(run):
        found = _at(run, i, text)
        if found is None:
            i += 1
            continue
        numeral, taken = found
        yield numeral
        i += taken


def _rough(run: list[_Lexeme], i: int) -> tuple[Numeral, int] | None:
    """ "dozens", "tens of thousands", "scores": amounts that only a plural tells."""
    first = run[i]
    if first.kind == "score":
        low, high = _ROUGH["score"]
        return Numeral(first.start, first.end, low, high, True, True), 1
    if first.kind in _VAGUE:
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


def _at(run: list[_Lexeme], i: int, text: str) -> tuple[Numeral, int] | None:
    """The number that starts at `run[i]`, and how many lexemes it takes."""
    sign, j = 1.0, i
    if run[i].kind in ("minus", "negative"):
        if i + 1 >= len(run):
            return None
        sign, j = -1.0, i + 1
    start = run[i].start
    lead = run[j]
    value, taken, words = 0.0, 0, lead.kind != "digits"
    if lead.kind in ("a", "an"):
        if j + 1 < len(run) and run[j + 1].kind in ("scale", "dozen") and not run[j + 1].plural:
            one = _Lexeme(lead.start, lead.end, "one", 1)
            return _finish([*run[:j], one, *run[j + 1 :]], i, j, sign, True, text)
        if fraction := _fraction(run, j):
            return _finish_fraction(run, start, j, sign, fraction, text)
        return None
    if rough := _rough(run, j):
        return rough
    if lead.kind == "dozen":
        return None
    if fraction := _fraction(run, j):
        return _finish_fraction(run, start, j, sign, fraction, text)
    value, taken = _cardinal(run[j:])
    if not taken:
        return None
    return _finish(run, i, j, sign, words, text)


def _finish_fraction(
    run: list[_Lexeme], start: int, j: int, sign: float, found: tuple[float, int], text: str
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
    r"(?:first|second|last|latter|other|better|top|bottom|the|this|next|final|early|each|every|per|former|opening|fiscal|previous|current|one|in|-)\W{1,2}\Z",
    re.I,
)


def _stands_alone(text: str, first: _Lexeme, last: _Lexeme) -> bool:
    """Whether a part in the singular ("a third", "half") is an amount, and no rank or period."""
    if first.kind in ("one", "digits"):
        return True
    if not _FREE.match(text, last.end):
        return False
    if first.kind == "part":  # bare "half", "quarter"
        return last.text == "half" and not _BOUND.search(
            text[max(0, first.start - 10) : first.start]
        )
    return last.text != "quarter" or bool(re.match(r"\s*(?:of|$)", text[last.end : last.end + 8]))


_CLOSED: Final = re.compile(r"\s*(?:$|[.,;?!)])")


def _finish(
    run: list[_Lexeme], i: int, j: int, sign: float, words: bool, text: str
) -> tuple[Numeral, int] | None:
    """A cardinal at `run[j]` with what may follow it: decimals, dozens, "and a half", "over"."""
    value, taken = _cardinal(run[j:])
    if not taken:
        if run[j].kind == "one" and j + 1 < len(run) and run[j + 1].kind == "dozen":
            value, taken = run[j].value, 1
        else:
            return None
    end = j + taken
    negative = run[j].kind == "digits" and value < 0
    value = abs(value)
    if end < len(run) and run[end].kind == "point":
        below, more = _decimals(run, end)
        if more:
            value, end = value + below, end + more
            if end < len(run) and run[end].kind == "scale" and not run[end].plural:
                value, end = value * run[end].value, end + 1
    if end < len(run) and run[end].kind == "dozen":
        small = value % 100 if value > 100 else value
        value, end = value - small + small * 12, end + 1
    elif end < len(run) and run[end].kind == "scale" and run[end].plural and end == j + taken:
        value, end = value * run[end].value, end + 1
    elif end < len(run) and run[end].kind == "and" and (part := _fraction(run, end + 1)):
        amount, more = part
        tail = end + 1 + more
        if tail < len(run) and run[tail].kind == "scale" and not run[tail].plural:
            value, end = value + amount * run[tail].value, tail + 1
        else:
            scale = run[end - 1].value if run[end - 1].kind == "scale" else 1.0
            value, end = value + amount * (scale if scale >= 1e6 else 1.0), tail
    elif (
        run[end - 1].kind == "digits"
        and end < len(run)
        and run[end].kind == "digits"
        and 0 < run[end].value < 1
        and value == int(value)
    ):  # "10 1/2"
        value, end = value + run[end].value, end + 1
    elif end + 1 < len(run) and run[end].kind == "over":
        below, more = _cardinal(run[end + 1 :])
        if (
            more
            and below > 1
            and end + 1 + more == len(run)
            and value < below
            and _CLOSED.match(text, run[-1].end)
        ):
            value, end = value / below, end + 1 + more
    return (
        Numeral(run[i].start, run[end - 1].end, -value if negative else sign * value, words=words),
        end - i,
    )


_MONEY: Final = frozenset("$€£¥₹₽₩₪₺₴₦₱฿₫＄")


def numerals(text: str) -> list[Numeral]:
    """All numbers of `text` in order, whatever they mean; years and model names are among them."""
    found: list[Numeral] = []
    for run in _runs(text, _MONEY):
        found.extend(_read(run, text))
    return found
