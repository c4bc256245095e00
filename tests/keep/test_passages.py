from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.keep import passages
from sayso.keep.words import Term, terms

TEXT = "The harbour of Ølstad closed. Ferries waited; “Ferry closures”, the café’s owner said."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferry", ["Ferries"]),
        ("closing", ["closed"]),
        ("clos*", ["closed"]),
        ('"harbour of ølstad"', ["harbour of Ølstad"]),
        ('"of closed"', []),
        ("CAFE", ["café"]),
        ("harbour closed", ["harbour", "closed"]),
        ("submarine", []),
    ],
)
def test_words_are_found_by_their_stems(query: str, expected: list[str]) -> None:
    found = [TEXT[start:end] for start, end in passages.best(TEXT, terms(query))]
    assert found == expected


def test_the_words_that_stand_near_one_another_are_told() -> None:
    text = "A dam broke. " + "Nothing here. " * 40 + "The dam of Norrby held."
    found = passages.best(text, terms("norrby dam"))
    assert [text[start:end] for start, end in found] == ["dam", "Norrby"]
    assert found[0][0] > 500


@given(text=st.text(max_size=200), query=st.text(max_size=20))
def test_places_lie_in_the_text_and_apart(text: str, query: str) -> None:
    last = 0
    for start, end in passages.best(text, [*terms(query), Term("a", prefix=True)]):
        assert last <= start < end <= len(text)
        last = end


def test_hostile_text_takes_no_longer_than_other() -> None:
    start = time.perf_counter()
    for text in ("a" * 100_000, "a " * 50_000):
        passages.best(text, terms("a a b"))
    assert time.perf_counter() - start < 10


@given(
    st.sampled_from("hopeful happiness relational sensibilities ferries running Kragerø".split()),
    st.sampled_from(["", "s", "ed", "ing", "ly", "ness"]),
    st.sampled_from(["", "*"]),
)
def test_what_may_not_have_the_words_has_them_nowhere(word: str, end: str, star: str) -> None:
    asked = terms(f"{word[: len(word) - len(end)]}{star}")
    for text in (word, word + end, word.upper(), f"The {word}{end}.", word[:-1] + end, "Nobody."):
        if all(passages.places(text, asked)):
            assert passages.may_have(text, asked)
    assert not passages.may_have("Nobody.", asked)
