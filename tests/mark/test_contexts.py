from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.mark import contexts, sentences
from sayso.records import Attribution, Reading, Report, Stance
from tests.mark.marked import marked


def _told_in(nlp, text: str, stance: Stance = "assert") -> str | None:
    """The sentence that the one attribution of `text` is told in."""
    report, doc, reading = marked(nlp, text)
    attributions = tuple(replace(each, stance=stance) for each in reading.attributions)
    reading = replace(reading, attributions=attributions, **sentences.run(report, doc, reading))
    found = contexts.run(report, doc, reading)["attributions"][0].told_in
    return found.text if found else None


@pytest.mark.parametrize(
    "text",
    [
        "[The dike had held], {the mayor} <said>.",
        "{The mayor} <said> [that the dike had held].",
        "{The union} <demanded> [that the mill be closed].",
        "{The mill} <promised> [to pay its weavers].",
        "{The port} <told> skippers [not to sail].",
        "[“Not before Friday,”] {the pilot} <said>.",
        "[“Leave the river alone,”] {she} <said>.",
        "[Two barges are missing], {the port} <said>.",
    ],
)
def test_what_can_be_read_by_itself(nlp, text: str) -> None:
    assert _told_in(nlp, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "{The mayor} had <spoken of> [26 dead].",
        "{The weavers} <called on> [him to resign].",
        "{The miller} <rejected> [the accusation].",
        "{The miller} <said> [that it would do so].",
        "The number of patients [is one higher], {he} <said>.",
        "{She} <spoke of> [“mass panic”] at the weir.",
        "{The port} <expects> [the queue to reach forty].",
        "{Voters} <weigh> [which mayor would do better].",
        "{He} <named> [the barges (two of them].",
        "{He} <was franker> [than she had been: the dike was rotten].",
    ],
)
def test_what_needs_its_sentence(nlp, text: str) -> None:
    before, after = "The rain stopped at noon. ", " Nobody slept that night."
    assert _told_in(nlp, before + text + after) == text.translate(str.maketrans("", "", "{}<>[]"))


def test_whether_is_told_of_who_will_not_say(nlp) -> None:
    text = "{The mill} <declined to say> [whether it had paid]."
    assert _told_in(nlp, text, "decline") is None
    assert _told_in(nlp, text, "assess") is not None


def test_the_sentence_stays_in_the_paragraph_of_its_cue(nlp) -> None:
    text = "{The mayor} <spoke of> [26 dead].\n\nSome [40 barges] sank."
    assert _told_in(nlp, text) == "The mayor spoke of 26 dead."


def test_what_runs_on_is_told_by_its_first_sentence(nlp) -> None:
    text = "{The minister} has <asked for> [an inspection. Four bridges are shut]."
    assert _told_in(nlp, text) == "The minister has asked for an inspection."


@settings(max_examples=30, deadline=None)
@given(text=st.text(alphabet='ab .,"“”()\n', min_size=1, max_size=60), length=st.integers(1, 20))
def test_any_text_is_read(nlp, text: str, length: int) -> None:
    report = Report("r", "r", text)
    span = report.cut(0, min(len(text), length))
    reading = Reading("r", attributions=(Attribution("a", "r", (), (span,), (span,)),))
    doc = nlp(text)
    reading = replace(reading, **sentences.run(report, doc, reading))
    for each in contexts.run(report, doc, reading)["attributions"]:
        if each.told_in:
            assert text[each.told_in.start : each.told_in.end] == each.told_in.text
