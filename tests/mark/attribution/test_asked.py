from __future__ import annotations

import pytest

from sayso.data.reader import Found
from sayso.mark.attribution.asked import answers, asked
from sayso.records import Span, Stance

TEXT = "Was anybody warned?\n\n{} the ministry now says."


def read(word: str, text: str = TEXT) -> tuple[str, Found]:
    whole = text.format(word)
    start = whole.index(word)
    cue = whole.index("now")
    return whole, Found(((cue - 13, cue - 1),), ((cue, cue + 8),), ((start, start + len(word)),))


@pytest.mark.parametrize(
    ("word", "stance"), [("Yes,", "confirm"), ("No,", "deny"), ("“Yes,”", "confirm")]
)
def test_the_question_is_what_is_answered(word: str, stance: Stance) -> None:
    text, found = read(word)
    told = asked(text, found).content
    assert [text[a:b] for a, b in told] == ["Was anybody warned?", word]
    assert answers([Span("r", a, b, text[a:b]) for a, b in told]) == stance


def test_other_words_tell_for_themselves() -> None:
    text, found = read("Yesterday,")
    assert asked(text, found) == found
    assert (
        answers([Span("r", 0, 19, "Was anybody warned?"), Span("r", 21, 31, "Yesterday,")]) is None
    )


def test_without_a_question_yes_is_all() -> None:
    text, found = read("Yes,", "The line is shut.\n\n{} the ministry now says.")
    assert asked(text, found) == found
    assert answers([Span("r", 0, 4, "Yes,")]) is None
