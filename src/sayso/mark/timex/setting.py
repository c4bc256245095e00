"""What a time phrase is understood by: the day of the report, its clause, and what was told before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Tense = Literal["past", "present", "future", ""]
# As a verb has it: a timetable ("it sails on Friday") is ahead in news, and the present in a history.
ClauseTense = Literal["past", "present", "future", "timetable", ""]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase means: TIMEX3 type, value and modifier.

    `skip` tokens at its front and `drop` at its back were needed to understand it but do not belong
    to its words. `zone` is the offset from UTC of a clock time. `pins` says that the words themselves
    give the year, so that what follows may be told on that year's clock; `subject` is the quarter
    that a report of results is about, or "" where it turns to a longer period. `aside` marks what is
    counted from the report's own day, at which a history does not stand, and `back` what is only looked
    back at ("a year earlier"): the next phrase does not count from it.
    """

    type: TimexType
    value: str
    mod: str | None = None
    skip: int = 0
    drop: int = 0
    zone: str = ""
    pins: bool = False
    subject: str | None = None
    aside: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands.

    `anchor` is the day that relative times count from, None where unknown. What costs time is computed
    only when asked for: `tense` is that of the verb that governs the phrase, `label` the kind of name it
    lies in ("" for none), `context` the words before it in its sentence and `rest` those behind it;
    `happened` says that a verb in the past tells what came about at the phrase itself, and
    `before_then` that it tells what had done so before the day being told; `reported` that the phrase
    stands in what somebody says, `spoken` that it tells when somebody said so, and `attributive` that it
    only names a thing by its day.

    `year` is the year being told by the narrative, `day` the last day named, `quarter` the quarter
    that the report is about (`1989-Q3`), and `compared` the one that its figures just now are for.
    `event` is the last day, before the report's own, on which something is told to have happened and not
    only to have been said.
    `before` and `after` are the words beside it, and `ending` the day of an "ended Sept. 30" behind.

    In a history `anchor` is the date being told and `grain` how finely it is known (`Y`, `M`, `D`);
    elsewhere `grain` is "". `issued` is always the report's own day. `opens` says that the phrase
    opens its sentence. `latest` is the last day named in any paragraph before, and
    `named` the last year, month or day of this paragraph (`2031-05`). `before_christ` is the year
    before Christ that was named last, None where a later year has been named since. `parts` has for each
    part of a day (`NI`) the day of which it was told last. `latest_clock` is the hour (`09:30`) on the
    report's own day after which nothing can have happened that it tells, "" where it is not known; `clock` the day and hour that were
    told last.
    """

    anchor: date | None
    tense: Callable[[], Tense]
    label: Callable[[], str]
    context: Callable[[], str] = str
    rest: Callable[[], str] = str
    happened: Callable[[], bool] = bool
    before_then: Callable[[], bool] = bool
    reported: Callable[[], bool] = bool
    spoken: Callable[[], bool] = bool
    attributive: Callable[[], bool] = bool
    year: int | None = None
    day: date | None = None
    quarter: str | None = None
    compared: str | None = None
    before: str = ""
    after: str = ""
    after_capital: bool = False
    ending: date | None = None
    grain: Literal["", "Y", "M", "D"] = ""
    issued: date | None = None
    opens: bool = False
    latest: date | None = None
    event: date | None = None
    named: str | None = None
    before_christ: int | None = None
    parts: Mapping[str, date] = field(default_factory=dict)
    latest_clock: str = ""
    clock: tuple[date | None, str] = (None, "")
