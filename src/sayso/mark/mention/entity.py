"""What is known of an actor while one report is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.data.titles import Gender, Titles
from sayso.data.titles.people import PersonName
from sayso.data.titles.words import content, offices
from sayso.mark.mention.found import Found
from sayso.records import ActorKind


def families(found: Found, titles: Titles) -> frozenset[str]:
    """The families of bodies to which a mention's body belongs.

    A body of the world may be called the organization whatever its name is: "the WHO".
    """
    told = titles.families(found.noun)
    if found.form == "name" and titles.world.called(found.name) is not None:
        told |= titles.families("organization")
    return told


@dataclass(slots=True)
class Entity:
    """One actor of a report: its mentions by number, in order, and what they tell about it."""

    kind: ActorKind | None
    gender: Gender | None = None
    plural: bool = False
    country: str | None = None
    person: PersonName | None = None
    named: bool = False
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)

    def learn(self, number: int, found: Found, titles: Titles) -> None:
        """Take in the mention with this number."""
        self.mentions.append(number)
        if found.form == "pronoun":
            self.gender = self.gender or found.gender
            return
        self.kind = self.kind or found.kind
        self.gender = self.gender or found.gender
        self.country = self.country or found.country
        self.named = self.named or found.form in ("name", "metonym")
        self.words |= content(found.words)
        if found.noun:
            # The coast guard is "the guard", too.
            self.nouns.update((found.noun, found.noun.rpartition(" ")[2]))
            self.families |= families(found, titles)
        for word in offices(found.role):
            self.nouns.add(word)

    def absorb(self, other: Entity) -> None:
        """Take over what is known of another entity that turned out to be this one."""
        self.mentions = sorted({*self.mentions, *other.mentions})
        self.nouns |= other.nouns
        self.words |= other.words
        self.families |= other.families
        self.gender = self.gender or other.gender
        self.country = self.country or other.country
        self.named = self.named or other.named
        self.person = self.person or other.person
