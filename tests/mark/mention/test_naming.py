from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.mention import naming
from tests.mark.test_mentions import antecedent, mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name", "described"),
    [
        ("The alliance, known by its French initials, FLS, said it held the post.", "FLS", "The alliance"),
        ("The movement, known in Spanish as MRP, said it held the post.", "MRP", "The movement"),
        ("The union, known as the TWF, called a strike.", "the TWF", "The union"),
        ("The station, Rádio Onda, denied it.", "Rádio Onda", "The station"),
        ("The charity that runs the ship, Vart Däck, does not dispute it.", "Vart Däck", "The charity"),
        ("Aino Salo blamed the regulator, the Lake Safety Bureau, for it.", "the Lake Safety Bureau", "the regulator"),
    ],
)  # fmt: skip
def test_what_a_body_is_called(nlp: Nlp, text: str, name: str, described: str) -> None:
    found = mark(nlp, text)
    assert one(found, name).kind == "organization"
    assert antecedent(found, name) == described


def test_letters_and_the_name_in_another_language_are_one(nlp: Nlp) -> None:
    text = (
        "The National Fishing Council, known by its Portuguese initials CNP, said so. "
        "CNP will meet on Friday."
    )
    found = mark(nlp, text)
    assert antecedent(found, "CNP", 1) == "The National Fishing Council"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Conselho Nacional de Pesca (CNP) said so.", "Conselho Nacional de Pesca"),
        ("The Frente Amplio de la Sierra (FAS) denied it.", "Frente Amplio de la Sierra"),
        ("The Union of Dock and Ferry Workers (UDFW) will strike.", "Union of Dock and Ferry Workers"),
    ],
)  # fmt: skip
def test_letters_in_brackets_tell_how_far_a_name_goes(nlp: Nlp, text: str, name: str) -> None:
    assert [m.kind for m in mark(nlp, text) if m.name == name] == ["organization"]


@pytest.mark.parametrize(
    "text",
    [
        "The company, Ghana said, had paid.",
        "The head of the agency, Ada Obi, said so.",
        "The union, on Monday, called a strike.",
        "The agency, which is known for its rigour, said so.",
    ],
)
def test_what_names_no_body(nlp: Nlp, text: str) -> None:
    assert naming.find(nlp(text), load("titles")) == []


def test_who_heads_a_body_is_not_its_name(nlp: Nlp) -> None:
    found = mark(nlp, "The head of Peru's water agency, Essi Palanga, said the well was safe.")
    assert one(found, "Essi Palanga").kind == "person"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(alphabet="the union, known as XYZ(). A“”'-", max_size=120))
def test_any_text_is_read(nlp: Nlp, text: str) -> None:
    doc = nlp(text)
    for found in naming.find(doc, load("titles")):
        assert 0 <= found.start < found.end <= len(doc)
    for start, end in naming.abbreviated(doc):
        assert 0 <= start < end <= len(doc)


@pytest.mark.parametrize(
    ("text", "name", "described"),
    [
        ("A gang calling itself Night Tide wants money.", "Night Tide", "A gang"),
        ("A committee that calls itself Voices of the Lake says so.", "Voices of the Lake", "A committee"),
        ("Its owner, Norvik Shipping, said the ship was sound.", "Norvik Shipping", "Its owner"),
        ("The drill's maker, Dahl & Roe, denied it.", "Dahl & Roe", "The drill's maker"),
        ("The dockers’ union, UTE, spoke of a trick.", "UTE", "The dockers’ union"),
    ],
)  # fmt: skip
def test_who_does_or_owns_something_may_be_a_body(
    nlp: Nlp, text: str, name: str, described: str
) -> None:
    found = mark(nlp, text)
    assert next(m.kind for m in found if m.name == name) == "organization"
    refers = next(m.refers for m in found if m.name == name)
    told = next(m.span.text for m in found if m.id == refers)
    assert told.lower() == described.lower()


def test_an_owner_may_be_somebody(nlp: Nlp) -> None:
    found = mark(nlp, "The mine's owner, Sergio Pavan, said it was safe.")
    assert one(found, "Sergio Pavan").kind == "person"


def test_two_names_of_one_body(nlp: Nlp) -> None:
    text = "A gang calling itself Night Tide struck. Night Tide wants money. The Oriel Front, known as OFR, denied it."
    found = mark(nlp, text)
    assert antecedent(found, "Night Tide", 1) == "A gang"
    assert antecedent(found, "OFR") == "The Oriel Front"
