from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words", "nth", "meant"),
    [
        (
            "The Harbor Safety Board met. The board said the ferry was overloaded.",
            "The board", 0, "The Harbor Safety Board",
        ),
        (
            "Norway’s coast guard sent a ship. The agency said the tanker was adrift.",
            "The agency", 0, "Norway’s coast guard",
        ),
        ("Sen. Carla Diaz spoke. The senator said no.", "The senator", 0, "Sen. Carla Diaz"),
        (
            "The charity Roda Azul disputed the count. Its nurses saw graves, the charity said.",
            "the charity",
            0,
            "The charity",
        ),
        (
            "The Bank of Torland denied it. Analysts at Orme Bank were calm. The bank said no more.",
            "The bank",
            0,
            "The Bank of Torland",
        ),
        (
            "Lotta Dahl owns boats. The hospital said that two people were hurt.",
            "The hospital",
            0,
            None,
        ),
    ],
)  # fmt: skip
def test_whom_a_description_means(
    nlp: Nlp, text: str, words: str, nth: int, meant: str | None
) -> None:
    assert antecedent(mark(nlp, text), words, nth) == meant


def test_the_two_countries_are_both(nlp: Nlp) -> None:
    found = mark(nlp, "Kenya and Uganda signed the pact. The two countries said it would last.")
    both = [m for m in found if m.span.text == "The two countries"]
    names = {m.id: m.name for m in found}
    assert [names[m.refers or ""] for m in both] == ["Kenya", "Uganda"]


def test_the_paper_one_reads_is_no_company_spoken_of(nlp: Nlp) -> None:
    found = mark(
        nlp, "Dahl Shipping has stopped. Two sailors told this newspaper that it is broke."
    )
    assert antecedent(found, "this newspaper") is None
