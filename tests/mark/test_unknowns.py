from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

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
    "She cautioned that it was too early to say what had triggered the slide.",
    "It is too soon to tell how many boats were lost.",
    "Police would not speculate on a motive.",
    "Neither side has published its list of prisoners.",
    "Who fired first is still a matter of dispute.",
    "How the gunman got past the guards is not yet clear.",
    "What became of the other four crew members nobody could say.",
    "Where the money went remains a mystery.",
    "The fate of the 14 miners is not known.",
    "The whereabouts of the mayor are unknown.",
    "Investigators say they do not yet know why the valve was open.",
    "There has been no word from the hikers since Friday.",
    "There was no independent confirmation of the claim.",
    "The claim could not be independently confirmed.",
    "Meridian could not verify the footage.",
    "Authorities have given no reason for the closure.",
    "The bank has refused to say how many accounts were affected.",
    "Neither the number of dead nor their names have been made public.",
    "The army has released no casualty figures.",
    "It remains an open question whether the vote will be repeated.",
    "Whether the tunnel had been inspected is being investigated.",
    "An inquiry is under way into who ordered the evacuation.",
    "The authorship of the letter has not been established.",
    "No group has claimed responsibility.",
    "No motive has been given.",
    "Officials are still trying to work out how the virus reached the farm.",
    "The cause of the fire is being investigated.",
    "The extent of the damage was not immediately clear.",
    "Exactly when the alarm was raised is disputed.",
    "The identity of the fifth suspect has been withheld.",
    "The report leaves open who paid for the flight.",
    "Doctors cannot explain why some patients recover within hours.",
    "The size of the spill is anyone's guess.",
    "Many questions remain unanswered.",
    "It has not been possible to confirm the number of missing.",
    "The government has been silent on the matter.",
    "The prosecutor kept open the possibility of sabotage.",
    "That leaves 11 people unaccounted for.",
    "Nothing is known of the pilot's condition.",
    "Details of the deal were not disclosed.",
    "The two governments have not said what they agreed.",
    "Rescuers have lost contact with the second team.",
    "It is far from clear that the ceasefire covers the coast.",
    "Neither figure could be checked.",
    "Unclear: whether the tanks had been emptied.",
    "Still unknown: who opened the valve.",
    "What we don’t know: the cause of the blast.",
    "The warden has no idea who cut the fence.",
    "She cannot say whether the gate was locked.",
    "The court expressed no view as to who had paid.",
    "The harbour police kept mum on who the divers were.",
    "The agency could not name its inspectors.",
    "The office would not commit itself on what made the cable fail.",
    "The mission does not wish to say who fired.",
]
YES += [
    "Nor is it settled who opened the gate.",
    "Whether a guard also opened the hatch, as the owner suggested, isn't known.",
    "Who gave the order is still a matter of argument.",
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
    "That was not certain on Tuesday.",
    "It was clear to everyone that the bridge would fall.",
    "The river remained calm on Sunday.",
    "She had no doubt that the vote would stand.",
    "He did not know his brother was on board, and he cried when he heard.",
    "The club has no comment section on its website.",
    "The council has published its accounts, and all questions were answered.",
    "Nobody was hurt.",
    "There were no reports of damage.",
    "He said the minister had not told the truth.",
    "They did not say goodbye.",
    "It is too early for strawberries, growers say.",
    "Police identified the driver on Monday.",
    '"I don\'t know what to cook tonight," she joked.',
    "The virus is not known to infect birds.",
    "The company did not immediately repay the loan.",
    "She could not confirm her seat on the flight.",
    "The market has not closed since 1998.",
    "He was unknown before the campaign.",
    "The mystery writer was born in Leeds.",
    "It had long been unclear who owned the field until a court ruled in 2019.",
    "The dispute was settled in May.",
    "No one should drink the water, the ministry warned.",
    "The airline had no immediate comment.",
    "Moscow did not immediately comment.",
    "The driver declined to be named.",
    "The treaty will not be published in full.",
    "He told the guards not to disclose the plan.",
    "The votes were not enough to clear the bar.",
    "We never know how much we will earn.",
    "Known: the tanks had been emptied.",
    "I cannot say whether I liked the film.",
    "You have no idea who I am.",
    "The victims could not be named.",
    "The mayor did not wish to stay.",
    "The brakes could be checked on Monday.",
]


# One sentence with no parse: what a text of no language looks like.
_BLANK = English()
_BLANK.add_pipe("sentencizer")


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


def test_what_is_listed_below_a_heading(nlp) -> None:
    text = (
        "Fire at the mill\n\nWhat is known\n\nHow it spread is told here.\n\n"
        "What we do not know\n\n- Who locked the gate\n- How many slept there, and why.\n"
        "- The owner says he knows.\n\nOpen questions\n\nWas the alarm off? Why did it not ring?\n\n"
        "The background\n\nWhy mills burn is no secret."
    )
    found = unknowns.run(report_of(text), nlp(text), Reading("r"))["unknowns"]
    assert [u.text for u in found] == [
        "Who locked the gate",
        "How many slept there, and why.",
        "Why did it not ring?",
    ]


@pytest.mark.parametrize("letter", ["n", " ", "not ", "unclear ", "no ", "it is ", "t'", "\n"])
def test_hostile_text_is_cheap(letter: str) -> None:
    text = letter * (20_000 // len(letter))
    doc = _BLANK(text)
    start = time.process_time()
    unknowns.run(report_of(doc.text), doc, Reading("r"))
    assert time.process_time() - start < 3


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_spans_are_exact(nlp, text: str) -> None:
    report = report_of(text)
    for found in unknowns.run(report, nlp(text), Reading("r"))["unknowns"]:
        assert all(report.text[s.start : s.end] == s.text for s in found.spans)


def test_what_a_source_says_there_is_none_of_is_its_claim(nlp) -> None:
    report, doc, reading = marked(nlp, "{The minister} <said> [there was no evidence of fraud].")
    assert unknowns.run(report, doc, reading)["unknowns"] == ()
    report, doc, reading = marked(nlp, "There was no evidence of fraud.")
    assert len(unknowns.run(report, doc, reading)["unknowns"]) == 1


@pytest.mark.parametrize(
    ("asked", "owned"),
    [
        ("Did anybody fall ill because of it?", "That is unresolved."),
        ("Who are the Quiet Hour?", "Nobody seems to know."),
        ("Was the door locked?", "That is not yet known."),
        ("Where is the barge now?", "We still don't know."),
    ],
)
def test_the_question_above_says_what_is_unknown(nlp, asked: str, owned: str) -> None:
    text = f"The mill burned on Monday.\n\n{asked}\n{owned} The owner has left the town."
    report, doc, reading = marked(nlp, text)
    found = unknowns.run(report, doc, reading)["unknowns"]
    assert [u.text for u in found] == [f"{asked} … {owned}"]


def test_an_answer_that_tells_is_no_unknown(nlp) -> None:
    text = "Was the door locked?\nThat is what the guard says. The owner agrees."
    report, doc, reading = marked(nlp, text)
    assert not unknowns.run(report, doc, reading)["unknowns"]
