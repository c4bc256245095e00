"""What the words of a bare string mean, for the tests beside this."""

from __future__ import annotations

from datetime import date

from sayso.data import load
from sayso.mark.timex.resolve import resolve

CALENDAR = load("calendar")
# A Thursday.
DAY = date(2031, 5, 8)


def values(text: str, day: date | None = DAY) -> list[tuple[str, str, str]]:
    return [
        (text[found.start : found.end], found.sense.type, found.sense.value)
        for found in resolve(text, day, CALENDAR)
    ]


def pairs(text: str, day: date | None = DAY) -> list[tuple[str, str]]:
    return [(words, value) for words, _, value in values(text, day)]
