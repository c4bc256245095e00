"""Word vectors: which words mean much the same, and how rare a word is in English."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sayso.data.concepts import stem


@dataclass(frozen=True, slots=True, eq=False)  # one table is like no other
class Vectors:
    """Unit vectors of words in order of frequency; `rows` leads from a word to its row."""

    rows: Mapping[str, int]
    matrix: npt.NDArray[np.float32]

    def row(self, word: str) -> int | None:
        """The row of a lower-case word or, where it has none, of one of its stem."""
        found = self.rows.get(word)
        return self.rows.get(f"~{stem(word)}") if found is None else found

    def rarity(self, word: str) -> float:
        """From 0 (the commonest words of English) to 1 (words that are not among these)."""
        row = self.row(word)
        if row is None:
            return 1.0
        return min(1.0, math.log1p(row / 40) / math.log1p(len(self.matrix) / 40))

    def likeness(self, left: Iterable[str], right: Iterable[str]) -> npt.NDArray[np.float32]:
        """Cosines (-1 to 1) of the words `left` (rows) with the words `right` (columns).

        A word without a vector is like itself alone.
        """
        a, b = list(left), list(right)
        rows = [[self.row(word) for word in words] for words in (a, b)]
        known = [np.array([-1 if row is None else row for row in side], np.intp) for side in rows]
        table: npt.NDArray[np.float32] = self.matrix[known[0]] @ self.matrix[known[1]].T
        table[known[0] < 0] = 0.0
        table[:, known[1] < 0] = 0.0
        for i, word in enumerate(a):
            for j, other in enumerate(b):
                if word == other:
                    table[i, j] = 1.0
        return table


def load() -> Vectors:
    """The vectors of `vectors.npz`."""
    with (files(__name__) / "vectors.npz").open("rb") as handle, np.load(handle) as held:
        words = held["words"].tobytes().decode().split("\n")
        matrix = held["vectors"].astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    rows: dict[str, int] = {}
    for row, word in enumerate(words):
        rows[word] = row
        rows.setdefault(f"~{stem(word)}", row)
    return Vectors(rows, matrix)
