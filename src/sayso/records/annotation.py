"""One line of `sayso annotate`: offsets into the text as it was given.

The field names are the contract for pipelines and for measuring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.attribution import Certainty, Manner, SaidBy, Stance
from sayso.records.estimate import Change
from sayso.records.moment import TimexType

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AnnotatedAttribution:
    """An attribution by offsets. `said` is a TIMEX3 value; `via` the words that pass it on.

    `said_by` is `report` where the day is only that of the report.
    """

    source: Offsets
    cue: Offsets
    content: Offsets
    stance: Stance
    certainty: Certainty
    manner: Manner
    said: str | None
    via: Offsets
    inner: bool
    said_by: SaidBy = "text"


@dataclass(frozen=True, slots=True)
class AnnotatedTimex:
    """A time expression with its TIMEX3 type and value."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None


@dataclass(frozen=True, slots=True)
class AnnotatedPlace:
    """A place mention; coordinates are null where no gazetteer entry fits."""

    start: int
    end: int
    text: str
    lat: float | None
    lon: float | None
    geonames_id: int | None
    country: str | None
    role: Literal["literal", "metonymic"]


@dataclass(frozen=True, slots=True)
class AnnotatedQuantity:
    """A quantity; `value` is a number or `low-high`."""

    start: int
    end: int
    text: str
    value: str
    unit: str
    normalized_unit: str
    change: Change


@dataclass(frozen=True, slots=True)
class Annotation:
    """What `sayso annotate` writes for one report. A list is null where `--only` left it out."""

    id: str
    attributions: tuple[AnnotatedAttribution, ...] | None = None
    timexes: tuple[AnnotatedTimex, ...] | None = None
    places: tuple[AnnotatedPlace, ...] | None = None
    quantities: tuple[AnnotatedQuantity, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of the input of `sayso annotate`, and of a JSONL file given to `sayso brief`."""

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
