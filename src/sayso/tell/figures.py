"""The rows of the number tables, the same figure of the same source told once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from sayso.records import Brief, BriefEstimate, Moment
from sayso.tell import wording
from sayso.tell.cast import Cast
from sayso.tell.dates import UNDATED, short_words
from sayso.tell.views import Row, SeriesView, Standing

# What gives no number, though it bounds one.
_VAGUE = re.compile(
    r"\b(?:tens|dozens|scores|hundreds|thousands|millions|several|handful|few|couple)\b",
    re.IGNORECASE,
)


def series_views(
    brief: Brief,
    known: Cast,
) -> tuple[SeriesView, ...]:
    """The series in which something moves or is at issue, longest first, then all other figures.

    One figure of one source, however often it is told, is no series.
    """
    by_series: dict[str | None, list[BriefEstimate]] = {}
    for estimate in brief.estimates:
        by_series.setdefault(estimate.series, []).append(estimate)
    estimates = {estimate.id: estimate for estimate in brief.estimates}
    views: list[SeriesView] = []
    single = list(by_series.get(None, ()))
    listed = set()
    for series in brief.series:
        listed.add(series.id)
        members = [estimates[key] for key in series.estimates if key in estimates]
        rows = _rows(members, known)
        if len({(row.low, row.high, row.kind) for row in rows}) < 2:
            single += members
            continue
        anchor = f"series-{len(views) + 1}"
        views.append(_view(anchor, wording.sentence(wording.flat(series.title)), rows))
    single += [
        estimate
        for key, members in by_series.items()
        if key is not None and key not in listed
        for estimate in members
    ]
    # What several sources count is at issue; what one counts only moves.
    views.sort(key=lambda view: (len({row.by for row in view.rows}) < 2, -len(view.rows)))
    if single:
        order = {estimate.id: at for at, estimate in enumerate(brief.estimates)}
        single.sort(key=lambda estimate: order[estimate.id])
        title = "Other figures" if views else "Figures"
        views.append(_view("figures", title, _rows(single, known), alone=False))
    return tuple(views)


def _rows(
    members: list[BriefEstimate],
    known: Cast,
) -> tuple[Row, ...]:
    """One row for each figure that a source gives, however many reports repeat it."""
    groups: dict[tuple[object, ...], list[BriefEstimate]] = {}
    for estimate in members:
        key = (
            estimate.low,
            estimate.high,
            estimate.approximate,
            wording.counted(estimate).lower() if estimate.series is None else "",
            estimate.kind if estimate.kind in ("forecast", "plan") else "",
            "" if _runs_on(estimate) else short_words(estimate.when),
            known.voucher(estimate),
        )
        groups.setdefault(key, []).append(estimate)
    rows = [_row(told, known) for group in groups.values() for told in _occasions(group)]
    return tuple(rows)


def _occasions(group: list[BriefEstimate]) -> list[list[BriefEstimate]]:
    """The same figure of the same source, by the days on which it was given.

    A report that does not tell the day repeats what was given before; of its own it dates nothing.
    """
    dated: dict[str, list[BriefEstimate]] = {}
    loose: list[BriefEstimate] = []
    for estimate in group:
        if estimate.said_by == "text" and estimate.said:
            dated.setdefault(short_words(estimate.said), []).append(estimate)
        else:
            loose.append(estimate)
    if not dated:
        return [loose]
    first = min(dated.values(), key=lambda told: (told[0].said and told[0].said.start) or "9999")
    first += loose
    return list(dated.values())


def _runs_on(estimate: BriefEstimate) -> bool:
    """Whether it counts over a time that goes on when it is told: "since May", "this year"."""
    when, said = estimate.when, estimate.said
    if when is None or when.value.endswith("/.."):
        return when is not None
    return bool(when.end and said and said.start and when.end[:10] > said.start[:10]) and (
        estimate.kind in ("count", "flow")
    )


def _row(
    group: list[BriefEstimate],
    known: Cast,
) -> Row:
    first = group[0]
    dated = first.when and (first.when.start or first.when.end) and not _runs_on(first)
    moment = first.when if dated else first.said
    number = known.shelf.numbers.get(first.span.report)
    published = known.shelf.report(number).published if number else None
    start = (moment.start or moment.end) if moment else None
    end = (moment.end or moment.start) if moment else None
    words = wording.figure(first.low, first.high, first.approximate)
    if first.low is not None and first.low == first.high and 0 < first.low < 1:
        words = wording.flat(first.span.text)  # "a third", not 0.333
    elif first.low != first.high and _VAGUE.search(first.span.text):
        words = wording.flat(first.span.text)  # nobody said "at least 24" who said "dozens"
    plain = first.kind == "count" or _runs_on(first)
    return Row(
        words if plain else f"{words} ({wording.KINDS[first.kind]})",
        first.low,
        first.high,
        first.approximate,
        "count" if plain else first.kind,
        _what(group),
        _dates(first, published),
        known.voucher(first),
        (start or published or "")[:10] or None,
        (end or published or "")[:10] or None,
        known.shelf.cite(each.span for each in group),
        _standing(group),
    )


def _standing(group: list[BriefEstimate]) -> Standing:
    """Whether a figure still stands, or its source has given another since."""
    if any(each.corrected for each in group):
        return "corrected"
    return "replaced" if any(each.replaced_by for each in group) else ""


def _what(group: list[BriefEstimate]) -> str:
    places = dict.fromkeys(wording.flat(name) for each in group for name in each.where)
    words = wording.counted(group[0])
    return f"{words}, in {wording.listed(list(places))}" if places else words


def _dates(estimate: BriefEstimate, published: str | None) -> str:
    when, said = short_words(estimate.when), short_words(estimate.said)
    if when == said == UNDATED:
        return f"reported {short_words(Moment(published[:10]))}" if published else ""
    if said in (when, UNDATED):
        return when
    verb = "said" if estimate.said_by == "text" else "reported"
    if when == UNDATED:
        return f"{verb} {said}"
    # Whoever tells of a day told it on that day or later: the day of the report adds nothing.
    return when if verb == "reported" and not _runs_on(estimate) else f"{when}, {verb} {said}"


def _view(anchor: str, title: str, rows: tuple[Row, ...], alone: bool = True) -> SeriesView:
    """A table without a column in which all rows agree: that is told once, above it."""
    same, kinds = {row.what for row in rows}, {row.kind for row in rows}
    what = same.pop() if alone and len(same) == 1 else ""
    kind = wording.KINDS_OF_ALL.get(kinds.pop(), "") if alone and len(kinds) == 1 else ""
    if kind:
        rows = tuple(
            replace(row, figure=row.figure.removesuffix(f" ({wording.KINDS[row.kind]})"))
            for row in rows
        )
    # The title tells what all rows of a series count.
    columns: list[Literal["what", "dates", "by"]] = [] if what or alone else ["what"]
    if any(row.dates for row in rows):
        columns.append("dates")
    told = set(re.findall(r"\w+", title.lower()))
    new = not set(re.findall(r"\w+", what.lower())) <= told
    subtitle = ", ".join(part for part in (what if new else "", kind) if part)
    return SeriesView(anchor, title, subtitle, rows, (*columns, "by"))
