from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.data import load
from sayso.join.point.centres import Centre, alike, centre
from sayso.join.point.claim import Claim
from sayso.join.point.likeness import Weights
from sayso.records import PositionStance, Span
from tests.build import report, said

TEXT = report(
    "The pilot said that the sluice was shut at 9:40. The mill said that the sluice was open. "
    "The mill admitted that it had shut the sluice. Anglers said that trout were back."
)
MANY = [frozenset({f"word{n}", "sluic"}) for n in range(40)]
WEIGHTS = Weights(MANY, load("vectors"))


def claim(words: str, side: PositionStance, *features: str, who: str = "@pilot") -> Claim:
    told = said(TEXT, None, "said", words)
    return Claim(
        told, told.content[0], frozenset(features), side, False, False, frozenset({who}), (), by=(who,)
    )  # fmt: skip


def of(*claims: Claim) -> Centre:
    def around(span: Span) -> frozenset[str]:
        return frozenset({"sluic"}) if "sluice" in span.text else frozenset()

    return centre(claims, WEIGHTS, around)


SHUT = claim("the sluice was shut at 9:40", "affirm", "sluic", "shut")
OPEN = claim("the sluice was open", "deny", "sluic", "open", who="@mill")
TROUT = claim("trout were back", "affirm", "trout", "back", who="@anglers")


def test_what_tells_no_deed_in_common_is_not_compared() -> None:
    assert alike(of(SHUT), of(TROUT), WEIGHTS) == {}


def test_an_admission_is_compared_with_a_denial_in_other_words() -> None:
    denied = claim("The pilot said that the sluice was shut", "deny", "pilot", "close", who="@mill")
    admits = replace(
        claim("it had shut the sluice", "affirm", "shut", "sluic", who="@mill"), turns=True
    )
    assert alike(of(admits), of(denied), WEIGHTS)["owns"]
    elsewhere = replace(denied, about=frozenset({"@pilot"}))
    told = replace(elsewhere, span=replace(elsewhere.span, report="another"))
    assert alike(of(admits), of(told), WEIGHTS) == {}


def test_what_is_taken_back_is_compared_with_what_the_same_actor_told() -> None:
    told = claim("The pilot said that the sluice was shut", "affirm", "pilot", "close", who="@mill")
    back = claim("it had shut the sluice", "deny", "shut", "sluic", who="@mill")
    told = replace(told, span=replace(told.span, report="another"))
    assert alike(of(back), of(told), WEIGHTS) == {}
    assert alike(of(replace(back, turns=True)), of(told), WEIGHTS)["owns"]


def test_a_denial_is_compared_with_what_its_report_tells_in_other_words() -> None:
    denied = claim("the sluice was shut at 9:40", "deny", "close", "gate", who="@mill")
    told = claim("The pilot said that the sluice was shut", "affirm", "sluic", "shut")
    assert alike(of(denied), of(told), WEIGHTS)["opposed"]
    assert alike(of(replace(denied, side="affirm")), of(told), WEIGHTS) == {}


def test_the_order_of_two_does_not_matter() -> None:
    assert alike(of(SHUT), of(OPEN), WEIGHTS) == pytest.approx(alike(of(OPEN), of(SHUT), WEIGHTS))


def test_a_denial_and_what_it_denies_are_opposed() -> None:
    found = alike(of(SHUT), of(OPEN), WEIGHTS)
    assert found["opposed"]
    assert found["things"] == 1  # "the sluice"
    assert not alike(of(SHUT, OPEN), of(OPEN), WEIGHTS)["opposed"]


def test_an_admission_owns_to_what_the_same_actor_denied() -> None:
    admits = claim("it had shut the sluice", "affirm", "sluic", "shut", who="@mill")
    admits = replace(admits, turns=True)
    assert alike(of(admits), of(OPEN), WEIGHTS)["owns"]
    assert not alike(of(admits), of(SHUT), WEIGHTS)["owns"]


def test_what_few_others_tell_stands_apart() -> None:
    """A deed that all claims of the story share tells less than one that only these two have."""
    rare = alike(
        of(claim("the sluice was shut at 9:40", "affirm", "sluic", "word1")),
        of(claim("the sluice was open", "affirm", "word1", who="@mill")),
        WEIGHTS,
    )
    assert rare["apart"] > alike(of(SHUT), of(OPEN), WEIGHTS)["apart"]


def test_nearness_counts_between_two_speakers_only() -> None:
    again = replace(OPEN, by=SHUT.by)
    assert alike(of(SHUT), of(OPEN), WEIGHTS)["near"] > 0.5
    assert alike(of(SHUT), of(again), WEIGHTS)["near"] == 0.0
