"""A page that was changed after it was published."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.copies import Edit
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Revision:
    """What the report with id `new` has otherwise than `old`, both from the same address.

    `published` is when the old one was. `edits` are changes inside sentences; `added` are sentences
    of the new one that the old one has not, `removed` those of the old one that are gone.
    """

    old: str
    new: str
    published: str | None
    edits: tuple[Edit, ...]
    added: tuple[Span, ...]
    removed: tuple[Span, ...]
