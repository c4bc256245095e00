from __future__ import annotations

import pytest

from sayso.mark.clauses import (
    each,
    forms,
    innermost,
    negated,
    predicates,
    stretch,
    subject,
    tokens_of,
)
from tests.mark.marked import marked, report_of


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Slams", "slam"),
        ("hoped", "hope"),
        ("hoping", "hope"),
        ("denies", "deny"),
        ("Vowed", "vow"),
    ],
)
def test_forms(nlp, word: str, lemma: str) -> None:
    assert lemma in forms(nlp(f"Mayor {word} it")[1])


def test_predicate_and_subject(nlp) -> None:
    report, doc, reading = marked(nlp, "{The port} <said> [the ferry did not leave the pier].")
    (lead,) = predicates(tokens_of(doc, reading.attributions[0].content))
    first = subject(lead)
    assert (lead.text, first.text if first else None, negated(lead)) == ("leave", "ferry", True)
    assert innermost(report.cut(20, 25), reading.attributions) == "a0"
    assert innermost(report.cut(0, 3), reading.attributions) is None


def test_stretch_drops_outer_punctuation(nlp) -> None:
    text = ", the ferry left."
    report, doc = report_of(text), nlp(text)
    assert report.cut(*stretch(doc, doc)).text == "the ferry left"
    assert stretch(doc, []) == (0, 0)


def test_the_words_of_a_text_are_made_once(nlp) -> None:
    doc = nlp("The dam held. Nobody fled.")
    assert each(doc) is each(doc)
    assert [t.text for t in each(doc)] == [t.text for t in doc]
