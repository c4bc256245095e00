from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.data import gist, load
from sayso.data.gist import SIZE, vectors
from sayso.errors import DataError

TEXT = (
    "The dam's gates were opened without a word of warning, the mayor said. The operator said that "
    "everybody downstream had been told in good time. The price of rice has doubled, traders said."
)


def ranges(*words: str) -> list[tuple[int, int]]:
    return [(TEXT.index(w), TEXT.index(w) + len(w)) for w in words]


def test_what_answers_lies_nearer_than_what_is_of_something_else() -> None:
    told = load("gist").gists(
        TEXT,
        ranges(
            "The dam's gates were opened without a word of warning",
            "everybody downstream had been told in good time",
            "The price of rice has doubled",
        ),
    )
    alike = vectors(told) @ vectors(told).T
    assert alike[0, 1] > alike[0, 2]
    assert alike[0, 1] > alike[1, 2]


def test_what_is_asked_besides_changes_no_byte() -> None:
    encoder = load("gist")
    one, other = ranges("The price of rice has doubled", "everybody downstream")
    assert encoder.gists(TEXT, [one]) == encoder.gists(TEXT, [other, one])[1:]


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 50))
def test_any_text_can_be_read(text: str, start: int, length: int) -> None:
    (told,) = load("gist").gists(text, [(start, start + length)])
    assert len(told) in (0, SIZE)


def test_no_gist_is_like_nothing() -> None:
    assert not np.any(vectors([b""]))


def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gist, "MODEL", "0")
    with pytest.raises(DataError, match="not the one named"):
        gist.load()
