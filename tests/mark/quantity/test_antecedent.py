from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from tests.mark.test_estimates import read

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a preposition brings in is not what goes on being counted
        (
            "Registers record 63 deaths at six clinics. The police acknowledge nine.",
            [(63, "deaths"), (6, "clinics"), (9, "deaths")],
        ),
        (
            "Some 900 nurses marched in 21 towns, the union said. The ministry counted 400.",
            [(900, "nurses marched"), (21, "towns"), (400, "nurses marched")],
        ),
        (
            "About 310 pupils were housed in 12 halls, and only 80 will need a bed next week.",
            [(310, "pupils housed"), (12, "halls"), (80, "pupils")],
        ),
        # what is told for itself is
        (
            "Thirteen trains were diverted and six were stopped.",
            [(13, "trains diverted"), (6, "trains stopped")],
        ),
        (
            "Nine divers came. He has 41 trees on this side. He used to have 120.",
            [(9, "divers"), (41, "trees"), (120, "trees")],
        ),
    ],
)
def test_what_a_bare_number_goes_on_with(
    nlp: Nlp, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(e.low or e.high, e.counted) for e in read(nlp, text)] == expected


def test_whoever_counts_on_may_go_further_back(nlp: Nlp) -> None:
    between = "The harbour is old, and its walls have stood for long. " * 12
    text = f"Some 700 volunteers are at work. {between}"
    more = read(nlp, f"{text}A further 300 are expected on the island.")
    assert [(e.low, e.counted, e.part) for e in more][1:] == [(300, "volunteers", "increment")]
    assert [e.low for e in read(nlp, f"{text}He said 300 are expected on the island.")] == [700]
