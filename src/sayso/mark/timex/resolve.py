"""A text's time expressions, in one pass from its first word to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol

from sayso.data.calendar import Calendar
from sayso.mark.timex import (
    amounts,
    count,
    dates,
    distance,
    eras,
    parts,
    periods,
    relative,
    sets,
    within,
)
from sayso.mark.timex.clock import time_rules
from sayso.mark.timex.grammar import Rule, codes, compiled, starts
from sayso.mark.timex.lexicon import OTHER
from sayso.mark.timex.setting import ClauseTense, Sense, Setting, Tense
from sayso.mark.timex.tokens import Token, tokens
from sayso.records.interval import interval


class Clues(Protocol):
    """What the base language layer knows about characters `start` to `end`."""

    def tense(self, start: int, end: int) -> ClauseTense:
        """Tense of the verb that governs them."""

    def happened(self, start: int, end: int) -> bool:
        """Whether a verb in the past tells what came about at the words themselves."""

    def label(self, start: int, end: int) -> str:
        """Kind of name that they lie in, "" for none."""

    def timely(self, start: int, end: int) -> bool:
        """Whether they may be a time at all: "May" as a verb or as a person is none."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Clues of a bare string: none."""

    def tense(self, start: int, end: int) -> ClauseTense:
        """Unknown."""
        return ""

    def happened(self, start: int, end: int) -> bool:
        """Unknown."""
        return False

    def label(self, start: int, end: int) -> str:
        """None."""
        return ""

    def timely(self, start: int, end: int) -> bool:
        """Always."""
        return True


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at characters `start` to `end`."""

    start: int
    end: int
    sense: Sense


PLAIN = Plain()
# Reports were published in these years; others would run out of the calendar.
FIRST_YEAR, LAST_YEAR = 1600, 2500


@lru_cache(maxsize=4)
def rules(calendar: Calendar) -> tuple[Rule, ...]:
    """All rules, in order of preference among phrases of the same length."""
    calendar_dates = dates.rules(calendar)
    days = (
        *within.rules(calendar),
        *eras.RULES,
        *calendar_dates,
        *periods.RULES,
        *parts.RULES,
        *relative.RULES,
        *distance.RULES,
    )
    return (*sets.RULES, *days, *time_rules(days), *amounts.RULES)


def resolve(
    text: str, anchor: date | None, calendar: Calendar, clues: Clues = PLAIN
) -> list[Found]:
    """Every time expression of `text`, understood from the day `anchor` (None: unknown)."""
    if anchor is not None and not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        anchor = None
    words = tokens(text, calendar)
    return list(_pass(text, words, anchor, rules(calendar), clues))


def _pass(
    text: str, words: Sequence[Token], anchor: date | None, grammar: Sequence[Rule], clues: Clues
) -> Iterator[Found]:
    coded = codes(words)
    told = _beginning(words, coded, anchor)
    free = 0
    last_end = 0
    for index in starts(coded):
        if index < free:
            continue
        fits = sorted(
            (
                (-match.end(), order, each)
                for order, each in enumerate(grammar)
                if (match := each.pattern.match(coded, index)) and match.end() > index
            ),
            key=lambda fit: fit[:2],
        )
        if not fits:
            continue
        if _BREAK.search(text, last_end, words[index].start):
            told = told.paragraph()
        last_end = words[index].start
        for negative, _, each in fits:
            stop = -negative
            phrase = words[index:stop]
            start, end = phrase[0].start, phrase[-1].end
            at = _setting(text, words, index, stop, anchor, told, clues)
            sense = each.mean(phrase, at)
            if sense and clues.timely(start, end):
                begin = phrase[sense.skip or _article(phrase)].start
                yield Found(begin, phrase[len(phrase) - 1 - sense.drop].end, sense)
                told = told.after(sense, at, end)
                free = stop - sense.drop
                break


def _article(phrase: Sequence[Token]) -> int:
    """1 where the phrase's article belongs to a noun behind it: "the Aug. 7 fire", "a two-day visit"."""
    if len(phrase) < 3 or phrase[0].kind not in {"the", "a"}:
        return 0
    glued = phrase[-2].kind in {"-", "–"} and phrase[-1].kind not in {"decade", "number", "year"}
    return int(phrase[1].kind == "month" or glued)


_QUARTER = compiled("(?:ordinal|second|first) '-'? unit")


def _beginning(words: Sequence[Token], coded: str, anchor: date | None) -> Told:
    """What is told before the first word: the first year of a history, or a first quarter."""
    years = [token.value for token in words if token.kind == "year"]
    latest = anchor.year - LONG_AGO if anchor else LAST_YEAR
    old = [year for year in years if FIRST_YEAR <= year <= latest]
    news = len(_NEWS.findall(coded))
    said = sum(token.value in _SPEECH for token in words if token.kind == OTHER)
    few = max(FEWEST_YEARS, YEARS_PER_NEWS * news, YEARS_PER_SPEECH * said, OLD_SHARE * len(years))
    if len(old) >= few:
        return Told(grain="Y", point=date(old[0], 1, 1))
    return _first_quarter(words, coded, anchor)


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
# A report that looks back over many years still quotes people; a history seldom does.
YEARS_PER_SPEECH, _SPEECH = 3, frozenset(("said", "says", "told"))
_NEWS = compiled(
    "(?:today|yesterday|tomorrow|tonight|weekday(?! ','? month)(?! ','? number)|(?:this|last|next) unit|unit ago|units ago)"
)
# A year stays the one being told for so many characters, two or three sentences.
NARRATIVE = 300
# What stands before a phrase that opens its sentence: "In 2019 the dam failed".
_OPENING = re.compile(
    r"(?:^|[.!?:][\"”’')]*\s+|\n\s*)(?:(?:In|On|By|During|Until|Early in|Late in)\s+)?$"
)
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Told:
    """What the narrative has named so far: its year, its last day and its last quarter.

    `day` holds within a paragraph only, `latest` until another day is named.
    """

    year: int | None = None
    year_end: int = 0
    day: date | None = None
    quarter: str | None = None
    compared: str | None = None
    grain: Literal["", "Y", "M", "D"] = ""
    point: date | None = None
    latest: date | None = None
    named: str | None = None
    before_christ: int | None = None

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
            told = self = replace(self, before_christ=int(ancient[1]) if ancient else None)
        if self.grain:
            return self._moved(sense, at)
        if sense.subject is not None and (told.quarter is None or not _awaited(sense.subject, at)):
            told = replace(
                told, quarter=sense.subject or told.quarter, compared=sense.subject or None
            )
        if re.match(r"\d{4}-\d\d-\d\d", value) and not sense.back:
            with suppress(ValueError):  # a written day that does not exist
                named = date.fromisoformat(value[:10])
                told = replace(told, day=named, latest=told.latest if sense.aside else named)
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

    def _moved(self, sense: Sense, at: Setting) -> Told:
        """Where a history stands after a phrase: at its date, unless that is an aside.

        A bare year in brackets or before a noun ("the 1936 treaty") is one.
        """
        match = _CALENDAR_DATE.match(_day_of_week(sense.value))
        if not match or sense.aside or sense.type not in {"DATE", "TIME"}:
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


_WEEK = re.compile(r"\d{4}-W\d\d")
_BEFORE_CHRIST = re.compile(r"BC(\d{4})")
_NAMED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|/|-S|-FA|-WI|$)")
_CALENDAR_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-(SP|SU|FA|WI))?(?=T|/|$)")
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _setting(
    text: str,
    words: Sequence[Token],
    index: int,
    stop: int,
    anchor: date | None,
    told: Told,
    clues: Clues,
) -> Setting:
    start, end = words[index].start, words[stop - 1].end

    def tense() -> Tense:
        found = clues.tense(start, end)
        if found == "timetable":
            return "present" if told.grain else "future"
        return found

    def happened() -> bool:
        return clues.happened(start, end)

    def label() -> str:
        return clues.label(start, end)

    def context() -> str:
        return text[_sentence(text, start) : start]

    def rest() -> str:
        stop = _SENTENCE.search(text, end, end + _SO_FAR)
        return text[end : stop.start() if stop else end + _SO_FAR]

    return Setting(
        told.point if told.grain else anchor,
        tense,
        label,
        context,
        rest,
        happened,
        year=told.year if start - told.year_end <= NARRATIVE else None,
        day=told.day,
        quarter=told.quarter,
        compared=told.compared,
        before=_before(text, words, index),
        after=_word(text, words, stop),
        after_capital=stop < len(words) and text[words[stop].start].isupper(),
        ending=_ending(words, stop, anchor),
        grain=told.grain,
        issued=anchor,
        opens=_OPENING.search(text, max(0, start - 12), start) is not None,
        latest=told.latest,
        named=told.named,
        before_christ=told.before_christ,
    )


# Where a sentence begins; figures ("$5.3 million") and initials have no space or no small letter there.
_SENTENCE = re.compile(r"(?<=[a-z0-9\"”')][.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z])|\n\s*\n")
# How far back a sentence is read.
_SO_FAR = 300


def _sentence(text: str, start: int) -> int:
    """Where the sentence begins in which `start` lies."""
    begin = max(0, start - _SO_FAR)
    for match in _SENTENCE.finditer(text, begin, start):
        begin = match.end()
    return begin


def _ending(words: Sequence[Token], stop: int, anchor: date | None) -> date | None:
    """The day in "ended Sept. 30" right behind a phrase: the last one of that date."""
    kinds = [token.kind for token in words[stop : stop + 3]]
    if anchor is None or kinds not in (["ends", "month", "number"], ["ends", "number", "month"]):
        return None
    month, day = words[stop + 1].value, words[stop + 2].value
    if kinds[1] == "number":
        month, day = day, month
    for year in (anchor.year, anchor.year - 1):
        try:
            ended = date(year, month, day)
        except (ValueError, TypeError):  # no such day, or no whole number
            return None
        if ended <= anchor:
            return ended
    return None


def _before(text: str, words: Sequence[Token], index: int) -> str:
    """The word before, two where the first alone says nothing: "ahead of"."""
    word = _word(text, words, index - 1)
    return "ahead of" if word == "of" and _word(text, words, index - 2) == "ahead" else word


def _word(text: str, words: Sequence[Token], index: int) -> str:
    if not 0 <= index < len(words):
        return ""
    return text[words[index].start : words[index].end].lower()
