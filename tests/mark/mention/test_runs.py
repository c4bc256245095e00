from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.mention.runs import given_name, rank_letters, runs

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Provincial Mufti Seyfettin Oxbarrow said the quay was shut.", "Seyfettin Oxbarrow"),
        ("The diver Behzad Tolkhavn, 41, found the rope.", "Behzad Tolkhavn"),
        (
            "A dealer called Tolkhavn Tetsuji recalled it. “No,” Mr Tolkhavn said.",
            "Tolkhavn Tetsuji",
        ),
        ("SP Olumuyiwa Oxbarrow, who leads the search, said no.", "Olumuyiwa Oxbarrow"),
        ("Ingeborg Dahl-Tolke ran the ferry.\n\nDahl-Tolke: I did.", "Ingeborg Dahl-Tolke"),
        ("Merlinda Tabolk sings in our choir again.", "Merlinda Tabolk"),
        ("But Ingeborg Tolk, 67, lost two boats.", "Ingeborg Tolk"),
    ],
)
def test_a_known_given_name_tells_a_person(nlp: Nlp, text: str, name: str) -> None:
    doc = nlp(text)
    assert name in {doc[start:end].text for start, end in runs(doc, load("titles"), load("senses"))}


@pytest.mark.parametrize(
    "text",
    [
        "The Ingrid Ferries left at noon, and Ferries came back.",
        "Ingrid Shipping said that the boat was safe.",
        "He read Marko Report, who said nothing.",
        "Harbour Office, 43, said no.",
        "Because Ingrid left, Ingrid said no.",
        "She met Reagan Democrats, and Democrats said no.",
    ],
)
def test_bodies_and_papers_are_no_people(nlp: Nlp, text: str) -> None:
    assert not list(runs(nlp(text), load("titles"), load("senses")))


def test_given_names_are_known_without_their_accents(nlp: Nlp) -> None:
    doc = nlp("José met Bohumila at the quay.")
    assert [t.text for t in doc if given_name(t, load("titles"))] == ["José", "Bohumila"]


def test_a_rank_is_a_short_word_in_capitals(nlp: Nlp) -> None:
    assert [t.text for t in nlp("SP Solanki met DCP Rao in OSLOVIK.") if rank_letters(t)] == [
        "SP",
        "DCP",
    ]
