from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.attribution.refusing import RULES

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The airline would not be drawn on whether the pilot had slept.",
            [("The airline", "would not be drawn on", "whether the pilot had slept")],
        ),
        (
            "The security service has never commented.",
            [("The security service", "has never", "commented")],
        ),
        ("The ministry wouldn't elaborate.", [("The ministry", "wouldn't", "elaborate")]),
        (
            "The bus company did not reply to questions about the brakes.",
            [("The bus company", "did not reply to", "questions about the brakes")],
        ),
        (
            "The governor's office did not answer questions about the contract.",
            [("The governor's office", "did not answer", "questions about the contract")],
        ),
        (
            "Neither the bank nor its owners responded to a request for comment.",
            [("Neither the bank nor its owners", "responded to", "a request for comment")],
        ),
        (
            "The contractor could not be reached for comment.",
            [("The contractor", "could not be reached for", "comment")],
        ),
        (
            "Nobody at the ministry was available for comment.",
            [("Nobody at the ministry", "was available for", "comment")],
        ),
        (
            "The museum had no comment on the theft.",
            [("The museum", "had no", "comment on the theft")],
        ),
        # No question was put.
        ("The patient did not respond to the drug.", []),
        ("The widow did not answer the door.", []),
        ("The mayor replied that it was late.", []),
        ("The map was not drawn on paper.", []),
    ],
)
def test_answers_not_given(nlp: Nlp, text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = nlp(text)
    found = [one for rule in RULES for one in rule(doc)]
    assert [
        tuple(text[slice(*ranges[0])] for ranges in (one.source, one.cue, one.content))
        for one in found
    ] == expected
