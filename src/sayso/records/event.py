"""What happened, or is planned."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.moment import Moment
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned: one row of a timeline.

    `text` is the clause that tells it, word for word from `spans`. `actors` are actor ids, which
    only joining can fill; `places` are names of places; `attributions` the ids of the attributions
    that it rests on, empty where the report itself tells it. `dates` are all the moments that the
    reports give for it, where they differ.
    """

    id: str
    when: Moment
    text: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    dates: tuple[Moment, ...] = ()
