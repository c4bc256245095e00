from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc
from tests.mark.test_estimates import read

from sayso.data import load
from sayso.mark import estimates, quantities
from sayso.records import Attribution, Reading, Report

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "content", "vouched"),
    [
        ("He said 12 divers had died. Another 30 were wounded.", "12 divers had died", [12, 30]),
        ("Four guards died, said Berg. Seventeen others were hurt.", "Four guards died", [4, 17]),
        (
            "Ten are missing, said Berg – nine dockers and five cooks.",
            "Ten are missing",
            [10, 9, 5],
        ),
        ("Ten sailors died, said Berg. Thirty passengers were on deck.", "Ten sailors died", [10]),
        (
            "Ten sailors died, said Berg. The number of injured rose to 31.",
            "Ten sailors died",
            [10, 31],
        ),
        ("Ten sailors died, said Berg.\n\nAnother 30 were hurt.", "Ten sailors died", [10]),
        ("Ten sailors died, said Berg. Six of them are Danes.", "Ten sailors died", [10, 6]),
        (
            "Ten sailors died, said Berg. A hundred of the 740 residents left.",
            "Ten sailors died",
            [10],
        ),
    ],
)
def test_a_figure_that_goes_on_has_the_source_of_the_one_before(
    nlp: Nlp, text: str, content: str, vouched: list[float]
) -> None:
    found = read(nlp, text, said=((content, "assert"),))
    assert [e.low for e in found if e.attribution is not None] == vouched


@pytest.mark.parametrize(
    ("source", "low"),
    [
        ("Five sailors", []),
        ("A group of five sailors", []),
        ("A captain flanked by five sailors", [5]),
    ],
)
def test_how_many_speak_is_no_estimate(nlp: Nlp, source: str, low: list[float]) -> None:
    text = f"{source} said the ship was old."
    report = Report("r", "r", text)
    at = len(source) + 6
    who = Attribution("a", "r", (report.cut(0, len(source)),), (), (report.cut(at, at + 16),))
    reading = Reading("r", attributions=(who,))
    doc, units, countries = nlp(text), load("units"), load("countries")
    reading = replace(reading, **quantities.run(report, doc, reading, units=units))
    given = {"units": units, "countries": countries, "senses": load("senses")}
    found = estimates.run(report, doc, reading, **given)["estimates"]
    assert [e.low for e in found] == low


def test_a_few_in_the_words_for_who_speaks_are_no_figure(nlp: Nlp) -> None:
    def spoken(text: str) -> int:
        return len(read(nlp, text, said=(("the ship was old", "assert"),)))

    assert spoken("More than 300 doctors said the ship was old.") == 1
