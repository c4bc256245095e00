"""The reports about one development, and what joining made of them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actor import Actor
from sayso.records.copies import CopyGroup
from sayso.records.correction import Correction
from sayso.records.event import Event
from sayso.records.link import Link
from sayso.records.news import News
from sayso.records.point import Point
from sayso.records.revision import Revision
from sayso.records.series import Series
from sayso.records.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Story:
    """One development: ids of its reports in order of publication, and all joins over them.

    Each tuple is in the order in which a reader should meet its records.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    revisions: tuple[Revision, ...] = ()
    copies: tuple[CopyGroup, ...] = ()
    actors: tuple[Actor, ...] = ()
    points: tuple[Point, ...] = ()
    series: tuple[Series, ...] = ()
    events: tuple[Event, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    news: tuple[News, ...] = ()
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
