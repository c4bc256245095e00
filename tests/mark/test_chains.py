from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.data import load
from sayso.data.reader import Found
from sayso.mark import chains
from sayso.records import Attribution, Mention, Reading
from tests.mark.marked import SILENT, marked, report_of

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
    (
        "{The weekly}, quoting the harbour master, <said> [that the crane had been sold].",
        ["The weekly"],
        ["the harbour master"],
    ),
    ("{The mayor} <said>, citing need or merit, [that fees fell].", [], ["The mayor"]),
    (
        "Reading from a ballistics report, {the minister} <told> lawmakers [that seven had fired].",
        ["the minister"],
        ["a ballistics report"],
    ),
    (
        "[Eleven died], <according to> {hospital files shown to us by staff of the clinic}.",
        ["hospital files"],
        ["staff of the clinic"],
    ),
    (
        "{An internal audit leaked to the Daily Post} <found> [that the drums were empty].",
        ["the Daily Post"],
        ["An internal audit"],
    ),
    (
        "[The reef is dying], {the diver} <told> Telemar's breakfast programme.",
        ["Telemar"],
        ["the diver"],
    ),
    (
        "In an interview with the podcast Deep Water, {the diver} <said> [the hull was intact].",
        ["Deep Water"],
        ["the diver"],
    ),
    (
        "[Its secretary, Ana Ruiz], <had been told> so by {two of those who fired}.",
        ["Its secretary, Ana Ruiz"],
        ["two of those who fired"],
    ),
    (
        "The fire is out, [the minister] <was quoted as saying> by {the state agency}.",
        ["the state agency"],
        ["the minister"],
    ),
    (
        "{Colonel Baas} <was quoted> by the agency [as denying that his men had left].",
        ["the agency"],
        ["Colonel Baas"],
    ),
    (
        "In an interview with the BBC, {Okafor} <said> [that the dam was cracking].",
        ["the BBC"],
        ["Okafor"],
    ),
    ("On CNN, {Okafor} <said> [that the dam was cracking].", ["CNN"], ["Okafor"]),
    ('{Okafor} <said> on CNN\'s "World Desk" [that the dam cracked].', ["CNN"], ["Okafor"]),
    (
        "[“The dam is cracking,”] {Okafor} <told> The Coast Tribune.",
        ["The Coast Tribune"],
        ["Okafor"],
    ),
    (
        "{Okafor} <wrote> in a Coast Tribune essay [that the dam cracked].",
        ["Coast Tribune"],
        ["Okafor"],
    ),
    ("In a Bloomberg interview, {Okafor} <declared> [the dam safe].", ["Bloomberg"], ["Okafor"]),
    (
        "[“It holds,”] {she} <said> in an email to the Coast Tribune.",
        ["the Coast Tribune"],
        ["she"],
    ),
    (
        "{Okafor} <said> in remarks broadcast by state television [that the dam was cracking].",
        ["state television"],
        ["Okafor"],
    ),
    (
        "{The ministry} <said> in a statement carried by the Tass news agency [that the dam cracked].",
        ["the Tass news agency"],
        ["The ministry"],
    ),
    (
        "{Okafor} <was quoted as saying> by the Interfax news agency [that the dam was cracking].",
        ["the Interfax news agency"],
        ["Okafor"],
    ),
    ("{Okafor} <said>, according to Xinhua, [that the dam was cracking].", ["Xinhua"], ["Okafor"]),
    (
        "{Yonhap} <quoted> the minister as saying [that the dam cracked].",
        ["Yonhap"],
        ["the minister"],
    ),
    (
        "{The paper} <reported>, quoting unnamed sources, [that the dam was cracking].",
        ["The paper"],
        ["unnamed sources"],
    ),
    (
        "{Kyodo} <reported> on Monday, citing a source close to the matter, [that the dam cracked].",
        ["Kyodo"],
        ["a source close to the matter"],
    ),
    (
        "<According to> {a document obtained by the BBC}, [it will close].",
        ["the BBC"],
        ["a document"],
    ),
    (
        "<According to> {the New Herald, which cited a leaked memo}, [the dam was cracking].",
        ["the New Herald"],
        ["a leaked memo"],
    ),
    ("{Officials briefed by the agency} <said> [the dam cracked].", ["Officials"], ["the agency"]),
    (
        "{Haaretz} <reported>, citing a source who had been briefed by the army, [that it cracked].",
        ["Haaretz", "a source"],
        ["the army"],
    ),
    ("{Okafor} <sparred> with the Guardian over [how to mend the dam].", [], ["Okafor"]),
    ("{Okafor} <said> in May in the old harbour [that the dam was cracking].", [], ["Okafor"]),
]


@pytest.mark.parametrize(("text", "via", "source"), ORIGINS, ids=[c[0] for c in ORIGINS])
def test_origins(nlp, text: str, via: list[str], source: list[str]) -> None:
    found = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"][0]
    assert [s.text for s in found.via] == via
    assert [s.text for s in found.source] == source


def test_what_somebody_is_quoted_as_doing_is_part_of_the_cue(nlp) -> None:
    text = "{Colonel Baas} <was quoted> by the agency [as denying that his men had left]."
    found = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"][0]
    assert [s.text for s in found.cue] == ["was quoted", "denying"]
    assert [s.text for s in found.content] == ["that his men had left"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        (
            "Admiral Lund spoke to Channel 9 on Friday. {He} <said> [the wreck was empty].",
            ["Channel 9"],
        ),
        (
            "Ann Lund broke her silence on Radio Andes. It rained. {She} <said> [she was sacked].",
            ["Radio Andes"],
        ),
        ("Admiral Lund spoke to the crew on Friday. {He} <said> [the wreck was empty].", []),
        ("Admiral Lund spoke to Channel 9.\n\n{He} <said> [the wreck was empty].", []),
        ("Admiral Lund did not speak to Channel 9. {He} <said> [the wreck was empty].", []),
    ],
)
def test_a_talk_with_a_medium_is_quoted_in_the_next_sentences(
    nlp, text: str, via: list[str]
) -> None:
    found = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"][-1]
    assert [s.text for s in found.via] == via


INNER = [
    (
        "[Her experts had opened it and established that it was forced], {the judge} <told> us.",
        [("the judge", "Her experts", "that it was forced")],
    ),
    ("{The judge} <said> [the monks had established a school].", []),
    ("{The women} <said> [they had heard gunfire from the harbour for minutes].", []),
    (
        "{The senator} <said> [she was shown a memo in which an inspector begged for men].",
        [("The senator", "a memo", "an inspector begged for men")],
    ),
    (
        "{The bishop} <cited> [the angry remarks that the judge had made about the relics].",
        [("The bishop", "the judge", "the angry remarks about the relics")],
    ),
    (
        "{Berge} <cited> [disparaging remarks Lund had made about Haugen as proof of contempt].",
        [("Berge", "Lund", "disparaging remarks about Haugen")],
    ),
    (
        "{The lawmaker} <said> [the spy agency believes that the ships are empty].",
        [("The lawmaker", "the spy agency", "that the ships are empty")],
    ),
    (
        "[The wells, according to engineers, were poisoned], {the mayor} <said>.",
        [("the mayor", "engineers", "The wells were poisoned")],
    ),
    (
        "{The minister's office} <said> [the minister had told mayors that the dam was cracking].",
        [("The minister's office", "the minister", "that the dam was cracking")],
    ),
    (
        "[The army believes the dam was cracking], {a lawmaker} <told> reporters.",
        [("a lawmaker", "The army", "the dam was cracking")],
    ),
    (
        "{Yonhap} <reported> [that officials believe the dam was cracking].",
        [("Yonhap", "officials", "the dam was cracking")],
    ),
    (
        "{The mayor} <said> [the engineers had warned him that the dam was cracking].",
        [("The mayor", "the engineers", "that the dam was cracking")],
    ),
    (
        "{The mayor} <said> [the dam, police say, was cracking].",
        [("The mayor", "police", "the dam was cracking")],
    ),
    (
        "{The mayor} <said> [the ministry promised to repair the dam].",
        [("The mayor", "the ministry", "to repair the dam")],
    ),
    (
        "{The mayor} <said> [a study shows that the dam was cracking].",
        [("The mayor", "a study", "that the dam was cracking")],
    ),
    (
        "{Local media} <reported> [that the minister had denied taking bribes].",
        [("Local media", "the minister", "taking bribes")],
    ),
    (
        "{The mayor} <rejected> [the ministry's claim that the dam was safe].",
        [("The mayor", "the ministry", "that the dam was safe")],
    ),
    (
        "{The mayor} <cited> [the union's warning of a strike in May].",
        [("The mayor", "the union", "a strike in May")],
    ),
    (
        "[“They say the dam is safe. I don't believe it,”] {the mayor} <said>.",
        [("the mayor", "They", "the dam is safe")],
    ),
    (
        "[“She said, ‘Leave the dam alone.’ So I left,”] {the engineer} <recalled>.",
        [("the engineer", "She", "‘Leave the dam alone.’")],
    ),
    (
        "{The mayor} <said> [the villagers see the dam as a threat].",
        [("The mayor", "the villagers", "the dam as a threat")],
    ),
    (
        "{The mayor} <said> [the ministry has called for an inquiry into the dam].",
        [("The mayor", "the ministry", "an inquiry into the dam")],
    ),
    (
        "{The mayor} <said> [nearly 40 percent of farmers say the dam is unsafe].",
        [("The mayor", "nearly 40 percent of farmers", "the dam is unsafe")],
    ),
    (
        "{The mayor} <said> [most engineers have come to believe that the dam is sound].",
        [],
    ),
    (
        "{The mayor} <said> [the engineers have come to believe that the dam is sound].",
        [("The mayor", "the engineers", "that the dam is sound")],
    ),
    (
        "{The mayor} <said> [the minister was scolded for saying that the dam was sound].",
        [("The mayor", "the minister", "that the dam was sound")],
    ),
    ("{The mayor} <hopes> [the ministry says that the dam is safe].", []),
    ("{The mayor} <said> [the ministry could say that the dam is safe].", []),
    ("{The mayor} <said> [the crews left as the ministry replied to him].", []),
    ("{The mayor} <said> [the ministry invited him to visit the dam].", []),
    ("{The mayor} <said> [the wall has shown him who he is].", []),
    ("{The mayor} <said> [the minister's views on dams matter].", []),
    ("{The mayor} <said> [people think the wells were poisoned].", []),
    ("{The mayor} <said> [if officials say the wells are safe, he will drink].", []),
    ("{The mayor} <said> [I think the wells were poisoned].", []),
]


@pytest.mark.parametrize(("text", "wanted"), INNER, ids=[c[0] for c in INNER])
def test_inner_attributions(nlp, text: str, wanted: list[tuple[str, str, str]]) -> None:
    report, doc, reading = marked(nlp, text)
    outer, *inner = chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)[
        "attributions"
    ]
    assert outer == reading.attributions[0]
    assert [
        (a.via[0].text, a.source[0].text, " ".join(s.text for s in a.content)) for a in inner
    ] == wanted
    assert all(a.inside == outer.id for a in inner)
    assert all(report.text[s.start : s.end] == s.text for a in inner for s in a.content)


def test_the_outlet_itself_is_no_link(nlp) -> None:
    report, doc, reading = marked(nlp, "{Officials} <told> the BBC [that the port was closed].")
    report = replace(report, outlet="BBC News")
    (found,) = chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)["attributions"]
    assert found.via == ()


def test_a_source_cited_is_no_statement(nlp) -> None:
    text = (
        "{Harbour Weekly} <reported>, [that two ferries had collided] | "
        ", {Harbour Weekly} <citing> [two people close to the inquiry]."
    )
    report, doc, reading = marked(nlp, text)
    made = chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)["attributions"]
    assert [a.content[0].text for a in made] == ["that two ferries had collided"]


def test_a_cited_statement_stays(nlp) -> None:
    text = "{The mayor}, <citing> [that the dam had burst]."
    report, doc, reading = marked(nlp, text)
    assert (
        len(chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)["attributions"]) == 1
    )


def test_the_origin_s_name_is_no_part_of_what_it_said(nlp) -> None:
    text = "{The mayor} <said>, citing [the coast guard], [that two ferries had collided]."
    (found,) = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"]
    assert [s.text for s in found.source] == ["the coast guard"]
    assert [s.text for s in found.content] == ["that two ferries had collided"]


def test_whoever_speaks_of_himself_is_no_chain(nlp) -> None:
    text = "{Ana Sorel} <said> [she believes that the dam is sound]."
    report, doc, reading = marked(nlp, text)
    spans = [report.cut(0, 9), report.cut(15, 18)]
    first = Mention("m0", spans[0], "Ana Sorel", "person", "name")
    mentions = (first, Mention("m1", spans[1], "she", "person", "pronoun", refers="m0"))
    reading = replace(reading, mentions=mentions)
    assert (
        len(chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)["attributions"]) == 1
    )


def test_a_pronoun_that_is_somebody_else_is_one(nlp) -> None:
    text = "Ana Sorel left. {The mayor} <said> [she believes that the dam is sound]."
    report, doc, reading = marked(nlp, text)
    mentions = (
        Mention("m0", report.cut(0, 9), "Ana Sorel", "person", "name"),
        Mention("m1", report.cut(16, 25), "the mayor", "person", "description"),
        Mention("m2", report.cut(31, 34), "she", "person", "pronoun", refers="m0"),
    )
    reading = replace(reading, mentions=mentions)
    inner = chains.run(report, doc, reading, cues=load("cues"), reader=SILENT)["attributions"][1]
    assert inner.source[0].text == "she"
    assert [v.text for v in inner.via] == ["The mayor"]


def test_three_links(nlp) -> None:
    text = "{The paper} <reported> [that the mayor said that engineers believe the dam is sound]."
    made = chains.run(*marked(nlp, text), cues=load("cues"), reader=SILENT)["attributions"]
    assert [[*(v.text for v in a.via), a.source[0].text] for a in made] == [
        ["The paper"],
        ["The paper", "the mayor"],
        ["The paper", "the mayor", "engineers"],
    ]


@given(st.text(alphabet="abc said that the mayor, \"“”'’.\n", max_size=120))
@settings(max_examples=40)
def test_any_text_gives_exact_spans(nlp, text: str) -> None:
    text = "The mayor said " + text + " that the police said it was so."
    report = report_of(text)
    given_ = Attribution(
        "a0", "r", (report.cut(0, 9),), (report.cut(10, 14),), (report.cut(15, len(text)),)
    )
    reading = Reading("r", attributions=(given_,))
    for made in chains.run(report, nlp(text), reading, cues=load("cues"), reader=SILENT)[
        "attributions"
    ]:
        for span in (*made.via, *made.source, *made.cue, *made.content):
            assert text[span.start : span.end] == span.text


class Told:
    """A reader model that finds one attribution in the content that it is given."""

    def __init__(self, source: str, cue: str, content: str) -> None:
        self.roles = (source, cue, content)
        self.asked: list[str] = []

    def read(self, text: str) -> list[Found]:
        self.asked.append(text)
        if any(words not in text for words in self.roles):
            return []
        spans = (((at := text.index(words)), at + len(words)) for words in self.roles)
        return [Found(*((span,) for span in spans))]


def test_what_the_reader_model_finds_within_a_content(nlp) -> None:
    reader = Told("the crew’s log", "stated", "that the pump was dry")
    report, doc, reading = marked(
        nlp, "{The owner} <said> [“the crew’s log stated that the pump was dry”]."
    )
    outer, inner = chains.run(report, doc, reading, cues=load("cues"), reader=reader)[
        "attributions"
    ]
    assert reader.asked == ["the crew’s log stated that the pump was dry"]
    assert (inner.inside, inner.via) == (outer.id, outer.source)
    assert [s.text for s in (*inner.source, *inner.cue, *inner.content)] == list(reader.roles)


def test_what_a_speaker_says_of_himself_within_is_no_chain(nlp) -> None:
    reader = Told("he", "stated", "that the pump was dry")
    report, doc, reading = marked(nlp, "{Jo Dahl} <said> [he stated that the pump was dry].")
    made = chains.run(report, doc, reading, cues=load("cues"), reader=reader)["attributions"]
    assert len(made) == 1


def test_what_one_does_or_may_say_within_a_content_is_no_chain(nlp) -> None:
    for text, roles in (
        ("{Jo Dahl} <said> [the clerk drained the pump].", ("the clerk", "drained", "the pump")),
        ("{Jo Dahl} <said> [the clerk might say no].", ("the clerk", "might say", "no")),
        ("{Jo Dahl} <said> [I say the pump is dry].", ("I", "say", "the pump is dry")),
        ("{Jo Dahl} <said> [the clerk said that].", ("the clerk", "said", "that")),
    ):
        report, doc, reading = marked(nlp, text)
        made = chains.run(report, doc, reading, cues=load("cues"), reader=Told(*roles))
        assert len(made["attributions"]) == 1
