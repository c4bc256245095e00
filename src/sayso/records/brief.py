"""What is told: one story as of one moment. The field names are the JSON contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.actor import Actor
from sayso.records.attribution import Certainty, Manner, SaidBy, Stance
from sayso.records.copies import Borrowing, CopyGroup
from sayso.records.correction import Correction
from sayso.records.estimate import EstimateKind
from sayso.records.evidence import EvidenceKind
from sayso.records.moment import Moment, TimexType
from sayso.records.movement import Standing
from sayso.records.news import News
from sayso.records.point import Point
from sayso.records.revision import Revision
from sayso.records.series import Series
from sayso.records.span import Span
from sayso.records.unknown import Unknown


@dataclass(frozen=True, slots=True)
class BriefReport:
    """A report of the story. `text` is what every span of the brief counts its characters in.

    `replaced_by` is the id of a later revision of the same page: both count as one report.
    """

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    words: int
    text: str
    byline: tuple[str, ...]
    contributors: tuple[str, ...]
    wire: str | None
    dated_by: str | None
    not_before: str | None
    not_after: str | None
    notes: tuple[str, ...]
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who is speaking: the words, and the ids of the actors they stand for."""

    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    named: bool
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BriefAttribution:
    """An attribution with its actors. `via`: actor ids or outlet names, outermost first.

    `told_in` is the sentence to read its content in, where that says nothing by itself.
    """

    id: str
    report: str
    source: Source
    cue: Words
    content: Words
    stance: Stance
    certainty: Certainty
    manner: Manner
    said: Moment | None
    via: tuple[str, ...]
    said_by: SaidBy = "text"
    told_in: Span | None = None


@dataclass(frozen=True, slots=True)
class BriefTime:
    """A time expression and the days it means."""

    span: Span
    type: TimexType
    value: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class BriefPlace:
    """A place and everywhere it is named. `roles` runs beside `spans`."""

    id: str
    name: str
    lat: float
    lon: float
    geonames_id: int | None
    country: str | None
    spans: tuple[Span, ...]
    roles: tuple[Literal["literal", "metonymic"], ...]


@dataclass(frozen=True, slots=True)
class BriefEstimate:
    """An estimate with the actors who vouch for it and the series it belongs to.

    `replaced_by` is the id of a later figure of the same source for the same measure; `corrected`
    where that one takes this one back.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    approximate: bool
    counted: str
    of: str | None
    where: tuple[str, ...]
    kind: EstimateKind
    when: Moment | None
    said: Moment | None
    actors: tuple[str, ...]
    attribution: str | None
    series: str | None
    part: Literal["subset", "increment"] | None
    said_by: SaidBy = "text"
    replaced_by: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class BriefEvent:
    """A row of the timeline. `dates` are all the moments that its reports give, where they differ."""

    when: Moment
    text: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    attributions: tuple[str, ...]
    dates: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefTransfer:
    """Who gave what to whom; actor ids, or None where the report names nobody."""

    span: Span
    what: str
    giver: str | None
    receiver: str | None
    attribution: str | None


@dataclass(frozen=True, slots=True)
class BriefMovement:
    """What went from where to where: `origin` and `goal` are ids of places, `by` that of an actor."""

    span: Span
    what: str
    by: str | None
    origin: str
    goal: str
    when: Moment | None
    standing: Standing
    attribution: str | None


@dataclass(frozen=True, slots=True)
class BriefEvidence:
    """Named evidence, what it is said to show and who gave it out (an actor id)."""

    span: Span
    kind: EvidenceKind
    shows: Span | None
    given_by: str | None
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """One story as of `as_of` (an ISO date, None where nothing is dated)."""

    title: str
    as_of: str | None
    reports: tuple[BriefReport, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[BriefAttribution, ...]
    times: tuple[BriefTime, ...]
    places: tuple[BriefPlace, ...]
    estimates: tuple[BriefEstimate, ...]
    series: tuple[Series, ...]
    points: tuple[Point, ...]
    timeline: tuple[BriefEvent, ...]
    unknowns: tuple[Unknown, ...]
    copies: tuple[CopyGroup, ...]
    revisions: tuple[Revision, ...] = ()
    transfers: tuple[BriefTransfer, ...] = ()
    evidence: tuple[BriefEvidence, ...] = ()
    movements: tuple[BriefMovement, ...] = ()
    news: tuple[News, ...] = ()
    notes: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    borrowings: tuple[Borrowing, ...] = ()
    schema: Literal["sayso/brief/1"] = "sayso/brief/1"
