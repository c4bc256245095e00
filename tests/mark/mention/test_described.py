from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import antecedent, mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words", "nth", "meant"),
    [
        (
            "The Harbor Safety Board met. The board said the ferry was overloaded.",
            "The board", 0, "The Harbor Safety Board",
        ),
        (
            "Norway’s coast guard sent a ship. The agency said the tanker was adrift.",
            "The agency", 0, "Norway’s coast guard",
        ),
        ("Sen. Carla Diaz spoke. The senator said no.", "The senator", 0, "Sen. Carla Diaz"),
        (
            "The charity Roda Azul disputed the count. Its nurses saw graves, the charity said.",
            "the charity",
            0,
            "The charity",
        ),
        (
            "The Bank of Torland denied it. Analysts at Orme Bank were calm. The bank said no more.",
            "The bank",
            0,
            "The Bank of Torland",
        ),
        (
            "A shipping company was fined. It rained. Then the wind rose. The sea was high. "
            "NTL plans to sail at noon on Friday. The firm said the sea was calm.",
            "The firm", 0, "NTL",
        ),
        (
            "The Federation of Net Makers spoke. The group said the nets were old.",
            "The group", 0, "The Federation of Net Makers",
        ),
        (
            "A group of boys ran. The Harbour Ministry met. The group said it was late.",
            "The group", 0, "A group of boys",
        ),
        (
            "Ana Berg won the race. “I slept,” the 29-year-old diver said.",
            "the 29-year-old diver", 0, "Ana Berg",
        ),
        (
            "The European Court of Tolls ruled on it. The Court said the toll was fair.",
            "The Court", 0, "The European Court of Tolls",
        ),
        (
            "Kenya’s foreign ministry said no. The foreign ministry in The Hague said yes.",
            "The foreign ministry", 0, None,
        ),
        (
            "Orme Bank was fined. It rained. An Ulm Bank analyst said so. The bank said no.",
            "The bank", 0, "Orme Bank",
        ),
        (
            "Lotta Dahl owns boats. The hospital said that two people were hurt.",
            "The hospital",
            0,
            None,
        ),
    ],
)  # fmt: skip
def test_whom_a_description_means(
    nlp: Nlp, text: str, words: str, nth: int, meant: str | None
) -> None:
    assert antecedent(mark(nlp, text), words, nth) == meant


def test_the_two_countries_are_both(nlp: Nlp) -> None:
    found = mark(nlp, "Kenya and Uganda signed the pact. The two countries said it would last.")
    both = [m for m in found if m.span.text == "The two countries"]
    names = {m.id: m.name for m in found}
    assert [names[m.refers or ""] for m in both] == ["Kenya", "Uganda"]


def test_the_paper_one_reads_is_no_company_spoken_of(nlp: Nlp) -> None:
    found = mark(
        nlp, "Dahl Shipping has stopped. Two sailors told this newspaper that it is broke."
    )
    assert antecedent(found, "this newspaper") is None


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The coast guard closed the channel. The guard said it would reopen it.", "The guard", "The coast guard"),
        ("Its owner, Tharn Maritime, sold it. The Oslo-based company said so.", "The Oslo-based company", "Its owner"),
        ("The Tana Bureau of Inquiry took the case. The bureau said so.", "The bureau", "The Tana Bureau of Inquiry"),
        ("The dockers' union struck. The Tana Dockers Association called it a duty.", "The Tana Dockers Association", "The dockers' union"),
        ("Ola Brekke, an envoy, flew in. The former judge met nobody.", "The former judge", "Ola Brekke"),
        ("Tesfa Girmay, a farmer, walked. The father of four said he was tired.", "The father of four", "Ola Brekke"),
        ("Critics blamed Lumen Foods for it. The dairy group said the milk was clean.", "The dairy group", "Lumen Foods"),
    ],
)  # fmt: skip
def test_somebody_just_named_by_other_words(nlp: Nlp, text: str, words: str, first: str) -> None:
    told = antecedent(mark(nlp, text), words)
    assert told is not None
    assert told in (first, "Tesfa Girmay")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Nobody left this office.
        ("The director, Blas Cano, spoke. She is no kin to the former director.", "the former director"),
        # Either may be French.
        ("Officials blamed Lumen Shipping and Sonar Airways for it. The French company said so.", "The French company"),
        # A paper is not a regulator.
        ("The NRA said so. The tabloid that printed it was wrong.", "The tabloid"),
        ("Ana Rey spoke. They backed the Green Party nominee.", "the Green Party nominee"),
    ],
)  # fmt: skip
def test_words_that_fit_nobody_told_of(nlp: Nlp, text: str, words: str) -> None:
    assert antecedent(mark(nlp, text), words) is None


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "A KPL march reached the square in Oskarn. The party speaks of 600 marchers.",
            "The party", "KPL",
        ),
        (
            "Tana-Service’s licence had lapsed, the court noted; the company denies it.",
            "the company", "Tana-Service",
        ),
    ],
)  # fmt: skip
def test_the_body_just_named(nlp: Nlp, text: str, words: str, meant: str) -> None:
    assert antecedent(mark(nlp, text), words) == meant


def test_the_only_body_however_long_ago(nlp: Nlp) -> None:
    text = "Sahel Rights Watchers went to the camp. " + "It rained on the road. " * 9
    found = mark(nlp, text + "The organisation wants an inquiry.")
    assert antecedent(found, "The organisation") == "Sahel Rights Watchers"
