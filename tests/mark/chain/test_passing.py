"""Who passes on whose words: what the grammar around a source tells, in many forms."""

from __future__ import annotations

import pytest

from sayso.data import load
from sayso.mark import chains
from tests.mark.marked import SILENT, marked

ORIGINS = [
    # What a speaker rests on.
    (
        "Citing officials of the waterworks, {the Oriel Herald} <said> [the wells were dry].",
        ["the Oriel Herald"],
        ["officials of the waterworks"],
    ),
    (
        "Based on figures from the ministry, {the Oriel Herald} <reported> [that rents had doubled].",
        ["the Oriel Herald"],
        ["the ministry"],
    ),
    (
        "[The reef is dying], {the Oriel Herald} <said>, [citing a study by researchers].",
        ["the Oriel Herald"],
        ["researchers"],
    ),
    (
        "{Kyodo} <reported>, with reference to the coast guard, [that the tanker was adrift].",
        ["Kyodo"],
        ["the coast guard"],
    ),
    (
        "{Kyodo} <said>, on the strength of a fax, [that the tanker was adrift].",
        ["Kyodo"],
        ["a fax"],
    ),
    (
        "{The lawmaker} <said> after a closed briefing by the spy agency [that a cell had fled].",
        ["The lawmaker"],
        ["the spy agency"],
    ),
    (
        "{An officer}, citing the testimony of soldiers, <said> [the mate was drunk].",
        ["An officer"],
        ["soldiers"],
    ),
    ("{The lawmaker} <said>, pointing to a rival, [that others had lied].", [], ["The lawmaker"]),
    ("{She} <said>, in reference to the board, [that it had slept].", [], ["She"]),
    # Who is quoted.
    (
        "{The union's leader} <was quoted> by the Oriel Herald "
        "[as saying that the strike would go on].",
        ["the Oriel Herald"],
        ["The union's leader"],
    ),
    (
        "The officials <were quoted> by {the Oriel Herald} [as denying that the wells were dry].",
        ["the Oriel Herald"],
        ["The officials"],
    ),
    (
        "Witnesses quoted by {Radio Tamar} <said> [shots were fired].",
        ["Radio Tamar"],
        ["Witnesses"],
    ),
    (
        "{Two officials}, interviewed by Radio Tamar, <said> [the wells were dry].",
        ["Radio Tamar"],
        ["Two officials"],
    ),
    # Papers that were seen, read out or passed on.
    (
        "{An army statement read out on state television} <said> [the port had been retaken].",
        ["state television"],
        ["An army statement"],
    ),
    (
        "[Riders will be counted], <according to> {a circular} obtained by the Oriel Herald.",
        ["the Oriel Herald"],
        ["a circular"],
    ),
    (
        "{The news site} <carried> a statement from the rebels <saying> [they held the port].",
        ["The news site"],
        ["the rebels"],
    ),
    (
        "{The rebels}' <claim> [that they held the port] was carried by the Oriel Herald.",
        ["the Oriel Herald"],
        ["The rebels"],
    ),
    (
        "In a recording published by the Oriel Herald, {the banker} <says> [the money is gone].",
        ["the Oriel Herald"],
        ["the banker"],
    ),
    # Two who tell it in one sentence.
    (
        "[The strike will go on], the Oriel Herald reports, <according to> {the union}.",
        ["the Oriel Herald"],
        ["the union"],
    ),
    (
        "According to the lawmakers, {the agency} <said> [that a cell had fled].",
        ["the lawmakers"],
        ["the agency"],
    ),
    ("{The agent} <told> relatives [that the men were safe].", ["relatives"], ["The agent"]),
    ("{The agent} <told> lawmakers [that the men were safe].", [], ["The agent"]),
    (
        "I <am told> by {a sailor} [that the captain was asleep].",
        [],
        ["a sailor"],
    ),
    (
        "{A sailor}, who had it from an engineer, <said> [the captain was asleep].",
        ["A sailor"],
        ["an engineer"],
    ),
    (
        "The reporter <hears> from {a driver} [that he moved nine wounded].",
        ["The reporter"],
        ["a driver"],
    ),
    (
        "Radio Tamar spoke to {witnesses} who <said> [that shots were fired].",
        ["Radio Tamar"],
        ["witnesses"],
    ),
]


@pytest.mark.parametrize(("text", "via", "source"), ORIGINS, ids=[c[0] for c in ORIGINS])
def test_origins(nlp, text: str, via: list[str], source: list[str]) -> None:
    found = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"][0]
    assert [s.text for s in found.via] == via
    assert [s.text for s in found.source] == source


INNER = [
    (
        "{The mayor} <said> [tests by the clinic showed that the wells were clean].",
        ["The mayor", "the clinic"],
        "that the wells were clean",
    ),
    (
        "{The mayor} <said> [that, in the view of engineers, the dam would hold].",
        ["The mayor", "engineers"],
        "the dam would hold",
    ),
    (
        "{The judge} <wrote> [that], according to the prosecutor, [the banker had fled].",
        ["The judge", "the prosecutor"],
        "the banker had fled",
    ),
    (
        "{The indictment} <quotes> [the officer as telling a driver that the money was gone].",
        ["The indictment", "the officer"],
        "that the money was gone",
    ),
    (
        "{A lawmaker} <said> [the embassy had told a closed session that brokers knew of it].",
        ["A lawmaker", "the embassy"],
        "that brokers knew of it",
    ),
    (
        "{The family} <said> [the agent informed them, quoting an engineer, that the men were in].",
        ["The family", "the agent", "an engineer"],
        "that the men were in",
    ),
    (
        "{The premier} <said> [the general had given him assurances that the troops were calm].",
        ["The premier", "the general"],
        "that the troops were calm",
    ),
    (
        "{Neman News} <says> [the ministry has also rejected the reports].",
        ["Neman News", "the ministry"],
        "the reports",
    ),
    (
        "{The envoy} <said> [the deputy had been told by the embassy that it knew].",
        ["The envoy", "the deputy", "the embassy"],
        "that it knew",
    ),
    (
        "{A spokesman} <said> [the governor had been assured by engineers that the levee held].",
        ["A spokesman", "the governor", "engineers"],
        "that the levee held",
    ),
    (
        '{The clerk} <said>: ["You say that the wells were clean."]',
        ["The clerk", "You"],
        "that the wells were clean",
    ),
]


@pytest.mark.parametrize(("text", "links", "content"), INNER, ids=[c[0] for c in INNER])
def test_told_inside(nlp, text: str, links: list[str], content: str) -> None:
    made = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"]
    told = [
        ([s.text for s in (*a.via, *a.source)], " ".join(s.text for s in a.content)) for a in made
    ]
    assert (links, content) in [(chain, what.strip(" .\"'")) for chain, what in told]


@pytest.mark.parametrize(
    "text",
    [
        "{The mayor} <said> [the museum tells the truth that a country forgot].",
        "{The mayor} <said> [he tells so many lies that nobody listens].",
        "{The mayor} <said> [they order boats to go].",
        "{The mayor} <said> [they see it as a risk].",
        "{Her account} <says> [she insisted that the doors were shut].",
    ],
)
def test_nobody_else_tells_it(nlp, text: str) -> None:
    made = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"]
    assert len(made) == 1
    assert made[0].via == ()
