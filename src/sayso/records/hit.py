"""What a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.report import Report
from sayso.records.span import Span

HitKind = Literal["report", "attribution", "estimate", "point"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a search found: `spans` of `report`, and the id of the record that they are in.

    `who` said them, with which `stance` and on which ISO day, where the record tells; `told` is what
    the record says beside its words: the cue of an attribution, what a figure counts, a point.
    """

    kind: HitKind
    id: str
    report: Report
    spans: tuple[Span, ...]
    who: str = ""
    stance: str = ""
    day: str | None = None
    told: str = ""
