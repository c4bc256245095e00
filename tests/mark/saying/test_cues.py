from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.saying.cues import before_now, continues, narrated, perfect, pluperfect


@pytest.mark.parametrize(
    ("text", "cue", "once", "before"),
    [
        ("The mayor said that it leaks.", "said", True, False),
        ("The mayor says that it leaks.", "says", False, False),
        ("The mayor had said that it leaks.", "had said", True, True),
        ("The mayor has long denied that it leaks.", "has long denied", False, True),
        ("The mayor has confirmed that it leaks.", "has confirmed", False, False),
    ],
)
def test_what_a_cue_tells(
    nlp: Callable[[str], Doc], text: str, cue: str, once: bool, before: bool
) -> None:
    doc, at = nlp(text), text.index(cue)
    span = doc.char_span(at, at + len(cue))
    assert span is not None
    assert (narrated(list(span)), perfect(list(span))) == (once, before)


def test_words_beside_a_cue_put_it_back(nlp: Callable[[str], Doc]) -> None:
    assert before_now([nlp("The mayor said at the time that it leaks.")[2]])
    assert not before_now([nlp("The mayor said on the quay that it leaks.")[2]])
    assert before_now([nlp("The mayor said earlier that it leaks.")[2]])
    assert not before_now([nlp("The mayor raised it from 16 a day earlier.")[2]])


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("It lists 21 dead.", True),
        ("She listed 21 dead.", True),
        ("She lists 21 dead.", False),
        ("It later listed 21 dead.", False),
        ("Who listed 21 dead?", False),
    ],
)
def test_who_goes_on(nlp: Callable[[str], Doc], text: str, goes_on: bool) -> None:
    doc = nlp(text)
    cue = next(token for token in doc if token.lemma_ == "list")
    assert continues(doc[0].lower_, [cue]) is goes_on


@pytest.mark.parametrize(
    ("text", "back"),
    [("She had said so.", True), ("She has said so.", False), ("She said so.", False)],
)
def test_what_looks_back_at_another_occasion(
    nlp: Callable[[str], Doc], text: str, back: bool
) -> None:
    assert pluperfect(list(nlp(text))) is back
