"""What went from where to where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.moment import Moment
from sayso.records.span import Span

# Whether it is told to have happened, is planned, is only possible (or demanded), or is denied.
Standing = Literal["told", "planned", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class Movement:
    """Somebody or something that went, goes or is to go from one place to another.

    `span` is the clause, `what` who or what moves, `by` who sends it (None where it goes by itself).
    `origin` and `goal` are the words that name the two places: each is the span of a place mention of
    the same reading. `when` is the moment that the clause gives. `attribution` is the id of the
    innermost attribution that it rests on.
    """

    id: str
    span: Span
    what: Span
    by: Span | None
    origin: Span
    goal: Span
    when: Moment | None = None
    standing: Standing = "told"
    attribution: str | None = None
