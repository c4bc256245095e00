"""Where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. `country` is the ISO 3166 alpha-2 code, None for what lies in none.

    `kind` is the GeoNames feature code where known (`PPLC`, `ADM1`, `PCLI`, ...).
    """

    id: str
    name: str
    lat: float
    lon: float
    geonames_id: int | None = None
    country: str | None = None
    kind: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; `place` is None where no entry fits.

    `role` is `metonymic` where the name stands for a government, a team or the like ("Moscow
    denied"), else `literal`.
    """

    span: Span
    place: Place | None
    role: Literal["literal", "metonymic"] = "literal"
