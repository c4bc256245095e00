"""The corpus as training windows."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from training.attribution.variants import Article, vary

from sayso.data.reader.windows import LONGEST, Pieces, Window, cut, sentences, units, window

ROLES = ("source", "cue", "content")
IGNORE = -100
MOST_QUERIES = 6  # words of one fragment that point somewhere, in one window


@dataclass(frozen=True, slots=True)
class Labels:
    """Per word of an article: its tag, and the attributions it belongs to, by role."""

    tags: np.ndarray
    groups: tuple[dict[str, list[list[int]]], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A window with the tags of its words and, per pointer, rows of (piece, weight, targets)."""

    window: Window
    tags: np.ndarray
    links: tuple[tuple[tuple[int, float, tuple[int, ...]], ...], ...]


def read(path: Path) -> list[Article]:
    with path.open(encoding="utf-8") as lines:
        return [Article.of(json.loads(line)) for line in lines if line.strip()]


def label(article: Article, pieces: Pieces) -> Labels:
    """Tags (0 outside, 1 + 2 x role begins, 2 + 2 x role goes on) and groups of word numbers."""
    starts = np.array([start for start, _ in pieces.words], dtype=np.int64)
    ends = np.array([end for _, end in pieces.words], dtype=np.int64)
    tags = np.zeros(len(starts), dtype=np.int64)

    def inside(span: tuple[int, int]) -> range:
        low = int(np.searchsorted(ends, span[0], "right"))
        return range(low, int(np.searchsorted(starts, span[1], "left")))

    for span in article.discard:
        tags[inside(span)] = IGNORE
    groups: list[dict[str, list[list[int]]]] = []
    for attribution in article.attributions:
        group: dict[str, list[list[int]]] = {}
        for number, role in enumerate(ROLES):
            fragments = [list(inside(span)) for span in attribution[role]]
            group[role] = [fragment for fragment in fragments if fragment]
            for fragment in group[role]:
                tags[fragment] = 2 + 2 * number
                tags[fragment[0]] = 1 + 2 * number
        groups.append(group)
    return Labels(tags, tuple(groups))


def links(
    group: dict[str, list[list[int]]], place: dict[int, int], rng: random.Random
) -> Iterator[tuple[int, tuple[int, float, tuple[int, ...]]]]:
    """Rows for both pointers (0 from cue to source, 1 from content to cue) of one attribution."""
    seen = {
        role: [[place[word] for word in fragment if word in place] for fragment in group[role]]
        for role in ROLES
    }
    for pointer, (origin, goal) in enumerate((("cue", "source"), ("content", "cue"))):
        targets = tuple(at for fragment in seen[goal] for at in fragment) or (0,)
        for fragment in seen[origin]:
            if len(fragment) > MOST_QUERIES:
                middle = rng.sample(fragment[1:-1], MOST_QUERIES - 2)
                fragment = [fragment[0], *middle, fragment[-1]]
            for at in fragment:
                yield pointer, (at, 1 / len(fragment), targets)


def samples(article: Article, tokenizer: Tokenizer, rng: random.Random) -> list[Sample]:
    """An article as windows that lie side by side, the first of random length."""
    pieces = cut(article.text, tokenizer, sentences(article.text))
    labels = label(article, pieces)
    stretch: list[tuple[int, int, bool]] = []
    found: list[Sample] = []
    room = rng.randint(LONGEST // 4, LONGEST)

    def close() -> None:
        read = window(pieces, stretch)
        place = dict(zip(read.words.tolist(), read.at.tolist(), strict=True))
        rows: tuple[list[tuple[int, float, tuple[int, ...]]], ...] = ([], [])
        for group in labels.groups:
            for pointer, row in links(group, place, rng):
                rows[pointer].append(row)
        found.append(Sample(read, labels.tags[read.words], tuple(tuple(r) for r in rows)))

    size = 2
    for unit in units(pieces):
        more = unit[1] - unit[0] + 1
        if stretch and size + more > room:
            close()
            stretch, size, room = [], 2, LONGEST
        stretch.append(unit)
        size += more
    if stretch:
        close()
    return found


def batches(
    articles: Iterable[Article], tokenizer: Tokenizer, rng: random.Random, size: int, share: float
) -> list[list[Sample]]:
    """One epoch: windows of like length together, at most `size` pieces a batch, in random order."""
    every = [s for a in articles for s in samples(vary(a, rng, share), tokenizer, rng)]
    rng.shuffle(every)
    every.sort(key=lambda sample: -(len(sample.window.ids) // 8))
    found: list[list[Sample]] = []
    batch: list[Sample] = []
    for sample in every:
        if batch and len(batch[0].window.ids) // 8 * 8 + 8 > size // (len(batch) + 1):
            found.append(batch)
            batch = []
        batch.append(sample)
    found.append(batch)
    rng.shuffle(found)
    return found
