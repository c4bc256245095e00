"""The cast of one report: its actors so far, and by what they can be found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from sayso.data.titles import Titles
from sayso.data.titles.words import initials
from sayso.mark.mention.entity import Entity, families
from sayso.mark.mention.found import Found
from sayso.mark.mention.named import Names
from sayso.mark.mention.naming import Naming
from sayso.mark.mention.salience import Scene

_SMALL = frozenset({"of", "for", "and", "the", "in", "at", "to"})
_LETTERS = range(2, 5)
_HOLDERS = 2  # of whom an office tells two, it tells neither


@lru_cache(maxsize=4096)
def _letters(role: str) -> frozenset[str]:
    """The letters by which an office may be called, but for where it is held.

    "Devolution Principal Secretary" and "Principal Secretary for Devolution" are a PS.
    """
    words = role.replace("-", " ").split()
    small = next((n for n, w in enumerate(words) if n and w.lower() in _SMALL), len(words))
    found: set[str] = set()
    for told in (words, words[:small]):
        large = [w for w in told if w.lower() not in _SMALL and w[:1].isalpha()]
        if all(w[0].isupper() for w in large):
            spelt = "".join(w[0] for w in large)
            found.update(spelt[-size:] for size in _LETTERS if size <= len(spelt))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of the earlier mention referred to (None: a new actor), and why."""

    to: int | None = None
    reason: str = ""


class Cast:
    """Who is who in one report, while it is read from its first mention to its last."""

    def __init__(
        self, doc: Doc, found: Sequence[Found], namings: Sequence[Naming], titles: Titles
    ) -> None:
        self.doc, self.found, self.titles = doc, found, titles
        self.heads = {f.head: n for n, f in enumerate(found)}
        self.called = self._called(namings)
        self.scene = Scene(doc, found, titles)
        self.names = Names(found, titles)
        for number, other in self.called.items():
            if found[other].form == "name":
                self.names.unite(other, number)
        self.often = Counter(self.names.group.values())
        self.of: list[Entity | None] = [None] * len(found)
        self.by_name: dict[int, Entity] = {}
        self.by_words: dict[str, Entity] = {}
        self.by_noun: dict[str, list[Entity]] = {}
        self.by_family: dict[str, list[Entity]] = {}
        self.by_initials: dict[str, Entity] = {}
        self.by_office: dict[str, list[Entity]] = {}
        self.references: list[tuple[Reference, ...]] = [(Reference(),)] * len(found)

    def join(self, number: int, entity: Entity, reason: str) -> None:
        """Take the mention with this number for one of `entity`, and say why."""
        if entity.mentions:
            self.references[number] = (Reference(entity.mentions[0], reason),)
        self.add(number, entity)

    def add(self, number: int, entity: Entity) -> None:
        """Let `entity` learn from the mention, and be found again by what it tells."""
        found = self.found[number]
        entity.learn(number, found, self.titles)
        self.of[number] = entity
        if found.kind == "organization" and found.form == "description" and " " in found.name:
            large = found.name.split()
            if large[0][:1].isupper() and large[-1][:1].isupper():
                for letters in initials(found.name):
                    if len(letters) > 2:
                        self.by_initials.setdefault(letters, entity)
        if found.form == "name" and found.role:
            for letters in _letters(found.role):
                listed = self.by_office.setdefault(letters, [])
                if len(listed) < _HOLDERS and all(known is not entity for known in listed):
                    listed.append(entity)
        for noun in entity.nouns:
            listed = self.by_noun.setdefault(noun, [])
            if not listed or listed[-1] is not entity:
                listed.append(entity)
        for family in families(found, self.titles):
            listed = self.by_family.setdefault(family, [])
            if not listed or listed[-1] is not entity:
                listed.append(entity)

    def new(self, number: int, found: Found) -> Entity:
        """The actor of whom this is the first mention."""
        entity = Entity(kind=found.kind, plural=found.plural)
        self.add(number, entity)
        return entity

    def merge(
        self, described: Entity, entity: Entity, reason: str = "named beside the description"
    ) -> None:
        """Make a described actor one with a named one."""
        first = described.mentions[0]
        if entity.mentions[0] < first:
            self.references[first] = (Reference(entity.mentions[0], "named beside it"),)
        else:
            self.references[entity.mentions[0]] = (Reference(first, reason),)
        for number in described.mentions:
            self.of[number] = entity
        entity.absorb(described)

    def _called(self, namings: Sequence[Naming]) -> dict[int, int]:
        """The names that the report outright gives, by number, with the mention that they name."""
        at = {
            i: n
            for n, f in enumerate(self.found)
            if f.form == "name"
            for i in range(f.start, f.end)
        }
        told = {}
        for naming in namings:
            number, other = at.get(naming.start), self.heads.get(naming.head)
            if number is not None and other is not None and other < number:
                told[number] = other
        return told
