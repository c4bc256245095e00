from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import mentions
from sayso.records import Mention, Reading, Report

Nlp = Callable[[str], Doc]


def mark(nlp: Nlp, text: str) -> tuple[Mention, ...]:
    report = Report("r", "r", text)
    data = {name: load(name) for name in mentions.STEP.uses}
    return mentions.run(report, nlp(text), Reading("r"), **data)["mentions"]


def one(found: tuple[Mention, ...], words: str, nth: int = 0) -> Mention:
    return [m for m in found if m.span.text == words][nth]


def antecedent(found: tuple[Mention, ...], words: str, nth: int = 0) -> str | None:
    """The words that the mention refers to."""
    refers = one(found, words, nth).refers
    return next((m.span.text for m in found if m.id == refers), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "form"),
    [
        ("Mr. Halloran declined to comment.", "Mr. Halloran", "Halloran", "person", "name"),
        ("Lisbon denied the claims of a leak.", "Lisbon", "Portugal", "state", "metonym"),
        ("Ties between Madrid and Lisbon have cooled.", "Madrid", "Spain", "state", "metonym"),
        ("The Kremlin said it had no plans.", "The Kremlin", "Russia", "state", "metonym"),
        ("The U.S. said it would send ships.", "The U.S.", "United States", "state", "name"),
        ("Niger says that three of its boats were hit.", "Niger", "Niger", "state", "name"),
        ("Chad says that three men fled. Troops have left Chad.", "Chad", "Chad", "state", "name"),
        ("Chad Orr left. Chad says that three men fled.", "Chad", "Chad", "person", "name"),
        ("Brussels said it would act.", "Brussels", "European Union", "organization", "metonym"),
        ("Republicans said the bill was dead.", "Republicans", "Republicans", "group", "name"),
        ("The ferry operator said it was full.", "The ferry operator", "ferry operator", "organization", "description"),
        ("Officials said the dam was safe.", "Officials", "Officials", "group", "description"),
    ],
)  # fmt: skip
def test_who_is_mentioned(nlp: Nlp, text: str, words: str, name: str, kind: str, form: str) -> None:
    found = one(mark(nlp, text), words)
    assert (found.name, found.kind, found.form) == (name, kind, form)


@pytest.mark.parametrize(
    "text",
    [
        "The ship left Lisbon on Monday.",
        "He flew from Oslo to Madrid.",
        "A fire broke out in Peru.",
    ],
)
def test_a_place_is_no_actor(nlp: Nlp, text: str) -> None:
    assert not [m for m in mark(nlp, text) if m.kind == "state"]


@pytest.mark.parametrize(
    ("text", "words", "nth", "earlier"),
    [
        ("Anna Berg runs the port. Ms. Berg said it was shut.", "Ms. Berg", 0, "Anna Berg"),
        ("Seo Min-jun runs the port. Mr. Seo said it was shut.", "Mr. Seo", 0, "Seo Min-jun"),
        (
            "The school board met.\n\nDenmark is ready to send divers, it added.",
            "it", 0, "The school board",
        ),
        ("Mary Holt met Peter Lang. She said it went well.", "She", 0, "Mary Holt"),
        ("The board met in May. It said the vote was close.", "It", 0, "The board"),
        ("North Korea and South Korea met. The North said little.", "The North", 0, "North Korea"),
    ],
)  # fmt: skip
def test_what_refers_to_what(nlp: Nlp, text: str, words: str, nth: int, earlier: str) -> None:
    found = mark(nlp, text)
    assert antecedent(found, words, nth) == earlier
    assert one(found, words, nth).reason


def test_two_people_of_one_name_stay_apart(nlp: Nlp) -> None:
    text = "Laura Stone and David Stone voted. Ms. Stone said yes. Mr. Stone said no."
    found = mark(nlp, text)
    assert antecedent(found, "Ms. Stone") == "Laura Stone"
    assert antecedent(found, "Mr. Stone") == "David Stone"


@pytest.mark.parametrize(
    ("text", "words", "anonymous"),
    [
        (
            "A senior official said so, speaking on condition of anonymity.",
            "A senior official",
            True,
        ),
        ("Two people familiar with the talks said so.", "Two people", True),
        ("A senior official said so.", "A senior official", False),
        ("The mayor said so, on condition of anonymity for her staff.", "The mayor", False),
    ],
)
def test_withheld_names(nlp: Nlp, text: str, words: str, anonymous: bool) -> None:
    assert one(mark(nlp, text), words).anonymous is anonymous


def test_a_headline_in_capitals_makes_no_names(nlp: Nlp) -> None:
    text = "Angry Parents March Against Closing Rural Schools.\n\nParents marched on Monday."
    assert not [m for m in mark(nlp, text) if m.form == "name"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("AbcMr. “”'’-,the said\n\n$(%"), max_size=120))
def test_spans_are_exact_whatever_the_text(nlp: Nlp, text: str) -> None:
    for mention in mark(nlp, text):
        assert text[mention.span.start : mention.span.end] == mention.span.text


@pytest.mark.parametrize(
    ("text", "words", "nth", "to"),
    [
        ("The clinic in Lund has treated nine people, it said on Monday.", "it", 0, "The clinic"),
        ("Spain has doubted its own figures.", "its", 0, "Spain"),
        ("Dockers closed Spain's largest port after talks with its owner failed.", "its", 0, None),
        (
            "Karl Wold, who read the letter, said that the port was shut. Mr. Dahl's office denied that he had left.",
            "he",
            0,
            "Mr. Dahl",
        ),
    ],
)
def test_who_is_meant_again(nlp: Nlp, text: str, words: str, nth: int, to: str | None) -> None:
    assert antecedent(mark(nlp, text), words, nth) == to


def test_who_publishes_a_report_is_a_body_in_it(nlp: Nlp) -> None:
    text = "Open Corran has 40 staff on the road. Nobody had seen the camp."
    data = {name: load(name) for name in mentions.STEP.uses}
    report = Report("r", "r", text, outlet="Open Corran, field bulletin no. 4")
    found = mentions.run(report, nlp(text), Reading("r"), **data)["mentions"]
    assert [m.kind for m in found if m.span.text == "Open Corran"] == ["organization"]
