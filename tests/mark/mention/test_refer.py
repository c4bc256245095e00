from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words", "nth", "meant"),
    [
        ("A nurse who said she was tired left.", "who", 0, "A nurse"),
        (
            "Peter Lang runs the lab. “I saw the fire,” Mr. Lang said.",
            "I", 0, "Peter Lang",
        ),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(nlp: Nlp, text: str, words: str, nth: int, meant: str) -> None:
    assert antecedent(mark(nlp, text), words, nth) == meant


def test_a_name_refers_to_its_description(nlp: Nlp) -> None:
    text = (
        "Chile’s nuclear agency shut the plant, people were told. On Monday, Chile’s Atomic Safety "
        "Agency said it would stay shut."
    )
    found = mark(nlp, text)
    assert antecedent(found, "Atomic Safety Agency") == "Chile’s nuclear agency"


def test_who_adds_something_is_who_spoke(nlp: Nlp) -> None:
    text = (
        "The coroner’s office named the dead. “All were local,” the office said.\n\n"
        "Denmark is ready to send divers, it added."
    )
    assert antecedent(mark(nlp, text), "it") == "The coroner’s office"


def test_references_point_back(nlp: Nlp) -> None:
    text = "Anna Berg spoke. She said that Mr. Roe, who left, had told her. They agreed, she said."
    seen: set[str] = set()
    for mention in mark(nlp, text):
        assert mention.refers is None or mention.refers in seen
        seen.add(mention.id)


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "The minister walked out of the hall. Nobody followed. Hours later Ana Rey, the "
            "minister, was back.",
            "Ana Rey", "The minister",
        ),
        (
            "A doctor wept. The clinic’s chief doctor, Ida Roe, said four had died. Roe said more "
            "would. Ten beds were left, the doctor said.",
            "the doctor", "The clinic’s chief doctor",
        ),
    ],
)  # fmt: skip
def test_who_is_told_of_more_fully_elsewhere(nlp: Nlp, text: str, words: str, meant: str) -> None:
    assert antecedent(mark(nlp, text), words) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The TUC rejected the count. The party that asked for it was silent.", "The party"),
        ("This paper asked. The Pan-African Network was silent.", "The Pan-African Network"),
    ],
)
def test_what_tells_itself_which_is_another(nlp: Nlp, text: str, words: str) -> None:
    assert antecedent(mark(nlp, text), words) is None


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("A retired surveyor called Marek Tolk wrote to us.", "Marek Tolk", "A retired surveyor"),
        ("A man was found alive. He gave his name as Tolkan.", "Tolkan", "A man"),
        (
            "A fisherman from Ostrand, Marek Tolk, had seen the boat.",
            "Marek Tolk", "A fisherman",
        ),
        (
            "The Lake Directorate met. The directorate, known by its French initials LDX, was silent.",
            "LDX", "The Lake Directorate",
        ),
    ],
)  # fmt: skip
def test_who_is_named_after_he_was_described(nlp: Nlp, text: str, name: str, meant: str) -> None:
    assert antecedent(mark(nlp, text), name) == meant
