"""Where in a text the words of a query stand, by the same stems as in the index."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sayso.keep.letters import plain
from sayso.keep.words import Term

_WORD = re.compile(r"\w+")
# The words that a reader takes in with the one found.
_NEAR = 240
# Of a word that stands in every line the first places are enough.
_PLACES = 500


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text by its place, its letters and its stem."""

    start: int
    end: int
    letters: str
    stem: str


@cache
def _stemmer() -> Any:
    import Stemmer  # type: ignore[import-not-found]

    return Stemmer.Stemmer("porter")


def tokens(text: str) -> list[Token]:
    """The words of a text; case and accents make no difference."""
    found = [(m.start(), m.end(), plain(m[0])) for m in _WORD.finditer(text)]
    stems = _stemmer().stemWords([letters for _, _, letters in found])
    return [Token(*each, stem) for each, stem in zip(found, stems, strict=True)]


def places(text: str, asked: Sequence[Term]) -> list[list[tuple[int, int]]]:
    """For each term the places where it stands in the text."""
    words = tokens(text)
    return [_places(words, term) for term in asked]


def may_have(text: str, asked: Sequence[Term]) -> bool:
    """Whether the terms could stand in a text: it has the letters that their words begin with.

    That is quickly told, and leaves out most texts that do not have them.
    """
    letters = plain(text)
    return all(begun in letters for term in asked for begun in _beginnings(term))


@lru_cache
def _beginnings(term: Term) -> tuple[str, ...]:
    # A stemmer changes or adds two letters at the end of what all forms of a word have in common.
    return tuple(word.stem[: max(1, len(word.stem) - 2)] for word in tokens(term.text))


def _places(words: Sequence[Token], term: Term) -> list[tuple[int, int]]:
    wanted = tokens(term.text)
    if not wanted:
        return []
    size = len(wanted)
    found = []
    for at in range(len(words) - size + 1):
        here = words[at : at + size]
        if all(_same(*pair) for pair in zip(here[:-1], wanted[:-1], strict=True)) and (
            here[-1].letters.startswith(wanted[-1].letters)
            if term.prefix
            else _same(here[-1], wanted[-1])
        ):
            found.append((here[0].start, here[-1].end))
    return found


def _same(one: Token, other: Token) -> bool:
    return one.stem == other.stem or one.letters == other.letters


def best(text: str, asked: Sequence[Term]) -> list[tuple[int, int]]:
    """The places, near one another, where most terms stand; the earliest of equals."""
    every = sorted(
        (start, end, number)
        for number, found in enumerate(places(text, asked))
        for start, end in found[:_PLACES]
    )
    near: Counter[int] = Counter()
    most, chosen, first = 0, slice(0), 0
    for last, (_, end, number) in enumerate(every):
        near[number] += 1
        while end - every[first][0] > _NEAR and first < last:
            near[every[first][2]] -= 1
            first += 1
        different = sum(count > 0 for count in near.values())
        if different > most:
            most, chosen = different, slice(max(first, last + 1 - _SHOWN), last + 1)
    return _apart([(start, end) for start, end, _ in every[chosen]])


# Terms that stand near one another a thousand times need not all be told.
_SHOWN = 12


def _apart(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places without those that lie in another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(found)):
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept
