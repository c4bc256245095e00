"""Times of day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.mark.timex import zones
from sayso.mark.timex.base import told_day
from sayso.mark.timex.grammar import Rule, codes, rule
from sayso.mark.timex.phrase import edge, first, has
from sayso.mark.timex.setting import Sense, Setting
from sayso.mark.timex.tokens import Token

# What leads to "that day", "the next day" behind a clock time.
_TOLD = frozenset(("that", "next", "following", "same"))
_CLOCK = "(?:(?:number|clock|clock24) meridiem|(?:number|clock24) oclock? in the part|(?:number|clock24) oclock at part|clock24|number oclock|(?:small|number) oclock)"
_DATE_KINDS = {"month", "weekday", "today", "yesterday", "tomorrow", "iso", *_TOLD}


def _hours(tokens: Sequence[Token]) -> str | None:
    """The time as hh:mm, or hh:mm:ss where seconds are given."""
    written = first(tokens, "number", "year", "clock", "clock24")
    if has(tokens[1:2], "zone") and has(tokens[:1], "number", "year"):
        length = tokens[0].end - tokens[0].start  # "0730 GMT"
        return (
            f"{written // 100:02}:{written % 100:02}" if length == 4 and _is_time(written) else None
        )
    parts = [int(part) for part in re.split("[:.]", str(written))]
    meridiem = first(tokens, "meridiem")
    if meridiem and not 1 <= parts[0] <= 12:
        return None
    part = first(tokens, "part")
    if meridiem is None and part:
        meridiem = "a" if part == "MO" or (part == "NI" and parts[0] < 6) else "p"
    if meridiem == "p" and parts[0] < 12:
        parts[0] += 12
    if meridiem == "a" and parts[0] == 12:
        parts[0] = 0
    if parts[0] > 24:
        return None
    if has(tokens, "oclock") and not (meridiem or part) and len(parts) == 1 and parts[0] < _EARLY:
        parts[0] += 12  # "at two o'clock": nobody says so of the night without saying that it was
    if len(parts) == 1:
        parts.append(30 if has(tokens, "half") else 15 if first(tokens, "unit") == "Q" else 0)
    return ":".join(f"{part:02}" for part in parts)


def _zone(tokens: Sequence[Token], hours: str) -> str:
    """The zone that is written behind a time, or follows from "(1315 GMT)" there."""
    inside = next((index for index, token in enumerate(tokens) if token.kind == "("), None)
    named = [
        zones.NAMED.get(str(token.value)) for token in tokens[:inside] if token.kind == "local"
    ]
    own = first(tokens[:inside], "zone") or next(filter(None, named), "")
    if own or inside is None:
        return str(own)
    zone, there = first(tokens[inside:], "zone"), _hours(tokens[inside + 1 :])
    return zones.between(hours, there) if zone == "Z" and there else zone or ""


def _day_told(at: Setting) -> date | None:
    """The day that a time of day alone belongs to: the one told last, the report's at the latest.

    What has happened cannot have done so after the report: "He resigns on Monday. I called at two."
    """
    past = at.tense() == "past"
    day = at.day or (at.latest if past else None) or at.anchor
    if day and at.issued and day > at.issued and past:
        return at.issued
    return day


def _past_midnight(day: date, hours: str, at: Setting) -> bool:
    """Whether a story goes on after midnight: "it left at 11 p.m. on Tuesday and sank at 2:15"."""
    last, clock = at.clock
    late = last == day and clock >= _EVENING and hours < _MORNING
    return late and day != at.issued and not at.before_then()


# A clock time before the one follows on a clock time after the other in the same night.
_EARLY = 6
_MORNING, _EVENING = "08:00", "18:00"


def _date_begins(tokens: Sequence[Token]) -> int | None:
    """Where the date starts that follows a time: at its month's day if that comes first."""
    found = next((i for i, t in enumerate(tokens) if t.kind in _DATE_KINDS), None)
    while (
        found
        and tokens[found].kind in {"month", *_TOLD}
        and tokens[found - 1].kind in {"number", "ordinal", "of", "the", "that"}
    ):
        found -= 1
    return found


def _military(tokens: Sequence[Token], at: Setting) -> Sense | None:
    """As in "at 0200 hours"."""
    hours, day = _four_figures(tokens, at), _day_told(at)
    return Sense("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hours}") if hours else None


def _four_figures(tokens: Sequence[Token], at: Setting) -> str | None:
    """The 02:00 of "0200 hours"."""
    written = tokens[0].value
    if tokens[0].end - tokens[0].start != 4 or first(tokens, "units") != "H":
        return None
    if at.before not in _AT or not _is_time(written):
        return None
    return f"{written // 100:02}:{written % 100:02}"


_AT = frozenset("at by until from before after since around about".split())
# What may stand before a clock time that nothing else shows to be one.
_BEFORE = _AT | frozenset("between and or to till through past circa the , ( - – —".split())


def _is_time(figure: int) -> bool:
    return figure // 100 < 24 and figure % 100 < 60


def time_rules(date_rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Rules for a time of day alone or with a date that one of `date_rules` understands."""

    def day_of(tokens: Sequence[Token], at: Setting) -> tuple[str, bool] | None:
        coded = codes(tokens)
        for each in date_rules:
            if each.pattern.fullmatch(coded) and (sense := each.mean(tokens, at)):
                return sense.value, sense.pins
        return None

    def mean(tokens: Sequence[Token], at: Setting) -> Sense | None:
        begin = _date_begins(tokens)
        head = tokens if begin is None else tokens[:begin]
        named = None if has(head, "number", "year", "clock", "clock24") else first(head, "part")
        hours = _hours(head) if named is None else {"24:00": "24"}.get(named, named)
        if hours is None or (named is not None and ":" not in named):
            return None
        zone = _zone(head, hours)
        if begin is None:
            if named is not None and at.before not in {
                "at",
                "by",
                "until",
                "before",
                "after",
                "since",
                "around",
                "about",
                "past",
            }:
                return None
            if len(head) == 1 and has(head, "clock24") and not (at.opens or at.before in _BEFORE):
                return None  # a verse, a score: "Amos 5:24"
            told = _day_told(at)
            if told and _past_midnight(told, hours, at):
                told += timedelta(days=1)
            elif told and told == at.issued and at.latest_clock and hours > at.latest_clock:
                # It was told before that hour came: the evening before is meant.
                told -= timedelta(days=at.tense() == "past")
            day = told.isoformat() if told else "XXXX-XX-XX"
            return Sense("TIME", f"{day}T{hours}", zone=zones.offset(zone, day))
        found = day_of(tokens[begin:], at)
        if found is None and has(tokens[begin:], "that", "same"):
            found = "XXXX-XX-XX", False
        if found is None or (len(found[0]) < 10 and not found[0].startswith("XXXX")):
            return None
        day = found[0].partition("T")[0]  # without the "morning" of "yesterday morning"
        return Sense("TIME", f"{day}T{hours}", zone=zones.offset(zone, day), pins=found[1])

    def part_of(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "the morning of 6 June"."""
        begin = next(i for i, token in enumerate(tokens) if token.kind == "part") + 1
        begin += tokens[begin].kind in {"of", "on", "from"}
        part, found = first(tokens, "part"), day_of(tokens[begin:], at)
        if found is None or len(found[0]) != 10:
            return None
        clock = {"24:00": "24"}.get(part, part)
        return Sense("TIME", f"{found[0]}T{clock}", edge(tokens[:begin]), pins=found[1])

    def part_of_nth(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "the morning of the 5th": of the month that is told."""
        told, part = at.anchor if at.grain in {"M", "D"} else at.day, first(tokens, "part")
        day = first(tokens, "ordinal")
        if told is None or day > monthrange(told.year, told.month)[1] or ":" in part:
            return None
        return Sense("TIME", f"{told.replace(day=day).isoformat()}T{part}", edge(tokens))

    def part_told(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "by mid-afternoon", "in early evening": of the day being told."""
        part = first(tokens, "part")
        if at.before not in _AT | {"in"} or ":" in part or at.grain in {"Y", "M"}:
            return None
        day = _day_told(at)
        return Sense("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}", edge(tokens))

    def military_on(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "at 0200 hours on June 6"."""
        begin = _date_begins(tokens)
        hours, found = _four_figures(tokens, at), day_of(tokens[begin:], at) if begin else None
        if hours is None or found is None or len(found[0]) < 10:
            return None
        return Sense("TIME", f"{found[0][:10]}T{hours}", pins=found[1])

    def this_part(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "at 10 this morning", "around 10:30 last night", "at 10 that evening"."""
        hours, that = _hours(tokens), has(tokens, "that", "same")
        if hours is None or at.issued is None or at.before not in _BEFORE:
            return None
        day = told_day(at) if that else at.issued - timedelta(days=has(tokens, "last"))
        return Sense("TIME", f"{day or 'XXXX-XX-XX'}T{hours}", aside=not that)

    def past_hour(tokens: Sequence[Token], at: Setting) -> Sense | None:
        """As in "at half past six", "a quarter past nine in the morning"."""
        quarter = first(tokens[:2], "unit") in {None, "Q"}
        number = first(tokens, "number")
        plain = quarter and isinstance(number, int) and 1 <= number <= 12
        return mean(tokens, at) if plain and at.before in _BEFORE else None

    day = (
        "(?:weekday (?:','? month number (?:','? year)?|','? (?:number|ordinal) month (?:','? year)?)?|month number (?:','? year)?"
        "|the? (?:number|ordinal) of? month (?:','? year)?|(?:today|yesterday|tomorrow) part?|(?:the (?:next|following|same)|that same?) unit)"
    )
    zone = "(?:'('? (?:zone|local local? time|local time) ')'?)?"
    return (
        rule(
            f"(?:about|nearly)? {_CLOCK} {zone} (?:'(' (?:{_CLOCK}|number|year) zone ')')? (?:','? on? {day})?",
            mean,
        ),
        rule(
            f"(?:half|a? unit) past (?:number|small) (?:oclock|meridiem|in the part)? (?:','? on? {day})?",
            past_hour,
        ),
        rule(f"(?:number|year) zone (?:','? on? {day})?", mean),
        rule("(?:number|clock|clock24) oclock? (?:this|last|that same?|the same) part", this_part),
        rule("(?:number|year) units", _military),
        rule(f"(?:number|year) units ','? on? {day}", military_on),
        rule(f"the? EDGE? part (?:of|on) {day}", part_of),
        rule("the part from weekday(?= to on? weekday)", part_of),
        rule(f"EDGE '-'? part (?:of|on)? {day}", part_of),
        rule("the? EDGE? part of the ordinal(?! of| month| unit| '-')", part_of_nth),
        rule("EDGE '-'? part", part_told),
        rule(f"part (?:{zone} ','? on? {day})?", mean),
    )
