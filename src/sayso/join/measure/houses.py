"""The hospital, camp or the like that a figure is of, by its name."""

from __future__ import annotations

import re
from typing import Final

# "the hospital", "his ward": a house named before.
_HOUSE = re.compile(
    r"\b(?:the|his|her|its|this|that|their)\s+(?:\w+\s+)?"
    r"(?P<noun>hospital|clinic|ward|camp|shelter|prison)\b",
    re.IGNORECASE,
)
_PLAIN: Final = "general|regional|central|university|city|state|field|prison|refugee"
_BEHIND: Final = re.compile(
    r"\s+(?:of (?:them|whom|these|those) |\w+ ){0,4}(?:at|in) (?:the )?((?:[A-Z][\w'’-]* ){1,4}?)"
    rf"(?:(?:{_PLAIN}) ){{0,2}}(?:hospital|clinic|camp|shelter|prison)\b",
    re.IGNORECASE,
)
_SAME: Final = {"ward": "hospital"}
_SORT = re.compile(rf"(?: (?:{_PLAIN}))* (?:hospital|clinic|camp|shelter|prison)$", re.IGNORECASE)
_ARTICLES: Final = frozenset("The A An His Her Its Their".split())


def house(text: str, start: int, end: int) -> str:
    """The name of the house that the sentence from `start` to `end` speaks of; "" where it has none.

    It is the name last given before, or there: "the hospital" after "the Norrby General Hospital".
    """
    again = _HOUSE.search(text, start, end)
    if again is None:
        return ""
    noun = again["noun"].casefold()
    named = re.compile(
        rf"\b((?:\w+ ){{1,3}}?)(?:(?:{_PLAIN}) ){{0,2}}{_SAME.get(noun, noun)}\b", re.IGNORECASE
    )
    names = [name for found in named.finditer(text, 0, end) if (name := _name(found[1]))]
    return names[-1] if names else ""


def inside(text: str, end: int) -> str:
    """The house that stands right behind a figure: "92 of them at the Saint Olga Hospital"."""
    found = _BEHIND.match(text, end)
    return _name(found[1]) if found else ""


def plain(name: str) -> str:
    """A house's name without what sort of house it is: "Saint Olga" of "Saint Olga General Hospital"."""
    return _SORT.sub("", name) or name


def _name(words: str) -> str:
    """Those of the words that are capitalized up to the last one."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if not word[:1].isupper() or word in _ARTICLES:
            break
        kept.insert(0, word)
    return " ".join(kept)
