from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.point.features import Features
from sayso.join.point.passed_on import told_by_itself
from sayso.records import Stance
from tests.build import reading, report, said

LONG = (
    "the barge had left the old harbour on Monday without a pilot or a light, "
    "and the crew had told her that it leaked badly"
)
CONTENT = "the crew had told her that the lock was shut"


@pytest.mark.parametrize(
    ("content", "inner", "stance", "pieces"),
    [
        (CONTENT, "that the lock was shut", "assert", ["that the lock was shut"]),
        (CONTENT, "that the lock was shut", "warn", [CONTENT]),
        (CONTENT, "that the lock was shut", "deny", []),
        # what another says takes up little of the sentence
        (LONG, "that it leaked badly", "assert", [LONG]),
    ],
)
def test_what_another_states_stands_for_that_ones_words(
    content: str, inner: str, stance: Stance, pieces: list[str]
) -> None:
    text = report(f"The mayor said {content}.")
    outer = said(text, "The mayor", "said", content)
    within = said(text, "the crew", "had told", inner, stance=stance, inside=outer.id)
    marks = reading(text, [outer, within])
    features = Features(marks, {}, {}, {}, {}, {}, load("concepts"), load("countries"))
    assert [piece.text for piece in told_by_itself(outer, marks, features)] == pieces


def test_that_somebody_knew_a_thing_is_itself_what_is_told() -> None:
    content = "the owner knew that the lock was shut"
    text = report(f"The mayor said {content}.")
    outer = said(text, "The mayor", "said", content)
    within = said(text, "the owner", "knew", "that the lock was shut", inside=outer.id)
    marks = reading(text, [outer, within])
    features = Features(marks, {}, {}, {}, {}, {}, load("concepts"), load("countries"))
    assert [piece.text for piece in told_by_itself(outer, marks, features)] == [content]
