"""Bodies of the whole world and of its regions: their names, letters and common descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sayso.data.titles.people import fold

# What stands for one body in a name that begins with it: "the United Nations' refugee agency".
_OWNERS = (("united nations ", "un "), ("european union ", "eu "))


@dataclass(frozen=True, slots=True)
class WorldBody:
    """A body by its usual name, with the noun that says what it is.

    `country` (ISO 3166 alpha-2) is that of a ministry which the building where it sits stands for.
    """

    name: str
    noun: str
    country: str | None = None


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """A name as it is compared: lower case, without "the", accents, stops and possessives."""
    words = (w.strip(",").removesuffix("'s").rstrip("'") for w in fold(name).split())
    bare = " ".join(w.replace(".", "") for w in words if w).removeprefix("the ")
    for long, short in _OWNERS:
        if bare.startswith(long):
            return short + bare.removeprefix(long)
    return bare


class WorldBodies:
    """The bodies of the table by everything that they are called."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._letters: dict[str, WorldBody] = {}
        self._names: dict[str, WorldBody] = {}
        self._described: dict[str, WorldBody] = {}
        for row in rows:
            body = WorldBody(row["name"], row["noun"], row.get("country"))
            self._letters.update({key(short): body for short in row.get("short", ())})
            # "Foreign Ministry" alone may be any country's.
            names = row.get("seats") or (row["name"], *row.get("names", ()))
            self._names.update({key(name): body for name in names})
            self._described.update({key(n): body for n in row.get("described", ())})
        every = (*self._letters, *self._names, *self._described)
        self._first = frozenset(name.partition(" ")[0] for name in every)
        self.longest = max((name.count(" ") for name in every), default=0) + 1

    def called(self, name: str) -> WorldBody | None:
        """The body that a whole name, letters or a description mean, None where it is none's.

        Letters count only in capitals, names only with one: "who" and "caritas" are words.
        """
        told = key(name)
        if told.partition(" ")[0] not in self._first:
            return None
        large = name.removeprefix("the ").removeprefix("The ")
        if told in self._letters and large.replace(".", "").isupper():
            return self._letters[told]
        if told in self._names and large[:1].isupper():
            return self._names[told]
        return self._described.get(told)

    def begins(self, word: str) -> bool:
        """Whether a name or description may begin with the word."""
        return key(word) in self._first or fold(word) in ("united", "european")


def found(words: Sequence[str], bodies: WorldBodies) -> Iterator[tuple[int, int, WorldBody]]:
    """From which to which of `words` (its end excluded) a body is called, the longest first."""
    end = 0
    for at, word in enumerate(words):
        if at < end or not bodies.begins(word):
            continue
        for size in range(min(bodies.longest + 2, len(words) - at), 0, -1):
            if not words[at + size - 1][-1:].isalnum() and size > 1:
                continue  # the name ends before the comma or the possessive
            body = bodies.called(" ".join(words[at : at + size]))
            if body is not None:
                end = at + size
                yield at, end, body
                break
