"""Comparing what bodies and offices are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.data.titles.people import fold

# Abbreviated titles, and nouns by which the bearer of an office is also called.
OFFICES = {
    "sen": ("senator", "lawmaker", "legislator"),
    "senator": ("lawmaker", "legislator"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker", "legislator"),
    "representative": ("congressman", "congresswoman", "lawmaker", "legislator"),
    "congressman": ("lawmaker", "legislator", "representative"),
    "congresswoman": ("lawmaker", "legislator", "representative"),
    "gov": ("governor",),
    "gen": ("general", "commander"),
    "pres": ("president",),
    "sec": ("secretary",),
    "dr": ("doctor", "physician"),
    "prof": ("professor", "scholar", "academic"),
    "professor": ("scholar", "academic"),
    "lt": ("lieutenant",),
    "col": ("colonel", "officer"),
    "maj": ("major", "officer"),
    "capt": ("captain",),
    "sgt": ("sergeant", "officer"),
    "rev": ("pastor", "minister", "priest", "preacher"),
    "amb": ("ambassador", "envoy", "diplomat"),
    "ambassador": ("envoy", "diplomat"),
    "lawyer": ("attorney", "counsel"),
    "attorney": ("lawyer",),
    "nominee": ("candidate",),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
    "premier": ("prime minister", "minister"),
    "king": ("monarch",),
    "queen": ("monarch",),
    "businessman": ("mogul", "tycoon", "billionaire"),
    "leader": ("strongman", "dictator"),
}
# Words that mean the same before the noun of a body.
_KIN = {
    "spy": "intelligence",
    "espionage": "intelligence",
    "atomic": "nuclear",
    "defence": "defense",
    "meteorological": "weather",
    "labour": "labor",
    "legislative": "parliamentary",
    "aviation": "air",
    "medical": "health",
    "electoral": "election",
}
# Adjectives that tell nothing about which body is meant.
_EMPTY = frozenset(
    "the a an own same main top new old former current first whole entire powerful big small "
    "influential local national federal state government chief such other".split()
)
_ABBREVIATED = {
    "un": "united nations",
    "us": "united states",
    "uk": "united kingdom",
    "eu": "european union",
}
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "&"})
_CAPITALS = re.compile(r"^(?:[A-Z]\.?){2,7}$")
_ACRONYM_LENGTH = 2


def content(words: Iterable[str]) -> frozenset[str]:
    """Qualifiers that tell one body from another, with words of one meaning made one."""
    return frozenset(_KIN.get(w, w) for w in map(fold, words) if w not in _EMPTY)


def offices(role: str | None) -> set[str]:
    """The nouns by which the bearer of a title may be called: "Sen." gives senator, lawmaker."""
    if not role:
        return set()
    words = [w.strip(".,") for w in role.lower().split()]
    told = {*words, " ".join(words)}
    if "of" in words:
        told.add(" ".join(words[: words.index("of")]))
    for word in tuple(told):
        told.update(OFFICES.get(word, ()))
    return told


@lru_cache(maxsize=65_536)  # a story's names come back in every report
def plain(name: str) -> str:
    """A body's name as it is compared: lower case, no "the", no full stops, no accents."""
    folded = " ".join(fold(name).replace(".", "").split())
    bare = folded.removeprefix("the ").removesuffix("'s").strip()
    first, space, rest = bare.partition(" ")
    return f"{_ABBREVIATED.get(first, first)} {rest}" if space else bare


@lru_cache(maxsize=65_536)
def initials(name: str) -> tuple[str, ...]:
    """The abbreviations in lower case that a name of several words may get: "NIS", "FSB".

    A "Department of Public Works" may be "DPW" or "PW".
    """
    _, of, rest = name.partition(" of ")
    words = [w for w in re.split(r"[\s\-]+", name) if w]
    if len(words) < _ACRONYM_LENGTH or _CAPITALS.match(name):
        return ()
    big = "".join(w[0] for w in words if w.lower() not in _SMALL and w[0].isalnum())
    every = "".join(w[0] for w in words if w[0].isalnum())
    and_ = "&".join(w[0] for w in words if w[0].isalnum()) if "&" in words else ""
    short = (s.lower() for s in (big, every, and_) if len(s) >= _ACRONYM_LENGTH)
    return tuple(dict.fromkeys((*short, *(initials(rest) if of else ()))))


def abbreviation(name: str) -> bool:
    """Whether the name is an abbreviation in capitals."""
    return bool(_CAPITALS.match(name))
