"""A name between commas behind a description is who is described."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "description", "name"),
    [
        ("All agree, though one of them, Odd Sørnes, thinks so.", "one of them", "Odd Sørnes"),
        ("One of the six, Tul Bahadur Rana, 19, told us so.", "One of the six", "Tul Bahadur Rana"),
        ("They left, according to a former mayor of the district, Fatma walet Oumar.",
         "a former mayor of the district", "Fatma walet Oumar"),
        ("A net-maker, Pavel Gusin, did let slip that it was down.", "A net-maker", "Pavel Gusin"),
        ("A spokesman for the president, Eva Doukas, denied it.", "the president", "Eva Doukas"),
        ("The tour agency, Tien Dreams, showed us two permits.", "The tour agency", "Tien Dreams"),
        ("The company, Tarno Gold, said it knew of six.", "The company", "Tarno Gold"),
    ],
)  # fmt: skip
def test_a_name_behind_a_description(nlp: Nlp, text: str, description: str, name: str) -> None:
    found = {m.span.text: m for m in mark(nlp, text)}
    assert found[name].refers == found[description].id
    assert found[name].kind == found[description].kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He had not slept for days, his brother Tobi explained.", "Tobi"),
        ("The widow Agnes Piri had no such reserve.", "Agnes Piri"),
    ],
)
def test_a_name_right_behind_the_noun_of_somebody(nlp: Nlp, text: str, name: str) -> None:
    assert (name, "person") in {(m.name, m.kind) for m in mark(nlp, text)}


def test_whom_somebody_sacked_is_not_who_did(nlp: Nlp) -> None:
    found = mark(nlp, "They said the coach Arsenal sacked was ill.")
    assert ("Arsenal", "person") not in {(m.name, m.kind) for m in found}
