"""Reports that share text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

EditKind = Literal["number", "name", "hedge", "negation", "source"]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a later text changed in a sentence that it took over.

    `before` and `after` are the two sentences, `was` and `now` the words that differ; one of those
    is empty where words were dropped or added. `kind`: a `number`, a `name`, a `hedge` ("may",
    "about"), a `negation`, or the `source` of what is said.
    """

    kind: EditKind
    before: Span
    after: Span
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Ids of reports that share text, the one they come from, and the share (0 to 1) of it.

    `edits` tell what the copies changed.
    """

    reports: tuple[str, ...]
    original: str
    share: float
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Borrowing:
    """A report that has a share (0 to 1) of its text from another, too little to be a copy of it."""

    report: str
    original: str
    share: float
