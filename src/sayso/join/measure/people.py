"""Which people are counted, whatever noun a report has for them: inmates are prisoners are convicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sayso.data.senses import Senses

# Anybody: the noun does not tell who is counted.
ANYBODY: Final = frozenset(
    "people persons person individuals residents inhabitants citizens adults souls others locals".split()
)
# The nouns of one kind of people, the first of which names the kind.
_SORTS: Final[Mapping[str, str]] = {
    noun: f"={nouns.split()[0]}"
    for nouns in (
        "prisoner prisoners inmate inmates convict convicts detainee detainees internee internees",
        "guard guards warder warders warden wardens jailer jailers gaoler gaolers",
        "police policeman policemen policewoman policewomen constable constables gendarme gendarmes",
        "officer officers",
        "passenger passengers traveller travellers traveler travelers commuter commuters",
        "crew crewman crewmen crewmember crewmembers seaman seamen",
        "worker workers employee employees staff staffer staffers labourer labourers laborer laborers",
        "civilian civilians noncombatant noncombatants",
        "rebel rebels militant militants insurgent insurgents guerrilla guerrillas gunman gunmen "
        "attacker attackers assailant assailants militiaman militiamen",
        "student students pupil pupils schoolchild schoolchildren",
        "woman women girl girls",
        "firefighter firefighters fireman firemen",
        "rescuer rescuers",
    )
    for noun in nouns.split()
}
# Nouns that tell of people by what they undergo; beside another fate they tell only who they are.
_BY_FATE: Final[Mapping[str, str]] = {
    **dict.fromkeys(("prisoner", "prisoners", "detainee", "detainees"), "=prisoner"),
    **dict.fromkeys(("refugee", "refugees", "migrant", "migrants"), "=refugee"),
    **dict.fromkeys(
        "protester protesters protestor protestors demonstrator demonstrators marchers".split(),
        "=protester",
    ),
    **dict.fromkeys(
        "hostage hostages captive captives captured patient patients evacuee evacuees fugitive "
        "fugitives escapee escapees escaper escapers striker strikers voter voters case cases crossed "
        "inpatients arrivals prisoners-of-war pow pows".split(),
        "",
    ),
}
_JAILS: Final = frozenset({"prison", "jail", "correctional", "penitentiary"})
_STAFF: Final = frozenset(
    "officer officers guard guards staff official officials employees".split()
)
# Nouns that only say how one is employed, beside another that says where: "prison officers".
SINGLE: Final = frozenset("officer officers staff worker workers employee employees".split())
# An officer may be a guard, a policeman or a soldier.
_WIDER: Final[Mapping[str, frozenset[str]]] = {
    "=officer": frozenset({"=guard", "=police", "=soldier"}),
}


def sort(word: str) -> str | None:
    """The kind of people that a lower-case noun tells of, None where it tells none.

    "" is anybody: also those known only by where they live ("islanders").
    """
    return "" if word in ANYBODY else _SORTS.get(word)


def by_fate(word: str) -> str | None:
    """The kind of people whom a noun names by what they undergo ("detainees"), None for others."""
    return _BY_FATE.get(word)


def person(word: str, senses: Senses) -> bool:
    """Whether a lower-case noun tells of people before all else."""
    return senses.noun(word).get("person", 0.0) >= 0.5


def inhabitant(word: str, senses: Senses) -> bool:
    """Whether a noun tells only where people live: "islanders", "villagers"."""
    return senses.is_a(word, "inhabitant", 0.7)


def told(words: Iterable[str]) -> str | None:
    """The kind of people that several words tell together: "prison officers"."""
    have = set(words)
    if "deprived" in have:
        return "=prisoner"  # "persons deprived of their liberty"
    if have & _JAILS and have & _STAFF:
        return "=guard"
    if "crew" in have:
        return "=crew"
    return "=police" if "police" in have and have & _STAFF else None


def apart(one: str, other: str) -> bool:
    """Whether two kinds of people exclude each other."""
    return one != other and other not in _WIDER.get(one, ()) and one not in _WIDER.get(other, ())
