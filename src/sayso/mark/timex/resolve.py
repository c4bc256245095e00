"""A text's time expressions, in one pass from its first word to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from sayso.data.calendar import Calendar
from sayso.mark.timex import (
    amounts,
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
from sayso.mark.timex.grammar import Rule, codes, starts
from sayso.mark.timex.setting import ClauseTense, Sense, Setting, Tense
from sayso.mark.timex.tokens import Token, tokens
from sayso.mark.timex.told import FIRST_YEAR, LAST_YEAR, Told, beginning


class Clues(Protocol):
    """What the base language layer knows about characters `start` to `end`."""

    def tense(self, start: int, end: int) -> ClauseTense:
        """Tense of the verb that governs them."""

    def happened(self, start: int, end: int) -> bool:
        """Whether a verb in the past tells what came about at the words themselves."""

    def before_then(self, start: int, end: int) -> bool:
        """Whether that verb tells what had come before the day being told."""

    def reported(self, start: int, end: int) -> bool:
        """Whether they stand in what somebody says."""

    def spoken(self, start: int, end: int) -> bool:
        """Whether they tell when somebody said something."""

    def attributive(self, start: int, end: int) -> bool:
        """Whether they only name a thing by its day: "Thursday's vote"."""

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

    def before_then(self, start: int, end: int) -> bool:
        """Unknown."""
        return False

    def reported(self, start: int, end: int) -> bool:
        """Unknown."""
        return False

    def spoken(self, start: int, end: int) -> bool:
        """Unknown."""
        return False

    def attributive(self, start: int, end: int) -> bool:
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
    text: str,
    anchor: date | None,
    calendar: Calendar,
    clues: Clues = PLAIN,
    latest_clock: str = "",
) -> list[Found]:
    """Every time expression of `text`, understood from the day `anchor` (None: unknown).

    `latest_clock` is the hour of that day (`09:30`) by which the text was published at the latest.
    """
    if anchor is not None and not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        anchor = None
    words = tokens(text, calendar)
    return list(_pass(text, words, anchor, rules(calendar), clues, latest_clock))


def _pass(
    text: str,
    words: Sequence[Token],
    anchor: date | None,
    grammar: Sequence[Rule],
    clues: Clues,
    latest_clock: str,
) -> Iterator[Found]:
    coded = codes(words)
    told = beginning(words, coded, anchor)
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
            at = _setting(text, words, index, stop, anchor, told, clues, latest_clock)
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


# A year stays the one being told for so many characters, two or three sentences.
NARRATIVE = 300
# What stands before a phrase that opens its sentence: "In 2019 the dam failed".
_OPENING = re.compile(
    r"(?:^|[.!?:][\"”’')]*\s+|\n\s*)(?:(?:In|On|By|During|Until|Early in|Late in)\s+)?$"
)
_BREAK = re.compile(r"\n\s*\n")


def _setting(
    text: str,
    words: Sequence[Token],
    index: int,
    stop: int,
    anchor: date | None,
    told: Told,
    clues: Clues,
    latest_clock: str,
) -> Setting:
    start, end = words[index].start, words[stop - 1].end

    def tense() -> Tense:
        found = clues.tense(start, end)
        if found == "timetable":
            return "present" if told.grain else "future"
        return found

    def happened() -> bool:
        return clues.happened(start, end)

    def before_then() -> bool:
        return clues.before_then(start, end)

    def reported() -> bool:
        return clues.reported(start, end)

    def spoken() -> bool:
        return clues.spoken(start, end)

    def attributive() -> bool:
        return clues.attributive(start, end)

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
        before_then,
        reported,
        spoken,
        attributive,
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
        event=told.event,
        named=told.named,
        before_christ=told.before_christ,
        parts=told.parts,
        latest_clock=latest_clock,
        clock=told.clock,
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
