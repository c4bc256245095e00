from __future__ import annotations

import pytest

from sayso.join.measure.happening import other, sorts, subjects


def test_a_story_is_about_what_half_of_its_reports_tell_of() -> None:
    texts = [
        "The blast at the silo.",
        "An explosion killed six.",
        "A bus crash.",
        "The silo blast.",
    ]
    assert subjects([sorts(text) for text in texts]) == {"blast"}


@pytest.mark.parametrize(
    ("sentence", "sort"),
    [
        ("A bus crash in Lund killed 14 people.", "crash"),
        ("The blast killed six people.", ""),
        ("The blast and the fire after it killed six.", ""),
        ("Six people died.", ""),
    ],
)
def test_another_sort_of_happening_has_a_toll_of_its_own(sentence: str, sort: str) -> None:
    assert other(sentence, frozenset({"blast"})) == sort


def test_a_story_about_nothing_of_the_kind_parts_nothing() -> None:
    assert sorts("A bus crash") == {"crash"}
    assert other("A bus crash killed 14.", frozenset()) == ""
