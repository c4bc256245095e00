from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "later", "first"),
    [
        ("The U.N. refugee agency said 900 had come. UNHCR asked for tents.", "UNHCR", "The U.N. refugee agency"),
        ("Europol was asked for help. The EU police agency said it would send two experts.", "The EU police agency", "Europol"),
        ("The World Food Programme cut rations. The agency said it had no trucks.", "The agency", "The World Food Programme"),
        ("The WHO sent doctors. The organization said nine had died.", "The organization", "The WHO"),
    ],
)  # fmt: skip
def test_names_and_descriptions_of_one_body(nlp: Nlp, text: str, later: str, first: str) -> None:
    assert antecedent(mark(nlp, text), later) == first


def test_a_body_in_a_title_is_named(nlp: Nlp) -> None:
    found = mark(nlp, "UNICEF spokeswoman Ana Rey said 40 schools had closed.")
    assert one(found, "UNICEF").kind == "organization"
    assert one(found, "UNICEF spokeswoman Ana Rey").kind == "person"


def test_who_is_a_pronoun_in_small_letters(nlp: Nlp) -> None:
    found = mark(nlp, "They asked who it was.")
    assert all(m.form == "pronoun" for m in found)


def test_a_longer_name_is_another_body(nlp: Nlp) -> None:
    found = mark(nlp, "The African Development Bank Institute said it would close.")
    assert "African Development Bank" not in [m.name for m in found]


def test_a_seat_is_its_ministry(nlp: Nlp) -> None:
    told = one(mark(nlp, "The Farnesina said that two sailors were safe."), "The Farnesina")
    assert (told.name, told.country, told.kind) == ("Foreign Ministry", "IT", "organization")
