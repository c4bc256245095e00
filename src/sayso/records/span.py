"""Exact words of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (end excluded) of the text of the report with id `report`.

    `text` is what stands there; a record whose span does not give back its words is refused.
    """

    report: str
    start: int
    end: int
    text: str

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.report == other.report and self.start < other.end and other.start < self.end
