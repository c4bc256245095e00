"""A report with what was read in it, for its figures to be read against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spacy.tokens import Doc

from sayso.mark.quantity.nouns import Tokens
from sayso.mark.quantity.vouching import Contents
from sayso.records import Attribution, Moment, PlaceMention, Quantity, Report, Timex

if TYPE_CHECKING:
    from sayso.data.countries import Countries
    from sayso.data.senses import Senses

_NEXT: Final = 6  # numbers behind another that may be parts of it
OF_THEM: Final = re.compile(r"\s+of\s+(?:them|the|its|their)\b")
# "16 of them occurred in Norrby, six in Lund": the words from a number to its own place.
_RIGHT_IN: Final = re.compile(
    r"(?:\s+of\s+(?:them|those|these|which|whom))?(?:\s+(?:were|was|occurred|happened|died|recorded|reported|"
    r"registered|confirmed|killed|cases|deaths|people)){0,2}\s+in\s+(?:the\s+)?(?:province\s+of\s+)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Held:
    """Readings of one kind with the index of their first token, to be found by place in the text."""

    starts: list[int]
    items: list[tuple[Any, int]]

    def within(self, start: int, end: int) -> list[tuple[Any, int]]:
        """Those that start from `start` on and before `end`."""
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(frozen=True, slots=True)
class Scene:
    """A report with what was read in it."""

    report: Report
    doc: Doc
    tokens: Tokens
    timexes: Held
    places: Held
    sources: list[tuple[int, int]]
    contents: Contents
    countries: Countries
    senses: Senses
    day: Moment | None
    numbers: list[int]
    attributions: dict[str, Attribution]


def held(tokens: Tokens, items: Sequence[Timex] | Sequence[PlaceMention]) -> Held:
    """Times or places, in order of the text, ready to be found by place."""
    return Held(
        [item.span.start for item in items],
        [(item, tokens.holding(item.span.start)) for item in items],
    )


def places_of(scene: Scene, quantity: Quantity, sentence: tuple[int, int]) -> list[tuple[Any, int]]:
    """The places of its sentence that may tell where a quantity is: not those of other numbers.

    "7,900 cases, 3,600 of them in Norrby and 2,200 in Lund"; "148 patients, 92 of them in Lund".
    """
    text, end = scene.report.text, quantity.span.end
    known = scene.places.within(*sentence)
    if not known or not scene.numbers:
        return known
    at = bisect_left(scene.numbers, end) + 1
    after = scene.numbers[at : at + _NEXT]
    parts = (at for at in after if at < sentence[1] and OF_THEM.match(text, at))
    stop = next(parts, sentence[1])
    own: list[tuple[Any, int]] = []
    free: list[tuple[Any, int]] = []
    for mention, at in known:
        start = mention.span.start
        beside = _RIGHT_IN.search(text, max(sentence[0], start - 60), start)
        # a number ends where the words between it and the place begin
        n = bisect_left(scene.numbers, start) - 1
        last = scene.numbers[n] if n >= 0 else -1
        if beside is None or last < sentence[0] or last < beside.start():
            free += [(mention, at)] if start < stop else []
        elif last == end:
            own.append((mention, at))
    return own or free
