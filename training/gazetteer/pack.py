"""Writes the table of places in the form that `sayso.data.gazetteer` reads."""

from __future__ import annotations

import json
import math
import zlib

import numpy as np
from training.gazetteer.places import Entry

from sayso.data.gazetteer.fold import fold

# How much news a place makes beside its population: countries most, divisions less than cities.
BONUS = {"PPLC": 1.6, "ADM1": 0.5, "ADM2": -0.6, "ADM3": -1.2, "ADM4": -1.5, "ADM5": -1.5}
NAMESAKE = 0.15  # the share of a division's people that live in the city it is named for
FACT = 6.6  # places of the table of facts were chosen because they are in the news


def prior(entry: Entry, fact: bool) -> float:
    """The decimal logarithm of how often the name means this place, from 0 to 12."""
    people = math.log10(entry.population + 1)
    if entry.kind == "PCLI":
        return max(7.2, people + 2)
    if entry.kind in {"CONT", "OCN", "SEA"}:
        return 8.0
    if fact:
        return max(FACT, min(people, 8.0) + BONUS.get(entry.kind, 0.0))
    if entry.kind in {"RGN", "ADMD"}:
        return min(people * 0.6 + 1, 5.0)
    return max(0.0, people + BONUS.get(entry.kind, 0.0))


def pack(entries: dict[int, Entry], short: dict[str, tuple[int, bool]], facts: set[int]) -> bytes:
    """The whole table as bytes: a JSON header, then compressed columns."""
    order = sorted(entries)
    row = {ident: number for number, ident in enumerate(order)}
    countries = sorted({entry.country for entry in entries.values()})
    kinds = sorted({entry.kind for entry in entries.values()})
    weights = {ident: prior(entries[ident], ident in facts) for ident in order}
    cities: dict[tuple[str, str], int] = {}
    for entry in entries.values():
        if entry.kind in {"PPL", "PPLC"}:
            for name in entry.names:
                key = (entry.country, fold(name))
                cities[key] = max(cities.get(key, 0), entry.population)
    for ident, entry in entries.items():
        # A division named for its city: "Osaka" is the city, unless the text says "prefecture".
        city = max((cities.get((entry.country, fold(name)), 0) for name in entry.names), default=0)
        if entry.kind == "ADM1" and city > NAMESAKE * entry.population:
            weights[ident] = max(0.0, weights[ident] - 2.0)

    index: dict[str, dict[int, bool]] = {}
    for ident in order:
        entry = entries[ident]
        for name in sorted(entry.names):
            if key := fold(name):
                index.setdefault(key, {})[ident] = True
        for name in sorted(entry.alternates):
            if key := fold(name):
                index.setdefault(key, {}).setdefault(ident, False)
    keys = sorted(key.encode() for key in index)
    starts, posts = [0], []
    for key in keys:
        found = index[key.decode()]
        # Most likely first; the lowest bit tells a name of the place's own from an alternate.
        ranked = sorted(found, key=lambda one: (-weights[one] - found[one], one))
        posts += [row[one] * 2 + found[one] for one in ranked]
        starts.append(len(posts))

    names = [entries[ident].name.encode() for ident in order]
    columns = {
        "ids": np.array([max(ident, 0) for ident in order], "<u4"),
        "points": np.array(
            [[round(e.lat * 1e5), round(e.lon * 1e5)] for e in map(entries.get, order)], "<i4"
        ),
        "people": np.array([entries[ident].population for ident in order], "<u4"),
        "country": np.array([countries.index(entries[ident].country) for ident in order], "u1"),
        "kind": np.array([kinds.index(entries[ident].kind) for ident in order], "u1"),
        "prior": np.array([round(weights[ident] * 20) for ident in order], "u1"),
        "parent": np.array([row.get(entries[ident].parent, -1) + 1 for ident in order], "<u4"),
        "name_ends": np.cumsum([len(name) for name in names]).astype("<u4"),
        "names": np.frombuffer(b"".join(names), "u1"),
        "key_ends": np.cumsum([len(key) for key in keys]).astype("<u4"),
        "keys": np.frombuffer(b"".join(keys), "u1"),
        "starts": np.array(starts, "<u4"),
        "posts": np.array(posts, "<u4"),
    }
    bodies = {name: zlib.compress(array.tobytes(), 9) for name, array in columns.items()}
    header = {
        "countries": countries,
        "kinds": kinds,
        "short": {word: [row[ident], alone] for word, (ident, alone) in sorted(short.items())},
        "columns": {name: [array.dtype.str, len(bodies[name])] for name, array in columns.items()},
    }
    head = json.dumps(header, ensure_ascii=False, sort_keys=False).encode()
    return b"SAYSOGZ1" + len(head).to_bytes(4, "little") + head + b"".join(bodies.values())
