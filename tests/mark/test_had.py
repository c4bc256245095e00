"""Whom a report's speakers say they have it from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import chains, mentions
from sayso.records import Attribution, Reading, Report
from tests.mark.marked import SILENT, marked

Nlp = Callable[[str], Doc]

HAD = [
    (
        "{The warden} <said> [she had the number from shift leaders].",
        (["The warden"], "shift leaders", "the number"),
    ),
    (
        "{The clerk} <said> [he had been told so by drivers].",
        (["The clerk"], "drivers", "so"),
    ),
    (
        "{The mayor} <said> [a nurse had told him of nine more cases].",
        (["The mayor"], "a nurse", "of nine more cases"),
    ),
    (
        "{The lawmaker} <said> [an employee of the bank gave her the list].",
        (["The lawmaker"], "an employee of the bank", "the list"),
    ),
    (
        "{The owner} <said> [she had heard from divers that the hull was split].",
        (["The owner"], "divers", "that the hull was split"),
    ),
]


def heard(nlp: Nlp, text: str) -> list[Attribution]:
    report, doc, reading = marked(nlp, text)
    return run(report, doc, reading)


def run(report: Report, doc: Doc, reading: Reading) -> list[Attribution]:
    data = {name: load(name) for name in mentions.STEP.uses}
    found = mentions.run(report, doc, reading, **data)["mentions"]
    reading = Reading(report.id, mentions=found, attributions=reading.attributions)
    return list(chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)["attributions"])


@pytest.mark.parametrize(("text", "wanted"), HAD, ids=[case[0] for case in HAD])
def test_whoever_it_is_had_from_is_the_origin(
    nlp: Nlp, text: str, wanted: tuple[list[str], str, str]
) -> None:
    told = [
        ([s.text for s in a.via], a.source[0].text, a.content[0].text)
        for a in heard(nlp, text)
        if a.inside
    ]
    assert wanted in told


@pytest.mark.parametrize(
    "text",
    [
        "{The boy} <said> [he was tired]. He has a letter from his mother.",
        "{The firm} <said> [it was late]. The firm gave them a report on Monday.",
        "{The mayor} <said> [nobody had given him the list].",
        "{The crew} <said> [they had this from the beginning].",
    ],
)
def test_a_thing_that_was_only_given_is_no_statement(nlp: Nlp, text: str) -> None:
    assert len(heard(nlp, text)) == 1


@pytest.mark.parametrize(
    ("text", "via"),
    [
        (
            "{The Coast Tribune} <reported> [that a guard had told Jan Kok that the gate was open].",
            ["The Coast Tribune", "Jan Kok"],
        ),
        (
            "{The lawyer} <said> [that a guard had told the inspectorate that the gate was open].",
            ["The lawyer", "the inspectorate"],
        ),
        ("{The lawyer} <said> [that a guard had told reporters that it was open].", ["The lawyer"]),
        ("{Jan Kok} <said> [that a guard had told him that the gate was open].", ["Jan Kok"]),
    ],
)
def test_whoever_was_told_passes_it_on(nlp: Nlp, text: str, via: list[str]) -> None:
    inner = [a for a in heard(nlp, text) if a.source[0].text == "a guard"]
    assert [[s.text for s in a.via] for a in inner] == [via]


def test_a_speaker_put_into_a_clause_passes_it_on(nlp: Nlp) -> None:
    text = "The ministry warned on Friday, {Radio Tana} <says>, [that looters would be shot]."
    inner = heard(nlp, text)[-1]
    assert [s.text for s in (*inner.via, *inner.source)] == ["Radio Tana", "The ministry"]


def test_lists_drawn_up_by_somebody_are_theirs(nlp: Nlp) -> None:
    text = "{The governor} <said>, citing lists drawn up by neighbors, [that sixty were trapped]."
    found = heard(nlp, text)[0]
    assert [s.text for s in (*found.via, *found.source)] == ["The governor", "lists", "neighbors"]
