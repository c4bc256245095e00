"""All annotations of one report, stand-off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.records.attribution import Attribution
from sayso.records.estimate import Estimate, Quantity
from sayso.records.event import Event
from sayso.records.evidence import Evidence
from sayso.records.mention import Mention
from sayso.records.moment import Anchor, Timex
from sayso.records.movement import Movement
from sayso.records.place import PlaceMention
from sayso.records.span import Span
from sayso.records.transfer import Transfer
from sayso.records.unknown import Unknown


class _Room:
    """Room for what `join` works out of a reading: no field, neither compared nor kept."""

    __slots__ = ("worked_out",)

    worked_out: dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Reading(_Room):
    """What `mark` found in the report with id `report`. Every list is in order of the text."""

    report: str
    sentences: tuple[Span, ...] = ()
    anchor: Anchor | None = None
    timexes: tuple[Timex, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    movements: tuple[Movement, ...] = ()
