"""The actors of a story while they are found."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sayso.data.titles.words import plain
from sayso.join.actor.outlets import core
from sayso.records import Actor, Link, Relation, ident

# An actor, how sure that is, and why.
Named = tuple[str, float, str]


@dataclass(slots=True)
class Cast:
    """The actors found so far, by the records that stand for them."""

    actor_of: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    by_name: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def add(self, actor: Actor) -> str:
        """Take the actor in, unless it is known, and give its id."""
        if actor.id not in self.actors:
            self.actors[actor.id] = actor
            self.order.append(actor.id)
            for name in (actor.name, *actor.aliases):
                if name[:1].isupper():
                    self.by_name.setdefault(plain(name), actor.id)
        return actor.id

    def drop(self, others: Container[str]) -> None:
        """Forget actors whose mentions are all another's."""
        self.actors = {known: actor for known, actor in self.actors.items() if known not in others}
        self.order = [known for known in self.order if known not in others]
        self.by_name = {name: known for name, known in self.by_name.items() if known not in others}

    def call(self, actor: str, names: Iterable[str]) -> None:
        """Add names to an actor that no other bears."""
        for name in names:
            if self.by_name.setdefault(plain(name), actor) == actor:
                known = self.actors[actor]
                if plain(name) not in {plain(alias) for alias in known.aliases}:
                    self.actors[actor] = replace(known, aliases=(*known.aliases, name))


def publisher(name: str, cast: Cast) -> str | None:
    """The outlet of this name among the actors."""
    known = cast.by_name.get(plain(name)) or cast.by_name.get(core(name))
    return known if known is not None and cast.actors[known].kind == "organization" else None


@lru_cache(maxsize=65_536)  # most links of a story that grows are those of before
def link(left: str, right: str, relation: Relation, score: float, reason: str) -> Link:
    """A link of this step."""
    return Link(
        ident("link", left, right, relation), left, right, relation, score, reason, "actors"
    )


def state_id(code: str) -> str:
    """The id of a country's state."""
    return ident("actor", "state", code)
