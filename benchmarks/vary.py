"""Readings varied in names, numbers and dates, so that a few hundred reports stand for thousands.

Every letter of a capitalised word, every digit and every day is moved by the number of the variation,
which keeps the length of all words, so that the spans still fit. What is varied is another story:
nobody and nothing in it is in the others.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sayso.records import Reading, Report

# Months and weekdays keep their names; moving the letters of "May" makes no other month.
_NAME = re.compile(
    r"\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|An?|In|On|At|It|He|She|They|But|And|"
    r"For|As|If|We|I)\b)[A-Z][a-z]{2,}"
)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ID = re.compile(r"[a-z]+-[0-9a-f]{12}")
_NUMBER = re.compile(r"(?<![\d-])\d{2,}(?![\d-])")
# Days from one variation to the next.
APART = 9


def _letters(word: str, by: int) -> str:
    """A word with each vowel and each consonant moved among its like: it can still be read."""
    moved = []
    for letter in word:
        for kind in ("aeiou", "bcdfghjklmnpqrstvwxyz"):
            if letter.lower() in kind:
                new = kind[(kind.index(letter.lower()) + by) % len(kind)]
                moved.append(new.upper() if letter.isupper() else new)
    return "".join(moved) if len(moved) == len(word) else word


def _later(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=APART * by)).isoformat()
    except (ValueError, OverflowError):
        return day


@lru_cache(maxsize=200_000)
def _text(text: str, by: int) -> str:
    if _ID.fullmatch(text):
        return f"{text}-{by}"
    text = _NAME.sub(lambda match: _letters(match[0], by), text)
    text = _NUMBER.sub(
        lambda match: str(int(match[0]) + by).zfill(len(match[0]))[-len(match[0]) :], text
    )
    return _DAY.sub(lambda match: _later(match[0], by), text)


def _value(value: Any, by: int) -> Any:
    if isinstance(value, str):
        return _text(value, by)
    if isinstance(value, tuple):
        return tuple(_value(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(*(_value(getattr(value, field.name), by) for field in fields(value)))
    return value


def varied(report: Report, reading: Reading, by: int) -> tuple[Report, Reading]:
    """The report and its reading as those of another story; the same ones for `by` = 0."""
    if not by:
        return report, reading
    told: Report = _value(replace(report, language=None), by)
    return replace(told, language=report.language), _value(reading, by)
