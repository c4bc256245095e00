from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.place.candidates import candidates, datelines
from sayso.mark.place.cues import Context, barred, context, cues


def read(nlp: Callable[[str], Doc], text: str) -> Context:
    doc = nlp(text)
    found = list(candidates(doc, load("gazetteer"), load("countries")))
    return context(doc, found, datelines(text))


def number(whole: Context, text: str) -> int:
    return [one.text for one in whole.candidates].index(text)


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("It rained in Bergen.", "Bergen", "behind in"),
        ("It rained in northern Bergen.", "Bergen", "behind northern"),
        ("The city of Bergen slept.", "Bergen", "behind city of"),
        ("The Bergen region slept.", "Bergen", "before city"),
        ("He met Mr. Bergen.", "Bergen", "behind title"),
        ("He read the Bergen Times.", "Bergen", "before private body"),
        ("He called the Bergen Police.", "Bergen", "before public body"),
        ("They live in Bergen, Norway.", "Bergen", "before holder"),
        ("BERGEN, Norway — It rained.", "BERGEN", "dateline"),
        ("A Marburg virus was found.", "Marburg", "before disease"),
        ("The UK agreed.", "UK", "country code"),
    ],
)
def test_cues(nlp: Callable[[str], Doc], text: str, word: str, cue: str) -> None:
    whole = read(nlp, text)
    assert cue in cues(whole, number(whole, word))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The bill died in Congress.", "Congress", True),
        ("Anna Clinton spoke first. Clinton left.", "Clinton", True),
        ("Anna Clinton spoke first in Bergen.", "Bergen", False),
        # Towns take no article: what does is a body, a thing or the first word of another noun.
        ("Huts were built by the Red Cross.", "Red Cross", True),
        ("It hit the Earth.", "Earth", True),
        ("It closed the Bergen airport.", "Bergen", False),
        ("It closed the Bergen and Stavanger airports.", "Bergen", False),
    ],
)
def test_barred(nlp: Callable[[str], Doc], text: str, word: str, expected: bool) -> None:
    whole = read(nlp, text)
    assert barred(whole, number(whole, word)) is expected
