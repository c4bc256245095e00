from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.data import load
from sayso.mark import stance
from sayso.records import Attribution, Reading, Report
from tests.mark.marked import marked, report_of

# {source} <cue> [content]
CASES = [
    ("{The port} <confirmed> [that the ferry had sunk].", "confirm", "speech"),
    ("{The owner} <has denied> [the claims].", "deny", "speech"),
    ("{The owner} <did not deny> [that he knew].", "decline", "speech"),
    ("{The owner} <knew for months> [that the hull was thin].", "assert", "belief"),
    ("{The mayor} <admitted> [that the sirens had failed].", "acknowledge", "speech"),
    ("{The ministry} <declined to comment on> [the spill].", "decline", "speech"),
    ("{The owner} <chose> [not to answer].", "decline", "speech"),
    ("{He} <gave no details about> [the cargo].", "decline", "speech"),
    ("{The agency} <could not verify> [the video].", "doubt", "speech"),
    ("{Aides} <dismissed> [the poll].", "doubt", "speech"),
    ("{A nurse} <asked> [where the vaccines were].", "ask", "speech"),
    ("[“Where are the boats?”] {the captain} <said>.", "ask", "speech"),
    ("{The captain} <asked> [the owner to resign].", "demand", "speech"),
    ("{The union} <called on> [the minister to resign].", "demand", "speech"),
    ("{The union} <called> [the offer an insult].", "assess", "speech"),
    ("[The dam will burst within days], {engineers} <said>.", "predict", "speech"),
    ("[“The crews are expected to reach the island,”] {the office} <said>.", "predict", "speech"),
    ("{The governor} <said> [he would rebuild the school].", "promise", "speech"),
    ("{The governor} <vowed> [to rebuild the school].", "promise", "speech"),
    ("{The governor} <warned> [that it could close the border].", "warn", "speech"),
    ("{The governor} <accused> [the firm of dumping acid].", "accuse", "speech"),
    ("{Critics} <blasted> [the firm for dumping acid].", "accuse", "speech"),
    ("{Critics} <blasted> [the plan].", "assess", "speech"),
    ("{The council} <proposed> [a second bridge].", "propose", "speech"),
    ("{Some analysts} <say> [the firm is copying its rival].", "assess", "speech"),
    (
        "{Officials} <say> [that by cutting fares, the line hopes to win riders].",
        "assess",
        "speech",
    ),
    ("[“This is a terrible idea,”] {the judge} <said>.", "assess", "speech"),
    ("{The judge} <said> [the boat left on Monday with 40 crates].", "assert", "speech"),
    ("{The indictment} <says> [the clerk took 40 payments].", "assert", "document"),
    ("{A poll} <found> [that 40 percent of voters had no car].", "assert", "document"),
    ("{Residents} <believe> [that the wells are poisoned].", "assess", "belief"),
    ("{The firm} <plans> [to reopen the mine].", "promise", "plan"),
    ("{The line} <did not respond to> [questions].", "decline", "speech"),
    ("{Few sailors} <believe> [the storm is over].", "doubt", "belief"),
    ("{The airline} <said> [it had never owned the jet].", "deny", "speech"),
    ("{The clerk} <agreed> [to testify].", "promise", "speech"),
    ("{The mayor} <withdrew her claim> [that the well was poisoned].", "deny", "speech"),
    ("{The party} <dropped its claim> [that boxes were lost].", "deny", "speech"),
    ("{The union} <put> [the injured at 40].", "assert", "speech"),
    ("{Its bulletin} <gave> [31 cases].", "assert", "document"),
    ("{Engineers} <are in no doubt> [that the gate had rusted].", "assess", "speech"),
    ("{Engineers} <do not doubt> [that the gate had rusted].", "assess", "speech"),
    ("{The port} <wishes to state> [that the crane was checked in May].", "assert", "speech"),
    ("{The port} <did not wish> [to go into who had steered].", "decline", "speech"),
    ("{The pilot} <preferred not to say> [who had steered].", "decline", "speech"),
    ("{The port} <will express no view on> [whether the crane was old].", "decline", "speech"),
    ("{The port} <has yet to answer> [our question about the crane].", "decline", "speech"),
    ("{An engineer} <called> [the test inconclusive].", "doubt", "speech"),
    ("{The mayor} <was more cautious:> [nobody had counted the boats].", "assert", "speech"),
]


@pytest.mark.parametrize(("text", "wanted", "manner"), CASES, ids=[c[0] for c in CASES])
def test_stance_and_manner(nlp, text: str, wanted: str, manner: str) -> None:
    report, doc, reading = marked(nlp, text)
    (found,) = stance.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert (found.stance, found.manner) == (wanted, manner)


def test_a_name_given_is_no_judgement(nlp) -> None:
    text = "The navy showed what {it} <called> [wreckage of the drone]."
    report, doc, reading = marked(nlp, text)
    (found,) = stance.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert found.stance == "assert"


def test_headlines_in_capitals(nlp) -> None:
    report, doc, reading = marked(nlp, "{Mayor} <Slams> [Bridge Plan]")
    (found,) = stance.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert found.stance == "assess"


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_and_spans(nlp, text: str, data: st.DataObject) -> None:
    report = report_of(text)

    def piece() -> tuple:
        start = data.draw(st.integers(0, len(text) - 1))
        return (report.cut(start, data.draw(st.integers(start + 1, len(text)))),)

    given_one = Attribution("a", "r", piece(), piece(), piece())
    reading = Reading("r", attributions=(given_one,))
    for found in stance.run(report, nlp(text), reading, cues=load("cues"))["attributions"]:
        assert (found.source, found.cue, found.content) == (
            given_one.source,
            given_one.cue,
            given_one.content,
        )


def test_no_attributions(nlp) -> None:
    report = Report("r", "r", "Nothing.")
    assert stance.run(report, nlp("Nothing."), Reading("r"), cues=load("cues")) == {
        "attributions": ()
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{Nobody} <can say> [how many boats were lost].", "doubt"),
        ("{No one} <has explained> [why the siren failed].", "decline"),
        ("{Neither} <has published> [its accounts].", "decline"),
        ("{The mayor} <said:> [“Not going to go into that.”]", "decline"),
        ("{The mayor} <said> [that she would not get into details].", "decline"),
        ("{The army} <called> [the footage a forgery].", "deny"),
        ("{The farmer} <called> [the drought a hoax].", "assess"),
        ("{The club} <has called> [the allegation “a fairy tale”].", "deny"),
        ("{The club} <calling> [reports of a leak “an insult to its staff”].", "deny"),
        ("{The club} <called> [the goal “an insult to its staff”].", "assess"),
        ("{The clerk} <repeated its denial> [that he had been paid].", "deny"),
        ("{The clerk} <withdrew> [that statement].", "deny"),
        ("{The palace} <scotched a rumour> [that the queen had fled].", "deny"),
    ],
)
def test_what_is_not_told(nlp, text: str, wanted: str) -> None:
    report, doc, reading = marked(nlp, text)
    (found,) = stance.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert found.stance == wanted


@pytest.mark.parametrize(
    "text",
    [
        "{Norrby} <has narrowed its lanes for> [the tunnel to cars].",
        "{Norrby} <has narrowed its support for> [the tunnel to cars].",
        "Here is <what to know about> [the tunnel under the sound].",
        "[The results of the tests] <are expected> on Friday.",
        "{Norrby} <broke its silence on> [Radio Andes].",
        "{Norrby} <would not say by> [whom].",
        "{The mayor’s harbour} <support guaranteed> [that the tunnel would be dug].",
        "Norrby was one of the few <to back> [the tunnel under the sound].",
    ],
)
def test_what_tells_of_no_saying_is_left_out(nlp, text: str) -> None:
    report, doc, reading = marked(nlp, text)
    assert stance.run(report, doc, reading, cues=load("cues"))["attributions"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "{Norrby} <has narrowed its lanes for> [“the tunnel”].",
        "{Norrby} <has narrowed its lanes> [that the tunnel is safe].",
        "{Norrby}<:> [The tunnel is safe].",
        "{The mayor’s} <report concluded> [that the tunnel is safe].",
        "{The mayor’s} <spokeswoman hinted> [that the tunnel is safe].",
    ],
)
def test_a_quotation_or_a_clause_is_kept_whatever_its_cue(nlp, text: str) -> None:
    report, doc, reading = marked(nlp, text)
    assert len(stance.run(report, doc, reading, cues=load("cues"))["attributions"]) == 1


@pytest.mark.parametrize("cue", ["No firm proof <has emerged>", "<No firm proof has emerged>"])
def test_what_no_proof_has_come_of_is_doubted(nlp, cue: str) -> None:
    text = f"{cue} [that the tunnel leaks]."
    report, doc, reading = marked(nlp, text)
    (found,) = stance.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert found.stance == "doubt"
