from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.mention import unlike
from tests.mark.test_mentions import antecedent, mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Its former owner, Penrhos Aggregates, paid a fine in June.", "Penrhos Aggregates"),
        ("Zuiderchemie BV announces that the leak at its plant was stopped.", "Zuiderchemie BV"),
        ("Open Shelter, an aid group, listed 40 dead in a bulletin.", "Open Shelter"),
        ("Doctors were beaten, Fairholm Monitor said in a report.", "Fairholm Monitor"),
        (
            "Numéro Libre, a private firm that runs the polls, withdrew.",
            "Numéro Libre",
        ),
    ],
)
def test_a_name_that_is_a_bodys(nlp: Nlp, text: str, name: str) -> None:
    assert one(mark(nlp, text), name).kind == "organization"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngozi Rivers, 43, said the road was closed.", "Ngozi Rivers"),
        ("Mayor Wekesa Marsh said the road was closed.", "Mayor Wekesa Marsh"),
        ("Tuanku Bell, a fisherman, said the road was closed.", "Tuanku Bell"),
        ("Anna Waters said the road was closed.", "Anna Waters"),
    ],
)
def test_people_with_ordinary_names(nlp: Nlp, text: str, name: str) -> None:
    assert one(mark(nlp, text), name).kind == "person"


def test_the_group_is_the_one_named_before(nlp: Nlp) -> None:
    found = mark(nlp, "Doctors were beaten, Fairholm Monitor said. The group wants them freed.")
    assert antecedent(found, "The group") == "Fairholm Monitor"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_borne(nlp: Nlp, text: str) -> None:
    doc, titles, senses = nlp(text), load("titles"), load("senses")
    for start, end in (*unlike.watching(doc, titles, senses), *unlike.beside(doc, titles)):
        assert 0 <= start < end <= len(doc)
