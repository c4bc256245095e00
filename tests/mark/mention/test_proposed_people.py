from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.mention.proposed_people import proposed

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She met Dr. Oxbarrow Tolk on Monday.", "Oxbarrow Tolk"),
        ("He spoke.\n\nOXBARROW: That was on Monday.", "OXBARROW"),
        ("The chief surgeon, Umarov Delta, said no.", "Umarov Delta"),
        ("Minister Anna Berg’s boat sank.", "Anna Berg"),
        ("The agency’s Dedu Karnio called it a lesson.", "Dedu Karnio"),
        ("The station was taken, where Col Essoham Batani read a text.", "Essoham Batani"),
    ],
)
def test_where_a_name_may_stand(nlp: Nlp, text: str, name: str) -> None:
    doc = nlp(text)
    assert name in {
        doc[start:end].text for start, end in proposed(doc, load("titles"), load("senses"))
    }


def test_a_dateline_is_no_speaker(nlp: Nlp) -> None:
    doc = nlp("TOLKHAVN: A ferry sank on Monday.")
    assert "TOLKHAVN" not in {
        doc[s:e].text for s, e in proposed(doc, load("titles"), load("senses"))
    }
