from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.voiced import voiced

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The mayor came to our studio at noon. “I repeated what I had been told by others.”",
            ["The mayor"],
        ),
        (
            "Marta Oyelaran was waiting at the gate. “We have nothing left but our papers.”",
            ["Marta Oyelaran"],
        ),
        (
            "Pavel Orlov was in the next room: “Two shots fell, then a third one.”",
            ["Pavel Orlov"],
        ),
        # Not in the first person; a title; another paragraph; the subject cannot speak.
        ("The mayor came at noon. “Two shots fell, then a third one.”", []),
        ("The mayor read a book. “We, the Drowned.”", []),
        ("The mayor came at noon.\n\n“I repeated what I had been told by others.”", []),
        ("The bridge fell at noon. “I repeated what I had been told by others.”", []),
    ],
)
def test_quotations_of_whoever_it_is_about(nlp: Nlp, text: str, who: list[str]) -> None:
    found = voiced(nlp(text), [])
    assert [text[slice(*one.source[0])] for one in found] == who
    assert all(text[slice(*one.content[0])][0] == "“" for one in found)


def test_a_quotation_that_somebody_says_is_left(nlp: Nlp) -> None:
    text = "The mayor came at noon. “I repeated what I had been told by others.”"
    start = text.index("“")
    said = Found(((0, 9),), ((10, 14),), ((start, len(text)),))
    assert voiced(nlp(text), [said]) == []
