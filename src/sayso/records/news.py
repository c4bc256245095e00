"""What is new."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.moment import Moment
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class News:
    """One line of what is new: exact words, when they were said and by which attribution."""

    text: str
    spans: tuple[Span, ...]
    said: Moment | None
    attribution: str | None
