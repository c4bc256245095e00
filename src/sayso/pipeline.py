"""The stages in order; nothing else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

from sayso import join
from sayso.data import load
from sayso.records import Brief, Correction, Reading, Report, Step, Story, ident, instant
from sayso.tell.compose import compose

# One join at a time: what is kept of readings (`join.once`) is asked of one story only.
_JOINING = threading.Lock()
# Reports are given to the language layer in batches of this many: larger ones save no more time.
BATCH = 16


class OrderError(Exception):
    """A list of steps that cannot work: a need that no earlier step gives, or an unknown field."""


def check(steps: Sequence[Step], record: type, given: Iterable[str] = ()) -> None:
    """Refuse an order of `steps` that cannot work on `record` (a Reading or a Story).

    Raises `OrderError` with the step, what it needs, and what earlier steps give.
    """
    known = {field.name for field in fields(record)}
    have = set(given)
    for step in steps:
        for need in step.needs:
            if need not in have:
                raise OrderError(
                    f"step {step.name!r} needs {need!r}; earlier steps give {', '.join(sorted(have)) or 'nothing'}"
                )
        for gift in step.gives:
            if gift.split(".")[0] not in known:
                raise OrderError(
                    f"step {step.name!r} gives {gift!r}, which {record.__name__} lacks"
                )
        have.update(step.gives)


def _data(step: Step) -> dict[str, Any]:
    return {name: load(name) for name in step.uses}


def needed(steps: Sequence[Step], wanted: Iterable[str]) -> tuple[Step, ...]:
    """The steps that it takes to fill the fields `wanted`, in their order.

    A field is wanted with all its aspects: `attributions` brings `attributions.stance` too.
    """
    want = set(wanted)
    chosen = []
    for step in reversed(steps):
        if any(gift in want or gift.split(".")[0] in want for gift in step.gives):
            chosen.append(step)
            want.update(step.needs)
    return tuple(reversed(chosen))


def readings(
    reports: Iterable[Report], steps: Sequence[Step] | None = None
) -> Iterator[tuple[Report, Reading]]:
    """Mark each report: the base language layer in batches, then the steps in order."""
    if steps is None:
        from sayso import mark  # brings the language layer, which joining does without

        steps = mark.STEPS
    check(steps, Reading)
    language = load("language")
    pairs = ((report.text, report) for report in reports)
    for doc, report in language.pipe(pairs, as_tuples=True, batch_size=BATCH):
        reading = Reading(report.id)
        if report.language and not report.language.lower().startswith("en"):
            yield report, reading  # the steps know English only; on other words they would invent
            continue
        for step in steps:
            reading = replace(reading, **step.run(report, doc, reading, **_data(step)))
        yield report, reading


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles, of which records hold none: it would walk through all readings
    again and again, which takes a sixth of the time that joining takes, and half of composing.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _title(reports: Sequence[Report]) -> str:
    """The title of the newest dated report, else of any, else the name of its file."""
    titled = [report for report in reports if report.title]
    best = max(
        titled,
        key=lambda report: instant(report.published if report.published else "0001"),
        default=None,
    )
    if best and best.title:
        return best.title
    return reports[0].name.rsplit("/", 1)[-1] if reports else ""


def joined(
    reports: Sequence[Report],
    marked: Sequence[Reading],
    steps: Sequence[Step] | None = None,
    later: Mapping[str, str] | None = None,
    corrections: Sequence[Correction] = (),
) -> Story:
    """Join the readings of reports about one development into a story.

    A page that was given again at the same address is one report with revisions. `later` tells
    which those are (the id of each older revision with that of the newest) where the caller knows
    more of them than their dates. `corrections` are what editors decided about this story.
    """
    chosen = join.STEPS if steps is None else steps
    check(chosen, Story, given=("reports", "revisions", "corrections"))
    order = sorted(
        range(len(reports)), key=lambda i: (instant(reports[i].published), reports[i].name)
    )
    ordered = tuple(reports[i] for i in order)
    marks = tuple(marked[i] for i in order)
    ids = tuple(report.id for report in ordered)
    replaced = join.newest(ordered) if later is None else later
    story = Story(
        ident("story", *ids),
        _title(ordered),
        ids,
        revisions=join.between(ordered, marks, replaced),
        corrections=tuple(corrections),
    )
    with _JOINING, uncollected():
        for step in chosen:
            story = replace(story, **step.run(ordered, marks, story, **_data(step)))
    return story


def brief(
    reports: Iterable[Report],
    title: str | None = None,
    each: Callable[[], object] = lambda: None,
) -> Brief:
    """One brief of all the reports: mark, join, tell. The same report twice is one.

    `each` is called when a report is marked.
    """
    texts, marks = [], []
    for report, reading in readings({report.id: report for report in reports}.values()):
        texts.append(report)
        marks.append(reading)
        each()
    with uncollected():
        return compose(joined(texts, marks), texts, marks, title)
