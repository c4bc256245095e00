"""Which happening a toll is of: a crash told beside a quake has dead of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

# Words that name one sort of happening, in which people come to harm.
_SORTS: Final[Mapping[str, str]] = {
    word: sort
    for sort, words in {
        "blast": "blast explosion blasts explosions",
        "crash": "crash collision derailment pileup crashed collided derailed",
        "fire": "fire blaze wildfire inferno",
        "quake": "quake earthquake tremor aftershock",
        "flood": "flood flooding floods deluge",
        "storm": "storm hurricane cyclone typhoon tornado",
        "slide": "landslide mudslide avalanche rockslide",
        "wreck": "shipwreck capsizing sinking capsized sank",
        "shooting": "shooting gunman massacre",
        "plague": "outbreak epidemic cholera measles dengue ebola malaria",
        "war": "shelling airstrike bombardment airstrikes offensive front",
    }.items()
    for word in words.split()
}
_WORD = re.compile(r"[a-z]+")
# A story is about what so many of its reports tell of.
_SHARE: Final = 0.5


def sorts(text: str) -> frozenset[str]:
    """The sorts of happenings that words name."""
    return frozenset(_SORTS[word] for word in _WORD.findall(text.lower()) if word in _SORTS)


def subjects(each: Sequence[frozenset[str]]) -> frozenset[str]:
    """The sorts of happenings that half of the reports or more tell of, of those that each tells of."""
    often = Counter(sort for told in each for sort in told)
    return frozenset(sort for sort, n in often.items() if n >= _SHARE * len(each))


def other(sentence: str, about: frozenset[str]) -> str:
    """The sort of happening that a sentence tells of beside those a story is about, "" where none."""
    told = sorts(sentence)
    return "" if not about or told & about or not told else min(told)
