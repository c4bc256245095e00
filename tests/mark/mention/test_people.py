from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minister of Transport Ana Sousa said so.", "Ana Sousa", "Minister of Transport"),
        ("Port authority spokesman Jan Kowalski said so.", "Jan Kowalski", "Port authority spokesman"),
        ("Gov. Maria Lopez said so.", "Maria Lopez", "Gov."),
        ("Mr. Lopez said so.", "Lopez", None),
        (
            "Superintendent of Police Vikrant Sorel said so.",
            "Vikrant Sorel", "Superintendent of Police",
        ),
        ("Hairdresser Kerry Snow, 39, ran.", "Kerry Snow", "Hairdresser"),
    ],
)  # fmt: skip
def test_titles_are_roles(nlp: Nlp, text: str, name: str, role: str | None) -> None:
    person = next(m for m in mark(nlp, text) if m.kind == "person")
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deputy Health Minister Nuria Isma said so.", "Nuria Isma"),
        ("Col.-Maj. Dan called it old.", "Dan"),
        ("H.E. Tomas Versel met the minister.", "Tomas Versel"),
    ],
)
def test_titles_are_no_part_of_a_name(nlp: Nlp, text: str, name: str) -> None:
    assert name in [m.name for m in mark(nlp, text) if m.kind == "person" and m.form == "name"]


def test_ben_is_a_given_name(nlp: Nlp) -> None:
    found = mark(nlp, "They hired attorney Ben Ostrand. Ostrand said he had a video.")
    assert antecedent(found, "Ostrand") == "attorney Ben Ostrand"


def test_letters_before_a_known_name_are_a_rank(nlp: Nlp) -> None:
    found = mark(nlp, "Superintendent Ravi Solan said two had died. SP Solan said three.")
    assert antecedent(found, "Solan") == "Superintendent Ravi Solan"
