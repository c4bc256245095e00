"""Words of a text as tokens with a class, so that the grammar can be written over classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.data.calendar import Calendar
from sayso.mark.timex.lexicon import OTHER, Lexicon, lexicon


@dataclass(frozen=True, slots=True)
class Token:
    """Characters `start` to `end` of a text, their class `kind` and what they are worth.

    `value` is a number for `number`, `year`, `ordinal` and calendar names, a code for units, seasons
    and parts of the day, else the word in lower case.
    """

    start: int
    end: int
    kind: str
    value: Any


_TOKEN = re.compile(
    r"""
      (?P<iso>(?<![\d-])[12]\d{3}-[01]\d-[0-3]\d
          (?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?(?:Z|[+-][0-2]\d:?[0-5]\d)?)?(?![\w-]))
    | (?P<year_first>(?<![\d/])[12]\d{3}/[01]?\d/[0-3]?\d(?![\d/]))
    | (?P<dotted>(?<![\d.])[0-3]?\d\.[01]?\d\.[12]\d{3}(?![\d.]))
    | (?P<slashed>(?<![\d/])[0-3]?\d/[0-3]?\d/(?:[12]\d)?\d\d(?![\d/]))
    | (?P<clock>(?<![\d:])[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?=\s?[AaPp]\.?[Mm]\b))
    | (?P<clock24>(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<decade>(?<!\w)(?:[12]\d\d0|['’‘]?[2-9]0)['’]?s\b)
    | (?P<short_year>(?<![\w'’‘`])['’‘]\d\d(?!\w)(?!\ [A-Z]))
    | (?P<quarter>\bQ[1-4]\b|\b[1-4]Q\b)
    | (?P<half_year>\bH[12]\b|\b[12]H\b)
    | (?P<fiscal_year>\bFY\s?['’]?(?:[12]\d)?\d\d\b)
    | (?P<era>(?<![^\W\d])(?:B\.C\.(?:E\.)?|BCE?\b|A\.D\.|AD\b|C\.E\.|CE\b))
    | (?P<nth>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<fraction>(?<![\d/])1/[24]\b|½|¼|¾)
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<meridiem>[ap]\.\s?m\.|[AaPp]\.?[Mm]\b)
    | (?P<word>[^\W\d_]+(?:['’](?:clock|s\b))?)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_MONEY = "$£€¥#"
_APOSTROPHE = str.maketrans("’‘", "''")


def tokens(text: str, calendar: Calendar) -> list[Token]:
    """The words, numbers and marks of `text`, number words joined into numbers."""
    found = list(_holidays(text, list(_raw(text, calendar)), calendar))
    return list(_numbers(text, found))


def _raw(text: str, calendar: Calendar) -> Iterator[Token]:
    known = lexicon(calendar)
    free = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < free:  # the dot of an abbreviation
            continue
        kind = match.lastgroup or OTHER
        if kind == "word":
            for token in _word(text, start, end, known, calendar):
                yield token
                free = token.end
        elif kind == "mark":
            yield Token(start, end, match[0], match[0])
        else:
            yield _figure(text, start, end, kind)


def _word(
    text: str,
    start: int,
    end: int,
    known: Lexicon,
    calendar: Calendar,
) -> Iterator[Token]:
    word = text[start:end]
    low = word.lower().translate(_APOSTROPHE)
    if low.endswith("'s"):
        yield from _word(text, start, end - 2, known, calendar)
        yield Token(end - 2, end, "possessive", "'s")
        return
    capital = word[0].isupper()
    if capital and low in known.names:
        yield Token(start, end, *known.names[low])
    elif capital and low.endswith("s") and low[:-1] in calendar.weekdays:
        yield Token(start, end, "weekdays", calendar.weekdays[low[:-1]])
    elif capital and low in known.short and (kind := _abbreviated(text, end, known.short[low][0])):
        dot = end < len(text) and text[end] == "."
        yield Token(start, end + dot, kind, known.short[low][1])
    elif capital and word.isupper() and low in calendar.zones:
        yield Token(start, end, "zone", calendar.zones[low])
    elif low in known.words and (capital and low in _TITLED and _titled(text, start)):
        yield Token(start, end, OTHER, low)
    elif low in known.words:
        yield Token(start, end, *known.words[low])
    elif (
        low.endswith("s")
        and low[:-1] in calendar.units
        and word.istitle()
        and _counted(text, start)
    ):
        yield Token(start, end, OTHER, low)
    elif low.endswith("s") and low[:-1] in calendar.units:
        yield Token(start, end, "units", calendar.units[low[:-1]])
    elif low.endswith("s") and low[:-1] in calendar.parts:
        yield Token(start, end, "parts", calendar.parts[low[:-1]])
    elif low.endswith("s") and low[:-1] in calendar.seasons:
        yield Token(start, end, "seasons", calendar.seasons[low[:-1]])
    else:
        yield Token(start, end, OTHER, low)


# In title case within a sentence these are part of a name: "This Week", "USA Today".
_TITLED = frozenset(
    "day week month year today tonight morning afternoon evening night now "
    "daily weekly nightly monthly".split()
)
_BEFORE_TITLE = re.compile(r"\b[A-Z][\w.]*(?:['’]s)?[ ]$")


def _counted(text: str, start: int) -> bool:
    """Whether figures stand right before, as in the name "60 Minutes"."""
    return start > 1 and text[start - 1] == " " and text[start - 2].isdigit()


def _titled(text: str, start: int) -> bool:
    """Whether a capitalised word comes right before, on the same line and in the same sentence."""
    match = _BEFORE_TITLE.search(text, max(0, start - 20), start)
    return match is not None and not text[match.start() : start].rstrip().endswith(".")


_AFTER_MONTH = re.compile(r"\.|\s+\d{1,4}(?:st|nd|rd|th)?\b|[/-]\d{1,2}\b")
# A weekday cut short goes on: "Sun." that ends a sentence is as likely a newspaper.
_AFTER_WEEKDAY = re.compile(r"\.(?:,|\s+[a-z\d(–-])|[.,]?\s+[A-Z][a-z]{2,8}\.?\s+\d")


def _abbreviated(text: str, end: int, kind: str) -> str | None:
    """The class of an abbreviation that ends at `end`, None where nothing shows it to be one.

    "Mar", "Sat" and "Sun" are words and names too.
    """
    pattern = _AFTER_MONTH if kind == "month" else _AFTER_WEEKDAY
    return kind if pattern.match(text, end) else None


# "Feb.1" is a day, "No.1" is none.
_SHORT_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
# What may be written right behind a figure.
_GLUED = re.compile(r"[AaPp][Mm]\b|BCE?\b|AD\b|CE\b")
# Digits, and words of a spelled number, beyond which it counts nothing in a calendar.
LONGEST = 12


def _figure(text: str, start: int, end: int, kind: str) -> Token:
    word = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if kind == "number":
        glued = before == "-" and start > 1 and text[start - 2].isalpha() and _stem(text, start)
        tail = after == "%" or (after.isalpha() and not _GLUED.match(text, end))
        if end - start > LONGEST:
            return Token(start, end, OTHER, word)
        dotted = before == "." and not _SHORT_MONTH.search(text, max(0, start - 5), start)
        if before in _MONEY or before.isalnum() or before == "_" or dotted or glued or tail:
            return Token(start, end, OTHER, word)
        value = float(word.replace(",", ""))
        if re.fullmatch(r"[12]\d{3}", word):
            return Token(start, end, "year", int(word))
        return Token(start, end, "number", int(value) if value.is_integer() else value)
    if kind == "nth":
        return Token(start, end, "ordinal", int(re.sub(r"\D", "", word)))
    if kind == "decade":
        digits = re.sub(r"\D", "", word)
        return Token(start, end, "decade", digits[:-1] + "X")
    if kind == "short_year":
        return Token(start, end, "short_year", int(word[1:]))
    if kind in {"quarter", "half_year", "fiscal_year"}:
        return Token(start, end, kind, int(re.sub(r"\D", "", word)))
    if kind == "fraction":
        value = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25}[word]
        return Token(start, end, "fraction", value)
    if kind == "meridiem":
        return Token(start, end, kind, word[0].lower())
    if kind == "era":
        return Token(start, end, kind, "BC" if word[0] == "B" else "AD")
    return Token(start, end, kind, word)


def _stem(text: str, start: int) -> bool:
    """Whether the word glued to a number by a hyphen makes it a name ("KN-23") and no date."""
    head = re.search(r"([^\W\d_]+)-$", text[max(0, start - 12) : start])
    return head is not None and head[1].lower() not in {"mid", "pre", "post", "early", "late"}


def _holidays(text: str, found: Sequence[Token], calendar: Calendar) -> Iterator[Token]:
    """The tokens, those of a holiday's name joined. Names are looked up longest first."""
    heads: dict[str, list[str]] = {}
    for name in sorted(calendar.holidays, key=len, reverse=True):
        heads.setdefault(re.split(r"[ .']", name)[0], []).append(name)
    skip = 0
    for index, token in enumerate(found):
        if token.start < skip:
            continue
        word = text[token.start : token.end]
        if word[:1].isupper():
            for name in heads.get(word.lower().rstrip("."), ()):
                end = token.start + len(name)
                if text[token.start : end].lower().translate(_APOSTROPHE) == name and not (
                    end < len(text) and text[end].isalnum()
                ):
                    yield Token(token.start, end, "holiday", name)
                    skip = end
                    break
        if token.start >= skip:
            yield found[index]


def _numbers(text: str, found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, number words joined: "two hundred", "twenty-four", "nineteen ninety-six"."""
    index = 0
    while index < len(found):
        token = found[index]
        if token.kind not in {"small", "tens", "big"} and not (
            token.kind == "a" and index + 1 < len(found) and found[index + 1].kind == "big"
        ):
            yield token
            index += 1
            continue
        parts, stop = [token], index + 1
        while stop < len(found) and len(parts) < LONGEST:
            step = found[stop]
            if step.kind in {"small", "tens", "big"}:
                parts.append(step)
            elif not (
                step.kind in {"-", "and"}
                and stop + 1 < len(found)
                and found[stop + 1].kind in {"small", "tens", "big"}
                and (step.kind == "-" or parts[-1].kind == "big")
            ):
                break
            stop += 1
        after = found[stop : stop + 2]
        if token.kind == "tens" and len(parts) == 1 and [t.kind for t in after] in _NTH:
            yield Token(
                token.start,
                after[1].end,
                "ordinal",
                token.value + (after[1].value if after[1].kind != "first" else 1),
            )
            index = stop + 2
            continue
        yield Token(token.start, parts[-1].end, *_spelled(parts))
        index = stop


# What follows the tens in "twenty-first".
_NTH = (["-", "ordinal"], ["-", "second"], ["-", "first"])


def _spelled(parts: Sequence[Token]) -> tuple[str, int]:
    plain = [part.value if part.kind != "a" else 1 for part in parts]
    if len(plain) > 1 and 10 <= plain[0] <= 20 and all(p < 100 for p in plain):
        rest = sum(plain[1:])
        if 10 <= rest <= 99:
            return "year", plain[0] * 100 + rest
    total = current = 0
    for value, part in zip(plain, parts, strict=True):
        if part.kind == "big":
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0
        else:
            current += value
    return "number", total + current
