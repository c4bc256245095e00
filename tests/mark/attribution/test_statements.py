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
            "Under a draft contract seen by the paper, the port would pay 40 crowns a day.",
            "a draft contract seen by the paper",
            "Under",
            "the port would pay 40 crowns a day",
        ),
        (
            "He had been told by two divers that the hull was cracked.",
            "two divers",
            "told",
            "that the hull was cracked",
        ),
        (
            "I am told by an old friend, who had it from a stoker, that the captain was asleep.",
            "an old friend, who had it from a stoker",
            "told",
            "that the captain was asleep",
        ),
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
        ("The company flatly denied it.", "The company", "denied", "it"),
        (
            "The ferry was late, the gendarmerie reckoned on Monday.",
            "the gendarmerie",
            "reckoned",
            "The ferry was late",
        ),
        (
            "The ferry was late, the operator said on Monday.",
            "the operator",
            "said",
            "The ferry was late",
        ),
    ],
)
def test_statements(nlp: Nlp, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in told(nlp(text))


def test_numbered_paragraphs_are_said_by_whoever_announces_them(nlp: Nlp) -> None:
    text = (
        "The Port Authority today announces the following.\n\n1. Two piers are closed.\n\n"
        "2. Eleven ships wait outside.\n\nFurther news will follow."
    )
    [found] = [one for one in told(nlp(text)) if one[2][0].startswith("Two")]
    assert found[0] == "The Port Authority"
    assert found[2] == ["Two piers are closed.", "Eleven ships wait outside."]


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
