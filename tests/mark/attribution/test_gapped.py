from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.added import added
from sayso.mark.attribution.gapped import RULES

Nlp = Callable[[str], Doc]


def told(doc: Doc, found: list[Found]) -> list[tuple[str, str]]:
    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(doc.text[start:end] for start, end in ranges)

    return [(words(one.source), words(one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency speaks of 200 boats, the union of 250.", [("the union", "250")]),
        ("Aid groups reckon 70,000, the government 40,000.", [("the government", "40,000")]),
        (
            "Bergmann puts the number of strikers at 900, the works council at 1,400.",
            [("the works council", "1,400")],
        ),
        (
            "It was a crowd that the police gave as 28,000 and Harbour Watch as between 70,000 and "
            "80,000.",
            [("the police", "a crowd / 28,000"), ("Harbour Watch", "between 70,000 and 80,000")],
        ),
        ("The agency speaks of 200 boats, and the harbour is full.", []),
        ("The agency counted 200 boats, 40 of them new.", []),
        ("The union says 200 were sent home on 3 May, the day of the storm.", []),
    ],
)
def test_two_sources_share_a_verb(nlp: Nlp, text: str, expected: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    assert told(doc, [one for rule in RULES for one in rule(doc)]) == expected


def test_the_first_source_does_not_say_what_the_second_does(nlp: Nlp) -> None:
    text = "Aid groups reckon 70,000, the government 40,000."
    doc = nlp(text)
    first = Found(((0, 10),), ((11, 17),), ((18, len(text) - 1),))
    assert [content for _, content in told(doc, added(doc, [first]))] == ["70,000", "40,000"]
