from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.point.claim import Claim
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import NEVER, Pairs
from sayso.records import PositionStance
from tests.build import report, said

TEXT = report("One said that the ferry sank. Two said that the ferry had not sunk.")
MANY = [frozenset({f"word{n}", "=vessel"}) for n in range(40)]


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


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return Pairs(
        Weights(MANY, load("vectors")), lambda span: frozenset({"=vessel"}), load("likeness").pairs
    )


def test_the_same_told_by_two_is_surely_one(pairs: Pairs) -> None:
    one = claim("the ferry sank", "affirm", "=vessel", "=sink", "@NO", who="@a")
    two = claim("the ferry had not sunk", "deny", "=vessel", "=sink", "@NO", who="@b")
    other = claim("that the ferry had not sunk", "deny", "=vessel", "=vote", "@SE", who="@b")
    assert pairs.score(one, two) > 0 > pairs.score(one, other)


def test_the_order_of_two_does_not_matter(pairs: Pairs) -> None:
    one = claim("the ferry sank", "affirm", "=vessel", "=sink", "@NO", who="@a")
    two = claim("the ferry had not sunk", "deny", "=sink", "=vessel", "crew", who="@b")
    assert pairs.score(one, two) == pytest.approx(pairs.score(two, one))


@pytest.mark.parametrize(
    "features",
    [
        ("=vote",),  # nothing in common
        ("=sink", "@SE"),  # one word, said of others
    ],
)
def test_what_shares_too_little_is_never_one(pairs: Pairs, features: tuple[str, ...]) -> None:
    one = claim("the ferry sank", "affirm", "=vessel", "=sink", "@NO", who="@a")
    two = claim("the ferry had not sunk", "affirm", *features, who="@b")
    assert pairs.score(one, two) == NEVER


def test_two_halves_of_one_sentence_are_two(pairs: Pairs) -> None:
    one = claim("the ferry sank", "affirm", "=vessel", "=sink", who="@a")
    assert pairs.score(one, one) == NEVER
