"""A text as word pieces, and the windows of whole sentences in which the model reads it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from tokenizers import Tokenizer

from sayso.data.reader.quotes import quotations

CLS, SEP = 101, 102
# The model was trained on windows of at most this many pieces and is poor on longer ones.
LONGEST = 192
QUOTED = 3  # added to the case of a word inside a quotation

_SENTENCE = re.compile(r"\n+|(?<=[.!?])[\"”’')\]]*[^\S\n]+(?=[\"“‘'(\[]?[^\W_a-z])")
# A full stop after these ends no sentence. Matched at the end of the words before the break.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sgt|Lt|Col|Gen|Capt|Maj"
    r"|Adm|Rep|Sen|Gov|Rev|Hon|Pres|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.$"
)
_BEFORE = 24  # characters looked at for an abbreviation


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text.

    `ids` and `looks` run beside each other, one entry per piece: what the piece is, and the case of
    its word plus `QUOTED` inside a quotation (the encoder reads lower case only). `first` holds, per word, the
    number of its first piece; `words` the characters (start, end) of each word.
    `sentence` is the number of the sentence that a piece lies in, `breaks` the numbers of the
    sentences before which a line ends.
    """

    ids: np.ndarray
    looks: np.ndarray
    first: np.ndarray
    words: tuple[tuple[int, int], ...]
    sentence: np.ndarray
    breaks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the model, and where the words in it stand.

    `words` holds the numbers of the words read, `at` the place of each one's first piece in `ids`.
    """

    ids: np.ndarray
    looks: np.ndarray
    words: np.ndarray
    at: np.ndarray


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentences of `text` by full stops and line ends: enough to cut windows at."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        line_end = match.group().startswith("\n")
        before = text[max(start, match.start() - _BEFORE) : match.start()]
        if not line_end and _ABBREVIATION.search(before):
            continue
        end = match.start() + (0 if line_end else len(match.group().rstrip()))
        if text[start:end].strip():
            found.append((start, end))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def case_of(word: str) -> int:
    """0 lower case or no letters, 1 a capital first, 2 all capitals."""
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def within(words: Sequence[tuple[int, int]], ranges: Sequence[tuple[int, int]]) -> list[bool]:
    """For each word whether it begins in one of `ranges`; both are in order."""
    ends = [end for _, end in ranges]
    found = []
    for start, _ in words:
        number = bisect_right(ends, start)
        found.append(number < len(ranges) and ranges[number][0] <= start)
    return found


def cut(text: str, tokenizer: Tokenizer, borders: Sequence[tuple[int, int]]) -> Pieces:
    """`text` in word pieces; `borders` are its sentences (start, end) in order."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    starts = [start for start, _ in borders]
    words: list[tuple[int, int]] = []
    first: list[int] = []
    looks: list[int] = []
    last = None
    for number, (word, (start, end)) in enumerate(
        zip(encoding.word_ids, encoding.offsets, strict=True)
    ):
        if word != last:
            first.append(number)
            words.append((start, end))
            last = word
        else:
            words[-1] = (words[-1][0], end)
    ends = [*first, len(encoding.ids)][1:]
    for (start, end), inside, a, b in zip(
        words, within(words, quotations(text)), first, ends, strict=True
    ):
        looks.extend([case_of(text[start:end]) + QUOTED * inside] * (b - a))
    sentence: list[int] = []
    for (start, _), a, b in zip(words, first, ends, strict=True):
        sentence.extend([max(0, bisect_left(starts, start + 1) - 1)] * (b - a))
    breaks = frozenset(
        number
        for number in range(1, len(borders))
        if "\n" in text[borders[number - 1][1] - 1 : borders[number][0]]
    )
    return Pieces(
        np.array(encoding.ids, dtype=np.int64),
        np.array(looks, dtype=np.int64),
        np.array(first, dtype=np.int64),
        tuple(words),
        np.array(sentence, dtype=np.int64),
        breaks,
    )


def units(pieces: Pieces, longest: int = LONGEST) -> list[tuple[int, int, bool]]:
    """The stretches of pieces (start, end, whether a line ends before) that windows are made of.

    Each is a sentence; a sentence that fits in no window is cut, between words where it can be.
    """
    room = longest - 3  # [CLS], a separator, [SEP]
    size = len(pieces.ids)
    edges = [0, *(np.flatnonzero(np.diff(pieces.sentence)) + 1).tolist(), size] if size else [0]
    found: list[tuple[int, int, bool]] = []
    for start, end in pairwise(edges):
        broken = int(pieces.sentence[start]) in pieces.breaks
        while end - start > room:
            at = int(pieces.first[np.searchsorted(pieces.first, start + room, "right") - 1])
            at = at if at > start else start + room
            found.append((start, at, broken))
            start, broken = at, False
        found.append((start, end, broken))
    return found


def window(pieces: Pieces, stretch: Sequence[tuple[int, int, bool]]) -> Window:
    """The model's input for neighbouring units."""
    ids: list[np.ndarray] = [np.array([CLS])]
    looks: list[np.ndarray] = [np.array([0])]
    places: list[np.ndarray] = []
    at = 1
    for number, (start, end, broken) in enumerate(stretch):
        if number and broken:
            ids.append(np.array([SEP]))
            looks.append(np.array([0]))
            at += 1
        ids.append(pieces.ids[start:end])
        looks.append(pieces.looks[start:end])
        places.append(np.arange(at, at + end - start))
        at += end - start
    ids.append(np.array([SEP]))
    looks.append(np.array([0]))
    start, end = stretch[0][0], stretch[-1][1]
    low, high = np.searchsorted(pieces.first, [start, end])
    place = np.concatenate(places)
    return Window(
        np.concatenate(ids),
        np.concatenate(looks),
        np.arange(low, high),
        place[pieces.first[low:high] - start],
    )


def windows(pieces: Pieces, longest: int = LONGEST, overlap: float = 1 / 3) -> list[Window]:
    """Windows over the whole text; each begins again with about `overlap` of the one before."""
    all_units = units(pieces, longest)
    found: list[Window] = []
    begin = 0
    while begin < len(all_units):
        end, size = begin, 2
        while end < len(all_units):
            start, stop, broken = all_units[end]
            more = stop - start + (1 if broken and end > begin else 0)
            if end > begin and size + more > longest:
                break
            size += more
            end += 1
        found.append(window(pieces, all_units[begin:end]))
        if end == len(all_units):
            break
        again, back = 0, end
        while back - 1 > begin and again + all_units[back - 1][1] - all_units[back - 1][0] <= (
            overlap * longest
        ):
            back -= 1
            again += all_units[back][1] - all_units[back][0]
        begin = back
    return found
