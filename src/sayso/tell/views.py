"""What each section of a brief shows, ready for any renderer: words, never codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from sayso.records import EstimateKind
from sayso.records.point import PositionStance, Status
from sayso.tell.cites import Cite, Shelf

# Whether a figure stands, was followed by another of its source, or was taken back.
Standing = Literal["", "replaced", "corrected"]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: `who` and `lead` are sayso's words, `text` the exact words of the reports."""

    text: str
    cites: tuple[Cite, ...]
    who: str = ""
    lead: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and the lines that are told under that name alone."""

    name: str
    about: str
    lines: tuple[Line, ...]
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody's position on a point."""

    who: str
    when: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point at issue with its sides: affirm, deny, doubt, decline."""

    anchor: str
    statement: str
    status: Status
    status_words: str
    why: str
    tally: str
    sides: tuple[tuple[PositionStance, str, tuple[Side, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `start` and `end` are the ISO days it is drawn at.

    `figure` holds the kind too, where it is no plain count; `dates` when it holds and when it was
    said, told once where they are the same. `standing` tells whether its source still gives it.
    """

    figure: str
    low: float | None
    high: float | None
    approximate: bool
    kind: EstimateKind
    what: str
    dates: str
    by: str
    start: str | None
    end: str | None
    cites: tuple[Cite, ...]
    standing: Standing = ""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Figures of one measure. `columns` names those of which the rows differ."""

    anchor: str
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    columns: tuple[Literal["what", "dates", "by"], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """A row of the timeline; `start` and `end` are ISO, None where open.

    `reports` counts those that tell it, copies with what they come from as one. `background` was
    long over when the first report came out.
    """

    number: int
    when: str
    text: str
    details: tuple[str, ...]
    start: str | None
    end: str | None
    cites: tuple[Cite, ...]
    reports: int = 1
    background: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place; `literal` counts the mentions that mean the place and not its government."""

    name: str
    country: str
    lat: float
    lon: float
    literal: int
    mentions: int
    coordinates: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class RouteView:
    """A way from one place to another that is told of; the points are longitude and latitude.

    `firm` where it is only told to have been gone, and by nobody denied, doubted, planned or demanded.
    """

    number: int
    origin: str
    goal: str
    origin_at: tuple[float, float]
    goal_at: tuple[float, float]
    firm: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A report, and how its text was read."""

    number: int
    title: str
    outlet: str
    date: str
    credits: tuple[str, ...]
    notes: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole brief in the order in which a reader needs it."""

    title: str
    as_of: str
    facts: tuple[str, ...]
    news: tuple[Line, ...]
    points: tuple[PointView, ...]
    on_record: tuple[Line, ...]
    numbers: tuple[SeriesView, ...]
    timeline: tuple[EventView, ...]
    places: tuple[PlaceView, ...]
    voices: tuple[Voice, ...]
    reactions: tuple[Line, ...]
    motives: tuple[Line, ...]
    transfers: tuple[Line, ...]
    evidence: tuple[Line, ...]
    unknowns: tuple[Line, ...]
    sources: tuple[SourceView, ...]
    copies: tuple[str, ...]
    notes: tuple[str, ...]
    shelf: Shelf
    turns: tuple[Line, ...] = ()
    changes: tuple[Line, ...] = ()
    alone: tuple[Line, ...] = ()
    decisions: tuple[Line, ...] = ()
    routes: tuple[RouteView, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a drawing's legend: its class of colour, the path of its sign, its words."""

    colour: str
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing as SVG, for wide and for narrow screens, with its legend and caption."""

    wide: Markup
    narrow: Markup
    caption: str = ""
    note: str = ""
    key: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a page; `series` by the anchor of the series."""

    series: dict[str, Drawing] = field(default_factory=dict)
    timeline: Drawing | None = None
    map: Drawing | None = None
