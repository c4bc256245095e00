from __future__ import annotations

import pytest

from sayso.join.point.claim import Claim, contradict, of_charges, of_figures
from tests.build import report, said


def test_counts_of_different_things_are_different_points() -> None:
    assert contradict(claim_of("miners", 9), claim_of("barrels", 12))
    assert not contradict(claim_of("miners", 9), claim_of("miners", 9))


def claim_of(counted: str, number: float) -> Claim:
    text = report(f"The union said that {number} {counted} were lost.")
    told = said(text, "The union", "said", f"that {number} {counted} were lost")
    figures = ((frozenset({counted}), number, number),)
    return Claim(told, told.content[0], frozenset(), "affirm", False, False, frozenset(), figures)


def answer_of(content: str, answer: bool = True) -> Claim:
    told = said(report(f"The mayor rejected {content}."), "The mayor", "rejected", content)
    return Claim(told, told.content[0], frozenset(), "deny", False, answer, frozenset(), ())


@pytest.mark.parametrize(
    ("content", "figure", "charge"),
    [
        ("the number of deaths", True, False),
        ("the accusation", False, True),
        ("the sale of the quay", False, False),
    ],
)
def test_only_an_answer_points_back(content: str, figure: bool, charge: bool) -> None:
    answer = answer_of(content)
    assert (of_figures(answer), of_charges(answer)) == (figure, charge)
    told = answer_of(content, answer=False)
    assert (of_figures(told), of_charges(told)) == (False, False)
