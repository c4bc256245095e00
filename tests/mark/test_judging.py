from __future__ import annotations

import pytest

from sayso.data import load
from sayso.mark.clauses import tokens_of
from sayso.mark.judging import features, judge
from sayso.mark.propositions import Content
from tests.mark.marked import marked


def content_of(nlp, text: str) -> Content:
    _, doc, reading = marked(nlp, text)
    attribution = reading.attributions[0]
    return Content.of(doc, attribution, tokens_of(doc, attribution.source), load("cues").evaluative)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{The clerk} <said> [the payments stopped in 2019].", "assert"),
        ("{The clerk} <said>, [“It is a disgraceful law.”]", "assess"),
        ("{The clerk} <said>, [“Is it true?”]", "ask"),
        ("{The clerk} <said> [she would not comment on the case].", "decline"),
        ("{The clerk} <said> [she was skeptical of the count].", "doubt"),
        ("{The clerk} <said> [the judge must resign].", "demand"),
        ("{The clerk} <said> [the claim was false].", "deny"),
        ("{The clerk} <said> [the judge had lied].", "accuse"),
        ("{The clerk} <said> [the judge had hidden the ledger].", "accuse"),
        ("{The clerk} <said> [the posts are “lies and gossip.”]", "deny"),
        ("{The clerk} <said>, [“There was no warning.”]", "assert"),
        ("{The clerk} <said> [the vote will be held in May].", "predict"),
        ("{The clerk} <said> [the rain should ease the drought].", "predict"),
        ("{The clerk} <said> [the lines should be up by noon].", "predict"),
        ("{The clerk} <said> [the lines should be red].", "demand"),
        ("{The clerk} <said> [officials should ease the rules].", "demand"),
        ("{The clerk} <said> [it would take ten days to count].", "predict"),
        ("{The clerk} <said>, [“I will publish the list.”]", "promise"),
        ("[“That we cannot confirm,”] {the clerk} <replied>.", "doubt"),
        ("{The clerk} <said> [the clip could not be verified].", "doubt"),
        ("{The clerk} <said> [the crew could not verify the leak].", "assert"),
        ("[Not so], <says> {the clerk}.", "deny"),
        ("{The clerk} <said> [nine others were hurt].", "assert"),
        ("{The clerk} <said> [the brakes had failed].", "assert"),
        ("{The clerk} <said> [the fire destroyed two barns].", "assert"),
        ("{The harbour office} <says> [the log was forged].", "deny"),
        ("{The zoo} <said> [the photograph was staged].", "deny"),
        ("{The club} <said> [the match was staged in Lund].", "assert"),
        (
            "{The judge} <said> [the suggestion that she was bribed is “an insult to the law”].",
            "deny",
        ),
        ("{The judge} <said> [the suggestion that he was bribed is “a serious one”].", "assess"),
        ("{The ministry} <said> [that it had received no notice of any closure].", "doubt"),
        ("{The regulator} <said> [it was not aware of any leak].", "doubt"),
        ("{The hospital} <said> [it knew of no deaths linked to the gas].", "doubt"),
        ("[Peru could not verify the photographs], {its envoy} <said>.", "doubt"),
        ("{The board} <said> [that it would answer “in due course”].", "decline"),
        ("{The board} <said> [that it would answer the letter on Monday].", "promise"),
    ],
)
def test_judge(nlp, text: str, wanted: str) -> None:
    assert judge(content_of(nlp, text), load("cues").weights) == wanted


def test_every_feature_has_a_weight(nlp) -> None:
    for text in ("{A} <said> [the law is very bad].", "{A} <said> [bad law]."):
        assert set(features(content_of(nlp, text))) <= set(load("cues").weights)
