from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.mark.attribution.nested import Nested
from sayso.records import Attribution, Report

Nlp = Callable[[str], Doc]


def attribution(text: str, source: str, cue: str, *content: str) -> Attribution:
    report = Report("r", "r", text)

    def cut(*pieces: str) -> tuple[object, ...]:
        return tuple(report.cut(text.index(p), text.index(p) + len(p)) for p in pieces)

    return Attribution("a", "r", cut(source), cut(cue), cut(*content))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "outer", "source", "content"),
    [
        (
            "The hospital has recorded 40 infections, the minister said.",
            ("the minister", "said", "The hospital has recorded 40 infections"),
            "The hospital",
            "40 infections",
        ),
        (
            "The paper quoted a diver on Monday as saying that the hull was cracked.",
            ("The paper", "quoted", "a diver on Monday as saying that the hull was cracked"),
            "a diver",
            "that the hull was cracked",
        ),
        (
            "Nine had drowned, the deputy quoted him as saying.",
            ("the deputy", "quoted", "Nine had drowned", "him as saying"),
            "him",
            "Nine had drowned",
        ),
    ],
)
def test_told_inside_by_somebody_else(
    nlp: Nlp, text: str, outer: tuple[str, ...], source: str, content: str
) -> None:
    found = [
        (text[one.source[0][0] : one.source[0][1]], text[one.content[0][0] : one.content[-1][1]])
        for one in Nested(nlp(text)).within(attribution(text, *outer))
    ]
    assert found == [(source, content)]


def test_speakers_do_not_pass_on_their_own_counts(nlp: Nlp) -> None:
    text = "She has recorded 40 infections, the doctor said."
    outer = attribution(text, "the doctor", "said", "She has recorded 40 infections")
    assert list(Nested(nlp(text)).within(outer)) == []
