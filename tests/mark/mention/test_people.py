from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minister of Transport Ana Sousa said so.", "Ana Sousa", "Minister of Transport"),
        ("Port authority spokesman Jan Kowalski said so.", "Jan Kowalski", "Port authority spokesman"),
        ("Gov. Maria Lopez said so.", "Maria Lopez", "Gov."),
        ("Mr. Lopez said so.", "Lopez", None),
    ],
)  # fmt: skip
def test_titles_are_roles(nlp: Nlp, text: str, name: str, role: str | None) -> None:
    person = next(m for m in mark(nlp, text) if m.kind == "person")
    assert (person.name, person.role) == (name, role)
