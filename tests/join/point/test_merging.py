from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.data import load
from sayso.join.point.claim import Claim
from sayso.join.point.drafts import Draft, Drafts
from sayso.join.point.likeness import Weights
from sayso.join.point.merging import merged
from sayso.join.point.pairs import Pairs
from sayso.records import PositionStance, Span
from tests.build import report, said

TEXT = report(
    "The mill shut the sluice. The sluice was never shut. The sluice was shut by the mill at noon. "
    "Trout are back in the stream. The mill is for sale."
)
MANY = [frozenset({f"word{n}"}) for n in range(60)]
LEARNED = load("likeness").centres
DENIED = ("The sluice was never shut", "deny", "@mill", ("sluic", "shut"))
TOLD = (
    "The sluice was shut by the mill at noon",
    "affirm",
    "@b",
    ("sluic", "shut", "noon", "@mill"),
)
FIRST = ("The mill shut the sluice", "affirm", "@a", ("sluic", "shut", "@mill"))
TROUT = ("Trout are back in the stream", "affirm", "@c", ("trout", "stream"))


def claim(words: str, side: PositionStance, who: str, features: tuple[str, ...]) -> Claim:
    told = said(TEXT, None, "is for sale", words)
    return Claim(
        told, told.content[0], frozenset(features), side, False, False, frozenset({who}), (), by=(who,)
    )  # fmt: skip


def put(*told: tuple[str, PositionStance, str, tuple[str, ...]]) -> tuple[Drafts, Weights]:
    weights = Weights(MANY, load("vectors"))
    drafts = Drafts(weights, Pairs(weights, around, load("likeness").pairs))
    for one in told:
        drafts.add(claim(*one))
    return drafts, weights


def around(span: Span) -> frozenset[str]:
    return frozenset()


def together(*told: tuple[str, PositionStance, str, tuple[str, ...]]) -> list[Draft]:
    drafts, weights = put(*told)
    for into, gone, odds in merged(drafts.all, weights, around, LEARNED):
        drafts.merge(into, gone, odds)
    return [draft for draft in drafts.all if draft.claims]


def test_drafts_of_one_matter_become_one() -> None:
    one, other = together(FIRST, DENIED, TOLD, TROUT)
    assert [len(one.claims), len(other.claims)] == [3, 1]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_in_whatever_order_they_come(order: tuple[int, ...]) -> None:
    told = (FIRST, DENIED, TROUT)
    sizes = sorted(len(draft.claims) for draft in together(*(told[n] for n in order)))
    assert sizes == [1, 2]


def test_nobody_contradicts_itself_in_one_report() -> None:
    again = ("The mill shut the sluice", "affirm", "@mill", ("sluic", "shut", "@mill"))
    denied = ("The sluice was never shut", "affirm", "@mill", ("sluic", "shut"))
    drafts, weights = put(again)
    negated = claim(*denied)
    drafts.add(replace(negated, negated=True))
    assert list(merged(drafts.all, weights, around, LEARNED)) == []


def test_a_merged_draft_is_found_by_what_it_took_in() -> None:
    drafts, weights = put(FIRST, TOLD)
    for into, gone, odds in merged(drafts.all, weights, around, LEARNED):
        drafts.merge(into, gone, odds)
    (found,) = drafts.holding(frozenset({"noon"}))
    assert len(found.claims) == 2
