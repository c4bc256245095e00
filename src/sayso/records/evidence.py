"""What is shown, not only said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

EvidenceKind = Literal["photo", "video", "audio", "document", "data", "testimony", "object"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Named evidence: its words, its kind, what it is said to show, and who gave it out."""

    id: str
    span: Span
    kind: EvidenceKind
    shows: Span | None = None
    given_by: Span | None = None
    attribution: str | None = None
