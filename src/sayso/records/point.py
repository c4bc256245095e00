"""Points at issue and who takes which side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PositionStance = Literal["affirm", "deny", "doubt", "decline"]
Status = Literal["corroborated", "reported", "disputed", "acknowledged", "denied", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Position:
    """The stance of the actor with id `actor` on a point, since an ISO date where known."""

    actor: str
    stance: PositionStance
    since: str | None
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One proposition that sources affirm, deny or doubt.

    `statement` is the clearest exact wording. `origins` counts the independent origins that affirm
    it, `reports` the reports that carry it. `why` explains the status from the positions.
    """

    id: str
    statement: str
    status: Status
    origins: int
    reports: int
    positions: tuple[Position, ...]
    why: str = ""
