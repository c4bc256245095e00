"""Positions: who takes which side of a point, since when, and what status that makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Position, PositionStance, Status

# Sorts before every ISO date: what is undated never overrides what is dated.
UNDATED = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """One statement of an actor on a point.

    `day` is an ISO day or `UNDATED`; `earlier` marks what a report tells as said before the rest
    of that day ("had denied").
    """

    day: str
    earlier: bool
    stance: PositionStance
    attribution: str


def held(actor: str, stands: Sequence[Stand]) -> list[Position]:
    """An actor's positions in order of time: a new one each time that the stance changes."""
    positions: list[Position] = []
    for stand in sorted(stands, key=lambda stand: (stand.day, not stand.earlier)):
        if positions and positions[-1].stance == stand.stance:
            last = positions[-1]
            if stand.attribution not in last.attributions:
                ids = (*last.attributions, stand.attribution)
                positions[-1] = Position(actor, last.stance, last.since, ids)
        else:
            since = None if stand.day == UNDATED else stand.day
            positions.append(Position(actor, stand.stance, since, (stand.attribution,)))
    return positions


def today(positions: Sequence[Position]) -> list[Position]:
    """The last position of each actor. `positions` are in order of time."""
    return list({position.actor: position for position in positions}.values())


def status(positions: Sequence[Position]) -> tuple[Status, str]:
    """A point's status by the current position of each actor, and the reason in words.

    `positions` are in order of time, so that an actor's last one is what it says today.
    """
    last = today(positions)
    before: dict[str, set[PositionStance]] = defaultdict(set)
    for position in positions:
        if position not in last:
            before[position.actor].add(position.stance)
    affirm = [p for p in last if p.stance == "affirm"]
    deny = [p for p in last if p.stance == "deny"]
    turned = [p for p in affirm if "deny" in before[p.actor]]
    ever = any(p.stance == "affirm" for p in positions)
    count = f"{len(affirm)} affirm, {len(deny)} deny"
    if turned:
        return "acknowledged", f"{len(turned)} who denied it now affirm it ({count})"
    if affirm and deny:
        return "disputed", count
    if len(affirm) > 1:
        return "corroborated", f"{len(affirm)} origins affirm, none denies"
    if affirm:
        return "reported", "one origin affirms, none denies"
    if ever:
        return "withdrawn", "whoever affirmed it no longer does"
    return "denied", f"nobody affirms it in these reports ({count})"
