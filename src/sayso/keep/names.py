"""Names that are searched by: each kept once, in plain letters, with the readings that have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, Select, insert, select

from sayso.keep import letters
from sayso.keep.schema import NAMED, NAMES

# What a name is of: who speaks, where, a country's code, what is counted, a stance, an outlet.
Kind = Literal["actor", "place", "country", "counted", "stance", "outlet"]
Name = tuple[Kind, str]

# Characters. Databases bound what they index, and nobody asks for more.
_MOST = 200
_CHUNK = 400
_ARTICLES = frozenset({"the", "a", "an"})


def plain(words: str) -> str:
    """Words in small letters, without accents and the article ahead, with straight apostrophes."""
    words = letters.plain(words.replace("’", "'").replace("\0", " "))
    first, *rest = words.split() or [""]
    return " ".join(rest if rest and first in _ARTICLES else [first, *rest])[:_MOST]


def rows(connection: Connection, wanted: Iterable[Name]) -> dict[Name, int]:
    """The row of each name that is there, of those wanted."""
    by_kind: dict[Kind, list[str]] = {}
    for kind, words in dict.fromkeys(wanted):
        by_kind.setdefault(kind, []).append(words)
    found: dict[Name, int] = {}
    for kind, every in by_kind.items():
        for at in range(0, len(every), _CHUNK):
            here = NAMES.c.text.in_(every[at : at + _CHUNK])
            asked = select(NAMES.c.text, NAMES.c.row).where(NAMES.c.kind == kind, here)
            found.update(((kind, words), row) for words, row in connection.execute(asked))
    return found


def put(connection: Connection, reading: int, given: Iterable[tuple[Name, int]]) -> None:
    """Write that a reading has names, each with the number of the record that bears it."""
    every = list(given)
    names = list(dict.fromkeys(name for name, _ in every))
    known = rows(connection, names)
    fresh = [name for name in names if name not in known]
    if fresh:
        connection.execute(insert(NAMES), [{"kind": kind, "text": words} for kind, words in fresh])
        known |= rows(connection, fresh)
    if every:
        written = [{"name": known[name], "reading": reading, "number": n} for name, n in every]
        connection.execute(insert(NAMED), written)


def having(words: str, *kinds: Kind, part: bool = False) -> Select[int]:
    """The rows of the names of these kinds that are, or with `part` hold, the words."""
    wanted = plain(words)
    meant = NAMES.c.text.contains(wanted, autoescape=True) if part else NAMES.c.text == wanted
    return select(NAMES.c.row).where(NAMES.c.kind.in_(kinds), meant)
