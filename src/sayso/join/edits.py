"""What a text that took over another's sentences changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from sayso.data.titles.people import fold
from sayso.join.passages import Passage
from sayso.records import Attribution, Edit, EditKind, Reading, Span

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
# Words that keep their speaker from vouching for all of it.
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|probably|perhaps|likely|unlikely|reportedly|allegedly|apparently|"
    r"supposedly|purportedly|seemingly|presumably|suspected|alleged|unconfirmed|preliminary|"
    r"provisional|unverified|believed to|thought to|appears? to|seems? to|about|around|roughly|"
    r"approximately|some|nearly|almost|at least|up to|as many as|more than|fewer than|less than|over|"
    r"estimated)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|none|nobody|without|\w+n['’]t)\b", re.IGNORECASE)
# A change of more words than this is another wording, of which a lost "not" says nothing.
_SMALL = 4


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
    """Numbers of one value in place of another: "12" for "twelve" is no change."""
    was = [q for q in earlier.quantities if q.span.meets(_part(before, block.was))]
    now = [q for q in later.quantities if q.span.meets(_part(after, block.now))]
    values_was, values_now = ({(q.low, q.high) for q in side} for side in (was, now))
    gone = [q for q in was if (q.low, q.high) not in values_now]
    come = [q for q in now if (q.low, q.high) not in values_was]
    for old, new in zip(gone, come, strict=False):
        yield _edit("number", before, after, old.span.text, new.span.text)


def _named(reading: Reading, part: Span) -> list[tuple[str, frozenset[str]]]:
    """The names in a part of the text, each with all that tells it: its words, its country."""
    found = []
    for mention in reading.mentions:
        if mention.form in ("name", "metonym") and mention.span.meets(part):
            keys = {*fold(mention.name).split(), *fold(mention.span.text).split(), mention.country}
            found.append((mention.span.text, frozenset(key for key in keys if key)))
    for place in reading.places:
        if place.span.meets(part):
            keys = {*fold(place.span.text).split()}
            if place.place is not None:
                keys |= {place.place.country or "", fold(place.place.name)}
            found.append((place.span.text, frozenset(key for key in keys if key)))
    return found


def _names(
    block: _Block, before: Span, after: Span, earlier: Reading, later: Reading
) -> Iterator[Edit]:
    """A name in place of another that has no word and no country in common with it."""
    if block.was[0] == block.was[1] or block.now[0] == block.now[1]:
        return
    was = _named(earlier, _part(before, block.was))
    now = _named(later, _part(after, block.now))
    if not was or not now:
        return
    told_was, told_now = (
        frozenset(key for _, keys in _named(reading, whole) for key in keys)
        for reading, whole in ((earlier, before), (later, after))
    )
    gone = [text for text, keys in was if not keys & told_now]
    come = [text for text, keys in now if not keys & told_was]
    if gone and come:
        yield _edit("name", before, after, gone[0], come[0])


def _lost(block: _Block, before: Span, after: Span) -> Iterator[Edit]:
    """A hedge or a negation that was dropped or put in."""
    was, now = before.text[slice(*block.was)], after.text[slice(*block.now)]
    hedges = [set(map(str.casefold, _HEDGE.findall(words))) for words in (was, now)]
    if bool(hedges[0]) != bool(hedges[1]):
        yield _edit("hedge", before, after, was, now)
    small = max(len(was.split()), len(now.split())) <= _SMALL
    if small and bool(_NOT.search(was)) != bool(_NOT.search(now)):
        yield _edit("negation", before, after, was, now)


def _source(before: Span, after: Span, earlier: Reading, later: Reading) -> Iterator[Edit]:
    """Who said it left out: what was somebody's word is told as a fact."""

    def said(attribution: Attribution, sentence: Span) -> bool:
        return any(span.meets(sentence) for span in (*attribution.cue, *attribution.content))

    told = [
        a
        for a in earlier.attributions
        if a.source and a.content and all(before.holds(s) for s in (*a.source, *a.cue, *a.content))
    ]
    if told and not any(said(a, after) for a in later.attributions):
        first = told[0]
        spans = sorted((*first.source, *first.cue))
        yield _edit("source", before, after, " ".join(span.text for span in spans), "")
