"""A brief as tables for spreadsheets and notebooks: estimates, attributions, points."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Literal

from sayso.records import Brief, BriefAttribution, Moment, Span
from sayso.tell import wording
from sayso.tell.cast import Cast, cast
from sayso.tell.cites import shelve

What = Literal["attributions", "estimates", "points"]
Row = dict[str, str | float | int | bool | None]

# A spreadsheet takes a cell that begins so for a formula, which may call programs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows(brief: Brief, what: What) -> Iterator[Row]:
    """One row for each record of a kind; every row of a kind has the same columns."""
    known = cast(brief, shelve(brief.reports))
    return _KINDS[what](brief, known)


def csv_text(brief: Brief, what: What) -> str:
    """A table as CSV with a head; no cell of text is a formula."""
    out = io.StringIO()
    made = list(rows(brief, what))
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS[what])
    writer.writerows([_cell(row[column]) for column in COLUMNS[what]] for row in made)
    return out.getvalue()


def json_lines(brief: Brief, what: What) -> str:
    """A table as one JSON object to a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(brief, what))


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = wording.clean(value)
    return (
        f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text
    )


def _where(report: str, spans: tuple[Span, ...], known: Cast) -> Row:
    """Where words stand: the columns that all tables share."""
    number = known.shelf.numbers[report]
    told = known.shelf.report(number)
    cites = known.shelf.cite(spans)
    return {
        "report": report,
        "outlet": told.outlet,
        "title": told.title,
        "published": told.published,
        "url": told.url,
        "paragraph": cites[0].first if cites else None,
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
    }


def _moment(name: str, moment: Moment | None) -> Row:
    return {
        name: moment.value if moment else None,
        f"{name}_from": moment.start if moment else None,
        f"{name}_to": moment.end if moment else None,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(wording.flat(span.text) for span in spans)


def _attributions(brief: Brief, known: Cast) -> Iterator[Row]:
    for each in brief.attributions:
        yield {
            "id": each.id,
            "who": _who(each, known),
            "source": _words(each.source.spans),
            "named": each.source.named,
            "anonymous": each.source.anonymous,
            "stance": each.stance,
            "certainty": each.certainty,
            "manner": each.manner,
            "cue": _words(each.cue.spans),
            "content": _words(each.content.spans),
            **_moment("said", each.said),
            "said_by": each.said_by,
            "via": "; ".join(known.name(name) for name in each.via),
            **_where(each.report, each.content.spans or each.cue.spans, known),
        }


def _who(attribution: BriefAttribution, known: Cast) -> str:
    return "; ".join(known.name(name) for name in attribution.source.actors)


def _estimates(brief: Brief, known: Cast) -> Iterator[Row]:
    titles = {series.id: wording.flat(series.title) for series in brief.series}
    for each in brief.estimates:
        yield {
            "id": each.id,
            "series": titles.get(each.series or ""),
            "words": wording.flat(each.span.text),
            "low": _number(each.low),
            "high": _number(each.high),
            "approximate": each.approximate,
            "counted": each.counted,
            "of": each.of,
            "where": "; ".join(each.where),
            "kind": each.kind,
            "part": each.part,
            "who": known.voucher(each),
            **_moment("when", each.when),
            **_moment("said", each.said),
            "replaced_by": each.replaced_by,
            "corrected": each.corrected,
            "attribution": each.attribution,
            **_where(each.span.report, (each.span,), known),
        }


def _points(brief: Brief, known: Cast) -> Iterator[Row]:
    """One row for each statement in each position on each point."""
    for point in brief.points:
        for position in point.positions:
            for name in position.attributions:
                taken = known.attributions.get(name)
                if taken is not None:
                    yield {
                        "id": point.id,
                        "statement": wording.flat(point.statement),
                        "status": point.status,
                        "origins": point.origins,
                        "reports": point.reports,
                        "why": wording.flat(point.why),
                        "who": known.name(position.actor),
                        "side": position.stance,
                        "since": position.since,
                        "attribution": name,
                        "content": _words(taken.content.spans or taken.cue.spans),
                        **_where(taken.report, taken.content.spans or taken.cue.spans, known),
                    }


_KINDS: dict[What, Callable[[Brief, Cast], Iterator[Row]]] = {
    "attributions": _attributions,
    "estimates": _estimates,
    "points": _points,
}
_PLACE = "report outlet title published url paragraph start end".split()
# Named here too, so that a table without rows has its head.
COLUMNS: dict[What, list[str]] = {
    "attributions": [
        *"id who source named anonymous stance certainty manner cue content said said_from said_to "
        "said_by via".split(),
        *_PLACE,
    ],
    "estimates": [
        *"id series words low high approximate counted of where kind part who when when_from "
        "when_to said said_from said_to replaced_by corrected attribution".split(),
        *_PLACE,
    ],
    "points": [
        *"id statement status origins reports why who side since attribution content".split(),
        *_PLACE,
    ],
}
