"""Concepts of the news: which words tell of the same thing (soldiers and troops, dead and killed)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import Stemmer  # type: ignore[import-not-found]  # compiled, without stubs

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

    def of(self, word: str) -> str:
        """The concept that a word tells of (`=soldier`), else its own stem."""
        plain = word.casefold()
        key = stem(plain)
        return self.by_word.get(plain) or self.by_stem.get(key, key)


def load() -> Concepts:
    """The concepts of `concepts.txt`."""
    by_word: dict[str, str] = {}
    by_stem: dict[str, str] = {}
    text = (files(__name__) / "concepts.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        name, words = line.split(":", 1)
        for word in words.split():
            by_word[word] = f"={name}"
            # The first line wins a stem: "training" must not make every "train" an exercise.
            by_stem.setdefault(stem(word), f"={name}")
    return Concepts(by_word, by_stem)
