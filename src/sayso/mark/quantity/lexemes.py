"""The pieces that numbers are written with, and which of them stand together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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
    "tn": 1e12, "trn": 1e12, "tln": 1e12, "k": 1e3, "mm": 1e6, "m": 1e6, "b": 1e9, "t": 1e12,
}  # fmt: skip
VAGUE: Final = ("several", "few", "many", "tens", "couple")
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
            "out",
            "of",
            *VAGUE,
            "bn",
            "mn",
            "tn",
        ],
        key=lambda w: (-len(w), w),
    )
)
# "On March 8 250 sheep": after a name, a blank does not group digits.
_NO_NAME: Final = (
    "".join(rf"(?<![A-Z][a-z]{{{{{n}}}}}\s)" for n in range(1, 9))
    .replace("{{", "{")
    .replace("}}", "}")
)
_LEXEME: Final = re.compile(
    rf"""
    (?P<digits>(?:(?<![\w.])\.\d+|(?<![\d,.])\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?![\d,]\d)(?:\.\d+)?|
        \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|
        (?<![\d,.])\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?![\d,]\d)(?:\.\d+)?|
        \d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!\d)|
        {_NO_NAME}(?<![\d,.])(?<![\d.,]\s)\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)(?:\.\d+)?|
        (?<![\d,.])\d{{1,3}},\d{{1,2}}(?![\d,])|\d+(?:\.\d+)?)
        (?:e[-+]?\d{{1,3}}(?!\w)|\s?[×x]\s?10\^?(?P<power>[-−⁻+]?\d{{1,3}})|\^(?P<raised>[-+]?\d{{1,3}}))?)
    (?:(?P<fraction>[/⁄]\d+)(?![/\d])|\s?(?P<glyph>[{"".join(_GLYPHS)}]))?
    (?P<suffix>\ *(?:k|K|MM|mn|mln|mil|bn|bln|tn|trn|tln|m|M|b|B|T|t)(?![\w/²³°]))?
    |(?P<bare>[{"".join(_GLYPHS)}])
    |(?<![^\W\d])(?P<word>{_SPELLED})(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONEY: Final = frozenset("$€£¥₹₽₩₪₺₴₦₱฿₫＄")
_GAP: Final = re.compile(r"[ \t\u00a0]*(?:\n(?!\s*\n))?[ \t\u00a0]*|[ ]?[-‐‑][ ]?")
# A dash with a blank after it is a sign only where nothing stands before it.
_SIGN: Final = re.compile(r"(?:(?<![\w.,)\]%])|(?<=[$€£¥]))[-−‒]\Z|\A\s{0,2}[-−‒]\ {1,2}\Z")


@dataclass(slots=True)
class Lexeme:
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


def _scaled(value: float, power: int) -> float:
    """`value` times ten to the `power`; nan where that is beyond what is ever counted."""
    return value * 10.0**power if abs(power) <= 99 else math.nan


def _digits(found: re.Match[str], money: bool) -> Lexeme:
    core = re.split(r"(?i)e[-+]?\d+\Z|\s?[×x^]", found["digits"])[0]
    value = _number(core)
    if found["power"]:
        value = _scaled(value, int(re.sub("[−⁻]", "-", found["power"])))
    elif found["raised"]:
        power = int(found["raised"])
        value = value**power if value and abs(power) <= 64 and value < 1e4 else math.nan
    elif exponent := re.search(r"(?i)e([-+]?\d+)\Z", found["digits"]):
        value = _scaled(value, int(exponent[1]))
    end = found.end("digits")
    if found["fraction"] and (below := _number(found["fraction"][1:])):
        value, end = value / below, found.end("fraction")
    elif found["glyph"]:
        value, end = value + _GLYPHS[found["glyph"]], found.end("glyph")
    if found["suffix"]:
        suffix = found["suffix"].strip()
        glued = suffix == found["suffix"]
        # A small m, b or t is a unit (metre, bit, tonne) unless money stands before it.
        scale = suffix in ("bn", "mn", "mln", "mil", "bln", "tn", "trn", "tln", "MM") or (
            (suffix in ("k", "K") and (glued or not money))
            or (suffix in ("M", "B", "b") and (glued or suffix == "M"))
            or (money and glued and suffix in ("m", "t", "T"))
        )
        if scale:
            value, end = value * _SCALES[suffix.lower()], found.end("suffix")
    return Lexeme(found.start(), end, "digits", value)


def _word(found: re.Match[str]) -> Lexeme:
    text = found.group().lower()
    stem = text if text in _DOZENS else text.removesuffix("s")
    plural = stem != text
    start, end = found.span()
    if text in _ONES:
        return Lexeme(start, end, "one", _ONES[text], text=text)
    if text in _TENS:
        return Lexeme(start, end, "ten", _TENS[text], text=text)
    if stem in _SCALES:
        return Lexeme(start, end, "scale", _SCALES[stem], plural, stem)
    if stem in _DOZENS:
        return Lexeme(start, end, "dozen", 12, plural, "dozen")
    if stem in _PARTS:
        return Lexeme(start, end, "part", _PARTS[stem], plural, stem)
    return Lexeme(start, end, "score" if text == "scores" else text, text=text)


def _lexemes(text: str) -> Iterator[Lexeme]:
    for found in _LEXEME.finditer(text):
        if found["word"]:
            yield _word(found)
        elif found["bare"]:
            yield Lexeme(found.start(), found.end(), "digits", _GLYPHS[found["bare"]])
        else:
            start = found.start()
            before = text[max(0, start - 6) : start].rstrip()
            lexeme = _digits(
                found, (bool(before) and before[-1] in _MONEY) or before.endswith("PS")
            )
            if sign := _SIGN.search(text, max(0, start - 4), start):
                lexeme.start, lexeme.value = sign.end() - len(sign.group().strip()), -lexeme.value
            if math.isfinite(lexeme.value):
                yield lexeme


def runs(text: str) -> Iterator[list[Lexeme]]:
    """Lexemes that only blanks, a line break or a hyphen part, together, in order of the text."""
    run: list[Lexeme] = []
    for lexeme in _lexemes(text):
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
