"""Positions: who takes which side of a point, since when, and what status that makes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Position, PositionStance, Status

# The day of what bears no date. It sorts before every ISO date.
UNDATED = ""
_HEAD_ENDS = re.compile(r"\s+(?:of|for|in|at|on)\s+")


@dataclass(frozen=True, slots=True)
class Stand:
    """One statement of an actor on a point.

    `day` is an ISO day or `UNDATED`; `earlier` marks what a report tells as said before the rest
    of that day ("had denied"), `admits` an admission, which follows on a denial even undated.
    """

    day: str
    earlier: bool
    admits: bool
    stance: PositionStance
    attribution: str


def held(actor: str, stands: Sequence[Stand]) -> list[Position]:
    """An actor's positions in order of time: a new one each time that the stance changes.

    An undated statement belongs to the first dated position of its stance; without one it comes
    first, so that it never overrides what is dated. An undated admission comes last.
    """
    positions: list[Position] = []

    def add(at: int, stand: Stand) -> None:
        last = positions[at]
        if stand.attribution not in last.attributions:
            ids = (*last.attributions, stand.attribution)
            positions[at] = Position(actor, last.stance, last.since, ids)

    for stand in sorted(
        stands, key=lambda stand: (stand.day == UNDATED, stand.day, not stand.earlier)
    ):
        same = [at for at, position in enumerate(positions) if position.stance == stand.stance]
        if stand.day != UNDATED:
            if positions and positions[-1].stance == stand.stance:
                add(-1, stand)
            else:
                positions.append(Position(actor, stand.stance, stand.day, (stand.attribution,)))
        elif same:
            add(same[0], stand)
        else:
            at = len(positions) if stand.admits else 0
            positions.insert(at, Position(actor, stand.stance, None, (stand.attribution,)))
    return positions


def today(positions: Sequence[Position]) -> list[Position]:
    """The last position of each actor. Those of one actor are in order of time.

    Whoever will not speak about what it said before has not taken it back.
    """
    last: dict[str, Position] = {}
    for position in positions:
        if position.stance != "decline" or position.actor not in last:
            last[position.actor] = position
    return list(last.values())


def by_origin(positions: Sequence[Position], origin: Mapping[str, str]) -> list[Position]:
    """The positions as those of the actors that `origin` says somebody speaks for.

    A spokesman's denial and his ministry's later admission are one change of mind.
    """
    spoken = [
        Position(origin.get(p.actor, p.actor), p.stance, p.since, p.attributions) for p in positions
    ]
    order = {position.actor: at for at, position in reversed(list(enumerate(spoken)))}
    shared = {p.actor for p, q in zip(spoken, positions, strict=True) if p.actor != q.actor}
    # Those of one mouth are in order already, and an undated admission stands last among them.
    return sorted(
        spoken,
        key=lambda p: (order[p.actor], (p.since or UNDATED) if p.actor in shared else ""),
    )


def undistinguished(bodies: Mapping[str, str]) -> dict[str, str]:
    """Which bodies, named by actor, may be another of them, and which: "the council" beside "the
    town council" or "Leith council".

    One that is told by common words alone is no second source where another is of its kind and has
    all of its words.
    """
    words = {actor: tuple(re.findall(r"[^\W_]+", name)) for actor, name in bodies.items()}
    heads = {actor: _head(name) for actor, name in bodies.items()}
    found: dict[str, str] = {}
    for actor, told in words.items():
        if not told or any(word[:1].isupper() for word in told):
            continue
        for other, fuller in words.items():
            whole = {word.casefold() for word in fuller}
            if heads[other] == heads[actor] and len(fuller) > len(told) and whole.issuperset(told):
                found.setdefault(actor, other)
    return {actor: found.get(other, other) for actor, other in found.items()}


def _head(name: str) -> str:
    """The noun that the rest of a name belongs to: of "council of the town" the first."""
    return "".join(_HEAD_ENDS.split(name.casefold())[0].split()[-1:])


def status(positions: Sequence[Position]) -> tuple[Status, str]:
    """A point's status by the current position of each actor, and the reason in words.

    Those of one actor are in order of time, so that its last one is what it says today.
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
    if turned:
        rest = "; others deny it" if deny else ""
        return "acknowledged", f"who denied it has since affirmed it{rest}"
    if affirm and deny:
        return "disputed", "some affirm it, some deny it"
    if len(affirm) > 1:
        return "corroborated", "none denies it"
    if affirm:
        return "reported", "nobody else affirms or denies it"
    if ever:
        return "withdrawn", "whoever affirmed it no longer does"
    return "denied", "it is only denied"
