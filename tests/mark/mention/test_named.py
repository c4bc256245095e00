"""Which names of one report are one actor's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words", "nth", "meant"),
    [
        # who bears the name so far, not who comes later
        (
            "Concepción Olmo Vera said the water was clean. Mayor Olmo drank a glass. "
            "Rodolfo Olmo laughed. Rodolfo Olmo drank wine.",
            "Mayor Olmo", 0, "Concepción Olmo Vera",
        ),
        # by the title
        (
            "Dr. Adjoa Salif counted nine. Colonel Hamid Salif denied it. Dr. Salif wept.",
            "Dr. Salif", 0, "Dr. Adjoa Salif",
        ),
        (
            "Dr. Adjoa Salif counted nine. Colonel Hamid Salif denied it. Colonel Salif left.",
            "Colonel Salif", 0, "Colonel Hamid Salif",
        ),
        # two family names without the given one
        (
            "Zena Gado Uru runs the town. Mayor Gado Uru told Radio Kosta that she was safe.",
            "Mayor Gado Uru", 0, "Zena Gado Uru",
        ),
        # a nickname in quotes
        (
            'Vasile "Bibi" Lupan said the yard would strike. Lupan said 900 men agreed.',
            "Lupan", 0, 'Vasile "Bibi" Lupan',
        ),
    ],
)  # fmt: skip
def test_whose_a_family_name_is(nlp: Nlp, text: str, words: str, nth: int, meant: str) -> None:
    assert antecedent(mark(nlp, text), words, nth) == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "The deputy health minister, Anna Belk, said so. Health Minister Paul Rask agreed. "
            "Belk gave no figures. The minister left.",
            "The minister", "Health Minister Paul Rask",
        ),
        (
            "Health Minister Rita Quist quit. Marta Ila, sworn in as health minister after Quist "
            "left, promised a list. The new health minister said 19 children were ill.",
            "The new health minister", "Marta Ila",
        ),
        (
            "FreeSky, a press freedom group, said it was censorship. The group's director left.",
            "The group", "FreeSky",
        ),
    ],
)  # fmt: skip
def test_whom_a_description_means(nlp: Nlp, text: str, words: str, meant: str) -> None:
    assert antecedent(mark(nlp, text), words) == meant


def test_a_rebel_army_is_not_the_army(nlp: Nlp) -> None:
    text = "The rebel Hill Army said the army had shelled the school."
    assert antecedent(mark(nlp, text), "the army") is None


def test_a_former_operator_is_somebody(nlp: Nlp) -> None:
    found = mark(nlp, "A former gate operator told the paper that he had been warned.")
    assert one(found, "A former gate operator").kind == "person"
    assert antecedent(found, "he") == "A former gate operator"


def test_a_dateline_is_no_speaker(nlp: Nlp) -> None:
    found = mark(nlp, "KOVILUR: A gate at the dam failed on Sunday, the water board said.")
    assert not [m for m in found if m.span.text == "KOVILUR" and m.kind == "person"]


def test_a_firm_with_a_country_in_its_name_is_no_state(nlp: Nlp) -> None:
    found = mark(nlp, "The group said Norvik Marine Ghana would pay for it.")
    assert not [m for m in found if m.kind == "state"]


def test_bodies_of_two_states_with_one_name_are_two(nlp: Nlp) -> None:
    found = mark(
        nlp,
        "The Civil Aviation Authority of Kenya said the plane was lost. "
        "Tanzania's Civil Aviation Authority denied it.",
    )
    assert [m.country for m in found if m.name == "Civil Aviation Authority"] == ["KE", "TZ"]
    assert not [m for m in found if m.name == "Civil Aviation Authority" and m.refers]
