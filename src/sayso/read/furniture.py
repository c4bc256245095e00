"""What stands around a story and is none of it, told by the wording and the place of its lines.

A line is furniture on its own where its whole wording is, or because of where it stands: behind the
last paragraph of prose, after a heading that opens a block of other articles, a form or a portrait
of the author.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.wordings import (
    about,
    heading,
    kind,
    listed,
    loose,
    newcomer,
    opener,
    portrait,
    prose,
    truncated,
    words,
)

# Most titles in a block of other articles within a story.
_BLOCK = 8


@dataclass(frozen=True, slots=True)
class Sorted:
    """The story's paragraphs, and what was left out as (place, class, paragraph)."""

    kept: tuple[str, ...]
    left_out: tuple[tuple[str, str, str], ...] = ()


def sort_out(
    paragraphs: Sequence[str],
    *,
    ends: Sequence[int] = (),
    byline: Sequence[str] = (),
    chosen: bool = False,
) -> Sorted:
    """Part a story from the furniture behind and in it.

    `ends` are indices of paragraphs before which a credit line stood: a story ends where its credits
    stand. `byline` are the names of its authors. `chosen`: the paragraphs are an article's already, and
    short lines behind its prose are its own.
    """
    kinds = [kind(text) for text in paragraphs]
    weights = [
        words(text) if kinds[i] is None and prose(text) else 0 for i, text in enumerate(paragraphs)
    ]
    cut = _end(paragraphs, kinds, weights, set(ends), byline, chosen)
    kept: list[str] = []
    left_out: list[tuple[str, str, str]] = []
    i = 0
    while i < cut:
        text, what = paragraphs[i], kinds[i]
        if what is not None:
            left_out.append(("in", what, text))
            i += 1
            continue
        block = opener(text) if i and not prose(text) else None
        teasers = _teasers(paragraphs, kinds, i + 1, cut) if block == "other articles" else 0
        if teasers or (block == "other articles" and words(text) <= 3):
            left_out += [("in", "other articles", t) for t in paragraphs[i : i + 1 + teasers]]
            i += 1 + teasers
            continue
        kept.append(text)
        i += 1
    for j in range(cut, len(paragraphs)):
        what = kinds[j] or opener(paragraphs[j])
        if what is None and portrait(paragraphs[j], byline):
            what = "author box"
        left_out.append(("behind", what or "other text", paragraphs[j]))
    return Sorted(tuple(kept), tuple(left_out))


def _teasers(paragraphs: Sequence[str], kinds: Sequence[str | None], start: int, stop: int) -> int:
    """How many lines from `start` are titles of other articles, before prose goes on."""
    count = 0
    while start + count < stop and count < _BLOCK:
        text = paragraphs[start + count]
        if listed(text) and prose(text):
            break
        if kinds[start + count] is None and prose(text) and words(text) > 3:
            break
        count += 1
    # Where the lines run into the end or go on for long, the heading may be one of the story.
    return count if start + count < stop and count < _BLOCK else 0


def _end(
    paragraphs: Sequence[str],
    kinds: Sequence[str | None],
    weights: Sequence[int],
    ends: set[int],
    byline: Sequence[str],
    chosen: bool,
) -> int:
    """The index behind the last paragraph of the story."""
    count = len(paragraphs)
    total = sum(weights)
    cut, before, told = count, 0, 0
    for i, text in enumerate(paragraphs):
        after = total - before
        block = opener(text) if not weights[i] else None
        if told >= 2 and before >= 40:
            short = after <= max(150, 0.3 * before)
            # Comments may well be longer than the story; a button with their count says nothing.
            comments = block == "comments" and (short or words(text) > 2)
            # A lone heading "About X" may be one of the story: only a short rest makes it a box.
            allowed = 60 if about(text) else max(80, 0.15 * before)
            if block == "other articles" and _goes_on(weights, i + 1):
                allowed = -1
            if (i in ends and short) or comments or (block and after <= allowed):
                cut = i
                break
        before += weights[i]
        told += weights[i] > 0
    if not chosen:
        cut = min(cut, _thinned(paragraphs[:cut], kinds, weights))
    cut = _upward(paragraphs, kinds, cut, byline)
    if cut > 5 and newcomer(paragraphs[cut - 1], paragraphs[: cut - 1]):
        cut -= 1
    return cut


def _goes_on(weights: Sequence[int], start: int) -> bool:
    """Whether a story goes on behind a block of titles from `start`: two paragraphs of prose in a row.

    In a block of other articles a title stands before each summary.
    """
    near = range(start, min(start + _BLOCK + 1, len(weights) - 1))
    first = next((i for i in near if weights[i]), start)
    return start < first and weights[first + 1] > 0


def _thinned(paragraphs: Sequence[str], kinds: Sequence[str | None], weights: Sequence[int]) -> int:
    """Where prose gives way to a page's short lines for good, if enough of them tell so."""
    count = len(paragraphs)
    start, end = dense(paragraphs)
    story = sum(weights[start:end])
    # Prose behind it that is long may be the story's own second half, after a list or a table.
    if end - start < 3 or story < 80 or sum(weights[end:count]) > 0.5 * story:
        return count
    if paragraphs[end - 1].endswith(":"):
        # What a colon announces belongs to the story.
        while end < count and not kinds[end] and not opener(paragraphs[end]):
            end += 1
    sure = sum(bool(kinds[i] or opener(paragraphs[i])) for i in range(end, count))
    short = sum(loose(p) for p in paragraphs[end:])
    return end if (sure and short >= 4) or short >= 8 else count


def _upward(
    paragraphs: Sequence[str], kinds: Sequence[str | None], cut: int, byline: Sequence[str]
) -> int:
    """`cut` moved up over furniture that stands right behind the last paragraph of prose."""
    i = cut
    while i > 1:
        text = paragraphs[i - 1]
        teaser = bool(truncated(text))
        if kinds[i - 1] or (portrait(text, byline) and i > 3):
            cut = i - 1
        elif teaser and i > 2 and (heading(paragraphs[i - 2]) or cut == i):
            cut = i - 2 if heading(paragraphs[i - 2]) and not prose(paragraphs[i - 2]) else i - 1
            i = cut + 1
        elif prose(text) or words(text) > 20:
            break
        i -= 1
    return cut


def dense(paragraphs: Sequence[str]) -> tuple[int, int]:
    """Start and end of the stretch in which prose outweighs short lines the most.

    The maximum subarray of one score a paragraph. A story has prose with a heading here and there;
    what stands around it in a page copied whole is short lines with a sentence here and there.
    """
    best = total = 0
    span = (0, 0)
    start = 0
    for i, text in enumerate(paragraphs):
        total += _score(text)
        if total < 0:
            total, start = 0, i + 1
        elif total > best:
            best, span = total, (start, i + 1)
    return span


def _score(text: str) -> int:
    if kind(text):
        return -15
    if prose(text):
        return min(words(text), 60)
    if truncated(text):
        return -20
    return -12 if loose(text) else 0


_PLURAL = {"in": "in the story", "behind": "behind the story", "before": "before the story"}


def notes(left_out: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """What was left out, for a reader; an outlet's own corrections in its own words."""
    out: list[str] = []
    for place in ("before", "in", "behind"):
        found = [what for where, what, _ in left_out if where == place and what != "editorial note"]
        if found:
            classes = [what for what, _ in Counter(found).most_common() if what != "other text"]
            lines = "1 line" if len(found) == 1 else f"{len(found)} lines"
            named = f": {', '.join(sorted(classes))}" if classes else ""
            out.append(f"left out {lines} {_PLURAL[place]}{named}")
    out += [f"the outlet's note: {text}" for _, what, text in left_out if what == "editorial note"]
    return tuple(out)
