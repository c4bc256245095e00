"""Figures that change: the level before, and those told of a time to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sayso.mark.quantity.numerals import numerals
from sayso.records import Estimate, Moment, Report, ident

_FROM: Final = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)


def moved(report: Report, day: Moment | None, estimate: Estimate) -> Iterator[Estimate]:
    """An estimate; before it the level that it moved from: "lowered it from nine to seven"."""
    span = estimate.span
    ends = numerals(span.text)
    before = until(estimate.said or day)
    two = len(ends) == 2 and estimate.low == estimate.high == ends[1].value != ends[0].value
    if not two or not _FROM.search(report.text, max(0, span.start - 12), span.start):
        yield estimate
        return
    first, second = (report.cut(span.start + end.start, span.start + end.end) for end in ends)
    value = ends[0].value
    if before is not None:  # else nobody says when it held, and now it does not
        yield replace(
            estimate,
            id=ident("estimate", estimate.span.report, first.start, first.end),
            span=first,
            low=value,
            high=value,
            kind="count",
            when=before,
        )
    yield replace(
        estimate, id=ident("estimate", estimate.span.report, second.start, second.end), span=second
    )


def until(day: Moment | None) -> Moment | None:
    """The time before a day: then a figure held that something has moved from since."""
    if day is None or day.start is None or len(day.start) < 10:
        return None
    before = (date.fromisoformat(day.start[:10]) - timedelta(days=1)).isoformat()
    return Moment(f"../{before}", None, before)


def ahead(when: Moment | None, day: Moment | None) -> bool:
    """Whether a figure is told of a time after the day of its report: "rising to 240 in May"."""
    if when is None or day is None or when.start is None or day.end is None:
        return False
    return when.start[:10] > day.end[:10]
