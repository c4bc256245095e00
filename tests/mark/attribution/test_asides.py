from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.asides import after_colon, cited, in_words, tail

Nlp = Callable[[str], Doc]
Rule = Callable[[Doc], object]


def told(doc: Doc, found: list[Found]) -> list[tuple[str, str, str]]:
    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(doc.text[start:end] for start, end in ranges)

    return [(words(one.source), words(one.cue), words(one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two of the boats have no papers, in his words.",
            ("his", "words", "Two of the boats have no papers"),
        ),
        (
            "The quarry broke the rules, by its own admission.",
            ("its", "admission", "The quarry broke the rules"),
        ),
        (
            "By the council's account the dam was sound on Monday.",
            ("the council", "account", "the dam was sound on Monday"),
        ),
        (
            "In the view of the harbour police, the buoy had been moved.",
            ("the harbour police", "In the view", "the buoy had been moved"),
        ),
        (
            "Nine lorries were lost, on her reckoning; the firm counted six.",
            ("her", "reckoning", "Nine lorries were lost"),
        ),
        ("In other words, the dam was sound.", None),
        ("He asked her to describe it in her own words.", None),
        ("The court acted on its own account.", None),
    ],
)
def test_whose_words_they_are(nlp: Nlp, text: str, expected: tuple[str, str, str] | None) -> None:
    doc = nlp(text)
    assert told(doc, list(in_words(doc))) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The road is shut for a week, the council, a body of nine, disclosed in a letter on Monday.",
            (
                "the council, a body of nine",
                "disclosed",
                "The road is shut for a week",
            ),
        ),
        (
            "Some 900 boats had left the bay by noon, the gendarmerie reckons.",
            ("the gendarmerie", "reckons", "Some 900 boats had left the bay by noon"),
        ),
        (
            "No fewer than 12 pupils were treated for burns at the town clinic, the clinic's head, "
            "Dr. Alma Teko, revealed to the Courier on Friday.",
            (
                "the clinic's head, Dr. Alma Teko",
                "revealed",
                "No fewer than 12 pupils were treated for burns at the town clinic",
            ),
        ),
        (
            "The envoy has stepped down and has been replaced by a banker, Ines Moor, "
            "the palace announced in a decree late Thursday.",
            (
                "the palace",
                "announced",
                "The envoy has stepped down and has been replaced by a banker, Ines Moor",
            ),
        ),
        (
            "OSLO, May 2 (Wire) — The mill burned for nine hours before dawn, the town reckoned.",
            ("the town", "reckoned", "The mill burned for nine hours before dawn"),
        ),
        ("On Monday, the ministry announced a new tax.", None),
        ("When the river rose, the mayor said nothing to the press.", None),
        ("In the north, where it rained, the mayor predicted a flood.", None),
    ],
)
def test_who_tells_behind_a_comma(
    nlp: Nlp, text: str, expected: tuple[str, str, str] | None
) -> None:
    doc = nlp(text)
    assert told(doc, list(tail(doc))) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The inspector had ruled it out: lessons had ended, and nobody was inside.",
            ("The inspector", ":", "lessons had ended, and nobody was inside"),
        ),
        (
            "The mayor disagreed on Monday: the bridge had been painted twice.",
            ("The mayor", ":", "the bridge had been painted twice"),
        ),
        ("The mayor bought three things: a lamp, a rope and a drum.", None),
        ("The rain stopped: the road was dry.", None),
    ],
)
def test_an_answer_behind_a_colon(
    nlp: Nlp, text: str, expected: tuple[str, str, str] | None
) -> None:
    doc = nlp(text)
    assert told(doc, list(after_colon(doc))) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Missing: 5 (Fire Corps, 14 May).", ("Fire Corps", "(", "Missing: 5")),
        (
            "Roads: open. Homeless: 1,850 in six camps (Town of Ambel, 3 May).",
            ("Town of Ambel", "(", "Homeless: 1,850 in six camps"),
        ),
        ("About 40 boats sank (Source: Coast Guard).", ("Coast Guard", "(", "About 40 boats sank")),
        ("The Fire Corps (NFC) has 40 engines.", None),
        ("Two sisters (Ana, 14) were found.", None),
        ("The road (Route 9) is shut.", None),
    ],
)
def test_a_source_in_brackets(nlp: Nlp, text: str, expected: tuple[str, str, str] | None) -> None:
    doc = nlp(text)
    assert told(doc, list(cited(doc))) == ([expected] if expected else [])


@given(st.text(alphabet=st.sampled_from("aA, .;:()5'\n"), max_size=60))
def test_any_text_is_read(nlp: Nlp, text: str) -> None:
    doc = nlp(text)
    for rule in (in_words, after_colon, cited, tail):
        for one in rule(doc):
            assert all(0 <= start < end <= len(text) for start, end in one.content)
