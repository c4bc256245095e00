from __future__ import annotations

import pytest

from sayso.mark.clauses import tokens_of
from sayso.mark.propositions import Content
from tests.mark.marked import marked


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("{A} <cast> [the deal as a threat].", "likens"),
        ("{A} <saw> [that the gate was open].", "clause"),
        ("{A} <agreed> [to pay the fine].", "infinitive"),
        ("{A} <suggested> [moving the pier].", "gerund"),
        ("{A} <blasted> [the firm for dumping acid].", "blames"),
        ("{A} <asked> [the owner to resign].", "request"),
        ("{A} <suggested> [that they should leave].", "proposes"),
        ("{A} <said> [the offer was “frankly absurd” to her].", "scare"),
        ("{A} <said>, [“We left.”]", "direct"),
        ("{A professor of law} <said> [the rule is old].", "expert"),
        ("{Few sailors} <believe> [it].", "few"),
    ],
)
def test_qualities(nlp, text: str, quality: str) -> None:
    _, doc, reading = marked(nlp, text)
    attribution = reading.attributions[0]
    content = Content.of(doc, attribution, tokens_of(doc, attribution.source), frozenset())
    assert getattr(content, quality)
    plain = marked(nlp, "{The clerk} <said> [the boat left].")
    other = plain[2].attributions[0]
    against = Content.of(plain[1], other, tokens_of(plain[1], other.source), frozenset())
    assert quality == "clause" or not getattr(against, quality)
