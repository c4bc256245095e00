"""What a search found, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.records import Hit, Span
from sayso.tell import wording
from sayso.tell.cites import paragraphs
from sayso.tell.dates import date_words

# Characters of context on each side of the words that were found.
_AROUND = 90


def text(hits: Sequence[Hit], *, colour: bool = False) -> str:
    """A few lines for each hit: what it is, the exact words in context, and where they stand."""
    return "\n".join(line for hit in hits for line in (*_lines(hit, colour), "")) if hits else ""


def _lines(hit: Hit, colour: bool) -> Iterator[str]:
    report = hit.report
    title = wording.flat(report.title or "") or wording.flat(report.name)
    source = ", ".join(
        part for part in (wording.flat(report.outlet or ""), date_words(report.published)) if part
    )
    yield f"{_head(hit)}"
    yield f"    {context(hit, colour)}"
    yield f"    {source}: {title} [{report.id} ¶{paragraph(hit)}]"


def _head(hit: Hit) -> str:
    parts = [hit.id]
    who = wording.flat(hit.who)
    if hit.kind == "attribution":
        # The report's own verb: "withdrew" is no "said".
        cue = f" “{wording.flat(hit.told)}”" if hit.told else ""
        parts.append(f"{who or 'source not named'}{cue}, {date_words(hit.day)}")
    elif hit.kind == "estimate":
        told = wording.flat(" … ".join(span.text for span in hit.spans))
        parts.append(f"{told} {wording.flat(hit.told)}")
        parts.append(f"on the say-so of {who or 'the report itself'}, {date_words(hit.day)}")
    elif hit.kind == "point":
        parts.append(f"{hit.stance}: {wording.trim(wording.flat(hit.told), 160)}")
        parts.append(who)
    return " · ".join(part for part in parts if part)


def paragraph(hit: Hit) -> int:
    """The number of the paragraph in which the words begin, from 1."""
    start = hit.spans[0].start
    return max(1, sum(low <= start for low, _ in paragraphs(hit.report.text)))


def context(hit: Hit, colour: bool) -> str:
    """The words with those around them; what was found stands in »« or in bold."""
    whole = hit.report.text
    low, high = _bounds(hit)
    opening, closing = ("\x1b[1m", "\x1b[22m") if colour else ("»", "«")
    out, at = ("… " if low > 0 and whole[low - 1 : low] != "\n" else ""), low
    for span in _inside(hit.spans, high):
        out += wording.clean(whole[at : span.start])
        out += opening + wording.clean(whole[span.start : span.end]) + closing
        at = span.end
    more = " …" if high < len(whole) and whole[high : high + 1] != "\n" else ""
    return " ".join((out + wording.clean(whole[at:high]) + more).split())


def _inside(spans: Sequence[Span], high: int) -> list[Span]:
    return [span for span in sorted(spans) if span.end <= high]


def _bounds(hit: Hit) -> tuple[int, int]:
    """Where the context begins and ends: at words, and in the paragraphs of what was found."""
    whole = hit.report.text
    spans = sorted(hit.spans)
    first, last = spans[0].start, spans[-1].end
    around = paragraphs(whole)
    floor = max((low for low, _ in around if low <= first), default=0)
    ceiling = min((high for _, high in around if high >= last), default=len(whole))
    low, high = max(floor, first - _AROUND), min(ceiling, last + _AROUND)
    if low > floor:
        low = whole.find(" ", low, first) + 1 or first
    if high < ceiling:
        high = max(whole.rfind(" ", last, high), last)
    return low, high


def form(hits: Sequence[Hit]) -> str:
    """The hits as JSON, by the schema `sayso/search/1`."""
    told = {"schema": "sayso/search/1", "hits": [_form(hit) for hit in hits]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _form(hit: Hit) -> dict[str, Any]:
    low, high = _bounds(hit)
    report = hit.report
    return {
        "kind": hit.kind,
        "id": hit.id,
        "who": hit.who or None,
        "stance": hit.stance or None,
        "day": hit.day,
        "told": hit.told or None,
        "spans": [_span(span) for span in hit.spans],
        "context": {"start": low, "end": high, "text": report.text[low:high]},
        "paragraph": paragraph(hit),
        "report": {
            "id": report.id,
            "name": report.name,
            "title": report.title,
            "outlet": report.outlet,
            "published": report.published,
            "url": report.url,
        },
    }


def _span(span: Span) -> dict[str, Any]:
    return {"report": span.report, "start": span.start, "end": span.end, "text": span.text}
