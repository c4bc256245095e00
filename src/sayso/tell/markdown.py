"""The brief as Markdown, to paste into an editor: each mark is a footnote with the exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.records import Brief
from sayso.tell import titles
from sayso.tell.cites import Cite, Shelf
from sayso.tell.dates import date_words
from sayso.tell.sections import outline
from sayso.tell.views import Line, Outline, PointView, RouteView, SeriesView, SourceView
from sayso.tell.wording import colon, flat, sentence

# Every character with which a report could start markup, a link, an image, HTML, an entity, a
# formula or a footnote; the last two would let an address in a report become a link by itself.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&#$^@]|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_BLOCK = re.compile(r"^(\s*)(?:([-+=!])|(\d+)([.)]))")


def render(brief: Brief) -> str:
    """`brief` as CommonMark with footnotes and tables (both known to GitHub, Pandoc, most CMS)."""
    told = outline(brief)
    notes = _Footnotes(told.shelf)
    blocks = [f"# {escape(told.title)}", f"*{escape(' · '.join((told.as_of, *told.facts)))}*"]
    for title, body in _sections(told, notes):
        if body:
            blocks += [f"## {title}", *body]
    blocks += notes.blocks()
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` on one line, every character that Markdown could act on taken literally."""
    literal = _SPECIAL.sub(lambda match: "\\" + match[0], flat(text))
    return _BLOCK.sub(
        lambda match: (
            f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}"
        ),
        literal,
    )


class _Footnotes:
    """Numbers cites in the order in which they are first met."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.numbers: dict[Cite, int] = {}

    def marks(self, cites: Sequence[Cite]) -> str:
        return "".join(
            f"[^{self.numbers.setdefault(cite, len(self.numbers) + 1)}]" for cite in cites
        )

    def blocks(self) -> Iterator[str]:
        for cite, number in self.numbers.items():
            report = self.shelf.report(cite.number)
            title = flat(report.title or "") or flat(report.name)
            paragraph = "paragraph" if cite.first == cite.last else "paragraphs"
            where = ", ".join(
                part
                for part in (
                    flat(report.outlet or ""),
                    f"“{title}”",
                    date_words(report.published) if report.published else "undated",
                    f"{paragraph} {cite.label.partition('¶')[2]}",
                )
                if part
            )
            yield f"[^{number}]: {escape(self.shelf.words(cite.spans))} — {escape(where)}."


def _sections(told: Outline, notes: _Footnotes) -> Iterator[tuple[str, list[str]]]:
    yield titles.NEWS, _list(told.news, notes)
    yield titles.TURNS, _list(told.turns, notes)
    points = _points(told.points, notes)
    if told.on_record:
        points.append(f"{titles.on_record(len(told.on_record))} See “{titles.VOICES}”.")
    yield titles.POINTS, points or [titles.NO_POINTS]
    yield titles.NUMBERS, [block for view in told.numbers for block in _series(view, notes)]
    yield (
        titles.TIMELINE,
        _bullets(
            f"**{escape(event.when)}:** {escape(event.text)}"
            f"{_details(event.details)}{notes.marks(event.cites)}"
            for event in told.timeline
        ),
    )
    yield (
        titles.MAP,
        _bullets(
            f"**{escape(place.name)}**{', ' + escape(place.country) if place.country else ''} "
            f"({place.coordinates}){notes.marks(place.cites[:3])}"
            for place in told.places
        ),
    )
    yield titles.ROUTES, [block for route in told.routes for block in _route(route, notes)]
    yield (
        titles.VOICES,
        [
            block
            for voice in told.voices
            for block in (
                f"### {escape(voice.name)}",
                *([f"*{escape(voice.about)}*"] if voice.about else []),
                *_list(voice.lines, notes, named=False),
            )
        ],
    )
    yield titles.REACTIONS, _list(told.reactions, notes)
    yield titles.MOTIVES, _list(told.motives, notes)
    yield titles.ALONE, _list(told.alone, notes)
    yield titles.TRANSFERS, _list(told.transfers, notes)
    yield titles.EVIDENCE, _list(told.evidence, notes)
    yield titles.UNKNOWNS, _list(told.unknowns, notes) or [titles.NO_UNKNOWNS]
    yield titles.CHANGES, _list(told.changes, notes)
    yield titles.DECISIONS, _list(told.decisions, notes)
    yield titles.SOURCES, _sources(told)


def _bullets(items: Iterator[str]) -> list[str]:
    text = "\n".join(f"- {item}" for item in items)
    return [text] if text else []


def _details(details: Sequence[str]) -> str:
    return f" ({escape('; '.join(details))})" if details else ""


def _list(lines: Sequence[Line], notes: _Footnotes, named: bool = True) -> list[str]:
    return _bullets(_line(line, notes, named) for line in lines)


def _line(line: Line, notes: _Footnotes, named: bool) -> str:
    who = f"**{escape(line.who)}**" if named and line.who else ""
    lead = line.lead if who else sentence(line.lead)
    head = " ".join(part for part in (who, escape(lead)) if part)
    if head:
        head += f"{colon(line.text, lead) if line.who and lead else ':'} "
    text = head + escape(line.text)
    return f"{text}{_details(line.details)}{notes.marks(line.cites)}"


def _points(points: Sequence[PointView], notes: _Footnotes) -> list[str]:
    blocks = []
    for point in points:
        blocks.append(f"### {point.status_words}: {escape(point.statement)}")
        blocks.append(f"{sentence(point.tally)}. {escape(point.why)}")
        blocks += _bullets(
            f"**{label}:** "
            + "; ".join(
                escape(", ".join(part for part in (side.who, side.when) if part))
                + notes.marks(side.cites)
                for side in sides
            )
            for _, label, sides in point.sides
        )
    return blocks


def _route(route: RouteView, notes: _Footnotes) -> list[str]:
    head = f"**{route.number}. {escape(route.origin)} → {escape(route.goal)}**"
    return [head, *_list(route.lines, notes)]


def _series(view: SeriesView, notes: _Footnotes) -> list[str]:
    head = ["Figure", *(titles.COLUMNS[column] for column in view.columns)]
    rows = [head, ["---:", *("---" for _ in view.columns)]]
    for row in view.rows:
        cells = [escape(getattr(row, column)) for column in view.columns]
        rows.append([escape(row.figure) + notes.marks(row.cites), *cells])
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    about = [escape(sentence(view.subtitle))] if view.subtitle else []
    return [f"### {escape(view.title)}", *about, table]


def _sources(told: Outline) -> list[str]:
    items = [
        f"{source.number}. {_source(source)}" + "".join(f" {escape(note)}" for note in source.notes)
        for source in told.sources
    ]
    rest = _bullets(escape(note) for note in (*told.copies, *told.notes))
    return ["\n".join(items), *rest] if items else rest


def _source(source: SourceView) -> str:
    title = f"*{escape(source.title)}*"
    if source.url:
        # Angle brackets keep an address with brackets in it whole.
        title = f"[{title}](<{source.url}>)"
    where = ", ".join(part for part in (source.outlet, source.date, *source.credits) if part)
    return f"{title}, {escape(where)}."
