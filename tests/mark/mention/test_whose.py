from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.mention import whose

Nlp = Callable[[str], Doc]


def test_an_owner_tells_the_country(nlp: Nlp) -> None:
    doc = nlp("South Korea’s lake board met.")
    assert whose.owner(doc, 3, load("countries")) == "KR"
    assert whose.owner(doc, 0, load("countries")) is None


def test_what_stands_behind_tells_it(nlp: Nlp) -> None:
    doc = nlp("The Lake Board of Kenya met.")
    assert whose.of(doc, 3, load("countries")) == "KE"
    assert whose.of(doc, 4, load("countries")) is None


@pytest.mark.parametrize(
    ("text", "end", "country"),
    [
        ("the Dutch navy", 2, "NL"),
        ("the Pan-American network", 4, None),
        ("a Radio Peru host", 3, None),
    ],
)
def test_a_qualifier_tells_it(nlp: Nlp, text: str, end: int, country: str | None) -> None:
    assert whose.within(nlp(text), 0, end, end + 1, load("countries")) == country


def test_a_capital_tells_whose_ministry_it_is(nlp: Nlp) -> None:
    doc = nlp("The foreign ministry in The Hague said no.")
    assert whose.seat(doc[2], 3, load("countries"), load("titles")) == "NL"
