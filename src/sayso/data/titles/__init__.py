"""Words that tell who somebody is: titles, offices, kinds of bodies, outlets, first names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from sayso.data.titles.international import WorldBodies
from sayso.errors import DataError

Gender = Literal["he", "she"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, paper, broadcaster, magazine or site, with its country (ISO 3166 alpha-2)."""

    name: str
    kind: Literal["agency", "broadcaster", "paper", "magazine", "site"]
    country: str


@dataclass(frozen=True, slots=True, eq=False)  # loaded once, so that it is itself what is compared
class Titles:
    """Lower-case words by what they tell about an actor; the card says how each was made.

    `honorifics` maps to the pronoun that fits (`they` where it tells none). `bodies` maps a noun of
    a body ("agency", "court") to its families: two nouns of one family may name one body. `acts`
    are verbs that governments do, `speech` verbs that make their subject a source, `relations`
    nouns that tie two powers ("an alliance with"), `trades` words that end companies' names. `family_first` are family names that come first
    in most papers' spelling, by language; `census` given names of the US census, beside which they do
    not; `given_names` are all that are known, `first_names` those that tell the gender. `outlets` finds an outlet by any of its names in lower
    case, without "the"; `world` the bodies of the world and its regions.
    """

    honorifics: Mapping[str, Literal["he", "she", "they"]]
    roles: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    collectives: frozenset[str]
    documents: frozenset[str]
    acts: frozenset[str]
    speech: frozenset[str]
    relations: frozenset[str]
    trades: frozenset[str]
    places: frozenset[str]
    anonymous: tuple[str, ...]
    particles: frozenset[str]
    suffixes: frozenset[str]
    family_first: Mapping[str, frozenset[str]]
    first_names: Mapping[str, Gender]
    census: frozenset[str]
    given_names: frozenset[str]
    outlets: Mapping[str, Outlet]
    world: WorldBodies

    def families(self, noun: str) -> frozenset[str]:
        """The families of bodies to which `noun` belongs, none where it is no body's noun."""
        return self.bodies.get(noun, frozenset())


def load() -> Titles:
    """The tables of this folder. Raises `DataError` where one is missing or damaged."""
    words, census, given, outlets, world = (
        _read(f"{n}.json")
        for n in ("words", "first_names", "given_names", "outlets", "international")
    )
    bodies: dict[str, set[str]] = {}
    for family, nouns in words["bodies"].items():
        for noun in nouns:
            bodies.setdefault(noun, set()).add(family)
    by_name: dict[str, Outlet] = {}
    for row in outlets:
        outlet = Outlet(row["name"], row["kind"], row["country"])
        for name in (row["name"], *row["aliases"]):
            by_name.setdefault(name.lower().removeprefix("the "), outlet)
    return Titles(
        honorifics={h: pronoun for pronoun, hs in words["honorifics"].items() for h in hs},
        bodies={noun: frozenset(families) for noun, families in bodies.items()},
        anonymous=tuple(words["anonymous"]),
        family_first={k: frozenset(v) for k, v in words["family_first"].items()},
        first_names={
            name: gender
            for names in (census, given)
            for gender, listed in names.items()
            if gender != "they"
            for name in listed
        },
        census=frozenset(name for listed in census.values() for name in listed),
        given_names=frozenset(
            name for names in (census, given) for listed in names.values() for name in listed
        ),
        outlets=by_name,
        world=WorldBodies(world),
        **{
            key: frozenset(words[key])
            for key in (
                "roles", "men", "women", "collectives", "documents", "acts", "speech",
                "relations", "trades", "places", "particles", "suffixes",
            )
        },
    )  # fmt: skip


def _read(name: str) -> Any:
    try:
        return json.loads((files(__package__) / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            f"sayso's table of titles is damaged: {name} cannot be read ({error})",
            "Install sayso again.",
        ) from error
