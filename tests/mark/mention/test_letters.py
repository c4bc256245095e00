"""Somebody called by the letters of an office is who holds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import mark

Nlp = Callable[[str], Doc]
HOLDERS = [
    (
        "Superintendent of Police Arvind Tomar told reporters. The SP denied it.",
        "SP",
        "Arvind Tomar",
    ),
    (
        "Water Principal Secretary Joyce Wanjala spoke. The PS said it was late.",
        "PS",
        "Joyce Wanjala",
    ),
]


@pytest.mark.parametrize(("text", "letters", "name"), HOLDERS)
def test_the_letters_of_an_office(nlp: Nlp, text: str, letters: str, name: str) -> None:
    found = mark(nlp, text)
    holder = next(m for m in found if m.name == name)
    called = next(m for m in found if m.span.text.endswith(letters))
    assert called.refers == holder.id
    assert called.reason == "the letters of the office"


def test_a_headline_is_told_by_what_follows(nlp: Nlp) -> None:
    text = (
        "Two held over fire; SP blames wiring\n\n"
        "Superintendent of Police Arvind Tomar told reporters so. The SP said nothing else."
    )
    found = mark(nlp, text)
    headline = next(m for m in found if m.span.text == "SP")
    holder = next(m for m in found if m.name == "Arvind Tomar")
    assert holder.refers == headline.id


@pytest.mark.parametrize(
    "text",
    [
        # Two hold such an office.
        "Superintendent of Police Arvind Tomar met Superintendent of Police Dev Rao. The SP said no.",
        # The letters are those of no office told of.
        "Superintendent of Police Arvind Tomar spoke. The DM denied it.",
        # A body of the world is no officer.
        "Water Hygiene Officer Joyce Wanjala spoke. The WHO denied it.",
    ],
)
def test_nobody_by_these_letters(nlp: Nlp, text: str) -> None:
    reasons = {m.reason for m in mark(nlp, text)}
    assert "the letters of the office" not in reasons
