from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.point.claim import Claim
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import FEATURES, odds, opposes, row, seen
from sayso.records import PositionStance
from tests.build import report, said

TEXT = report("One said that the ferry sank. Two said that the ferry had not sunk.")
MANY = [frozenset({f"word{n}", "=vessel"}) for n in range(40)]
WEIGHTS = Weights(MANY, load("vectors"))


def claim(words: str, side: PositionStance = "affirm", *features: str, who: str = "@a") -> Claim:
    told = said(TEXT, None, "said", words)
    return Claim(
        told,
        told.content[0],
        frozenset(features),
        side,
        False,
        False,
        frozenset({who}),
        (),
        by=(who,),
    )


def score(a: Claim, b: Claim, cosine: float) -> float:
    one, other = seen([a, b], WEIGHTS)
    told = row(one, other, cosine, cosine, WEIGHTS)
    return float(odds([told], load("likeness"))[0])


ONE = claim("the ferry sank", "affirm", "=vessel", "=sink", "@NO", who="@a")
DENIAL = claim("that the ferry had not sunk", "deny", "=vessel", "=sink", "@NO", who="@b")


def test_what_means_the_same_and_names_the_same_is_surely_one() -> None:
    other = claim("that the ferry had not sunk", "deny", "=vote", "@SE", who="@b")
    assert score(ONE, DENIAL, 0.8) > 0 > score(ONE, other, 0.2)


def test_what_means_more_alike_is_more_surely_one() -> None:
    assert score(ONE, DENIAL, 0.3) < score(ONE, DENIAL, 0.6) < score(ONE, DENIAL, 0.9)


def test_the_order_of_two_does_not_matter() -> None:
    assert score(ONE, DENIAL, 0.5) == pytest.approx(score(DENIAL, ONE, 0.5))


def test_a_row_tells_of_each_feature() -> None:
    one, other = seen([ONE, DENIAL], WEIGHTS)
    told = dict(zip(FEATURES, row(one, other, 0.5, 0.5, WEIGHTS), strict=True))
    assert all(told[name] for name in ("opposed", "one report", "next"))
    assert told["deeds in common"] == 2
    assert not told["one speaker"]


@pytest.mark.parametrize(("side", "denied"), [("affirm", False), ("deny", True), ("doubt", True)])
def test_who_denies_or_doubts_opposes(side: PositionStance, denied: bool) -> None:
    assert opposes(claim("the ferry sank", side)) is denied
