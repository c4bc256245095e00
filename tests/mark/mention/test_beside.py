from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words", "nth", "meant"),
    [
        ("Anna Berg, the harbor master, spoke.", "the harbor master", 0, "Anna Berg"),
        (
            "The National Water Institute tested the lake. The NWI said it was clean.",
            "The NWI", 0, "The National Water Institute",
        ),
        ("The Lake Safety Bureau (KVX) closed the pier.", "KVX", 0, "The Lake Safety Bureau"),
        ("They met the minister of fish and trade, Ada Brandt, on Monday.", "Ada Brandt", 0, "the minister of fish and trade"),
        ("Ada Brandt was sworn in as mayor.", "mayor", 0, "Ada Brandt"),
        ("Ada Brandt is not the mayor.", "the mayor", 0, None),
        (
            "“A helper carried on without our consent,” the firm’s lawyer, Jo Handal, said at a meeting.",
            "the firm’s lawyer", 0, None,
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_it(
    nlp: Nlp, text: str, words: str, nth: int, meant: str | None
) -> None:
    assert antecedent(mark(nlp, text), words, nth) == meant


def test_an_office_is_not_its_holder(nlp: Nlp) -> None:
    found = mark(nlp, "The office of the Peruvian president, Rosa Quispe, accused the miners.")
    office = one(found, "The office of the Peruvian president")
    assert (office.kind, office.country) == ("organization", "PE")
    assert antecedent(found, "Rosa Quispe") == "the Peruvian president"


@pytest.mark.parametrize(
    "text",
    [
        "They fear what comes if Ana Rey is elected president.",
        "Ana Rey was mocked as leader of nothing.",
        "Ana Rey was a stronger leader, he said.",
    ],
)
def test_what_somebody_may_become_or_is_called_is_no_office(nlp: Nlp, text: str) -> None:
    found = mark(nlp, text)
    name = one(found, "Ana Rey")
    assert not [m for m in found if m.refers == name.id and m.form == "description"]


@pytest.mark.parametrize(
    "text", ["Ana Rey was elected president on Sunday.", "Ana Rey was suspended as director."]
)
def test_who_comes_into_an_office_or_loses_it_has_it(nlp: Nlp, text: str) -> None:
    found = mark(nlp, text)
    name = one(found, "Ana Rey")
    assert [m for m in found if m.refers == name.id and m.form == "description"]


def test_one_person_may_be_two_things(nlp: Nlp) -> None:
    found = mark(nlp, "The former envoy and senator said so.")
    first = next(m for m in found if "envoy" in m.span.text)
    assert next(m.refers for m in found if m.span.text == "senator") == first.id
