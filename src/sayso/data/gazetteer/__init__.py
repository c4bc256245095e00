"""The places of the world: names, points and what lies in what, offline."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.data.gazetteer.fold import fold
from sayso.errors import DataError

__all__ = ["ATTRIBUTION", "Entry", "Gazetteer", "fold", "load"]

# Shown wherever a map or a list of places is: the licence of the data asks for it.
ATTRIBUTION = "Places: GeoNames (geonames.org), CC BY 4.0."

_MAGIC = b"SAYSOGZ1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the table.

    `row` is its number there. `geonames_id` is None for what GeoNames was not asked about.
    `country` is an ISO 3166 alpha-2 code, None for what lies in none or several. `kind` is a
    GeoNames feature code; populated places are `PPL`, capitals `PPLC`, countries `PCLI`.
    `prior` is the decimal logarithm of how often the place makes news, estimated from its
    population and kind. `parent` is the row of the division that it lies in, None for none.
    """

    row: int
    geonames_id: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    kind: str
    population: int
    prior: float
    parent: int | None


class _Words:
    """Words laid end to end in one string of bytes; `bisect` searches them without copies."""

    def __init__(self, text: bytes, ends: npt.NDArray[Any]) -> None:
        self.text = text
        self.ends: list[int] = [0, *ends.tolist()]

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, index: int) -> bytes:
        return self.text[self.ends[index] : self.ends[index + 1]]


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All places. `abbreviations` gives rows by short form as written ("Calif."), and whether it
    may stand alone: "Ind." and "IN" are a state only behind a place and a comma.
    """

    abbreviations: Mapping[str, tuple[int, bool]]
    _countries: tuple[str, ...] = field(repr=False)
    _kinds: tuple[str, ...] = field(repr=False)
    _columns: Mapping[str, npt.NDArray[Any]] = field(repr=False)
    _names: _Words = field(repr=False)
    _keys: _Words = field(repr=False)

    def __len__(self) -> int:
        return len(self._names)

    def entry(self, row: int) -> Entry:
        """The entry in `row` of the table."""
        columns = self._columns
        lat, lon = columns["points"][2 * row : 2 * row + 2].tolist()
        ident, parent = int(columns["ids"][row]), int(columns["parent"][row])
        return Entry(
            row=row,
            geonames_id=ident or None,
            name=self._names[row].decode(),
            lat=lat / 1e5,
            lon=lon / 1e5,
            country=self._countries[columns["country"][row]] or None,
            kind=self._kinds[columns["kind"][row]],
            population=int(columns["people"][row]),
            prior=int(columns["prior"][row]) / 20,
            parent=parent - 1 if parent else None,
        )

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer lives as long as the process
    def find(self, name: str) -> tuple[tuple[Entry, bool], ...]:
        """Entries with this name, most newsworthy first, and whether it is one of their own names.

        Case, accents, punctuation and a leading "the" do not matter. An alternate name (False) is
        an older one or another language's.
        """
        key = fold(name).encode()
        at = bisect_left(self._keys, key)
        if not key or at == len(self._keys) or self._keys[at] != key:
            return ()
        starts = self._columns["starts"]
        posts = self._columns["posts"][starts[at] : starts[at + 1]].tolist()
        return tuple((self.entry(post >> 1), bool(post & 1)) for post in posts)

    def above(self, entry: Entry) -> tuple[Entry, ...]:
        """The divisions that `entry` lies in, nearest first; its country is not among them."""
        found: list[Entry] = []
        while entry.parent is not None and len(found) < 6:
            entry = self.entry(entry.parent)
            found.append(entry)
        return tuple(found)


def load() -> Gazetteer:
    """Read the table (about 0.2 s). Raises `DataError` where it is missing or damaged."""
    try:
        data = (files(__name__) / "places.bin").read_bytes()
    except FileNotFoundError as error:
        raise DataError("the table of places is missing", "Install sayso again.") from error
    if not data.startswith(_MAGIC):
        raise DataError("the table of places is not the one expected", "Install sayso again.")
    at = len(_MAGIC) + 4
    size = int.from_bytes(data[at - 4 : at], "little")
    header = json.loads(data[at : at + size])
    at += size
    columns: dict[str, npt.NDArray[Any]] = {}
    for name, (kind, size) in header["columns"].items():
        columns[name] = np.frombuffer(zlib.decompress(data[at : at + size]), kind)
        at += size
    return Gazetteer(
        abbreviations={word: (row, alone) for word, (row, alone) in header["short"].items()},
        _countries=tuple(header["countries"]),
        _kinds=tuple(header["kinds"]),
        _columns=columns,
        _names=_Words(columns["names"].tobytes(), columns["name_ends"]),
        _keys=_Words(columns["keys"].tobytes(), columns["key_ends"]),
    )
