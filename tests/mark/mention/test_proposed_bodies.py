from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.mention.proposed_bodies import outlets, proposed, trim

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday the Office of the Mayor said no.", "Office of the Mayor"),
        ("The Lake Union (LU) met on Monday.", "LU"),
    ],
)
def test_where_a_name_may_stand(nlp: Nlp, text: str, name: str) -> None:
    doc = nlp(text)
    assert name in {doc[start:end].text for start, end in proposed(doc, load("titles"))}


@pytest.mark.parametrize(
    ("text", "start", "end", "name"),
    [
        ("It was the Harbor Board’s ship.", 2, 6, "Harbor Board"),
        ("She leads the Sino-Nordic Council now.", 5, 7, "Sino-Nordic Council"),
        ("The Ministry of Roads and Harbours met.", 1, 4, "Ministry of Roads and Harbours"),
        ("A Ministry of Fish and Trade (MFT) aide left.", 1, 4, "Ministry of Fish and Trade"),
    ],
)
def test_where_a_name_begins_and_ends(nlp: Nlp, text: str, start: int, end: int, name: str) -> None:
    doc = nlp(text)
    start, end = trim(doc, start, end)
    assert doc[start:end].text == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fortune said that it would print the list.", ["Fortune"]),
        ("Fortune smiled on the farmers.", []),
    ],
)
def test_an_outlet_of_one_word_must_speak(nlp: Nlp, text: str, names: list[str]) -> None:
    doc = nlp(text)
    assert [doc[start:end].text for start, end in outlets(doc, load("titles"))] == names
