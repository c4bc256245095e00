from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import sentences
from sayso.records import Reading
from tests.build import report


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pier closed. Mr. Lund left.", ["The pier closed.", "Mr. Lund left."]),
        ("A headline\n\n  The pier closed.", ["A headline", "The pier closed."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_stand_without_the_space_around_them(
    nlp: Callable[[str], Doc], text: str, wanted: list[str]
) -> None:
    made = sentences.run(report(text), nlp(text), Reading("r"))["sentences"]
    assert [span.text for span in made] == wanted


@given(st.text(max_size=120))
def test_any_text_is_cut_exactly(text: str) -> None:
    of = report(text)
    for span in sentences.run(of, load("language")(text), Reading("r"))["sentences"]:
        assert of.text[span.start : span.end] == span.text
        assert span.text == span.text.strip()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("LUND, Sweden, March 3 — The pier closed.", "The pier closed."),
        ("ÅLESUND – The pier closed.", "The pier closed."),
        ("MEXICO CITY (PBT) -- The pier closed.", "The pier closed."),
        ("A pier — the old one — closed.", "A pier — the old one — closed."),
        ("The UN — at last — met.", "The UN — at last — met."),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(
    nlp: Callable[[str], Doc], text: str, first: str
) -> None:
    made = sentences.run(report(text), nlp(text), Reading("r"))["sentences"]
    assert made[0].text == first
