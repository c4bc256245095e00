from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.attribution.labels import RULES

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "10:42 Harbour police: second body found near pier 4.",
            [("Harbour police", "second body found near pier 4")],
        ),
        (
            "07:15 – Coastguard: all 31 rescued before dawn",
            [("Coastguard", "all 31 rescued before dawn")],
        ),
        ("Two men held over arson – police", [("police", "Two men held over arson")]),
        ("Ferry to sail again in May: operator", [("operator", "Ferry to sail again in May")]),
        ("Flood gates were open: inquiry", [("inquiry", "Flood gates were open")]),
        (
            "“Nothing was stolen” (museum director Petra Willems)",
            [("museum director Petra Willems", "“Nothing was stolen”")],
        ),
        ("10:42 Correction: the pier has four lamps.", []),
        ("Lunch is at noon – bring a hat", []),
        ("“Nothing was stolen” (see page four)", []),
        ("Note: operator", []),
        ("Editor's notes: operator", []),
        ("The boats are back. They were late – police", []),
    ],
)
def test_speakers_shown_by_their_place(
    nlp: Nlp, text: str, expected: list[tuple[str, str]]
) -> None:
    doc = nlp(text)
    found = [one for rule in RULES for one in rule(doc)]
    assert [
        (text[slice(*one.source[0])], text[slice(*one.content[0])]) for one in found
    ] == expected


def test_long_lines_take_no_long_time(nlp: Nlp) -> None:
    for letter in "a:– (”":
        doc = nlp("x\n" + letter * 2000)
        assert [one for rule in RULES for one in rule(doc)] == []
