"""The actors of one report: its mentions, put together as `mark` linked them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sayso.records import ActorKind, Mention, Reading

_RANK = {"name": 0, "metonym": 1, "description": 2, "pronoun": 3}


@dataclass(frozen=True)  # without slots, for what is worked out once
class Local:
    """All mentions of one actor in the report with id `report`, in order of the text.

    `told` is the kind that the whole story tells of its name, where that is more than the report.
    """

    report: str
    mentions: tuple[Mention, ...]
    told: ActorKind | None = None

    @cached_property
    def lead(self) -> Mention:
        """The mention that tells most: a name before a description, the longest name first."""
        return min(self.mentions, key=lambda m: (_RANK[m.form], -len(m.name.split()), m.span.start))

    @cached_property
    def named(self) -> bool:
        """Whether the report gives the actor a name."""
        return any(m.form in ("name", "metonym") for m in self.mentions)

    @cached_property
    def kind(self) -> ActorKind | None:
        """State, organization, group or person, where known."""
        if self.told is not None:
            return self.told
        return self.lead.kind or next((m.kind for m in self.mentions if m.kind), None)

    @cached_property
    def country(self) -> str | None:
        """The country that any mention tells."""
        return self.lead.country or next((m.country for m in self.mentions if m.country), None)


def entities(reading: Reading) -> list[Local]:
    """The actors of a reading in order of their first mention."""
    leader: dict[str, str] = {}
    groups: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        # `refers` always points back, so its group is known already.
        first = leader.get(mention.refers, mention.id) if mention.refers else mention.id
        leader[mention.id] = first
        groups.setdefault(first, []).append(mention)
    return [Local(reading.report, tuple(group)) for group in groups.values()]
