from __future__ import annotations

import numpy as np
import pytest

from sayso.data import load
from sayso.data.vectors import Vectors


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    found = load("vectors")
    assert isinstance(found, Vectors)
    return found


def test_words_of_one_meaning_are_near_and_others_far(vectors: Vectors) -> None:
    near = vectors.likeness(["soldiers", "hospital", "died"], ["troops", "clinic", "killed"])
    assert (np.diag(near) > 0.6).all()
    assert near[0, 1] < 0.4


def test_a_word_without_a_vector_is_like_itself_alone(vectors: Vectors) -> None:
    table = vectors.likeness(["kragerø"], ["kragerø", "port"])
    assert table.tolist() == [[1.0, 0.0]]


def test_a_form_that_has_none_takes_its_stem_s(vectors: Vectors) -> None:
    assert vectors.row("evacuations") == vectors.row("~evacu")


def test_rare_words_are_told_from_common_ones(vectors: Vectors) -> None:
    rare = [vectors.rarity(word) for word in ("the", "people", "ferry", "zzyzx")]
    assert rare == sorted(rare)
    assert (rare[0], rare[-1]) == (0.0, 1.0)


def test_nothing_is_like_nothing(vectors: Vectors) -> None:
    assert vectors.likeness([], ["port"]).shape == (0, 1)
