"""What a text that took over another's sentences changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from sayso.data.titles.people import fold
from sayso.join.actor.persons import sound
from sayso.join.passages import Passage
from sayso.records import Attribution, Edit, EditKind, Quantity, Reading, Span

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
# Words that keep their speaker from vouching for all of it.
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|probably|perhaps|likely|unlikely|reportedly|allegedly|apparently|"
    r"supposedly|purportedly|seemingly|presumably|suspected|alleged|unconfirmed|preliminary|"
    r"provisional|unverified|believed to|thought to|appears? to|seems? to|about|around|roughly|"
    r"approximately|some|nearly|almost|at least|up to|as many as|more than|fewer than|less than|over|"
    # "The police estimated the crowd at 900" and "put it at 900" are as good as each other.
    r"(?:an?|is|are|was|were|been|be) estimated|estimated(?=\W+\d))\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|without|\w+n['’]t|fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|"
    r"declin(?:es?|ed|ing)|lack(?:s|ed|ing)?|unable|impossible)\b",
    re.IGNORECASE,
)
# A change of more words than this is another wording, of which a lost "not" says nothing,
_SMALL = 4
# or with a lost "nearly" went what it was about.
_HEDGED = 6
# Shorter names sound like others.
_HEARD = 4
# A source is left out where so much (0 to 1) of what it said is still there, and less of its name.
_KEPT = 0.5
_LITTLE = frozenset("a an the its his her their our of in and to".split())


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that differ: where they stand in the sentence before and after; either may be empty."""

    was: tuple[int, int]
    now: tuple[int, int]


def edits(passages: Sequence[Passage], later: Reading, earlier: Reading) -> tuple[Edit, ...]:
    """What `later` changed in the sentences that it has from `earlier`, in order of its text."""
    return tuple(_changed(passages, later, earlier))


def _changed(passages: Sequence[Passage], later: Reading, earlier: Reading) -> Iterator[Edit]:
    for passage in passages:
        before, after = passage.there, passage.here
        if before.text == after.text:
            continue
        for block in _blocks(before.text, after.text):
            yield from _numbers(block, before, after, earlier, later)
            yield from _names(block, before, after, earlier, later)
            yield from _lost(block, before, after)
        yield from _source(before, after, earlier, later)


def _blocks(before: str, after: str) -> Iterator[_Block]:
    was, now = (list(_WORD.finditer(text)) for text in (before, after))
    codes = Levenshtein.opcodes(
        [m.group().casefold() for m in was], [m.group().casefold() for m in now]
    )
    start: tuple[int, int] | None = None
    for code in codes:
        if code.tag == "equal":
            if start is not None:
                yield _block(start, (code.src_start, code.dest_start), was, now)
            start = None
        elif start is None:
            start = code.src_start, code.dest_start
    if start is not None:
        yield _block(start, (len(was), len(now)), was, now)


def _block(
    start: tuple[int, int],
    end: tuple[int, int],
    was: Sequence[re.Match[str]],
    now: Sequence[re.Match[str]],
) -> _Block:
    def extent(words: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, int]:
        if first < last:
            return words[first].start(), words[last - 1].end()
        at = words[first].start() if first < len(words) else words[-1].end() if words else 0
        return at, at

    return _Block(extent(was, start[0], end[0]), extent(now, start[1], end[1]))


def _part(span: Span, extent: tuple[int, int]) -> Span:
    start, end = extent
    return Span(span.report, span.start + start, span.start + end, span.text[start:end])


def _edit(kind: EditKind, before: Span, after: Span, was: str, now: str) -> Edit:
    return Edit(kind, before, after, " ".join(was.split()), " ".join(now.split()))


def _numbers(
    block: _Block, before: Span, after: Span, earlier: Reading, later: Reading
) -> Iterator[Edit]:
    """Numbers of one value in place of another: "12" for "twelve" is no change, nor is "up to 12"."""
    was = [q for q in earlier.quantities if q.span.meets(_part(before, block.was))]
    now = [q for q in later.quantities if q.span.meets(_part(after, block.now))]
    values_was, values_now = ({_value(q) for q in side} for side in (was, now))
    gone = [q for q in was if _value(q) not in values_now]
    come = [q for q in now if _value(q) not in values_was]
    for old, new in zip(gone, come, strict=False):
        yield _edit("number", before, after, old.span.text, new.span.text)


def _value(quantity: Quantity) -> frozenset[float]:
    """The numbers themselves: whether they are bounds is told by the hedges."""
    return frozenset(bound for bound in (quantity.low, quantity.high) if bound is not None)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with what it is the name of (a person, a place, or else) and all that tells it."""

    text: str
    kind: str
    keys: frozenset[str]


def _named(reading: Reading, part: Span) -> list[_Name]:
    """The names in a part of the text, each with its words, their sound and its country."""
    found = []
    for mention in reading.mentions:
        if mention.form in ("name", "metonym") and mention.span.meets(part):
            keys = {*_words(mention.name), *_words(mention.span.text), mention.country}
            kind = _KINDS.get(mention.kind or "", "body")
            found.append(_Name(mention.span.text, kind, frozenset(key for key in keys if key)))
    for place in reading.places:
        if place.span.meets(part):
            keys = {*_words(place.span.text)}
            if place.place is not None:
                keys |= {place.place.country or "", fold(place.place.name)}
            found.append(_Name(place.span.text, "place", frozenset(key for key in keys if key)))
    return found


_KINDS = {"person": "person", "state": "place"}


def _words(name: str) -> Iterator[str]:
    """The words of a name, the longer ones also as they sound, which no spelling changes."""
    for word in fold(name).split():
        yield word
        if len(word) >= _HEARD:
            yield sound(word)


def _names(
    block: _Block, before: Span, after: Span, earlier: Reading, later: Reading
) -> Iterator[Edit]:
    """A name in place of another of its kind that has no word and no country in common with it."""
    if block.was[0] == block.was[1] or block.now[0] == block.now[1]:
        return
    was = _named(earlier, _part(before, block.was))
    now = _named(later, _part(after, block.now))
    if not was or not now:
        return
    told_was, told_now = (
        frozenset(key for name in _named(reading, whole) for key in name.keys)
        for reading, whole in ((earlier, before), (later, after))
    )
    gone = [name for name in was if not name.keys & told_now]
    come = [name for name in now if not name.keys & told_was]
    for old in gone:
        new = next((name for name in come if name.kind == old.kind), None)
        if new is not None:
            yield _edit("name", before, after, old.text, new.text)
            return


def _lost(block: _Block, before: Span, after: Span) -> Iterator[Edit]:
    """A hedge or a negation that was dropped or put in."""
    was, now = before.text[slice(*block.was)], after.text[slice(*block.now)]
    size = max(len(was.split()), len(now.split()))
    if size <= _HEDGED and bool(_HEDGE.search(was)) != bool(_HEDGE.search(now)):
        yield _edit("hedge", before, after, was, now)
    if size <= _SMALL and bool(_NOT.search(was)) != bool(_NOT.search(now)):
        yield _edit("negation", before, after, was, now)


def _source(before: Span, after: Span, earlier: Reading, later: Reading) -> Iterator[Edit]:
    """Who said it left out: what was somebody's word is told as a fact."""

    def said(attribution: Attribution, sentence: Span) -> bool:
        return any(span.meets(sentence) for span in (*attribution.cue, *attribution.content))

    left = set(fold(after.text).split())

    def kept(spans: Sequence[Span]) -> bool:
        words = {word for span in spans for word in fold(span.text).split()} - _LITTLE
        return bool(words) and len(words & left) >= _KEPT * len(words)

    def lost(a: Attribution) -> bool:
        """Whether it stands in the sentence before, and after only what was said."""
        whole = all(before.holds(span) for span in (*a.source, *a.cue, *a.content))
        return whole and kept(a.content) and not kept(a.source)

    told = [a for a in earlier.attributions if a.source and a.content and lost(a)]
    if told and not any(said(a, after) for a in later.attributions):
        first = told[0]
        spans = sorted((*first.source, *first.cue))
        yield _edit("source", before, after, " ".join(span.text for span in spans), "")
