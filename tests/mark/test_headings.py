from __future__ import annotations

import time

import pytest

from sayso.mark.headings import asked_above


def told(text: str, answer: str) -> str | None:
    found = asked_above(text, text.index(answer))
    return found and text[found[0] : found[1]]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\nWas the road closed?\nYes, police said.",
        "Was the road closed?\n\nYes, police said.",
        "It rained.\n# Was the road closed?  \n\n  Yes, police said.",
    ],
)
def test_the_question_on_the_line_above(text: str) -> None:
    assert told(text, "Yes") == "Was the road closed?"


@pytest.mark.parametrize(
    "text",
    [
        "Was the road closed? Yes, police said.",
        "The road was closed.\nYes, police said.",
        "She rang the office. Was the road closed?\nYes, police said.",
        "Was it closed? Was it open?\nYes, police said.",
        "“Was the road closed?\nYes, police said.",
        "Was the road " + "so very " * 30 + "closed?\nYes, police said.",
        "?\nYes, police said.",
        "Yes, police said.",
    ],
)
def test_what_is_no_question_of_its_own(text: str) -> None:
    assert told(text, "Yes") is None


def test_a_long_line_is_cheap() -> None:
    text = "x" * 1_000_000 + "?\nYes"
    begun = time.perf_counter()
    for _ in range(1000):
        asked_above(text, len(text) - 3)
    assert time.perf_counter() - begun < 5
