from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.join.point import words


@pytest.mark.parametrize(
    ("text", "cue", "side"),
    [
        ("the report was false", "said", "deny"),
        ("it was nothing of the kind", "said", "deny"),
        ("The story was “pure invention”", "said", "deny"),
        ("the recording is genuine", "said", "affirm"),
        ("the accusation a lie", "called", "deny"),
        ("the ferry was late", "said", None),
        ("the report was long", "said", None),
        ("the accusation a lie", "heard", None),
        ("Not a word of it is true", "said", "deny"),
        ("Nothing of what she told was true", "said", "deny"),
        ("It was wrong", "said", None),
        ("the memorandum “a fable”", "called", "deny"),
        ("the whole line nonsense", "called", "deny"),
    ],
)
def test_verdicts(text: str, cue: str, side: str | None) -> None:
    found = words.verdict(text, cue)
    assert (found.side if found else None) == side


@pytest.mark.parametrize(
    ("text", "cue", "topic", "whole"),
    [
        ("reports of looting as “lies”", "dismissed", "looting", False),
        ("the claim that the dam burst was false", "said", "the dam burst", True),
        ("the video of the strike is fake", "said", "the video", False),
        ("the report was false", "said", "the report", False),
    ],
)
def test_what_a_verdict_is_about(text: str, cue: str, topic: str, whole: bool) -> None:
    found = words.verdict(text, cue)
    assert found is not None
    assert (text[found.start : found.end].strip(), found.whole) == (topic, whole)


@pytest.mark.parametrize(
    ("text", "topic", "whole"),
    [
        ("it could not verify the recording", "the recording", False),
        ("the port was unable to confirm that the barge had sunk", "the barge had sunk", True),
        ("it had no information about the barge", "the barge", False),
        ("she could not say who had opened the valve", "who had opened the valve", False),
        ("the council knew nothing of a sale and was waiting", "a sale", False),
    ],
)
def test_own_ignorance_is_doubt(text: str, topic: str, whole: bool) -> None:
    found = words.unsure(text)
    assert found is not None
    assert (text[found.start : found.end], found.side, found.whole) == (topic, "doubt", whole)


@pytest.mark.parametrize("text", ["it could lift the barge", "the barge was not found"])
def test_other_inability_is_none(text: str) -> None:
    assert words.unsure(text) is None


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("the claims", True),
        ("those latest reports", True),
        ("the harbour master's version", True),
        ("any wrongdoing", True),
        ("the valve was open", False),
        ("claims that the valve was open", False),
    ],
)
def test_what_only_points_back(text: str, back: bool) -> None:
    assert words.points_back(text) == back


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the mayor's claim that the valve was open", "the valve was open"),
        ("reports of deaths in the mine", "deaths in the mine"),
        ("a claim by a former engineer that the valve was open", "the valve was open"),
        ("the existence of a second list", "a second list"),
        ("the valve was open", "the valve was open"),
    ],
)
def test_what_leads_to_a_claim_is_cut_off(text: str, rest: str) -> None:
    assert text[words.lead(text)[1] :] == rest


def test_a_question_is_found_before_its_answer() -> None:
    sentence = "Asked whether the dam had been inspected, the minister would neither confirm"
    start, end = words.asked(sentence) or (0, 0)
    assert sentence[start:end] == "the dam had been inspected"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("to comment on the sale", "the sale"),
        ("to comment while the case continues", ""),
        ("to comment until the inquiry ends", ""),
        ("to say more", ""),
    ],
)
def test_when_somebody_is_silent_is_no_topic(text: str, topic: str) -> None:
    found = words.declined(text)
    assert found is not None
    assert text[found.start : found.end] == topic


@pytest.mark.parametrize(
    ("cue", "back"),
    [("withdrew her statement", True), ("took back its claim", True), ("claimed", False)],
)
def test_cues_that_take_back(cue: str, back: bool) -> None:
    assert words.takes_back(cue) == back


@pytest.mark.parametrize(
    ("text", "back", "about"),
    [
        ("I was misinformed about the sluice and I am sorry", True, "the sluice"),
        ("We were wrong about the barge.", True, "the barge"),
        ("I do not stand by that sentence today", True, None),
        ("she no longer stands by her account", True, None),
        ("the union was wrong to strike", False, None),
        ("she stands by her account", False, None),
    ],
)
def test_what_is_taken_back_and_what_it_is_about(text: str, back: bool, about: str | None) -> None:
    assert words.taken_back(text) == back
    found = words.back_about(text)
    assert (text[slice(*found)] if found else None) == about


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("the ledger was forged", "deny"),
        ("the harbour master's diary is a forgery", "deny"),
        ("that the seal is authentic", "affirm"),
        ("the ledger was long", None),
        ("iron is forged in the yard", None),
    ],
)
def test_only_what_proves_is_forged_or_authentic(text: str, side: str | None) -> None:
    found = words.proves(text)
    assert (found.side if found else None) == side


@given(st.text(max_size=200))
def test_any_words_can_be_read(text: str) -> None:
    for found in (words.verdict(text, "called"), words.unsure(text), words.declined(text)):
        assert found is None or 0 <= found.start <= found.end <= len(text)
    words.points_back(text)
    assert 0 <= words.lead(text)[1] <= len(text)


@pytest.mark.parametrize("letter", ["a", " ", "a ", "the ", "no ", '"'])
def test_long_words_are_read_in_no_time(letter: str) -> None:
    text, start = letter * 30_000, time.process_time()
    words.verdict(text, "called")
    words.unsure(text)
    words.declined(text)
    words.points_back(text)
    words.lead(text)
    words.asked(text)
    words.proves(text)
    words.back_about(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("talk of missing boxes was “arithmetic done in a bar”", "missing boxes"),
        ("reports that the pier had sunk were an insult", "the pier had sunk"),
        ("claims of a leak were a fairy tale", "a leak"),
        ("information that the mayor has left is not true", "the mayor has left"),
        ("claims of a leak were “serious”", None),
        ("talk of a leak was heard in the port", None),
    ],
)
def test_what_makes_nothing_of_a_claim_denies_it(text: str, topic: str | None) -> None:
    found = words.dismissed(text)
    assert (text[found.start : found.end] if found else None) == topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One boat had, after all, left the port.", True),
        ("She no longer believed that the boat had sunk.", True),
        ("We were wrong to say otherwise.", True),
        ("The boat had left the port.", False),
    ],
)
def test_words_that_own_to_a_change(text: str, expected: bool) -> None:
    assert words.turns(text) is expected


@pytest.mark.parametrize(
    ("topic", "expected"),
    [("the recording", True), ("a leaked memo of the ministry", True), ("the port", False)],
)
def test_things_that_are_genuine_or_not(topic: str, expected: bool) -> None:
    assert words.of_thing(topic) is expected


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("the number of deaths", True),
        ("“those figures”", True),
        ("the number nine ferry", False),
        ("a number", False),
    ],
)
def test_what_points_back_at_a_figure(text: str, figure: bool) -> None:
    assert words.of_figure(text) is figure


def test_what_tells_of_an_accusation() -> None:
    assert words.of_charge("all the charges")
    assert not words.of_charge("the sale")


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("it did not", True),
        ("that they never had", True),
        ("there was no such order", True),
        ("it had received none", True),
        ("It was never weathertight", False),
        ("the crane failed", False),
        ("there were no cranes at the quay", False),
    ],
)
def test_what_stands_right_before_is_taken_up_again(text: str, again: bool) -> None:
    assert words.again(text) == again


@pytest.mark.parametrize(
    ("text", "reverses"),
    [
        ("The mill admitted it on Friday, reversing its earlier denial.", True),
        ("After weeks of denials the council confirmed the leak.", True),
        ("Norlina conceded what it had denied.", True),
        ("The ministry, which had previously denied it, opened the files.", True),
        ("The mill denied it.", False),
        ("Her denial of the loan came late.", False),
        ("Nobody denies that the price rose after the flood.", False),
    ],
)
def test_an_earlier_denial_that_is_no_longer_upheld(text: str, reverses: bool) -> None:
    assert words.reverses(text) == reverses


@pytest.mark.parametrize(
    ("text", "topic", "whole"),
    [
        ("to comment on the loan", "the loan", False),
        ("to comment on whether the loan was paid", "the loan was paid", True),
        ("to be drawn on it", "it", False),
        ("to say more", "", False),
        ("to discuss the matter", "the matter", False),
    ],
)
def test_what_is_declined(text: str, topic: str, whole: bool) -> None:
    found = words.declined(text)
    assert found is not None
    assert (text[found.start : found.end], found.whole) == (topic, whole)


def test_the_matter_names_nothing() -> None:
    assert words.nothing_named("the matter")
    assert words.nothing_named("several requests")
    assert not words.nothing_named("the loan")
