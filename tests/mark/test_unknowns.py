from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.mark import unknowns
from sayso.records import Reading
from tests.mark.marked import marked, report_of

YES = [
    "Nobody could say on Friday how many boats were lost.",
    "It was unclear how many passengers had been aboard.",
    "Less clear is whether the dam will hold.",
    "The cause of the fire remains under investigation.",
    "The ministry gave no details about the cargo.",
    "The footage could not be independently verified.",
    "No evidence has emerged that the pilot was ill.",
    "The company has not said when the plant will reopen.",
    "The fate of the crew is unknown.",
    "What caused the leak remains to be seen.",
    "Officials have yet to confirm the death toll.",
    "The hospital declined to say how many patients were ill.",
    "Nobody knows where the barge is.",
    "Police did not identify the driver.",
    "Investigators were trying to determine why the train braked.",
    "There was no immediate word on survivors.",
    "It isn’t known who opened the valve.",
    "Three days on, nobody can say how much oil ran into the lake.",
    "Neither the line nor the port has published its figures.",
    "The source of the oil has not been found.",
    "The black box hasn’t been recovered.",
]
NO = [
    "The minister did not attend the meeting.",
    "There is no doubt that the dam will hold.",
    "The cause, until now unknown, was a cracked weld.",
    "He never liked the bridge.",
    "The river is not clear of ice.",
    "The company has not paid its workers.",
    "“I don't know who we are any more,” the mayor said.",
    "I would not say what he said.",
    "The actor was unknown to most of the audience.",
    "Is it unclear who won?",
    "No one knows better than the warden what a flood is.",
    "Neither of them has a boat.",
]


@pytest.mark.parametrize("text", YES)
def test_says_unknown(nlp, text: str) -> None:
    report = report_of(text)
    (found,) = unknowns.run(report, nlp(text), Reading("r"))["unknowns"]
    assert found.text == text


@pytest.mark.parametrize("text", NO)
def test_says_something_else(nlp, text: str) -> None:
    assert unknowns.run(report_of(text), nlp(text), Reading("r"))["unknowns"] == ()


def test_a_question_answered_by_not_knowing(nlp) -> None:
    report, doc, reading = marked(
        nlp, "[“Who opened the gate?”] {the warden} <said>. [“We do not know.”]"
    )
    asked = tuple(replace(a, stance="ask") for a in reading.attributions)
    found = unknowns.run(report, doc, replace(reading, attributions=asked))["unknowns"]
    assert [s.text for s in found[0].spans] == ["“Who opened the gate?”", "“We do not know.”"]


@pytest.mark.parametrize("letter", ["n", " ", "not ", "unclear ", "no ", "it is ", "t'", "\n"])
def test_hostile_text_is_cheap(letter: str) -> None:
    text = letter * (100_000 // len(letter))
    start = time.process_time()
    unknowns.says_unknown(text)
    assert time.process_time() - start < 3


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_spans_are_exact(nlp, text: str) -> None:
    report = report_of(text)
    for found in unknowns.run(report, nlp(text), Reading("r"))["unknowns"]:
        assert all(report.text[s.start : s.end] == s.text for s in found.spans)
