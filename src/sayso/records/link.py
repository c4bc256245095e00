"""What joining adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "names",  # mention → actor
    "speaks",  # attribution → actor: the source is that actor
    "passes on",  # attribution → actor: one link of the chain, in order
    "speaks for",  # actor → actor: a spokesman and his body, a ministry and its state
    "answers",  # attribution → attribution: a denial and what it denies
    "takes part",  # attribution → point
    "counts",  # estimate → series
    "replaces",  # estimate → estimate: a later figure of the same source
    "corrects",  # estimate → estimate: the source takes the other one back
    "copies",  # report → report
    "draws on",  # report → report: less of its text, but more than chance
    "tells",  # event of one reading → event of the timeline
]


@dataclass(frozen=True, slots=True)
class Link:
    """A join of the records with ids `left` and `right`, made by `step` for `reason`.

    `score` is from 0 to 1. A link never changes what it joins, so a wrong one can be taken back.
    """

    id: str
    left: str
    right: str
    relation: Relation
    score: float
    reason: str
    step: str
