from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

import sayso.data.reader
from sayso.data.reader.windows import LONGEST, SEP, case_of, cut, sentences, windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    path = Path(sayso.data.reader.__file__).with_name("tokenizer.json")
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.encode_special_tokens = True
    return tokenizer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank. Nobody died.", ["The ferry sank.", "Nobody died."]),
        ("Dr. Osei left. “We waited.” He did.", ["Dr. Osei left.", "“We waited.”", "He did."]),
        ("The U.S. Navy and J. R. Lund came.", ["The U.S. Navy and J. R. Lund came."]),
        ("Flood warning\nThe river rose", ["Flood warning", "The river rose"]),
        ("It cost 3.5 million. then it stopped", ["It cost 3.5 million. then it stopped"]),
        (" \n\n ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("word", "case"), [("ferry", 0), ("7", 0), ("A", 1), ("Oslo", 1), ("EU", 2)]
)
def test_case(word: str, case: int) -> None:
    assert case_of(word) == case


def test_words_are_exact_and_not_special(tokenizer: Tokenizer) -> None:
    text = "Zażółć [SEP] said 1,500 “ferries”."
    pieces = cut(text, tokenizer, sentences(text))
    assert [text[a:b] for a, b in pieces.words] == [
        *("Zażółć", "[", "SEP", "]", "said", "1", ",", "500", "“", "ferries", "”", "."),
    ]
    assert SEP not in pieces.ids


def test_a_line_end_becomes_a_separator(tokenizer: Tokenizer) -> None:
    text = "The ferry sank.\n\nNobody died. It was late."
    (window,) = windows(cut(text, tokenizer, sentences(text)))
    assert (window.ids == SEP).sum() == 2  # between the paragraphs, and at the end


def test_windows_overlap_by_whole_sentences(tokenizer: Tokenizer) -> None:
    text = " ".join(f"Ferry {number} left the port at noon today." for number in range(100))
    pieces = cut(text, tokenizer, sentences(text))
    cuts = windows(pieces)
    assert len(cuts) > 3
    assert all(text[pieces.words[cut.words[0]][0] :].startswith("Ferry") for cut in cuts)
    for before, after in pairwise(cuts):
        shared = np.intersect1d(before.words, after.words)
        assert 0 < len(shared) <= len(before.words) / 2


def test_a_sentence_that_fits_no_window_is_cut_between_words(tokenizer: Tokenizer) -> None:
    text = "unseaworthiness " * 300
    cuts = windows(cut(text, tokenizer, sentences(text)))
    assert max(len(cut.ids) for cut in cuts) <= LONGEST
    assert all(cut.at[0] == 1 for cut in cuts)


@settings(max_examples=60)
@given(text=st.text(max_size=400) | st.text(alphabet="aé .\n“”A", max_size=3000))
def test_every_word_is_in_a_window(tokenizer: Tokenizer, text: str) -> None:
    pieces = cut(text, tokenizer, sentences(text))
    seen = {int(word) for window in windows(pieces) for word in window.words}
    assert seen == set(range(len(pieces.words)))
    for window in windows(pieces):
        assert len(window.ids) <= LONGEST
        assert (window.ids[window.at] == pieces.ids[pieces.first[window.words]]).all()


@pytest.mark.parametrize("filler", ["a", " ", ".", "“", "\n", "A. ", "x. Y", " \n", '."', "Ａ。"])
def test_hostile_input_is_quick(tokenizer: Tokenizer, filler: str) -> None:
    text = filler * 100_000
    pieces = cut(text, tokenizer, sentences(text))
    windows(pieces)
