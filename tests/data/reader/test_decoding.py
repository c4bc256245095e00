from __future__ import annotations

import numpy as np
import pytest

from sayso.data.reader.decoding import (
    NEVER,
    Linked,
    Scores,
    homes,
    legal,
    link,
    merge,
    spans,
    viterbi,
)
from sayso.data.reader.windows import Window


def one_window(words: range) -> Window:
    """A window in which each word is one piece."""
    size = len(words) + 2
    return Window(
        np.zeros(size, np.int64),
        np.zeros(size, np.int64),
        np.arange(words.start, words.stop),
        np.arange(1, size - 1),
    )


def wish(tags: list[int]) -> np.ndarray:
    scores = np.zeros((len(tags), 7), dtype=np.float32)
    scores[np.arange(len(tags)), tags] = 5
    return scores


@pytest.mark.parametrize(
    ("wanted", "fresh", "expected"),
    [
        ([1, 2, 0, 5, 6, 6], [], [1, 2, 0, 5, 6, 6]),
        ([2, 2, 0], [], [1, 2, 0]),  # nothing goes on that has not begun
        ([0, 6, 6], [], [0, 5, 6]),
        ([1, 4, 4], [], [1, 3, 4]),
        ([5, 6, 6, 6], [2], [5, 6, 5, 6]),  # no span crosses a paragraph
        ([], [], []),
    ],
)
def test_viterbi(wanted: list[int], fresh: list[int], expected: list[int]) -> None:
    stops = np.array([number in fresh for number in range(len(wanted))], dtype=bool)
    assert viterbi(wish(wanted), legal(), stops).tolist() == expected


def test_legal_moves() -> None:
    table = legal()
    assert (table[0, [2, 4, 6]] == NEVER).all()
    assert table[1, 2] == table[2, 2] == table[2, 1] == table[6, 0] == 0
    assert table[1, 4] == NEVER


def test_spans_by_role() -> None:
    assert spans(np.array([1, 2, 0, 3, 5, 6, 5])) == ([(0, 2)], [(3, 4)], [(4, 6), (6, 7)])


def test_windows_are_merged_by_depth() -> None:
    cuts = [one_window(range(4)), one_window(range(2, 6))]
    scores = [
        Scores(np.full((6, 7), value, np.float32), np.zeros((6, 6)), np.zeros((6, 6)))
        for value in (1.0, 4.0)
    ]
    merged = merge(6, cuts, scores)[:, 0].tolist()
    assert merged == [1, 1, 2, 3, 4, 4]  # word 2 lies at depth 2 and 1, word 3 at 1 and 2
    assert homes(6, cuts).tolist() == [0, 0, 0, 1, 1, 1]


def test_links_go_to_the_cue_and_source_pointed_at() -> None:
    # words: SOURCE CUE CONTENT CONTENT CUE CONTENT CONTENT
    tags = np.array([1, 3, 5, 6, 3, 5, 5])
    window = one_window(range(7))
    source, cue = np.zeros((9, 9)), np.zeros((9, 9))
    source[2, 1] = source[5, 0] = 9  # the second cue has no source
    cue[3:5, 2] = cue[6, 5] = cue[7, 2] = 9  # the last content goes on with the first cue
    found = link(tags, [window], [Scores(wish([0] * 9), source, cue)])
    assert found == [
        Linked(((0, 1),), ((1, 2),), ((2, 4), (6, 7))),
        Linked((), ((4, 5),), ((5, 6),)),
    ]


def test_a_content_that_points_nowhere_is_left_out() -> None:
    tags = np.array([3, 5])
    cue = np.zeros((4, 4))
    cue[2, 0] = 9
    assert not link(tags, [one_window(range(2))], [Scores(wish([0] * 4), np.zeros((4, 4)), cue)])
