from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import language
from sayso.errors import DataError


def test_no_sentence_crosses_an_empty_line(nlp: Callable[[str], Doc]) -> None:
    doc = nlp("The harbour closed early\n\nNobody said why.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "The harbour closed early",
        "Nobody said why.",
    ]


def test_unknown_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "NER_WEIGHTS", "0" * 64)
    with pytest.raises(DataError, match="no usable English language model"):
        language.load()


@pytest.mark.parametrize("run", ["“" * 60_000, "a-" * 30_000, "(" * 1_000 + ")" * 1_000])
def test_an_endless_word_takes_no_endless_time(nlp: Callable[[str], Doc], run: str) -> None:
    for text in (run, f"He said {run} and went.  Then\n\n{run}"):
        assert nlp.tokenizer(text).text == text  # type: ignore[attr-defined]


def test_no_sentence_goes_on_for_ever(nlp: Callable[[str], Doc]) -> None:
    doc = nlp("and 300 boats sank near Lund while 40 people said that " * 400)
    assert max(len(sent) for sent in doc.sents) <= 800


def test_a_title_ends_no_sentence(nlp) -> None:
    doc = nlp("The court named Const. Ada Roe and Atty. Ben Oyo. Both said no.")
    assert [each.text for each in doc.sents] == [
        "The court named Const. Ada Roe and Atty. Ben Oyo.",
        "Both said no.",
    ]


@pytest.mark.parametrize(
    ("entry", "sentences"),
    [
        ("14:06 Police confirmed it.", ["14:06", "Police confirmed it."]),
        ("[09.31] A nurse spoke.", ["[09.31]", "A nurse spoke."]),
        ("3:15 p.m. ET — The port said no.", ["3:15 p.m. ET —", "The port said no."]),
        ("At 14:06 Police confirmed it.", ["At 14:06 Police confirmed it."]),
        ("14:06 was the hour.", ["14:06 was the hour."]),
    ],
)
def test_the_hour_of_an_entry_is_no_part_of_it(nlp, entry: str, sentences: list[str]) -> None:
    assert [each.text for each in nlp(entry).sents] == sentences
