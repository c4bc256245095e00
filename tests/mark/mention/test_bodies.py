from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "country"),
    [
        ("Kenya’s Lake Safety Bureau met.", "Lake Safety Bureau", "Lake Safety Bureau", "organization", "KE"),
        ("The Lake Safety Bureau of Kenya met.", "The Lake Safety Bureau", "Lake Safety Bureau", "organization", "KE"),
        ("The charity Media Shield Tolk met. Later Media Shield Tolk denied it.", "Media Shield Tolk", "Media Shield Tolk", "organization", None),
        ("The Court of Tolls met. It rained. The Court of Tolls said no.", "The Court of Tolls", "Court of Tolls", "organization", None),
        ("It quoted the Bureau of Tides, Oskarn News Agency said.", "Oskarn News Agency", "Oskarn News Agency", "organization", None),
        ("Rain fell, the Vale de Sol Hospital Trust said.", "the Vale de Sol Hospital Trust", "Vale de Sol Hospital Trust", "organization", None),
        ("She met Senate Republicans on Monday.", "Senate Republicans", "Senate Republicans", "group", None),
    ],
)  # fmt: skip
def test_bodies_by_name(
    nlp: Nlp, text: str, words: str, name: str, kind: str, country: str | None
) -> None:
    found = one(mark(nlp, text), words)
    assert (found.name, found.kind, found.country) == (name, kind, country)
