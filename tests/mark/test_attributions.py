from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.data.reader import Found
from sayso.mark.attributions import STEP, run
from sayso.records import Attribution, Reading, Report

ENGLISH = Callable[[str], Doc]


class Told:
    """A reader that finds what it was told to."""

    def __init__(self, *found: Found) -> None:
        self.found = found

    def read(self, text: str) -> list[Found]:
        return list(self.found)


def attributions(text: str, nlp: ENGLISH, reader: Any = None) -> tuple[Attribution, ...]:
    report = Report("r1", "r1", text)
    doc = nlp(text)
    reading = Reading("r1")
    found: tuple[Attribution, ...] = run(report, doc, reading, reader=reader or load("reader"))[
        "attributions"
    ]
    return found


def words(one: Attribution) -> tuple[str, str, str]:
    source, cue, content = (
        " … ".join(span.text for span in spans) for spans in (one.source, one.cue, one.content)
    )
    return source, cue, content


def test_step_states_what_it_uses() -> None:
    assert STEP.gives == ("attributions",)
    assert STEP.uses == ("reader",)


def test_records_are_exact_ordered_and_named_alike(nlp: ENGLISH) -> None:
    text = "Harbour chief Ada Lund said  the quay was closed. Crews denied it."
    told = Told(
        Found(((50, 55),), ((56, 62),), ((63, 65),)),
        Found(((0, 22),), ((23, 27),), ((27, 48),)),
        Found(((0, 22),), ((23, 27),), ((27, 29),)),  # white space alone is no content
    )
    first = attributions(text, nlp, told)
    assert [words(one) for one in first] == [
        ("Harbour chief Ada Lund", "said", "the quay was closed"),
        ("Crews", "denied", "it"),
    ]
    assert first == attributions(text, nlp, told)
    assert len({one.id for one in first}) == 2


SENTENCES = [
    (
        "“The quay will stay shut until Monday,” Ms. Lund told reporters.",
        ("Ms. Lund", "told", "“The quay will stay shut until Monday,”"),
    ),
    (
        '"The quay will stay shut until Monday," Ms. Lund told reporters.',
        ("Ms. Lund", "told", '"The quay will stay shut until Monday,"'),
    ),
    (
        "The ministry said that the dam had held through the night.",
        ("The ministry", "said", "that the dam had held through the night"),
    ),
    (
        "The vaccine is safe for children, according to the Norwegian regulator.",
        ("the Norwegian regulator", "according to", "The vaccine is safe for children"),
    ),
    (
        "Engineers warned that the bridge could collapse.",
        ("Engineers", "warned", "that the bridge could collapse"),
    ),
    (
        "“The plant was sound,” Mr. Ferreira said. “Nobody was warned.”",
        ("Mr. Ferreira", "said", "“The plant was sound,” … “Nobody was warned.”"),
    ),
    (
        "The opposition accused the electoral commission of hiding ballots.",
        ("The opposition", "accused", "the electoral commission of hiding ballots"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_shipped_model_reads(nlp: ENGLISH, text: str, expected: tuple[str, str, str]) -> None:
    (one,) = attributions(text, nlp)
    source, cue, content = words(one)
    assert (source, content) == (expected[0], expected[2])
    assert expected[1] in cue


def test_what_nobody_says_is_nobodys(nlp: ENGLISH) -> None:
    assert attributions("The ferry left Bergen at noon. It carried 40 cars.", nlp) == ()
    assert attributions("", nlp) == ()


def test_a_report_is_read_alike_whatever_was_read_before(nlp: ENGLISH) -> None:
    text = "\n\n".join(sentence for sentence, _ in SENTENCES) * 4
    first = attributions(text, nlp)
    attributions("Another report, said the clerk, came between. " * 30, nlp)
    assert first == attributions(text, nlp)
    assert len(first) > 20


@settings(max_examples=30)
@given(
    text=st.text(max_size=300)
    | st.lists(
        st.sampled_from(["“", "”", '"', " said ", "Mr. Lund", ", ", ". ", "\n\n", " the dam held"])
    ).map("".join)
)
def test_any_text_gives_exact_spans(nlp: ENGLISH, text: str) -> None:
    found = attributions(text, nlp)
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert text[span.start : span.end] == span.text == span.text.strip()
    assert len({one.id for one in found}) == len(found)
