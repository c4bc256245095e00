"""What the reports themselves say is not known."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that a report says is unclear, unverified, undecided or not given.

    `text` is the sentence or clause that says so; `actors` are ids of those who do not know or
    will not say, `point` the id of the point that it concerns; only joining fills these two.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...] = ()
    point: str | None = None
