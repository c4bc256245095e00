from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from tests.mark.marked import marked

from sayso.data.reader import Found
from sayso.mark.attribution.bounded import bounded, coordinated

Nlp = Callable[[str], Doc]


def found(nlp: Nlp, text: str) -> tuple[Doc, Found]:
    _, doc, reading = marked(nlp, text)
    one = reading.attributions[0]
    roles = [
        tuple((span.start, span.end) for span in spans)
        for spans in (one.source, one.cue, one.content)
    ]
    return doc, Found(*roles)


def words(doc: Doc, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [doc.text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "{The ministry's} <denial> [that any grain had been diverted came within the hour].",
            ["denial"],
            ["that any grain had been diverted"],
        ),
        (
            "{Her} <claim> [that the wells were poisoned has been withdrawn].",
            ["claim"],
            ["that the wells were poisoned"],
        ),
        (
            "The villagers blame the quarry, [which] {they} <say> [had been cutting into the hill].",
            ["say"],
            ["the quarry, which", "had been cutting into the hill"],
        ),
        (
            "[Posts] according to [which the reservoir had been poisoned were false], {he} <said>.",
            ["said"],
            ["Posts according to which the reservoir had been poisoned were false"],
        ),
        (
            "{The ministry} <repeated> [its denial that it had paid the kidnappers].",
            ["repeated its denial"],
            ["that it had paid the kidnappers"],
        ),
        (
            "{The ministry} <said> [that its denial of the payment stood].",
            ["said"],
            ["that its denial of the payment stood"],
        ),
        (
            "It hired Ms. Lund, [whom] {they} <named> [treasurer].",
            ["named"],
            ["whom", "treasurer"],
        ),
    ],
)
def test_contents_begin_and_end_where_what_is_said_does(
    nlp: Nlp, text: str, cue: list[str], content: list[str]
) -> None:
    doc, one = found(nlp, text)
    new = bounded(doc, doc.text, one)
    assert (words(doc, new.cue), words(doc, new.content)) == (cue, content)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "{The chief} <said> [nobody had been asked and called the survey a theft].",
            ["nobody had been asked", "the survey a theft"],
        ),
        (
            "{The embassy} <said> [all its staff were safe and urged its citizens to leave].",
            ["all its staff were safe", "its citizens to leave"],
        ),
        (
            "{The minister} <said> [the road was open, but accused the council of delay].",
            ["the road was open", "the council of delay"],
        ),
        (
            "{The council} <said> [that the union had met and rejected the offer].",
            ["that the union had met and rejected the offer"],
        ),
        (
            "{The mayor} <said> [that guards stopped him and warned his driver].",
            ["that guards stopped him and warned his driver"],
        ),
    ],
)
def test_a_second_verb_of_saying_is_the_speakers_where_nobody_else_could(
    nlp: Nlp, text: str, contents: list[str]
) -> None:
    doc, one = found(nlp, text)
    parts = coordinated(doc, doc.text, one)
    assert [words(doc, part.content)[0].strip(" ,") for part in parts] == contents
