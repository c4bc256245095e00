from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc

TEXTS = [
    "There's a ferry, and there were two; it ain't so, y'all gon na see. C'mon, let's go: you've got ta.",
    "That the wall held, which she'd said, is what Ms. Brenn hadn't known.\n\n \nWho's to blame?",
    "\n\t He was to have been there himself, more often than most of the others’ best men.",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_remembered_is_what_the_ruler_sets(nlp: Callable[[str], Doc], text: str) -> None:
    language: Any = nlp
    for _ in range(2):  # learnt, then remembered
        ours, theirs = language.make_doc(text), language.make_doc(text)
        for name in ("sayso_paragraphs", "tok2vec", "tagger", "parser"):
            ours, theirs = language.get_pipe(name)(ours), language.get_pipe(name)(theirs)
        ours = language.get_pipe("sayso_attributes")(ours)
        theirs = language.get_pipe("attribute_ruler")(theirs)
        for a, b in zip(ours, theirs, strict=True):
            assert (a.tag, a.pos, a.lemma, a.dep, str(a.morph)) == (
                b.tag,
                b.pos,
                b.lemma,
                b.dep,
                str(b.morph),
            )
