from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.swapped import swapped

Nlp = Callable[[str], Doc]


def found_in(marked: str) -> tuple[str, Found]:
    """The text without its marks, {source} <cue> [content], and what they mark."""
    text, opened = "", {}
    roles: dict[str, list[tuple[int, int]]] = {"}": [], ">": [], "]": []}
    for letter in marked:
        if letter in "{<[":
            opened[{"{": "}", "<": ">", "[": "]"}[letter]] = len(text)
        elif letter in "}>]":
            roles[letter].append((opened[letter], len(text)))
        else:
            text += letter
    return text, Found(tuple(roles["}"]), tuple(roles[">"]), tuple(roles["]"]))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "{Eighty Finns live there, almost all of them nurses,} <says> [the consulate].",
            "[Eighty Finns live there, almost all of them nurses], <says> {the consulate}.",
        ),
        (
            "[He vanished at dawn], {exile website Aru} <Tal reported>.",
            "[He vanished at dawn], {exile website Aru Tal} <reported>.",
        ),
        (
            "Men seen at Bor (38 interviews) <report> [that drones fly at night].",
            "{Men seen at Bor (38 interviews)} <report> [that drones fly at night].",
        ),
        (
            "{ORSUND (MPA) - Balder Energy} <admitted> [that its tank had leaked].",
            "ORSUND (MPA) - {Balder Energy} <admitted> [that its tank had leaked].",
        ),
        (
            "The prefect showed the press five men who, {he} <stated>, [were taken alive].",
            "The prefect showed the press [five men who], {he} <stated>, [were taken alive].",
        ),
        # These are right as they are.
        ("{The mayor} <called> [the ruling a shame].", ""),
        ("{Adela Ruiz, who leads the club that saves dogs,} <said> [the vet].", ""),
        ("{The clerk} <on Monday said> [that it rained].", ""),
        ("{Mr Dudek, who saw it,} <said> [that it fell].", ""),
    ],
)
def test_every_word_on_its_side(nlp: Nlp, given: str, expected: str) -> None:
    text, one = found_in(given)
    want = found_in(expected)[1] if expected else one
    got = swapped(nlp(text), text, one)
    assert got is not None
    assert got == want


def test_the_way_it_is_told_is_nothing_told(nlp: Nlp) -> None:
    text, one = found_in("[The way] {the crew} <tells> it, the engine stopped.")
    assert swapped(nlp(text), text, one) is None
