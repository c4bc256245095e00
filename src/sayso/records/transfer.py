"""Who gave what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Transfer:
    """Something that passed, passes or is to pass from one hand to another.

    `giver` and `receiver` are None where the report names none. `span` is the clause.
    `attribution` is the id of the innermost attribution that it rests on.
    """

    id: str
    span: Span
    what: Span
    giver: Span | None
    receiver: Span | None
    attribution: str | None = None
