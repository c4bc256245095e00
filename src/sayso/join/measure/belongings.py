"""What became of homes, of their power and of jobs, however it is told."""

from __future__ import annotations

import re
from typing import Final

_JOBS: Final = frozenset("job jobs post posts position positions".split())
_CUT: Final = frozenset(
    "cut cuts cutting shed shedding axed slashed scrapped redundancies go lost eliminated redundant".split()
)
# Homes, and those whom a grid supplies.
_DWELLINGS: Final = frozenset("house houses home homes dwelling dwellings apartments flats".split())
_SUPPLIED: Final = _DWELLINGS | frozenset(
    "household households customer customers subscribers consumers properties premises families".split()
)
_RUINED: Final = frozenset(
    "destroyed flattened collapsed razed levelled leveled demolished ruined wrecked obliterated".split()
)
_DARK = re.compile(
    r"\b(?:without|no|lost|lose) (?:mains |electric )?(?:power|electricity|supply)\b|\bcut off\b|\bblacked out\b"
    r"|\bin (?:the )?dark(?:ness)?\b"
)


def owned(have: frozenset[str], counted: str) -> frozenset[str]:
    """What became of homes or jobs, however it is told; nothing where something else is counted."""
    if have & _JOBS and have & _CUT:
        return frozenset({"=jobcut"})
    if have & _SUPPLIED and _DARK.search(counted):
        return frozenset({"=dark"})
    if have & _DWELLINGS and have & _RUINED:
        return frozenset({"=home", "=destroyed"})
    return frozenset()


def dwelling(word: str) -> str:
    """The concept of a home where a lower-case noun names one, else ""."""
    return "=home" if word in _DWELLINGS else ""
