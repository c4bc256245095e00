"""Reports that this process loaded from a ledger, held with their readings.

A story is told again and again while it grows, and as of one day after the other: what is held is
neither decoded again nor, where it rests on one report, worked out again (`join.once`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection

from sayso.keep import views
from sayso.records import Reading, Report

# So many characters of reports are held, 400,000 words: with what join works out of them half a
# gigabyte.
MOST = 2_500_000

_Key = tuple[int, int]
_Pair = tuple[Report, Reading]


class Held:
    """What was loaded of one ledger, whose rows are never rewritten."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pairs: dict[_Key, _Pair] = {}

    def load(
        self, connection: Connection, rows: Sequence[int], marks: Sequence[int]
    ) -> list[_Pair]:
        """The reports in `rows` with the readings in `marks`, side by side."""
        keys = list(zip(rows, marks, strict=True))
        before = self._pairs  # another thread may put others in its place meanwhile
        new = [key for key in keys if key not in before]
        loaded = views.load(connection, [row for row, _ in new], [mark for _, mark in new])
        known = before | dict(zip(new, loaded, strict=True))
        self._pairs = self._fitting(known, chain(keys, before))
        return [known[key] for key in keys]

    def _fitting(self, known: dict[_Key, _Pair], keys: Iterable[_Key]) -> dict[_Key, _Pair]:
        """Of what is known as much as may be held, the first keys first."""
        room = self._most
        kept: dict[_Key, _Pair] = {}
        for key in keys:
            size = len(known[key][0].text)
            if key not in kept and size <= room:
                kept[key] = known[key]
                room -= size
        return kept
