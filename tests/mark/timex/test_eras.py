from __future__ import annotations

import pytest

from tests.mark.timex.resolved import pairs, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in 431 BC.", [("431 BC", "BC0431")]),
        ("It fell in about 431 B.C. or so.", [("about 431 B.C.", "BC0431")]),
        ("It was built c. 750BCE.", [("750BCE", "BC0750")]),
        ("In AD 69 it burned.", [("AD 69", "0069")]),
        ("In 70 A.D. it burned.", [("70 A.D.", "0070")]),
        ("He died on 15 March 44 BC.", [("15 March 44 BC", "BC0044-03-15")]),
        ("In March 44 BC he died.", [("March 44 BC", "BC0044-03")]),
        ("in the early spring of 480 BC", [("the early spring of 480 BC", "BC0480-SP")]),
        ("the war of 218–201 BC", [("218–201 BC", "BC0218/BC0201")]),
        ("from 218 to 201 BC", [("218", "BC0218"), ("201 BC", "BC0201")]),
        ("the winter of 415-414 BC", [("the winter of 415-414 BC", "BC0415-WI")]),
        ("the late first century BC", [("the late first century BC", "BC00")]),
        ("in the 2nd century AD", [("the 2nd century AD", "01")]),
    ],
)
def test_eras(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in 431 BC and rose in 430.", "BC0430"),
        ("It fell in 431 BC and rose in the summer of 424.", "BC0424-SU"),
        ("It fell in 431 BC and rose the following year.", "BC0430"),
        ("It fell in 431 BC, and later that year rose.", "BC0431"),
        ("It fell in 431 BC and rose five years later.", "BC0426"),
        ("It fell in 2 BC and rose five years later.", "0004"),
        ("It fell in 404 BC and rose in the 4th century.", "BC03"),
        ("It fell in 404 BC, and in 1066 it rose.", "1066"),
    ],
)
def test_years_before_christ_count_down(text: str, expected: str) -> None:
    assert pairs(text)[-1][1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "She sailed to Port Ash, BC and back.",
        "It fell in 431 BC, and in 300 houses people hid.",
        "In 430 the city fell.",
        "The AD was replaced.",
        "In 218 to 301 BC jars",
    ],
)
def test_no_year_of_an_era(text: str) -> None:
    assert [value for _, value in pairs(text) if value not in {"BC0431", "BC0301"}] == []


def test_before_christ_is_over_once_a_later_year_is_told() -> None:
    text = "It fell in 404 BC. In 1066 it burned, and the following year it was rebuilt. In 403 it was not."
    assert [value for _, _, value in values(text)] == ["BC0404", "1066", "1067"]
