from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.attribution import answers

Nlp = Callable[[str], Doc]


def told(doc: Doc) -> list[tuple[str, str, str]]:
    return [
        (
            doc.text[one.source[0][0] : one.source[-1][1]],
            doc.text[one.cue[0][0] : one.cue[-1][1]],
            doc.text[one.content[0][0] : one.content[-1][1]],
        )
        for rule in answers.RULES
        for one in rule(doc)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The report that the tank had leaked was denied by the operator on Friday.",
            "the operator",
            "was denied",
            "The report that the tank had leaked",
        ),
        (
            "Claims that a drone had hit the silo were rejected by the air force.",
            "the air force",
            "were rejected",
            "Claims that a drone had hit the silo",
        ),
        (
            "The ministry's statement that nobody was hurt was contradicted by two doctors.",
            "two doctors",
            "was contradicted",
            "The ministry's statement that nobody was hurt",
        ),
        (
            "The accusation has been dismissed by the electoral court, which sat on Monday.",
            "the electoral court",
            "has been dismissed",
            "The accusation",
        ),
    ],
)
def test_who_answers(nlp: Nlp, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in told(nlp(text))


@pytest.mark.parametrize(
    "text",
    [
        "The report was printed by the harbour office.",
        "The claim was denied.",
        "No, the museum was closed: its roof had leaked.",
        "There was no comment in the margin of the report.",
        "Asked about the funds, the treasurer answered at length.",
        "The wounded were rejected by the hospital.",
    ],
)
def test_who_does_not(nlp: Nlp, text: str) -> None:
    assert told(nlp(text)) == []
