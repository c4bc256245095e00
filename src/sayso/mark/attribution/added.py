"""Attributions that certain rules find beside the reader model's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution import answers, figures, refusing, statements

RULES = (*figures.RULES, *statements.RULES, *refusing.RULES, *answers.RULES)

Range = tuple[int, int]
_GOES_ON = re.compile(r",\s+(?:and|but)\s+")
# "Denied a deal, or reports of troops": nobody's reports are what is denied.
_OR = re.compile(r",?\s+(?:or|nor|and)\s+")
_SAYING = re.compile(rf"(?:{'|'.join(sorted(answers.SAYINGS))})s?\b")
# Characters of ", and" between two clauses.
_JOINED = 8


def added(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """`found` with what the rules find, in order of the text.

    Where `found` has the same cue, or tells the cue inside a content, nothing is added. What the
    model cut out of a clause, with the same source ("the bulletin | confirmed | cases at 90"), gives
    way to the whole clause; words that belong to the next attribution are left to it.
    """
    kept = enclosed(doc.text, found)
    for rule in RULES:
        held = _Held(kept)
        for new in rule(doc):
            near = [one for one in held.near(_bounds(new)) if not _unsaid(one, new)]
            pieces = [one for one in near if _cut_out(one, new) or _sourceless(one, new)]
            clear = _clear(new, [one for one in near if one not in pieces])
            if clear is not None:
                kept = [one for one in kept if one not in pieces]
                kept.append(clear)
                held = _Held(kept)
    return sorted(kept, key=lambda one: _bounds(one)[0])


def enclosed(text: str, found: Sequence[Found]) -> list[Found]:
    """`found` without those of nobody that go on with what another says.

    "Ten came and more are expected, the agency said", "ten came, the agency said, and more are
    expected": the agency says that too.
    """
    kept: list[Found] = []
    for one in sorted(found, key=_bounds):
        whole = _embraced(text, kept[-1], one) if kept and not one.source else None
        if whole is None:
            kept.append(one)
        else:
            kept[-1] = whole
    return kept


def _embraced(text: str, other: Found, one: Found) -> Found | None:
    """`other` with `one` in its content, where that stands before its cue or goes on; else None."""
    if not (other.source and other.cue):
        return None
    low, high = _bounds(one)
    before = [piece for piece in other.content if piece[1] <= low]
    begins = min(start for start, _ in other.source + other.cue)
    ends = max(end for _, end in other.source + other.cue)
    if before and before[-1][1] <= begins and _GOES_ON.fullmatch(text, ends, low):
        return Found(other.source, other.cue, (*other.content, (low, high)))
    aside = before and _OR.fullmatch(text, before[-1][1], low) and _SAYING.match(text, low)
    if not before or (begins < high and not aside) or low - before[-1][1] > _JOINED:
        return None
    last = before[-1]
    content = tuple((s, high) if (s, e) == last else (s, e) for s, e in other.content)
    return Found(other.source, other.cue, content)


class _Held:
    """Attributions by where they begin and end."""

    def __init__(self, kept: Sequence[Found]) -> None:
        self._rows = sorted(((_bounds(one), number) for number, one in enumerate(kept)))
        self._starts = [row[0][0] for row in self._rows]
        self._kept = kept
        self._longest = max((end - start for (start, end), _ in self._rows), default=0)

    def near(self, bounds: Range) -> list[Found]:
        """Those that reach into the characters."""
        first = bisect_left(self._starts, bounds[0] - self._longest)
        last = bisect_left(self._starts, bounds[1])
        return [
            self._kept[number] for (_, end), number in self._rows[first:last] if end > bounds[0]
        ]


def _bounds(one: Found) -> Range:
    ranges = one.source + one.cue + one.content
    return min(start for start, _ in ranges), max(end for _, end in ranges)


def _meet(one: Sequence[Range], other: Sequence[Range]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _within(one: Sequence[Range], other: Sequence[Range]) -> bool:
    return all(any(c <= a and b <= d for c, d in other) for a, b in one)


def _cut_out(one: Found, new: Found) -> bool:
    """Whether `one` is a piece of what `new` says, given to the same source."""
    same = _meet(one.source, new.source) or not one.source
    if same and _within(one.cue + one.content, new.content):
        return True
    # "Chile took back | its claim | that": the longer cue tells what was done to the claim.
    longer = _within(one.cue, new.cue) and one.cue != new.cue
    if not (longer and _within(one.source, new.cue + new.source)):
        return False
    # "As the pilot | puts | it": the idiom is all cue.
    return _meet(one.content, new.content) or _within(one.content, new.cue)


def _sourceless(one: Found, new: Found) -> bool:
    """Whether `one` has the cue of `new`, and the source of `new` in its content."""
    return not one.source and _meet(one.cue, new.cue) and _meet(one.content, new.source)


def _unsaid(one: Found, new: Found) -> bool:
    """Whether `new` is told inside what nobody says in `one`."""
    return not one.source and _within(new.source + new.cue + new.content, one.content)


def _clear(new: Found, near: Sequence[Found]) -> Found | None:
    """`new` without the words of later attributions; None where it says nothing that they do not."""
    start, end = new.content[-1]
    for one in near:
        if _within(new.source + new.cue + new.content, one.source):
            continue  # "the charity that spoke of 70 deaths | accepts | the figure"
        if _meet(one.cue, new.cue) or _meet(one.content, new.cue) or _meet(one.source, new.cue):
            return None
        if _within(one.source + one.cue + one.content, new.content):
            continue  # told inside it
        for low, high in (*one.source, *one.cue, *one.content):
            if low < end and start < high:
                end = low
    if end - start < 2 or end <= new.cue[0][0] < start:
        return None
    if any(
        _meet(one.content, ((start, end),)) and not _within(one.content, ((start, end),))
        for one in near
    ):
        return None
    return Found(new.source, new.cue, (*new.content[:-1], (start, end)))
