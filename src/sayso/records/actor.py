"""Who."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.mention import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organization, group or person, with the names that the reports give it."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
