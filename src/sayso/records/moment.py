"""When: TIMEX3 values and the intervals that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A TIMEX3 `value` and the days from `start` to `end` (both included) that it means.

    `start` and `end` are ISO dates or date-times, None where the interval is open on that side or
    cannot be resolved. An interval's value is `A/B`, an open one `A/..` or `../B`. A value keeps its
    precision: `2021-02` is a whole month and never its first day.
    """

    value: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its words, its TIMEX3 type and modifier, and the moment it means.

    `open` is `since` or `until` where the words around it open the interval ("since August 2023");
    the moment is then still that of the expression itself.
    """

    span: Span
    type: TimexType
    moment: Moment
    mod: str | None = None
    open: Literal["since", "until"] | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a report's relative times are counted from.

    `day` is an ISO date, or None where nothing gives one; `earliest` and `latest` then bound it as
    far as the report's own words allow. `reason` says, for a reader, how this was found.
    """

    day: str | None
    earliest: str | None = None
    latest: str | None = None
    reason: str = ""
