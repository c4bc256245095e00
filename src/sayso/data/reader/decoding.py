"""From the model's scores to sources, cues and contents, and which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.data.reader.windows import Window

SOURCE, CUE, CONTENT = 0, 1, 2
TAGS = 7  # 0 outside; 1 + 2 x role begins a span of the role, 2 + 2 x role goes on with it
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model gives for one window of n pieces: (n, 7), (n, n), (n, n), all logits."""

    tags: np.ndarray
    cue_source: np.ndarray
    content_cue: np.ndarray


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in word numbers: half-open ranges of words."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def legal() -> np.ndarray:
    """(7, 7): 0 where one tag may follow another, else `NEVER`."""
    table = np.zeros((TAGS, TAGS), dtype=np.float32)
    for role in range(3):
        table[:, 2 + 2 * role] = NEVER
        table[[1 + 2 * role, 2 + 2 * role], 2 + 2 * role] = 0
    return table


def depth(window: Window) -> np.ndarray:
    """How far each word of a window is from its nearer edge, in pieces, at least 1.

    The model sees less of what surrounds a word near an edge, and is less sure there.
    """
    size = len(window.ids)
    edge: np.ndarray = np.minimum(window.at, size - 1 - window.at).clip(1).astype(np.float32)
    return edge


def merge(count: int, windows: Sequence[Window], scores: Sequence[Scores]) -> np.ndarray:
    """Tag scores (count, 7) per word: the mean over the windows that hold it, weighted by depth."""
    total = np.zeros((count, TAGS), dtype=np.float32)
    weight = np.zeros((count, 1), dtype=np.float32)
    for window, score in zip(windows, scores, strict=True):
        share = depth(window)[:, None]
        total[window.words] += score.tags[window.at] * share
        weight[window.words] += share
    merged: np.ndarray = total / np.maximum(weight, 1e-6)
    return merged


def viterbi(scores: np.ndarray, moves: np.ndarray, fresh: np.ndarray) -> np.ndarray:
    """The best legal tags for words with `scores` (n, 7) and `moves` (7, 7) between neighbours.

    `fresh[i]` tells that no span may go on into word i.
    """
    count = len(scores)
    if not count:
        return np.zeros(0, dtype=np.int64)
    shut = np.zeros(TAGS, dtype=np.float32)
    shut[2::2] = NEVER
    scores = scores + shut * fresh[:, None]
    scores[0] += shut
    back = np.zeros((count, TAGS), dtype=np.int64)
    best = scores[0]
    columns = np.arange(TAGS)
    for at in range(1, count):
        paths = best[:, None] + moves
        back[at] = paths.argmax(0)
        best = paths[back[at], columns] + scores[at]
        best = best - best.max()  # long texts must not run out of precision
    tags = np.zeros(count, dtype=np.int64)
    tags[-1] = best.argmax()
    for at in range(count - 1, 0, -1):
        tags[at - 1] = back[at, tags[at]]
    return tags


def spans(tags: np.ndarray) -> tuple[list[tuple[int, int]], ...]:
    """The spans of each role, as half-open ranges of words, in order."""
    found: tuple[list[tuple[int, int]], ...] = ([], [], [])
    for at, tag in enumerate(tags.tolist()):
        if not tag:
            continue
        role = (tag - 1) // 2
        if tag % 2:
            found[role].append((at, at + 1))
        else:
            found[role][-1] = (found[role][-1][0], at + 1)
    return found


def homes(count: int, windows: Sequence[Window]) -> np.ndarray:
    """For each word the number of the window in which it lies deepest."""
    best = np.zeros(count, dtype=np.float32)
    home = np.zeros(count, dtype=np.int64)
    for number, window in enumerate(windows):
        share = depth(window)
        better = share > best[window.words]
        home[window.words[better]] = number
        best[window.words[better]] = share[better]
    return home


def point(
    span: tuple[int, int],
    goals: Sequence[tuple[int, int]],
    window: Window,
    table: np.ndarray,
) -> tuple[int | None, float]:
    """Which of `goals` the words of `span` point at, and by how much it beats "none" (a logit).

    None where no goal lies in the window. A goal's score is the sum of what its words get.
    """
    low, high = int(window.words[0]), int(window.words[-1]) + 1
    words = range(max(span[0], low), min(span[1], high))
    rows = table[window.at[words.start - low : words.stop - low]]
    rows = rows - rows.max(1, keepdims=True)
    rows = rows - np.log(np.exp(rows).sum(1, keepdims=True))
    none = float(rows[:, 0].mean())
    best, most = None, -np.inf
    for number, (start, end) in enumerate(goals):
        start, end = max(start, low), min(end, high)
        if start >= end:
            continue
        part = rows[:, window.at[start - low : end - low]]
        score = float(np.logaddexp.reduce(part, axis=1).mean())
        if score > most:
            best, most = number, score
    return best, most - none


def link(tags: np.ndarray, windows: Sequence[Window], scores: Sequence[Scores]) -> list[Linked]:
    """Attributions: each content goes to the cue it points at, each cue to its source or none.

    A content that points at no cue is left out: dev has it that such are mostly wrong.
    """
    sources, cues, contents = spans(tags)
    home = homes(len(tags), windows)
    pieces: dict[int, list[tuple[int, int]]] = {}
    for content in contents:
        number = int(home[(content[0] + min(content[1] - 1, content[0] + 8)) // 2])
        cue, margin = point(content, cues, windows[number], scores[number].content_cue)
        if cue is not None and margin > 0:
            pieces.setdefault(cue, []).append(content)
    found: list[Linked] = []
    for cue, parts in sorted(pieces.items()):
        number = int(home[cues[cue][0]])
        source, margin = point(cues[cue], sources, windows[number], scores[number].cue_source)
        named = () if source is None or margin < 0 else (sources[source],)
        found.append(Linked(named, (cues[cue],), tuple(parts)))
    return found
