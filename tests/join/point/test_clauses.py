from __future__ import annotations

import pytest

from sayso.join.point import clauses
from sayso.records import Span
from tests.build import report


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("no ferry has sunk", True),
        ("that the valve was not open", True),
        ("the valve wasn’t open", True),
        ("no fewer than nine ferries have sunk", False),
        ("there were wells that were not on the map", False),
        ("not only the valve was open", False),
        ("nine cases were not counted", False),
        ("a promise not to sell the pier", False),
        ("the pier is not to be sold", True),
        ("there is no reason why the lock should open", False),
        ("the valve was open", False),
    ],
)
def test_negations(text: str, denies: bool) -> None:
    assert clauses.negated(text) == denies


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("there are no wolves here, and Norway may say so", "there are no wolves here"),
        ("no wolf, let alone a bear, has been seen", "no wolf, let alone a bear, has been seen"),
    ],
)
def test_what_is_denied_ends_with_its_clause(text: str, first: str) -> None:
    span = Span("r", 0, len(text), text)
    assert clauses.first_clause(span).text == first


def test_words_without_a_verb_belong_to_the_rest_of_their_sentence() -> None:
    text = "In nine cases, he wrote, the meter had been changed. It was cold."
    sentences = [Span("r", 0, 52, text[:52]), Span("r", 53, 65, text[53:])]
    cut = clauses.pieces([Span("r", 0, 13, text[:13]), Span("r", 25, 65, text[25:])], sentences)
    assert [span.text for span in cut] == [
        "In nine cases",
        "the meter had been changed.",
        "It was cold.",
    ]
    assert clauses.torn(cut, sentences) == {0: 1}


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("the harbour had been closed since noon", True),
        ("The oil that was lost on Monday has reached the bay", True),
        ("they teach the crews", True),
        ("her public statements", False),
        ("closing the harbour", False),
        ("have not left the quay", False),
        ("him as a dreamer", False),
        ("resistance to more ferries from the United Provinces", False),
        ("", False),
    ],
)
def test_what_can_be_read_by_itself(text: str, clause: bool) -> None:
    assert clauses.is_clause(text) is clause


def test_paragraphs_begin_after_an_empty_line() -> None:
    told = report("It denied it. Nobody was hurt.\n\nSchools open on Monday.")
    sentences = [told.cut(0, 13), told.cut(14, 30), told.cut(32, 55)]
    assert clauses.begins(sentences) == [32]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        (
            "the alarm was off before the leak, which killed three",
            "the alarm was off before the leak",
        ),
        ("the pilot, who had not slept, was warned", "the pilot, who had not slept, was warned"),
        ("the pilot, who had not slept", "the pilot, who had not slept"),
    ],
)
def test_what_is_told_besides_at_the_end_is_no_part_of_a_claim(text: str, core: str) -> None:
    span = Span("r", 0, len(text), text)
    assert clauses.without_aside(span).text == core
