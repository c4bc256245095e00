"""A small language for patterns over token classes, compiled to regular expressions.

Each class of token is one character, so a text becomes a short string and a pattern over classes an
ordinary regular expression on it. Lower-case words and quoted marks name classes, upper-case words
name the pieces below; the rest is regular-expression syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.mark.timex.lexicon import OTHER, WORDS
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

_KINDS = (
    OTHER,
    *sorted(set(WORDS.values())),
    *"iso year_first dotted slashed clock clock24 decade short_year ordinal fraction number meridiem year small tens".split(),
    *"era big month weekday weekdays zone unit units part parts season seasons second holiday quarter half_year fiscal_year".split(),
    *("possessive", ",", ".", "-", "–", "—", "/", ":", "(", ")"),
)
_CODES = {kind: chr(0x4E00 + index) for index, kind in enumerate(_KINDS)}

_NO_START = frozenset(
    code for kind, code in _CODES.items() if kind == OTHER or not kind[0].isalpha()
)

PIECES = {
    "ORD": "(?:ordinal|second|first)",
    "HYPHEN": "(?:'-'|'–')",
    "UNIT": "(?:unit|units|second)",
    "DAYNUM": "(?:number|ordinal|second|first)",
    "EDGE": "(?:early|late|mid|earlier|later)",
    "NUM": "(?:number fraction|number and a half|number and fraction|number|a half|half a|half|a fraction)",
    "VAGUE": "(?:a? (?:few|dozens of?) (?:dozens of)?|a? couple of?|some)",
    "APPROX": "(?:more than|less than|at least|at most|up to|about|nearly|over|some|as? few as)",
    "HALF": "(?:first|second|last) half",
    "PASTREF": "(?:last|past|previous|first|final|latest|recent)",
    "NEXTREF": "(?:next|coming|following)",
}


Mean = Callable[[Sequence[Token], Setting], Sense | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what a phrase that fits it means (None where it is no time after all)."""

    pattern: re.Pattern[str]
    mean: Mean


def rule(pattern: str, mean: Mean) -> Rule:
    """The rule that phrases like `pattern` mean what `mean` says."""
    return Rule(compiled(pattern), mean)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over class characters for a `pattern` over class names."""
    while re.search(r"\b[A-Z]+\b", pattern):
        pattern = re.sub(r"\b[A-Z]+\b", lambda m: f"{PIECES[m[0]]}", pattern)
    parts = re.findall(r"'[^\w\s]'|[a-z_][a-z_0-9]*|\(\?[:=!]|\(\?<[=!]|\S", pattern)
    coded = "".join(_CODES[p.strip("'")] if p[0] in "'_" or p[0].isalpha() else p for p in parts)
    return re.compile(coded)


def codes(tokens: Sequence[Token]) -> str:
    """The classes of `tokens`, one character each."""
    other = _CODES[OTHER]
    return "".join([_CODES.get(token.kind, other) for token in tokens])


def starts(coded: str) -> list[int]:
    """Indexes at which a phrase may begin: those of tokens that have a class and are no mark."""
    return [index for index, code in enumerate(coded) if code not in _NO_START]
