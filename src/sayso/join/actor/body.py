"""What a body is called, taken apart: "Ministry of Public Health" is the "health ministry"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sayso.data.countries import Countries, Country
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import content

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?['’]?")
_SMALL = frozenset("of the and for on in to at a an de del la & its his her their our".split())
# Words that one paper puts into a body's name and the next leaves out.
_VAGUE = frozenset("public general affairs s republic".split())
_SPELT = {
    "organisation": "organization",
    "centre": "center",
    "theatre": "theater",
    "labour": "labor",
    "laboratories": "laboratory",
    "lab": "laboratory",
    "external": "foreign",
    "coastal": "coast",
    "provincial": "province",
    "regional": "region",
    "municipal": "city",
    "defence": "defense",
    "environmental": "environment",
    "educational": "education",
    "governmental": "government",
    "statistical": "statistics",
    "presidential": "president",
    "agricultural": "agriculture",
    "industrial": "industry",
    "judicial": "justice",
    "financial": "finance",
    "economic": "economy",
}
# What is said of a country's army in other words.
_ARMY = frozenset({"military", "armed forces", "general staff", "joint chiefs"})
_COUNTRY = 4


@dataclass(frozen=True, slots=True)
class Body:
    """The noun that says what a body is, the words that say which, and the country.

    `proper` holds for a name written large throughout: it is complete as it stands. `named` holds
    where some word that says which is a name ("the Tana water board"). `order` are its words as
    they stand.
    """

    noun: str
    words: frozenset[str]
    country: str | None
    proper: bool
    named: bool
    order: tuple[str, ...]


@lru_cache(maxsize=65_536)
def parse(name: str, countries: Countries, titles: Titles) -> Body | None:
    """Take a body's name or description apart, None where no noun in it says that it is a body."""
    tokens = _WORD.findall(" ".join(name.split()))
    spelt = [_spelt(token) for token in tokens]
    pairs = (" ".join(pair) for pair in pairwise(spelt))
    if not any(word in titles.bodies for word in (*spelt, *pairs)):
        return None  # most names; what follows takes long
    while tokens and fold(tokens[0]) in ("the", "a", "an", "its", "their", "our"):
        tokens = tokens[1:]
    tokens, country = _owner(tokens, countries)
    if not tokens:
        return None
    at = _noun(tokens, titles)
    if at is None:
        return None
    proper = all(t[:1].isupper() for t in tokens if fold(t) not in _SMALL)
    first, last = at
    noun = " ".join(_spelt(t) for t in tokens[first : last + 1])
    rest = tokens[:first] + tokens[last + 1 :]
    kept: list[str] = []
    n = 0
    while n < len(rest):
        nation, size = _nation(rest, n, countries)
        if nation is not None:
            country = country or nation.code
            n += size
            continue
        kept.append(rest[n])
        n += 1
    words = content(_spelt(t) for t in kept if fold(t) not in _SMALL) - _VAGUE
    if noun in _ARMY:
        noun, words = "army", words - {"army"}
    named = any(t[:1].isupper() and _spelt(t) in words for t in kept)
    order = tuple(fold(t) for t in tokens)
    return Body(noun, frozenset(words), country, proper, named, order)


@lru_cache(maxsize=65_536)
def _spelt(token: str) -> str:
    word = re.sub(r"['’]s?$", "", fold(token)).rstrip(".")
    return _SPELT.get(word, word)


def _owner(tokens: list[str], countries: Countries) -> tuple[list[str], str | None]:
    """The tokens after the country that owns the body, and that country."""
    for size in range(min(_COUNTRY, len(tokens) - 1), 0, -1):
        words = " ".join(tokens[:size])
        bare = re.sub(r"['’]s?$", "", words)
        nation = countries.by_demonym(words)
        if nation is None and (bare != words or words.replace(".", "").isupper()):
            nation = countries.by_name(bare)
        if nation is not None:
            return tokens[size:], nation.code
    return tokens, None


def _nation(tokens: list[str], at: int, countries: Countries) -> tuple[Country | None, int]:
    for size in (3, 2, 1):
        words = re.sub(r"['’]s?$", "", " ".join(tokens[at : at + size]))
        if at + size <= len(tokens) and words[:1].isupper():
            nation = countries.by_name(words) or countries.by_demonym(words)
            if nation is not None:
                return nation, size
    return None, 0


def _noun(tokens: list[str], titles: Titles) -> tuple[int, int] | None:
    """First and last token of the noun that says what the body is: before "of", else at the end."""
    stop = next((n for n, t in enumerate(tokens) if n and fold(t) in ("of", "for")), len(tokens))
    ends = [stop - 1, len(tokens) - 1]
    if stop + 1 < len(tokens) and fold(tokens[stop + 1]) == "the":
        ends.pop()  # "the inspectorate of the police" is no police
    for last in dict.fromkeys(ends):
        pair = " ".join(_spelt(t) for t in tokens[max(0, last - 1) : last + 1])
        if last and titles.families(pair):
            return last - 1, last
        if titles.families(_spelt(tokens[last])) or titles.families(fold(tokens[last])):
            return last, last
    return None
