"""What is counted, without what became of it: the hectares of "hectares of forest scorched"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sayso.join.measure import people
from sayso.join.measure.belongings import dwelling
from sayso.join.measure.fates import FATES

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.senses import Senses
    from sayso.data.units import Units

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL: Final = frozenset(
    "the a an and or by in on at to from for with as than more its their other others new former".split()
)
# "spill in tonnes": a unit behind what is measured.
_IN: Final = re.compile(r"^(?P<thing>.+) in (?P<unit>[^\W\d_]+)$")
# Nouns for things that stand for people: "29 names".
_WHO: Final = frozenset("crew names lives boats".split())
# A noun is for a thing where it mostly names things or places.
_MOST: Final = 0.7
_PEOPLE: Final = frozenset({"=soldier", "=child"})
# Shares and rates are of something: what they are of tells them, not their noun.
_RATES: Final = frozenset({"percent", "duration", "temperature"})


class Head(NamedTuple):
    """`noun` is the concept of the noun or the name of the unit, `stuff` what a unit is of.

    `does` are the concepts of all other words. `unit` tells that a unit is counted, `money` that it
    is a currency, `thing` that no people are counted.
    """

    noun: str = ""
    stuff: str = ""
    does: frozenset[str] = frozenset()
    unit: bool = False
    money: bool = False
    thing: bool = False


NONE: Final = Head()


def head(counted: str, concepts: Concepts, senses: Senses, units: Units) -> Head:
    """The head of a count's words; its noun is "" where they tell of a share or of anybody."""
    words = counted.casefold()
    behind = _IN.match(words)
    unit = units.word(behind["unit"]) if behind else None
    if behind and unit:
        rest = _WORD.findall(behind["thing"])
        return _measured(unit.name, unit.kind, rest, "", concepts)
    found = _WORD.findall(words)
    if found and (unit := units.word(found[0])) is not None:
        stuff = found[2] if found[1:2] == ["of"] and len(found) > 2 else ""
        return _measured(unit.name, unit.kind, found[1:], stuff, concepts)
    noun = _noun(found, concepts, senses)
    if not noun or noun in people.ANYBODY or found[0] in ("share", "percentage", "rate"):
        return NONE
    key = dwelling(noun) or people.sort(noun) or concepts.of(noun)
    thing = key == "=home" or (noun not in FATES and noun not in _WHO and _inert(noun, senses))
    return Head(key, "", _does([w for w in found if w != noun], concepts), thing=thing)


def _measured(name: str, kind: str, rest: list[str], stuff: str, concepts: Concepts) -> Head:
    if kind in _RATES:
        return NONE
    does = _does([w for w in rest if w != stuff], concepts)
    return Head(
        name,
        concepts.of(stuff) if stuff else "",
        does,
        unit=True,
        money=kind == "currency",
        thing=True,
    )


def _does(words: list[str], concepts: Concepts) -> frozenset[str]:
    return frozenset(concepts.of(w) for w in words if w not in _SMALL and w != "of")


def _inert(noun: str, senses: Senses) -> bool:
    told = senses.noun(noun)
    return told.get("artifact", 0.0) + told.get("location", 0.0) + told.get("object", 0.0) >= _MOST


def _noun(words: list[str], concepts: Concepts, senses: Senses) -> str:
    """The first noun in the plural, else the last of the nouns that stand first."""
    last = ""
    for word in words:
        if people.sort(word) is not None or (concepts.of(word) in _PEOPLE and word != "military"):
            return word
        if word in _SMALL or word == "of" or not senses.noun(word):
            if last:
                break
            continue
        last = word
        if word.endswith("s") and not word.endswith("ss"):
            break
    return last
