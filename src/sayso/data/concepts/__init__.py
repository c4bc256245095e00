"""Concepts of the news: which words tell of the same thing (soldiers and troops, dead and killed)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import Stemmer  # type: ignore[import-not-found]  # compiled, without stubs

# What ends a verb of two words.
_SECONDS = frozenset(
    "out up down back off away over from negative detect counted counting recorded registered entered "
    "included disclosed".split()
)
# How far apart the two may stand: "left three of them out".
_APART = 4
_STEMMER = Stemmer.Stemmer("english")


@cache
def stem(word: str) -> str:
    """The Snowball stem (Porter 2) of one lower-case English word."""
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concept names by word and by stem."""

    by_word: dict[str, str]
    by_stem: dict[str, str]
    by_pair: dict[tuple[str, str], str]

    def of(self, word: str) -> str:
        """The concept that a word tells of (`=soldier`), else its own stem."""
        plain = word.casefold()
        known = self.by_word.get(plain)
        if known:
            return known
        key = stem(plain)
        return self.by_stem.get(key, key)

    def of_pair(self, before: Sequence[str], second: str) -> tuple[str, int] | None:
        """The concept that a word tells of with one of those before it ("left them out"), and how
        far back that one stands; None where they tell none.
        """
        if second in _SECONDS:
            for back, first in enumerate(reversed(before[-_APART:]), 1):
                found = self.by_pair.get((stem(first), second))
                if found is not None:
                    return found, back
        return None


def load() -> Concepts:
    """The concepts of `concepts.txt`."""
    by_word: dict[str, str] = {}
    by_stem: dict[str, str] = {}
    by_pair: dict[tuple[str, str], str] = {}
    text = (files(__name__) / "concepts.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        name, words = line.split(":", 1)
        for word in words.split():
            if "-" in word:
                first, second = word.split("-", 1)
                by_pair.setdefault((stem(first), second), f"={name}")
                continue
            by_word[word] = f"={name}"
            # The first line wins a stem: "training" must not make every "train" an exercise.
            by_stem.setdefault(stem(word), f"={name}")
    return Concepts(by_word, by_stem, by_pair)
