from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.point.likeness import Weights

ALL = [
    frozenset("@NO =vessel =sink fjord".split()),
    frozenset("@NO =vessel =rescue child".split()),
    frozenset("@SE =vote =fraud list".split()),
]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights(ALL, load("vectors"))


def test_the_same_claim_is_wholly_like_itself(weights: Weights) -> None:
    assert weights.likeness(ALL[0], ALL[0]) == pytest.approx(1)


def test_who_and_where_alone_are_no_likeness(weights: Weights) -> None:
    assert weights.likeness(frozenset({"@NO", "bridge"}), frozenset({"@NO", "tunnel"})) == 0


def test_one_who_is_killed_is_told_apart(weights: Weights) -> None:
    plain = frozenset("@NO =vessel =sink".split())
    assert weights.likeness(plain, plain | {"=kill"}) < 0.6


def test_words_of_one_meaning_point_the_same_way(weights: Weights) -> None:
    ship, boat, tax = (weights.meaning({word}) for word in ("ship", "boat", "tax"))
    assert float(ship @ ship) == pytest.approx(1, abs=1e-5)
    assert float(ship @ boat) > float(ship @ tax)
    assert not weights.meaning({"xqzt"}).any()


def test_near_words_give_some_likeness(weights: Weights) -> None:
    one = frozenset("@NO bridg close".split())
    ship, boat = frozenset({"ship"}), frozenset({"boat"})
    ((_, _, credit),) = weights.softly(ship, boat)
    assert 0 < credit < 1
    assert weights.softly(boat, ship) == [("boat", "ship", credit)]
    assert weights.likeness(one, one) > weights.likeness(one, one - {"bridg"} | {"tunnel"})


def test_a_short_proposition_is_covered_by_a_long_one(weights: Weights) -> None:
    short, long = frozenset("@NO =sink".split()), frozenset("@NO =sink =vessel fjord night".split())
    assert weights.cover(long, short) == pytest.approx(1)
    assert weights.cover(short, long) < 0.6


def test_what_happened_must_be_covered_too(weights: Weights) -> None:
    assert weights.cover(frozenset({"@NO", "@SE"}), frozenset({"@NO", "@SE", "list"})) == 0
