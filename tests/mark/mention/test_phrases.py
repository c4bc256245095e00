from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.mark.test_mentions import mark, one

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody could say how many boats had sunk.", "Nobody"),
        ("No one has explained the delay.", "No one"),
        ("Neither has published its accounts.", "Neither"),
        ("Few farmers believe that the rain will come.", "Few farmers"),
        ("Most said yes, but 31 percent said no.", "31 percent"),
    ],
)
def test_nobody_is_no_actor(nlp: Nlp, text: str, words: str) -> None:
    assert words not in [m.span.text for m in mark(nlp, text)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "A person close to the ferry company said that it was broke.",
            "A person",
            "person close to the ferry company",
        ),
        (
            "Three people familiar with the audit said so.",
            "Three people",
            "Three people familiar with the audit",
        ),
        ("Analysts at Orme Bank expect a loss.", "Analysts", "Analysts at Orme Bank"),
        ("The workers’ union said no.", "The workers’ union", "workers’ union"),
        ("The charity Roda Azul said no.", "Roda Azul", "Roda Azul"),
        ("The newspaper Correio do Sul said no.", "Correio do Sul", "Correio do Sul"),
    ],
)
def test_names_that_an_editor_would_write(nlp: Nlp, text: str, words: str, name: str) -> None:
    assert one(mark(nlp, text), words).name == name


def test_only_who_is_described_so_is_unnamed(nlp: Nlp) -> None:
    found = mark(
        nlp, "A keeper told the police about it, said a man familiar with the inquiry into the zoo."
    )
    assert [m.span.text for m in found if m.anonymous] == ["a man"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A stevedore fell into the hold.", "A stevedore", "person"),
        ("Two stowaways were found.", "Two stowaways", "group"),
        ("Eleven servicemen were hurt.", "Eleven servicemen", "group"),
        ("Four contacts told the paper that it was so.", "Four contacts", "group"),
        ("The logbook says the pump had failed.", "The logbook", "organization"),
    ],
)
def test_what_a_noun_can_mean_tells_who_it_is(nlp: Nlp, text: str, words: str, kind: str) -> None:
    assert one(mark(nlp, text), words).kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rust spread under the paint.", "The rust"),
        ("Two watchtowers said nothing.", "Two watchtowers"),
        ("What is probable is that it sank.", "probable"),
    ],
)
def test_a_thing_is_nobody(nlp: Nlp, text: str, words: str) -> None:
    assert words not in [m.span.text for m in mark(nlp, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The prosecutor’s office, meanwhile, put out its findings.", "The prosecutor’s office"),
        (
            "The director of the operating company Oskarn Shipping, Ida Roe, said so.",
            "The director of the operating company Oskarn Shipping",
        ),
    ],
)
def test_whose_and_of_what_it_is_belongs_to_it(nlp: Nlp, text: str, words: str) -> None:
    assert one(mark(nlp, text), words).form == "description"
