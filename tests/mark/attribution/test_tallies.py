from __future__ import annotations

import pytest
from tests.mark.attribution.telling import Nlp, told

from sayso.mark.attribution.tallies import RULES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The injured were put at 121 by the hospital.",
            [("the hospital", "The injured / at 121")],
        ),
        ("Eleven deaths were recorded by the clinic.", [("the clinic", "Eleven deaths")]),
        (
            "The number of injured was given by the hospital as 121.",
            [("the hospital", "The number of injured / as 121")],
        ),
        (
            "Refugees counted by the monastery since Monday: 730.",
            [("the monastery", "Refugees / 730")],
        ),
        (
            "The figure of 2,300 advanced by the governor could not be checked.",
            [("the governor", "The figure of 2,300")],
        ),
        ("The number given by Tallinn, 61, is disputed.", [("Tallinn", "The number / 61")]),
        ("The observatory has 29 names.", [("The observatory", "29 names")]),
        (
            "The Observatory has compiled the names of 11 soldiers.",
            [("The Observatory", "the names of 11 soldiers")],
        ),
        (
            "Its 23 include two men who died at home.",
            [("Its", "23 / two men who died at home")],
        ),
        ("The ministry has not gone beyond its 11.", [("its", "11")]),
        ("The army has stuck at 12 since March.", [("The army", "12 since March")]),
        ("The rights defenders at Halka know of 190.", [("The rights defenders at Halka", "190")]),
        ("City police gave it as 3,500.", [("City police", "3,500")]),
        # These put no figure.
        ("The ballots were counted by hand on 40 tables.", []),
        ("Voters arrived at 25 sites.", []),
        ("Her 2,203 are a majority.", []),
        ("The union's 40 members voted.", []),
        ("The wells were recorded by the surveyor.", []),
    ],
)
def test_figures_beside_their_sources(nlp: Nlp, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(nlp(text), RULES) == expected
