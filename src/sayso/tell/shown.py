"""One record with its words in context, its links and its history."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from sayso.records import Hit, Link, Report, Span
from sayso.tell import wording
from sayso.tell.dates import date_words
from sayso.tell.found import context, paragraph

# What is longer is cut in the text, and never in the JSON.
_QUOTES = 12
_LINKS = 25


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that a record rests on; `who` is told before them."""

    report: Report
    spans: tuple[Span, ...]
    who: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is shown.

    `facts` and `history` are pairs of a name (or a moment) and what it is; `links` hold the names of
    both ends. `record` is the record itself.
    """

    id: str
    kind: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()
    links: tuple[tuple[Link, str, str], ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    record: object = None


def text(shown: Shown, *, width: int = 100, colour: bool = False) -> str:
    """The record for a terminal."""
    return "\n".join(_lines(shown, width, colour)) + "\n"


def _lines(shown: Shown, width: int, colour: bool) -> Iterator[str]:
    yield f"{shown.id} ({shown.kind})"
    yield from _wrapped(wording.flat(shown.title), width, "  ")
    for name, value in shown.facts:
        if value:
            yield from _wrapped(f"{name}: {wording.flat(value)}", width, "  ")
    if shown.quotes:
        yield ""
    for quote in shown.quotes[:_QUOTES]:
        hit = _hit(quote)
        who = f"{wording.flat(quote.who)}: " if quote.who else ""
        yield from _wrapped(f"{who}{context(hit, colour)}", width, "  ")
        report = quote.report
        title = wording.flat(report.title or "") or wording.flat(report.name)
        day = date_words(report.published) if report.published else "undated"
        outlet = wording.flat(report.outlet or "")
        where = ", ".join(part for part in (outlet, f"“{title}”", day) if part)
        yield from _wrapped(f"— {where} [{report.id} ¶{paragraph(hit)}]", width, "    ")
    yield from _more(len(shown.quotes) - _QUOTES)
    if shown.links:
        yield ""
        yield "LINKS"
    for link, left, right in shown.links[:_LINKS]:
        told = f"{left} — {link.relation} → {right} ({link.score:g}: {link.reason}) [{link.id}]"
        yield from _wrapped(wording.flat(told), width, "  ")
    yield from _more(len(shown.links) - _LINKS)
    if shown.history:
        yield ""
        yield "HISTORY"
    for when, what in shown.history:
        yield from _wrapped(wording.flat(f"{when[:19].replace('T', ' ')}  {what}"), width, "  ")


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield f"  … and {count:,} more (--format json shows all)"


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        line,
        width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _hit(quote: Quote) -> Hit:
    return Hit("report", quote.report.id, quote.report, quote.spans)


def form(shown: Shown) -> str:
    """The record as JSON, by the schema `sayso/record/1`."""
    made: dict[str, Any] = {
        "schema": "sayso/record/1",
        "id": shown.id,
        "kind": shown.kind,
        "title": shown.title,
        "facts": dict(shown.facts),
        "quotes": [
            {
                "who": quote.who or None,
                "spans": [asdict(span) for span in quote.spans],
                "paragraph": paragraph(_hit(quote)),
                "outlet": quote.report.outlet,
                "published": quote.report.published,
            }
            for quote in shown.quotes
        ],
        "links": [
            {**asdict(link), "left_name": left, "right_name": right}
            for link, left, right in shown.links
        ],
        "history": [{"when": when, "what": what} for when, what in shown.history],
        "record": _plain(shown.record),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _plain(record: object) -> object:
    if is_dataclass(record) and not isinstance(record, type):
        return asdict(record)
    return record
