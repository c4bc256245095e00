from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.mark.attribution import announced

Nlp = Callable[[str], Doc]


def told(doc: Doc) -> list[tuple[str, str]]:
    return [
        (doc.text[slice(*one.source[0])], doc.text[slice(*one.content[-1])])
        for rule in announced.RULES
        for one in rule(doc)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("On Friday the coast guard released new numbers. Forty people are missing. Nine were found alive.", "the coast guard", "Forty people are missing. Nine were found alive."),
        ("This morning the clinic gave its figures. The dead number 27.", "the clinic", "The dead number 27."),
        ("The union published a list. It carries 31 names. The mayor said 12 had died.", "The union", "It carries 31 names."),
        ("The ministry’s books say otherwise. Eleven died, two of them guards.", "The ministry", "Eleven died, two of them guards."),
        ("The electoral board issued an update. Some 40,000 people had voted.\n\nSome 300 marched.", "The electoral board", "Some 40,000 people had voted."),
    ],
)  # fmt: skip
def test_who_announces_figures_tells_them(nlp: Nlp, text: str, source: str, content: str) -> None:
    assert told(nlp(text)) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm released a film. Forty people came.",
        "The police gave figures. Nobody believed them.",
        "The council issued an update.\n\nSome 300 marched.",
        "The ministry gave a toll of 12. Forty people marched.",
    ],
)
def test_who_announces_none_tells_none(nlp: Nlp, text: str) -> None:
    assert told(nlp(text)) == []


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(nlp: Nlp, text: str) -> None:
    for source, content in told(nlp(text)):
        assert source
        assert content
