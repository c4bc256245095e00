from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from tests.mark.test_estimates import read

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, 54, spoke for two hours.",
        "The ticket costs $12.",
        "The wreck lies 40 miles out at 30 metres.",
        "A magnitude 6.4 tremor shook the quay.",
        "Boys aged 12 were killed.",
        "Divers earn 4,000 kroner per hour.",
    ],
)
def test_ages_prices_lengths_and_grades_count_nothing(nlp: Nlp, text: str) -> None:
    assert read(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The repairs cost $4,000.", " dollars"),
        ("The repairs cost ¥4,000.", " yen"),
        ("Turnout reached 58.3 percent.", " percent"),
    ],
)
def test_money_and_amounts_have_their_unit(nlp: Nlp, text: str, unit: str) -> None:
    (found,) = read(nlp, text)
    assert found.counted.endswith(unit)


def test_what_stands_on_a_scale_counts_nobody(nlp: Nlp) -> None:
    text = "About 40 people were hurt. One institute put the shock at 6.1, another measured 6.4."
    assert [(e.low, e.counted) for e in read(nlp, text)] == [(40, "people hurt")]
