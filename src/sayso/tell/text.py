"""The brief for a terminal, laid out with Rich."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.records import Brief
from sayso.tell import titles
from sayso.tell.cites import Cite
from sayso.tell.sections import outline
from sayso.tell.views import (
    EventView,
    Line,
    Outline,
    PlaceView,
    PointView,
    RouteView,
    Row,
    SeriesView,
    SourceView,
    Voice,
)
from sayso.tell.wording import colon, sentence, trim

NARROWEST, WIDEST = 40, 120

# A terminal is for reading, not for searching: what is longer is cut, and the cut is told.
_QUOTE = 320
_LINES = 40
_POINTS = 15
_SERIES = 8
_FIGURES = 20
_EVENTS = 30
_PLACES = 15
_SPEAKERS = 20
_PER_VOICE = 6
_SHORT = 12
_CITES = 4

_STATUS_STYLE = {
    "corroborated": "bold green",
    "reported": "bold cyan",
    "disputed": "bold red",
    "acknowledged": "bold yellow",
    "denied": "bold magenta",
    "withdrawn": "bold blue",
}


def render(brief: Brief, *, width: int = 100, colour: bool = False) -> str:
    """`brief` for a terminal of `width` columns, with ANSI colours only if `colour`."""
    width = max(NARROWEST, min(width, WIDEST))
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    told = outline(brief)
    with console.capture() as capture:
        for item in _head(told):
            console.print(item)
        for title, items in _sections(told, width):
            if items:
                console.print()
                console.print(_title(title, width))
                for item in items:
                    console.print(item)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _sections(told: Outline, width: int) -> Iterator[tuple[str, list[RenderableType]]]:
    yield titles.NEWS, _lines(told.news)
    yield titles.TURNS, _lines(told.turns, _SHORT)
    points = _points(told.points)
    if told.on_record:
        rest = f"{titles.on_record(len(told.on_record))} See “{titles.VOICES}”."
        points += [*([Text()] if points else []), Text(rest, "dim")]
    yield titles.POINTS, points or [_absent(titles.NO_POINTS)]
    yield titles.NUMBERS, _numbers(told.numbers, width)
    yield titles.TIMELINE, _timeline(told.timeline, width)
    yield titles.MAP, _places(told.places)
    yield titles.ROUTES, _routes(told.routes)
    yield titles.VOICES, _voices(told.voices)
    yield titles.REACTIONS, _lines(told.reactions, _SHORT)
    yield titles.MOTIVES, _lines(told.motives, _SHORT)
    yield titles.ALONE, _lines(told.alone, _SHORT)
    yield titles.TRANSFERS, _lines(told.transfers, _SHORT)
    yield titles.EVIDENCE, _lines(told.evidence, _SHORT)
    yield titles.UNKNOWNS, _lines(told.unknowns) or [_absent(titles.NO_UNKNOWNS)]
    yield titles.CHANGES, _lines(told.changes)
    yield titles.DECISIONS, _lines(told.decisions)
    yield titles.SOURCES, _sources(told)


def _head(told: Outline) -> Iterator[RenderableType]:
    yield Text(told.title, "bold")
    yield Text(" · ".join((told.as_of, *told.facts)), "dim")


def _title(title: str, width: int) -> Text:
    text = Text(title.upper(), "bold cyan")
    text.append(" " + "─" * max(0, width - cell_len(title) - 1), "dim")
    return text


def _absent(words: str) -> Padding:
    return Padding(Text(words, "italic"), (0, 0, 0, 2))


def _lines(lines: Sequence[Line], most: int = _LINES) -> list[RenderableType]:
    items: list[RenderableType] = [_bullet(_line(line)) for line in lines[:most]]
    return items + _more(len(lines) - most)


def _more(count: int, indent: int = 2, what: str = "") -> list[RenderableType]:
    if count <= 0:
        return []
    words = f"… and {count:,} more{what and ' ' + what} (--format html or md shows all)"
    return [Padding(Text(words, "dim italic"), (0, 0, 0, indent))]


def _bullet(text: Text, mark: str = "•", indent: int = 0) -> RenderableType:
    """`text` with a hanging indent; a grid of two columns would be many times slower."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(mark))
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark, "dim"), text)
    return Padding(grid, (0, 0, 0, indent)) if indent else grid


def _line(line: Line, named: bool = True) -> Text:
    text = Text()
    if named and line.who:
        text.append(line.who, "bold")
        text.append(" " if line.lead else ": ")
    if line.lead:
        verb = line.lead if named and line.who else sentence(line.lead)
        text.append(f"{verb}{colon(line.text, line.lead) if line.who else ':'} ", "cyan")
    text.append(trim(line.text, _QUOTE))
    if line.details:
        text.append(f" ({'; '.join(line.details)})", "dim")
    return _cited(text, line.cites)


def _cited(text: Text, cites: Sequence[Cite]) -> Text:
    for cite in cites[:_CITES]:
        text.append(f" [{cite.label}]", "dim")
    if len(cites) > _CITES:
        text.append(f" and {len(cites) - _CITES} more", "dim")
    return text


def _points(points: Sequence[PointView]) -> list[RenderableType]:
    items: list[RenderableType] = []
    for number, point in enumerate(points[:_POINTS], 1):
        head = Text()
        head.append(point.status_words.upper(), _STATUS_STYLE[point.status])
        head.append("  ")
        head.append(trim(point.statement, _QUOTE), "bold")
        if items:
            items.append(Text())
        items.append(_bullet(head, f"{number}."))
        items.append(Padding(Text(f"{sentence(point.tally)}. {point.why}", "dim"), (0, 0, 0, 3)))
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for _, label, sides in point.sides:
            for at, side in enumerate(sides):
                text = Text(side.who)
                if side.when:
                    text.append(f", {side.when}")
                grid.add_row(Text("" if at else label, "cyan"), _cited(text, side.cites))
        items.append(Padding(grid, (0, 0, 0, 3)))
    return items + _more(len(points) - _POINTS)


def _numbers(series: Sequence[SeriesView], width: int) -> list[RenderableType]:
    items: list[RenderableType] = []
    # The table of all other figures stands last, whatever is cut before it.
    charted = [view for view in series if view.anchor != "figures"]
    rest = [view for view in series if view.anchor == "figures"]
    for view in (*charted[:_SERIES], *rest):
        head = Text.assemble((view.title, "bold"))
        if view.subtitle:
            head.append(f" · {view.subtitle}", "dim")
        items += [Text(), head] if items else [head]
        items.append(_table(view, width))
        items += _more(len(view.rows) - _FIGURES)
        if charted and view is charted[:_SERIES][-1] and len(charted) > _SERIES:
            items += [Text(), *_more(len(charted) - _SERIES, what="series")]
    return items


def _table(view: SeriesView, width: int) -> Table:
    shown = view.rows[:_FIGURES]
    bars = _bars(shown, 12 if width < 100 else 24) if view.anchor != "figures" else []
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Figure", justify="right", max_width=max(10, width // 5), style="bold")
    if bars:
        table.add_column("", no_wrap=True, style="cyan")
    for column in view.columns:
        table.add_column(titles.COLUMNS[column], overflow="fold")
    for at, row in enumerate(shown):
        cells = [row.figure, *bars[at : at + 1], *(getattr(row, name) for name in view.columns)]
        *firsts, last = (Text(cell) for cell in cells)
        if row.standing == "corrected":
            firsts[0].append(" (corrected since)", "dim")
        table.add_row(*firsts, _cited(last, row.cites))
    return table


def _bars(rows: Sequence[Row], size: int) -> list[str]:
    """Each figure on one common scale from 0: `●` a number, `├─┤` a range, `→` `←` an open end."""
    top = max((bound for row in rows for bound in (row.low, row.high) if bound), default=0)
    if top <= 0:
        return []
    bars = []
    for row in rows:
        low, high = (
            None if bound is None else min(size - 1, max(0, round(bound / top * (size - 1))))
            for bound in (row.low, row.high)
        )
        if low is not None and high is not None:
            bar = " " * low + ("●" if low == high else "├" + "─" * (high - low - 1) + "┤")
        elif low is not None:
            bar = " " * low + "├→"
        elif high is not None:
            bar = " " * max(0, high - 1) + "←┤"
        else:
            bar = ""
        bars.append(bar)
    return bars


def _timeline(events: Sequence[EventView], width: int) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=max(14, min(30, width // 4)), style="cyan")
    grid.add_column(overflow="fold")
    before = ""
    for event in _foremost(events):
        text = Text(trim(event.text, _QUOTE))
        if event.details:
            text.append(f" ({'; '.join(event.details)})", "dim")
        grid.add_row(Text("" if event.when == before else event.when), _cited(text, event.cites))
        before = event.when
    return [grid, *_more(len(events) - _EVENTS)] if events else []


def _foremost(events: Sequence[EventView]) -> Sequence[EventView]:
    """The events that most reports tell, in order of time, where there are too many to read.

    Of those that equally many tell, what belongs to the story itself comes before its background.
    """
    if len(events) <= _EVENTS:
        return events
    told = sorted(events, key=lambda e: (-e.reports, e.background, -len(e.cites), e.number))
    return sorted(told[:_EVENTS], key=lambda event: event.number)


def _places(places: Sequence[PlaceView]) -> list[RenderableType]:
    items: list[RenderableType] = []
    for place in places[:_PLACES]:
        text = Text.assemble((place.name, "bold"))
        if place.country:
            text.append(f", {place.country}")
        text.append(f"  {place.coordinates}", "dim")
        mentions = "times" if place.mentions > 1 else ""
        named = f"  named {place.mentions} {mentions}" if mentions else ""
        text.append(named, "dim")
        if not place.literal:
            text.append("  standing for an authority", "dim")
        items.append(_bullet(_cited(text, place.cites)))
    return items + _more(len(places) - _PLACES)


def _routes(routes: Sequence[RouteView]) -> list[RenderableType]:
    items: list[RenderableType] = []
    for route in routes[:_SHORT]:
        items.append(_bullet(Text(f"{route.origin} → {route.goal}", "bold"), f"{route.number}."))
        items += [_bullet(_line(line), indent=3) for line in route.lines[:_PER_VOICE]]
        items += _more(len(route.lines) - _PER_VOICE, 5)
    return items + _more(len(routes) - _SHORT)


def _voices(voices: Sequence[Voice]) -> list[RenderableType]:
    items: list[RenderableType] = []
    for voice in voices[:_SPEAKERS]:
        head = Text.assemble((voice.name, "bold"))
        if voice.about:
            head.append(f" · {voice.about}", "dim")
        if voice.elsewhere:
            head.append(f" · also {' and '.join(voice.elsewhere)}, below", "dim")
        items.append(head)
        items += [_bullet(_line(line, named=False), indent=2) for line in voice.lines[:_PER_VOICE]]
        items += _more(len(voice.lines) - _PER_VOICE, 4)
    left = sum(len(voice.lines) for voice in voices[_SPEAKERS:])
    if left:
        items += _more(left)
    return items


def _sources(told: Outline) -> list[RenderableType]:
    items: list[RenderableType] = []
    for source in told.sources:
        items.append(_bullet(_source(source), f"{source.number}."))
    for note in (*told.copies, *told.notes):
        items.append(_bullet(Text(note)))
    items.append(Text(titles.HOW_TO_CITE, "dim"))
    return items


def _source(source: SourceView) -> Text:
    text = Text.assemble((source.title, "bold"))
    where = ", ".join(part for part in (source.outlet, source.date) if part)
    text.append(f"  {where}")
    text.append(f"  {', '.join(source.credits)}", "dim")
    if source.url:
        text.append(f"  {source.url}", "dim")
    for note in source.notes:
        text.append(f"\n{note}", "dim")
    return text
