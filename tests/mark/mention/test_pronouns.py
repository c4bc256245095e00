from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.mention.pronouns import pronoun, pronoun_class

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("word", "which"),
    [("Him", "he"), ("herself", "she"), ("Whose", "who"), ("ours", "we"), ("boat", "")],
)
def test_pronouns_have_a_class(word: str, which: str) -> None:
    assert pronoun_class(word) == which


@pytest.mark.parametrize(
    ("text", "nth", "stands"),
    [
        ("It denied the charge.", 0, True),
        ("It is clear that the dam broke.", 0, False),
        ("It rained on Monday.", 0, False),
        ("The mayor warned it on Friday.", 3, True),
        ("The mayor bought it on Friday.", 3, False),
        ("She sank the boat.", 0, True),
    ],
)
def test_it_may_be_no_actor(nlp: Nlp, text: str, nth: int, stands: bool) -> None:
    assert (pronoun(nlp(text)[nth]) is not None) is stands


def test_a_relative_pronoun_is_the_noun_before_it(nlp: Nlp) -> None:
    found = pronoun(nlp("A nurse who said she was tired left.")[2])
    assert found is not None
    assert (found.fixed, found.reason) == (1, "relative clause of")
