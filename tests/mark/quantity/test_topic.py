from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.quantity.topic import admitted, in_bed, meant, named_after, named_before, who

Nlp = Callable[[str], Doc]


def token(doc: Doc, words: str) -> int:
    return next(t.i for t in doc if t.text == words)


def test_people_are_named_before_or_after(nlp: Nlp) -> None:
    doc = nlp("Danish soldiers landed. How many? It said 900, and the refugees left.")
    number = doc[token(doc, "900")]
    before, after = named_before(number), named_after(number)
    assert before is not None
    assert before.text == "soldiers"
    assert after is not None
    assert after.text == "refugees"
    assert named_before(doc[0]) is None


def test_they_are_those_of_their_own_sentence(nlp: Nlp) -> None:
    doc = nlp("The soldiers left. The group counted the guards and put them at 40.")
    found = meant(doc[token(doc, "them")])
    assert found is not None
    assert found.text == "guards"
    apart = nlp("It counted the guards. Berg put them at 40.")
    assert meant(apart[token(apart, "them")]) is None


@pytest.mark.parametrize(
    ("text", "lies"),
    [
        ("The office said 203 were in its wards.", True),
        ("The office said 203 are in intensive care.", True),
        ("The office said 203 were in its lists.", False),
    ],
)
def test_who_lies_in_a_ward_is_a_patient(nlp: Nlp, text: str, lies: bool) -> None:
    doc, end = nlp(text), text.index("203") + 3
    found = in_bed(text, end, doc[token(doc, "203")])
    assert (found is not None and found.words == "patients") == lies


def test_a_pronoun_tells_that_people_are_counted(nlp: Nlp) -> None:
    text = "She feeds the 160 whom she shelters."
    doc = nlp(text)
    found = who(text, text.index("160") + 3, doc[token(doc, "160")], None)
    assert found is not None
    assert found.words == "people"


def test_what_is_admitted_is_counted(nlp: Nlp) -> None:
    doc = nlp("There are guards: the firm has owned up to 131.")
    found = admitted(doc[token(doc, "131")])
    assert found is not None
    assert found.words == "guards"
