"""One published item, cleaned to plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.records.span import Span


def instant(published: str | None) -> tuple[str, str]:
    """The day and, where it is known, the time of publication (in UTC), to sort by.

    `published` is an ISO date or date-time. A day without a time comes before its hours, what bears
    no date after all.
    """
    if not published:
        return "9999", ""
    try:
        exact = datetime.fromisoformat(published) if "T" in published else None
    except ValueError:
        exact = None
    if exact is None:
        return published[:10], ""
    if exact.tzinfo is not None:
        exact = exact.astimezone(UTC)
    return exact.date().isoformat(), exact.time().isoformat()


@dataclass(frozen=True, slots=True)
class Report:
    """A published item as `read` leaves it.

    `text` is the story alone: paragraphs separated by one empty line, without the title and
    without furniture. `published` is an ISO date or date-time, or None where nobody gives one;
    `dated_by` says where it came from (`given`, `page`, `feed`, `text`). `raw_hash` is the SHA-256 of
    the raw input. `notes` say how the text was read, for the reader of a brief: what was taken out
    and why, what was missing.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    wire: str | None = None
    published: str | None = None
    dated_by: str | None = None
    url: str | None = None
    language: str | None = None
    raw_hash: str = ""
    notes: tuple[str, ...] = ()

    def cut(self, start: int, end: int) -> Span:
        """The span of this report's text from `start` to `end` (end excluded).

        Raises ValueError where that lies outside the text or is empty.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}..{end} outside a text of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])
