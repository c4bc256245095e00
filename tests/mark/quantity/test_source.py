from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from tests.mark.test_estimates import read

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "content", "vouched"),
    [
        ("He said 12 divers had died. Another 30 were wounded.", "12 divers had died", [12, 30]),
        ("Four guards died, said Berg. Seventeen others were hurt.", "Four guards died", [4, 17]),
        (
            "Ten are missing, said Berg – nine dockers and five cooks.",
            "Ten are missing",
            [10, 9, 5],
        ),
        ("Ten sailors died, said Berg. Thirty passengers were on deck.", "Ten sailors died", [10]),
        ("Ten sailors died, said Berg.\n\nAnother 30 were hurt.", "Ten sailors died", [10]),
    ],
)
def test_a_figure_that_goes_on_has_the_source_of_the_one_before(
    nlp: Nlp, text: str, content: str, vouched: list[float]
) -> None:
    found = read(nlp, text, said=((content, "assert"),))
    assert [e.low for e in found if e.attribution is not None] == vouched
