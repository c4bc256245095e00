from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.data.reader import Found
from sayso.mark.attribution.added import added, enclosed

Nlp = Callable[[str], Doc]


def at(text: str, *pieces: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def words(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in ranges]


def test_a_whole_clause_replaces_what_was_cut_out_of_it(nlp: Nlp) -> None:
    text = "The port's bulletin put wrecks at 14 and confirmed leaks at 90."
    cut = Found(at(text, "The port's bulletin"), at(text, "confirmed"), at(text, "leaks at 90"))
    [one] = added(nlp(text), [cut])
    assert words(text, one.cue) == ["put"]
    assert words(text, one.content) == ["wrecks at 14 and confirmed leaks at 90"]


def test_a_longer_cue_tells_what_was_done_to_the_claim(nlp: Nlp) -> None:
    text = "The mayor took back his claim that the well was poisoned."
    claim = Found(at(text, "his"), at(text, "claim"), at(text, "that the well was poisoned"))
    [one] = added(nlp(text), [claim])
    assert words(text, one.source) == ["The mayor"]
    assert words(text, one.cue) == ["took back his claim"]


def test_what_the_model_found_stays(nlp: Nlp) -> None:
    text = "The union puts the injured at 40."
    known = Found(at(text, "The union"), at(text, "puts"), at(text, "the injured at 40"))
    assert added(nlp(text), [known]) == [known]


def test_nothing_is_added_inside_a_content(nlp: Nlp) -> None:
    text = "The hospital has recorded 40 infections, the minister said."
    known = Found(
        at(text, "the minister"),
        at(text, "said"),
        at(text, "The hospital has recorded 40 infections"),
    )
    assert added(nlp(text), [known]) == [known]


@pytest.mark.parametrize(
    ("text", "one", "more", "content"),
    [
        (
            "Ten ships came, the agency said, and more are expected to arrive.",
            "Ten ships came",
            ("are expected", "more", "to arrive"),
            ["Ten ships came", "more are expected to arrive"],
        ),
        (
            "Ten ships came, and more are expected to arrive, the agency said.",
            "Ten ships came",
            ("are expected", "more", "to arrive"),
            ["Ten ships came, and more are expected to arrive"],
        ),
    ],
)
def test_what_goes_on_is_said_by_the_same(
    text: str, one: str, more: tuple[str, str, str], content: list[str]
) -> None:
    said = Found(at(text, "the agency"), at(text, "said"), at(text, one))
    nobody = Found((), at(text, more[0]), at(text, *more[1:]))
    [whole] = enclosed(text, [said, nobody])
    assert words(text, whole.content) == content


@given(st.text(alphabet="Aab 12,;.\n“”'put at toll said by", max_size=90))
@settings(max_examples=40)
def test_any_text_gives_exact_spans(text: str) -> None:
    for one in added(load("language")(text), []):
        assert all(
            0 <= start < end <= len(text) for start, end in (*one.source, *one.cue, *one.content)
        )


@pytest.mark.parametrize(
    ("link", "cue", "count"),
    [
        (" or ", "reports of", 1),
        (", and ", "claims of", 1),
        (" or ", "fears of", 2),
        ("; ", "reports of", 2),
    ],
)
def test_nobodys_reports_are_part_of_what_is_denied(link: str, cue: str, count: int) -> None:
    text = f"The port denied a leak{link}{cue} dead fish."
    denied = Found(at(text, "The port"), at(text, "denied"), at(text, "a leak"))
    nobody = Found((), at(text, cue), at(text, "dead fish"))
    found = enclosed(text, [denied, nobody])
    assert len(found) == count
    if count == 1:
        assert words(text, found[0].content) == [f"a leak{link}{cue} dead fish"]
