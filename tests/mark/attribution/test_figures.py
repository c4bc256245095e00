from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.data.reader import Found
from sayso.mark.attribution import figures

Nlp = Callable[[str], Doc]


def told(doc: Doc) -> list[tuple[str, str, str]]:
    def text(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(doc.text[start:end] for start, end in ranges)

    found: list[Found] = [one for rule in figures.RULES for one in rule(doc)]
    return [(text(one.source), text(one.cue), text(one.content)) for one in found]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "The harbour office put the number of stranded passengers at 212.",
            "The harbour office",
            "put",
            "the number of stranded passengers at 212",
        ),
        (
            "The ministry spoke of 12 dead, the union of 30 and the mayor of at least 40.",
            "the mayor",
            "of",
            "at least 40",
        ),
        (
            "The union puts it at between 40 and 60.",
            "The union",
            "puts",
            "it at between 40 and 60",
        ),
        (
            "She put the injured at 19 and said that all were stable.",
            "She",
            "put",
            "the injured at 19",
        ),
        (
            "Norway's navy on Sunday lowered the number of its missing from 12 to eight, saying that "
            "four had been found.",
            "Norway's navy",
            "lowered",
            "the number of its missing from 12 to eight",
        ),
        ("The agency's tally stood at 31.", "The agency", "tally", "stood at 31"),
        (
            "The hospital has recorded 230 infections since March.",
            "The hospital",
            "recorded",
            "230 infections since March",
        ),
        (
            "The transport ministry gave a lower figure, putting the number of those aboard at 298.",
            "The transport ministry",
            "putting",
            "the number of those aboard at 298",
        ),
        ("The police figure is 190.", "police", "figure", "is 190"),
        (
            "The clinic has closed its count of the injured at 121.",
            "The clinic",
            "closed",
            "its count of the injured at 121",
        ),
        ("Teklu put the crew at about 15 men.", "Teklu", "put", "the crew at about 15 men"),
        ("The government acknowledged 410.", "The government", "acknowledged", "410"),
        (
            "Though the gendarmerie would confirm only six deaths, the village mourned nine.",
            "the gendarmerie",
            "confirm",
            "only six deaths",
        ),
        (
            "The authorities now count 21,400 displaced.",
            "The authorities",
            "count",
            "21,400 displaced",
        ),
        (
            "The hospital counted 96 patients by Monday evening, 21 of them children.",
            "The hospital",
            "counted",
            "96 patients … 21 of them children",
        ),
        (
            "Some 40,000 marched to the river, by the organisers’ count.",
            "the organisers",
            "count",
            "Some 40,000 marched to the river",
        ),
        (
            "Forty-one have drowned, by the count that the coastguard issued.",
            "the coastguard",
            "by the count",
            "Forty-one have drowned",
        ),
        (
            "Six of the guards fell, on his reckoning.",
            "his",
            "reckoning",
            "Six of the guards fell",
        ),
        (
            "On Monday the clinic brought its toll down from 41 to 38.",
            "the clinic",
            "brought",
            "its toll down from 41 to 38",
        ),
        (
            "The mayor, who had spoken of 26 dead, apologised.",
            "who",
            "spoken",
            "of 26 dead",
        ),
        (
            "Berg, the captain that spoke of 70 deaths, told us so.",
            "the captain",
            "spoke",
            "of 70 deaths",
        ),
        (
            "The union arrived at 78.",
            "The union",
            "arrived",
            "at 78",
        ),
        (
            "Norway's agency had put the figure at about 140 two days before that.",
            "Norway's agency",
            "put",
            "the figure at about 140 two days before that",
        ),
    ],
)
def test_figures_put_by_somebody(
    nlp: Nlp, sentence: str, source: str, cue: str, content: str
) -> None:
    assert (source, cue, content) in told(nlp(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm put the ferry at risk.",
        "The ferry was put at 40 metres from the pier.",
        "The goalkeeper recorded 12 saves.",
        "Denmark's toll rose to 12.",
        "The captain has a list of complaints.",
        "The captain knows of three ways out.",
        "The guard brought its boats to the pier at 10.",
        "She put the meeting at 9 a.m. on Monday.",
        "The minister cut the ribbon at noon.",
        "She was cheered by the crowd.",
    ],
)
def test_no_figures(nlp: Nlp, sentence: str) -> None:
    assert told(nlp(sentence)) == []


@given(st.text(alphabet="abc 12,;.\n“”'put at toll by has", max_size=80))
@settings(max_examples=60)
def test_spans_are_in_order_whatever_the_text(text: str) -> None:
    doc = load("language")(text)
    for rule in figures.RULES:
        for one in rule(doc):
            for start, end in (*one.source, *one.cue, *one.content):
                assert 0 <= start < end <= len(text)
