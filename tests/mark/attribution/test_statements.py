from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.attribution import statements

Nlp = Callable[[str], Doc]


def told(doc: Doc) -> list[tuple[str, str, list[str]]]:
    return [
        (
            doc.text[one.source[0][0] : one.source[-1][1]],
            doc.text[one.cue[0][0] : one.cue[-1][1]],
            [doc.text[start:end] for start, end in one.content],
        )
        for rule in statements.RULES
        for one in rule(doc)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor yesterday took back his claim that the well was poisoned.",
            "The mayor",
            "took back his claim",
            "that the well was poisoned",
        ),
        (
            "LISBON, May 2 (Agency) - Portugal on Monday withdrew its statement that the ship had sunk.",
            "Portugal",
            "withdrew its statement",
            "that the ship had sunk",
        ),
    ],
)
def test_statements(nlp: Nlp, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in told(nlp(text))


@pytest.mark.parametrize(
    "text",
    [
        "Under federal law, captains must carry a licence.",
        "Under the bridge, two boats would wait.",
        "He was told to leave by two divers.",
        "The bank withdrew its offer.",
        "As the mayor said, the ferry was late.",
        "She did not say that the ferry was late.",
    ],
)
def test_nothing_stated(nlp: Nlp, text: str) -> None:
    assert told(nlp(text)) == []


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("withdrew her statement", True),
        ("took back its claim", True),
        ("dropped its long-held claim", True),
        ("withdrew from the pier", False),
        ("dropped", False),
    ],
)
def test_takes_back(cue: str, expected: bool) -> None:
    assert statements.takes_back(cue) is expected


def test_following_does_not_hang_on_many_blank_lines(nlp: Nlp) -> None:
    assert told(nlp("It has the following." + "\n" * 5000)) == []
