from __future__ import annotations

import time

import pytest

from sayso.join.measure.houses import house, inside, plain

BEFORE = "Ada Brandt runs the Saint Olga General Hospital in Norrby. "


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Nine people died at her hospital.", "Saint Olga"),
        ("The ward held 40 people.", "Saint Olga"),
        ("Nine people died in the flood.", ""),
        ("Nine people died at the camp.", ""),
    ],
)
def test_the_house_named_before(sentence: str, name: str) -> None:
    text = BEFORE + sentence
    assert house(text, len(BEFORE), len(text)) == name


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" of them at the Saint Olga General Hospital in Norrby", "Saint Olga"),
        (" patients in the Norrby Clinic", "Norrby"),
        (" patients in hospital", ""),
    ],
)
def test_the_house_behind_a_figure(behind: str, name: str) -> None:
    assert inside("92" + behind, 2) == name


def test_hostile_text_does_not_hang() -> None:
    text = "a " * 50_000 + "the hospital"
    start = time.process_time()
    house(text, 0, len(text))
    house("a" * 100_000 + " the hospital", 0, 100_013)
    assert time.process_time() - start < 2


def test_a_house_has_its_name_without_its_sort() -> None:
    assert plain("Saint Olga General Hospital") == "Saint Olga"
    assert plain("Saint Olga") == "Saint Olga"
