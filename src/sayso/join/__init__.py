"""join: Readings → Story. Links, actors, copy groups, points, series, events.

Each step is a pure function `run(reports, readings, story, **data) -> {field: tuple}` over reports
and readings in order of publication. It adds links and never rewrites what `mark` found.
"""

from __future__ import annotations

from sayso.join import actors, copies, corrections, news, points, series, timeline, unknowns
from sayso.join.revisions import between, newest
from sayso.records import Step

__all__ = ["STEPS", "between", "newest"]

STEPS: tuple[Step, ...] = (
    copies.STEP,
    corrections.COPIES,
    actors.STEP,
    corrections.ACTORS,
    points.STEP,
    corrections.POINTS,
    series.STEP,
    corrections.SERIES,
    timeline.STEP,
    unknowns.STEP,
    news.STEP,
)
