"""Parts of a town and houses that are named like a town far away: "the Saint-Benoît hospital" in Lomé."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sayso.data.gazetteer import Entry
from sayso.mark.place.candidates import Candidate

_PARTS: Final = (
    r"(?:quarter|neighbou?rhood|suburb|hospital|clinic|market|school|college|church|mosque|cathedral|"
    r"hotel|restaurant|grill|bar|caf[eé]|stadium|square|avenue|street|bridge|roundabout|crossroads|gate|"
    r"barracks|cemetery|mall|theatre|theater|cinema|pharmacy|warehouse|terminal|depot)"
)
_BEHIND: Final = re.compile(rf"\s+(?:[a-z]+\s+)?{_PARTS}s?\b", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"\b{_PARTS}s?\s+(?:of\s+|at\s+|named\s+|called\s+)?\Z", re.IGNORECASE)
# A place as well known as this is meant wherever its name stands.
_GREAT: Final = 7.0
_CITY: Final = 1_000_000


def nearer(
    candidates: Sequence[Candidate], places: Sequence[Entry | None], text: str
) -> list[Entry | None]:
    """The places, but for names of a quarter or a house that only lands never spoken of have.

    Such a name is that of a place of its kind in a land the text does speak of, else of none known.
    """
    lands = Counter(entry.country for entry in {e.row: e for e in places if e is not None}.values())
    made = list(places)
    for number, (one, entry) in enumerate(zip(candidates, places, strict=True)):
        if entry is None or one.form != "name" or entry.kind in ("PCLI", "ADM1", "CONT", "OCN"):
            continue
        city = entry.population >= _CITY and entry.kind.startswith("PPL")
        known = city or entry.prior >= _GREAT or lands[entry.country] > 1 or len(lands) == 1
        if known or not _part(text, one):
            continue
        made[number] = next(
            (e for e, _ in one.options if lands[e.country] and e.country != entry.country), None
        )
    return made


def _part(text: str, one: Candidate) -> bool:
    """Whether words beside a name tell that it is that of a quarter or a house."""
    if _BEHIND.match(text, one.end):
        return True
    return _BEFORE.search(text, max(0, one.start - 24), one.start) is not None
