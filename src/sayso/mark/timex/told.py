"""What a narrative has told so far, from which the next date counts; and where it begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from sayso.mark.timex import count
from sayso.mark.timex.grammar import compiled
from sayso.mark.timex.lexicon import OTHER
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token
from sayso.records.interval import interval

# Reports were published in these years; others would run out of the calendar.
FIRST_YEAR, LAST_YEAR = 1600, 2500


@dataclass(frozen=True, slots=True)
class Told:
    """What the narrative has named so far: its year, its last day and its last quarter.

    `day` holds within a paragraph only, `latest` until another day is named, `event` until something
    else is told to have happened on a day before the report's own.
    """

    year: int | None = None
    year_end: int = 0
    day: date | None = None
    quarter: str | None = None
    compared: str | None = None
    grain: Literal["", "Y", "M", "D"] = ""
    point: date | None = None
    latest: date | None = None
    event: date | None = None
    named: str | None = None
    before_christ: int | None = None
    parts: Mapping[str, date] = field(default_factory=dict)
    clock: tuple[date | None, str] = (None, "")

    def paragraph(self) -> Told:
        """A new paragraph: the quarter is still the report's subject, the day no longer.

        A history goes on over its paragraphs.
        """
        if self.grain:
            return self
        return replace(self, day=None, year=None, named=None)

    def after(self, sense: Sense, at: Setting, end: int) -> Told:
        """What is told once a phrase of this sense, which ends at `end`, has been read."""
        value, told = sense.value, self
        ancient = _BEFORE_CHRIST.match(value)
        if sense.pins or ancient:
            told = replace(self, before_christ=int(ancient[1]) if ancient else None)
        clock = _CLOCK.match(value)
        if clock:
            with suppress(ValueError):  # a written day that does not exist
                told = replace(told, clock=(date.fromisoformat(clock[1]), clock[2]))
        part = _PART.fullmatch(value)
        if part and not sense.back and not at.spoken():
            with suppress(ValueError):  # a written day that does not exist
                day = date.fromisoformat(part[1])
                told = replace(told, parts={**told.parts, part[2]: day})
        if self.grain:
            return told._moved(sense, at)
        if sense.subject is not None and (told.quarter is None or not _awaited(sense.subject, at)):
            told = replace(
                told, quarter=sense.subject or told.quarter, compared=sense.subject or None
            )
        if re.match(r"\d{4}-\d\d-\d\d", value) and not sense.back:
            with suppress(ValueError):  # a written day that does not exist
                told = told._on(date.fromisoformat(value[:10]), sense, at)
        date_of = _NAMED.match(value)
        if date_of and sense.type in {"DATE", "TIME"} and not sense.back:
            told = replace(told, named=date_of[0])
        if sense.type in {"DATE", "TIME"} and re.match(r"\d{4}(?!\d)", value):
            year = int(value[:4])
            past = at.anchor is None or year < at.anchor.year
            if sense.pins and past and at.opens and at.tense() == "past":
                told = replace(told, year=year, year_end=end)
            elif year == told.year:
                told = replace(told, year_end=end)
            else:
                told = replace(told, year=None)
        return told

    def _on(self, named: date, sense: Sense, at: Setting) -> Told:
        """What is told once a day has been `named`.

        "Shut since Monday" and "Monday's vote" tell of another day than Monday where one is known.
        """
        told = self
        if (at.issued is None or named < at.issued) and not at.spoken():
            told = replace(told, event=named)
        aside = at.before == "since" or (sense.type == "DATE" and at.attributive())
        if told.day is None or not aside:
            told = replace(told, day=named)
        if not sense.aside and (told.latest is None or not aside):
            told = replace(told, latest=named)
        return told

    def _moved(self, sense: Sense, at: Setting) -> Told:
        """Where a history stands after a phrase: at its date, unless that is an aside or looks back.

        A bare year in brackets or before a noun ("the 1936 treaty") is one.
        """
        match = _CALENDAR_DATE.match(_day_of_week(sense.value))
        away = sense.aside or sense.back or (not sense.pins and count.looks_back(at))
        if not match or away or sense.type not in {"DATE", "TIME"}:
            return self
        year, month, day, season = match.groups()
        aside = at.before in {"(", "the", "a", "since", "of"} or at.after in {"-", "–", ")"}
        if (month is None and season is None and aside) or not 1 <= int(year) <= LAST_YEAR:
            return self
        try:
            point = date(int(year), int(month or _SEASON_START.get(season or "", 1)), int(day or 1))
        except ValueError:
            return self
        grain: Literal["Y", "M", "D"] = "D" if day else "M" if month or season else "Y"
        told_day = point if day else None
        return replace(self, point=point, grain=grain, day=told_day, year=int(year))


def _awaited(quarter: str, at: Setting) -> bool:
    """Whether a quarter is not over yet: a forecast for it leaves the subject of a report as it is."""
    return (
        at.issued is not None and bool(quarter) and (interval(quarter)[1] or "") >= str(at.issued)
    )


def _day_of_week(value: str) -> str:
    """The first day of a week (`1844-W10`), any other value as it is."""
    return (interval(value)[0] or value)[:10] if _WEEK.fullmatch(value) else value


_PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI)")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_WEEK = re.compile(r"\d{4}-W\d\d")
_BEFORE_CHRIST = re.compile(r"BC(\d{4})")
_NAMED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|/|-S|-FA|-WI|$)")
_CALENDAR_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-(SP|SU|FA|WI))?(?=T|/|$)")
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


_QUARTER = compiled("(?:ordinal|second|first) '-'? unit")


def beginning(words: Sequence[Token], coded: str, anchor: date | None) -> Told:
    """What is told before the first word: the first year of a history, or a first quarter."""
    years = _written_years(words)
    latest = anchor.year - LONG_AGO if anchor else LAST_YEAR
    old = [year for year in years if year <= latest]
    news = len(_NEWS.findall(coded)) + _fresh(words, coded, anchor)
    said = sum(token.value in _SPEECH for token in words if token.kind == OTHER)
    short = max(FEWEST_ALONE, len(words) // WORDS_PER_YEAR)
    fewest = FEWEST_YEARS if news or said else min(FEWEST_YEARS, short)
    few = max(fewest, YEARS_PER_NEWS * news, YEARS_PER_SPEECH * said, OLD_SHARE * len(years))
    if len(old) >= few:
        return Told(grain="Y", point=date(old[0], 1, 1))
    return _first_quarter(words, coded, anchor)


def _written_years(words: Sequence[Token]) -> list[int]:
    """The years of a text; figures below the modern ones count where a date leads up to them."""
    return [
        token.value
        for before, token in pairwise((words[0], *words) if words else ())
        if token.kind == "year"
        and (token.value >= FIRST_YEAR or before.kind in _LEADS or before.value in _LEADS)
    ]


_LEADS = frozenset("in by since until from month number era season holiday".split())
_DATED = compiled("month number (?:','? of? year)?")


def _fresh(words: Sequence[Token], coded: str, anchor: date | None) -> int:
    """How many days without a year fall right before the report's own: those are news.

    Not those of a month that has its year somewhere in the text: an anniversary falls on its day.
    """
    if anchor is None:
        return 0
    yearless, told = [], set()
    for match in _DATED.finditer(coded):
        month, day = (token.value for token in words[match.start() : match.start() + 2])
        if match.end() - match.start() > 2:
            told.add(month)
        else:
            yearless.append((month, day))
    return sum(_beside(anchor, *each) for each in yearless if each[0] not in told)


def _beside(anchor: date, month: int, day: int) -> bool:
    """Whether that day lies within a week or two of the anchor."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        with suppress(ValueError, TypeError):  # no such day
            if -FRESH_AHEAD <= (anchor - date(year, month, day)).days <= FRESH:
                return True
    return False


def _first_quarter(words: Sequence[Token], coded: str, anchor: date | None) -> Told:
    """What is told before the first word: the first quarter that a report names is its subject.

    Reports of results compare with "a year ago" before they say which quarter they are about.
    """
    if anchor is None:
        return Told()
    named = []
    for match in _QUARTER.finditer(coded):
        number = words[match.start()].value
        number = 1 if number == "first" else number
        if words[match.end() - 1].value == "Q" and 1 <= number <= 4:
            after = [t for t in words[match.end() : match.end() + 2] if t.kind not in {"of", "in"}]
            if after and after[0].kind == "year":
                named.append(f"{after[0].value}-Q{number}")
            else:
                named.append(count.quarter(Setting(anchor, lambda: "", lambda: ""), number))
    over = [value for value in named if (interval(value)[1] or "") < anchor.isoformat()]
    subject = next(iter(over or named), None)
    return Told(quarter=subject, compared=subject)


# What makes a text a history: so many years named, most of them so long before the report, and few
# of the times that news counts from its own day.
FEWEST_YEARS, LONG_AGO, YEARS_PER_NEWS, OLD_SHARE = 6, 2, 6, 0.7
# So few years, for so many words, will do where nobody speaks and no time is counted from the report's
# own day; and what counts as such a time: a day without a year, so many days back from it or ahead.
FEWEST_ALONE, WORDS_PER_YEAR, FRESH, FRESH_AHEAD = 2, 120, 14, 7
# A report that looks back over many years still quotes people; a history seldom does.
YEARS_PER_SPEECH, _SPEECH = 3, frozenset(("said", "says", "told"))
_NEWS = compiled(
    "(?:today|yesterday|tomorrow|tonight|weekday(?! ','? month)(?! ','? number)|this unit|(?<!the)(?:last|next) unit|unit ago|units ago)"
)
