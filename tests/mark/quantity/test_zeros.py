"""Figures of nought."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.quantity.counted import Counted
from sayso.mark.quantity.subject import told
from sayso.mark.quantity.zeros import zeros

Nlp = Callable[[str], Doc]


def words(counted: Counted) -> str:
    return f"{counted.words} {told(counted.measure)}".strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody was hurt.", "people hurt"),
        ("The police said no one had been arrested.", "people arrested"),
        ("None of the divers drowned.", "divers drowned"),
        ("No injuries were reported on the quay.", "injuries"),
        ("There were no casualties on the ferry.", "casualties"),
        ("There is no case in Hovik today.", "case"),
        ("No sailors were injured when the mast fell.", "sailors injured"),
    ],
)
def test_nought(nlp: Nlp, text: str, expected: str) -> None:
    assert [words(counted) for _, _, counted in zeros(nlp(text))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "No one knows.",
        "He asked whether nobody was hurt.",
        "No one will be dismissed.",
        "The prosecutor has no case.",
        "There was no word on casualties.",
        "If no one was hurt, the race goes on.",
    ],
)
def test_no_figure(nlp: Nlp, text: str) -> None:
    assert list(zeros(nlp(text))) == []
