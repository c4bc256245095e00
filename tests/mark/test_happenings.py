from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.happenings import bare, given, happening, opinion, tells

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("The ferry sank on Monday.", "sank", True),
        ("No ferry sank on Monday.", "sank", False),
        ("The ferry might sink on Monday.", "sink", False),
        ("If the dam breaks on Monday, leave.", "breaks", False),
        ("The line had 40 boats on Monday.", "had", False),
        ("The strike was on Monday.", "was", True),
        ("She was the first to leave on Monday.", "leave", False),
    ],
)
def test_what_a_verb_tells(nlp: Nlp, text: str, verb: str, told: bool) -> None:
    assert tells(next(token for token in nlp(text) if token.text == verb)) is told


def test_a_noun_may_name_a_happening(nlp: Nlp) -> None:
    doc = nlp("The floods closed the pier.")
    assert [token.text for token in doc if happening(token)] == ["floods"]


@pytest.mark.parametrize(
    ("text", "verb", "thought"),
    [
        ("“We close the pier on Monday,” she said.", "close", True),
        ("“We closed the pier on Monday,” she said.", "closed", False),
        ("We close the pier on Monday.", "close", False),
    ],
)
def test_what_somebody_will_do_is_an_opinion(nlp: Nlp, text: str, verb: str, thought: bool) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert opinion(word, text) is thought


def test_a_verb_that_tells_too_little_alone(nlp: Nlp) -> None:
    doc = nlp("It wants the pier to close by June.")
    assert [token.text for token in doc if token.pos_ == "VERB" and bare(token)] == ["close"]


def test_a_figure_that_was_given(nlp: Nlp) -> None:
    tonnes, pilots = nlp("The 38 tonnes that he gave."), nlp("The 38 pilots that he hired.")
    for doc, wanted in ((tonnes, True), (pilots, False)):
        verb = next(token for token in doc if token.dep_ == "relcl")
        assert given(verb.head, verb) is wanted
