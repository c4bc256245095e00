from __future__ import annotations

import pytest
from tests.mark.attribution.telling import Nlp, told

from sayso.mark.attribution.reported import RULES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fire began in the kitchen, as the hotel has it.",
            [("the hotel", "The fire began in the kitchen")],
        ),
        (
            "As the villagers tell it, the mine was closed in 2019.",
            [("the villagers", "the mine was closed in 2019")],
        ),
        (
            "The way the crew tells it, the engine simply stopped.",
            [("the crew", "the engine simply stopped")],
        ),
        (
            "The gate stood open, or so says the farmers' association.",
            [("the farmers' association", "The gate stood open")],
        ),
        (
            "Eleven of the crew are alive, or so the shipping line claims.",
            [("the shipping line", "Eleven of the crew are alive")],
        ),
        (
            "The strike will go on until Friday, if the pilots' union is to be believed.",
            [("the pilots' union", "The strike will go on until Friday")],
        ),
        (
            "If you believe the detective who spoke to us, the gate cost a fortune.",
            [("the detective who spoke to us", "the gate cost a fortune")],
        ),
        (
            "If the prison governor is to be trusted, two men escaped.",
            [("the prison governor", "two men escaped")],
        ),
        (
            "By noon 152 were still held, if one goes by the prison service; the gate is shut.",
            [("the prison service", "By noon 152 were still held")],
        ),
        (
            "Going by the coastguard's figures, 31 people were rescued.",
            [("the coastguard", "31 people were rescued")],
        ),
        (
            "Judging by the association's list, 212 houses burned.",
            [("the association", "212 houses burned")],
        ),
        (
            "Word came from the garrison that the road was open again.",
            [("the garrison", "that the road was open again")],
        ),
        (
            "Our colleague hears from a driver that he alone moved nine patients.",
            [("a driver", "that he alone moved nine patients")],
        ),
        (
            "The villagers had it that the mayor had fled.",
            [("The villagers", "that the mayor had fled")],
        ),
        (
            "For the union, there are at least 19; for the ministry, 11.",
            [("the union", "there are at least 19"), ("the ministry", "11")],
        ),
        # Nobody vouches here.
        ("For the season, there are two boats.", []),
        ("She must hear from the minister that the plan is dead.", []),
        ("As the train left, it rained.", []),
        ("If the bridge is to be rebuilt, 40 houses must go.", []),
        ("They were going by the river when it rained.", []),
        ("The port has it all.", []),
    ],
)
def test_whose_word_it_is(nlp: Nlp, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(nlp(text), RULES) == expected
