from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.data import load
from sayso.mark import chains
from tests.mark.marked import marked

ORIGINS = [
    (
        "{Harbour Weekly} <reported>, citing the coast guard, [that two ferries had collided].",
        ["Harbour Weekly"],
        ["the coast guard"],
    ),
    (
        "[The dam is cracking], {Reuters} <reported>, citing a lawmaker who was briefed by the agency.",
        ["Reuters", "a lawmaker"],
        ["the agency"],
    ),
    (
        "{Reuters} <reported> [that the bank would close], citing two people close to the talks.",
        ["Reuters"],
        ["two people close to the talks"],
    ),
    ("{Officials} <told> the BBC [that the port was closed].", ["the BBC"], ["Officials"]),
    ("{Officials} <told> the committee [that the port was closed].", [], ["Officials"]),
    (
        "<According to> {a letter from the ministry seen by the Daily Herald}, [the plant will close].",
        ["the Daily Herald"],
        ["a letter from the ministry"],
    ),
    (
        "{The lawmakers, who were briefed by the agency}, <said> [the plot had failed].",
        ["The lawmakers"],
        ["the agency"],
    ),
    (
        "{The newspaper} <cited> an unnamed official as saying [that the vaccine failed].",
        ["The newspaper"],
        ["an unnamed official"],
    ),
    ("{The mayor} <said>, citing the cost, [that the bridge would wait].", [], ["The mayor"]),
]


@pytest.mark.parametrize(("text", "via", "source"), ORIGINS, ids=[c[0] for c in ORIGINS])
def test_origins(nlp, text: str, via: list[str], source: list[str]) -> None:
    found = chains.run(*marked(nlp, text), cues=load("cues"))["attributions"][0]
    assert [s.text for s in found.via] == via
    assert [s.text for s in found.source] == source


INNER = [
    (
        "{The lawmaker} <said> [the spy agency believes that the ships are empty].",
        [("The lawmaker", "the spy agency", "that the ships are empty")],
    ),
    (
        "[The wells, according to engineers, were poisoned], {the mayor} <said>.",
        [("the mayor", "engineers", "The wells were poisoned")],
    ),
    ("{The mayor} <said> [people think the wells were poisoned].", []),
    ("{The mayor} <said> [if officials say the wells are safe, he will drink].", []),
    ("{The mayor} <said> [I think the wells were poisoned].", []),
]


@pytest.mark.parametrize(("text", "wanted"), INNER, ids=[c[0] for c in INNER])
def test_inner_attributions(nlp, text: str, wanted: list[tuple[str, str, str]]) -> None:
    report, doc, reading = marked(nlp, text)
    outer, *inner = chains.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert outer == reading.attributions[0]
    assert [
        (a.via[0].text, a.source[0].text, " ".join(s.text for s in a.content)) for a in inner
    ] == wanted
    assert all(a.inside == outer.id for a in inner)
    assert all(report.text[s.start : s.end] == s.text for a in inner for s in a.content)


def test_the_outlet_itself_is_no_link(nlp) -> None:
    report, doc, reading = marked(nlp, "{Officials} <told> the BBC [that the port was closed].")
    report = replace(report, outlet="BBC News")
    (found,) = chains.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert found.via == ()


def test_a_source_cited_is_no_statement(nlp) -> None:
    text = (
        "{Harbour Weekly} <reported>, [that two ferries had collided] | "
        ", {Harbour Weekly} <citing> [two people close to the inquiry]."
    )
    report, doc, reading = marked(nlp, text)
    made = chains.run(report, doc, reading, cues=load("cues"))["attributions"]
    assert [a.content[0].text for a in made] == ["that two ferries had collided"]


def test_a_cited_statement_stays(nlp) -> None:
    text = "{The mayor}, <citing> [that the dam had burst]."
    report, doc, reading = marked(nlp, text)
    assert len(chains.run(report, doc, reading, cues=load("cues"))["attributions"]) == 1


def test_the_origin_s_name_is_no_part_of_what_it_said(nlp) -> None:
    text = "{The mayor} <said>, citing [the coast guard], [that two ferries had collided]."
    (found,) = chains.run(*marked(nlp, text), cues=load("cues"))["attributions"]
    assert [s.text for s in found.source] == ["the coast guard"]
    assert [s.text for s in found.content] == ["that two ferries had collided"]
