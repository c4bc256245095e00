"""Exact words and where they stand: report, paragraph, and the paragraph around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import BriefReport, Span
from sayso.tell.wording import clean, flat

# A page without paragraphs must not put its whole text behind every line.
_AROUND = 700
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_COMMA = re.compile(r",([”’»“\"'])$")
_OPENING, _CLOSING = '“‘«„"', '”’»“"'


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of the report numbered `number`, in its paragraphs `first` to `last` (from 1).

    `alone` where the brief has no other report: its number need not be said then.
    """

    number: int
    first: int
    last: int
    spans: tuple[Span, ...]
    alone: bool = False

    @property
    def label(self) -> str:
        """`2¶4`, `2¶4–5` or `¶4`; no space, so that no line breaks within."""
        paragraphs = f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"
        return f"{'' if self.alone else self.number}¶{paragraphs}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `marked` where it is among the words cited."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of a brief, their paragraphs found, so that any span can be cited."""

    reports: tuple[BriefReport, ...]
    numbers: dict[str, int]
    paragraphs: tuple[tuple[tuple[int, int], ...], ...]

    def report(self, number: int) -> BriefReport:
        """The report with `number`, counted from 1."""
        return self.reports[number - 1]

    def cite(self, spans: Iterable[Span]) -> tuple[Cite, ...]:
        """Where `spans` stand: one cite for each run of neighbouring paragraphs of a report."""
        found: dict[tuple[int, int, int], list[Span]] = {}
        for span in sorted(set(spans)):
            number = self.numbers.get(span.report)
            if number is not None:
                first, last = self._paragraphs_of(number, span)
                found.setdefault((number, first, last), []).append(span)
        alone = len(self.reports) == 1
        cites: list[Cite] = []
        for (number, first, last), group in sorted(found.items()):
            before = cites[-1] if cites else None
            if before and before.number == number and first <= before.last + 1:
                cites[-1] = Cite(
                    number, before.first, max(last, before.last), (*before.spans, *group), alone
                )
            else:
                cites.append(Cite(number, first, last, tuple(group), alone))
        return tuple(cites)

    def words(self, spans: Sequence[Span]) -> str:
        """The exact words of `spans` on one line; what lies between them is shown by ` … `.

        Quotation marks that stand right around a span are kept: without them, words somebody
        spoke would read as the report's own.
        """
        known = [span for span in sorted(set(spans)) if span.report in self.numbers]
        out, before = "", None
        for span in known:
            text = self.report(self.numbers[span.report]).text
            start, end = _with_quotes(text, span.start, span.end)
            piece = flat(text[start:end])
            if before is None:
                out = piece
            else:
                gap = text[before[1] : start] if before[0] == span.report else "x"
                out += f" {piece}" if not gap.strip() else f" … {piece}"
            before = span.report, end
        # The comma before "he said" belongs to that, on whichever side of the mark it stands.
        out = _COMMA.sub(r"\1", out.strip().rstrip(",;:"))
        return out or flat(" … ".join(span.text for span in spans))

    def excerpt(self, cite: Cite) -> tuple[Piece, ...]:
        """The paragraphs of `cite` with its words marked; far-off text is cut to ` … `."""
        text = self.report(cite.number).text
        bounds = self.paragraphs[cite.number - 1]
        low, high = bounds[cite.first - 1][0], bounds[cite.last - 1][1]
        spans = [(max(span.start, low), min(span.end, high)) for span in cite.spans]
        start = max(low, _word_start(text, min(one for one, _ in spans) - _AROUND))
        end = min(high, _word_end(text, max(two for _, two in spans) + _AROUND))
        pieces, at = ([Piece("… ", False)] if start > low else []), start
        for one, two in spans:
            if one > at:
                pieces.append(Piece(clean(text[at:one]), False))
            if two > max(one, at):
                pieces.append(Piece(clean(text[max(one, at) : two]), True))
            at = max(at, two)
        if end > at:
            pieces.append(Piece(clean(text[at:end]), False))
        return tuple(pieces) + ((Piece(" …", False),) if end < high else ())

    def excerpts(self, cites: Sequence[Cite]) -> list[tuple[tuple[Piece, ...], tuple[Cite, ...]]]:
        """The excerpts of `cites`, those that read the same (copied reports) told once."""
        found: dict[tuple[Piece, ...], list[Cite]] = {}
        for cite in cites:
            found.setdefault(self.excerpt(cite), []).append(cite)
        return [(pieces, tuple(places)) for pieces, places in found.items()]

    def around(self, cite: Cite) -> str:
        """The exact words of `cite` with some of those around them, where alone they say little."""
        text = self.report(cite.number).text
        low, high = self.paragraphs[cite.number - 1][cite.first - 1]
        start, end = cite.spans[0].start, min(cite.spans[0].end, high)
        first = max(low, _word_start(text, start - 40)) if start - low > 50 else low
        last = min(high, _word_end(text, end + 60)) if high - end > 70 else high
        before, after = ("… " if first > low else ""), (" …" if last < high else "")
        return f"{before}{flat(text[first:last])}{after}"

    def texts(self, number: int) -> Iterator[str]:
        """The paragraphs of the report with `number`."""
        text = self.report(number).text
        return (clean(text[start:end]) for start, end in self.paragraphs[number - 1])

    def _paragraphs_of(self, number: int, span: Span) -> tuple[int, int]:
        starts = [start for start, _ in self.paragraphs[number - 1]]
        first = max(1, bisect_right(starts, span.start))
        return first, max(first, bisect_right(starts, max(span.start, span.end - 1)))


def shelve(reports: Sequence[BriefReport]) -> Shelf:
    """The shelf that holds `reports`, numbered in their order."""
    return Shelf(
        tuple(reports),
        {report.id: number for number, report in enumerate(reports, 1)},
        tuple(paragraphs(report.text) for report in reports),
    )


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each paragraph; at least one, also of an empty text."""
    found, at = [], 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at:
            found.append((at, gap.start()))
        at = gap.end()
    if at < len(text) or not found:
        found.append((at, len(text)))
    return tuple(found)


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    opened = start > 0 and text[start - 1] in _OPENING and not text[start].isspace()
    if not opened or (start > 1 and text[start - 2].isalnum()):
        return start, end
    for at in (end, end + 1):
        if at < len(text) and text[at] in _CLOSING:
            return start - 1, at + 1
    return start - 1, end


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at, at + 40)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 40, at)
    return space if space >= 0 else at
