from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import mentions
from sayso.records import Mention, Reading, Report

Nlp = Callable[[str], Doc]


def mark(nlp: Nlp, text: str) -> tuple[Mention, ...]:
    report = Report("r", "r", text)
    data = {name: load(name) for name in mentions.STEP.uses}
    return mentions.run(report, nlp(text), Reading("r"), **data)["mentions"]


def one(found: tuple[Mention, ...], words: str, nth: int = 0) -> Mention:
    return [m for m in found if m.span.text == words][nth]


def antecedent(found: tuple[Mention, ...], words: str, nth: int = 0) -> str | None:
    """The words that the mention refers to."""
    refers = one(found, words, nth).refers
    return next((m.span.text for m in found if m.id == refers), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "form"),
    [
        ("Mr. Halloran declined to comment.", "Mr. Halloran", "Halloran", "person", "name"),
        ("Lisbon denied the claims of a leak.", "Lisbon", "Portugal", "state", "metonym"),
        ("Ties between Madrid and Lisbon have cooled.", "Madrid", "Spain", "state", "metonym"),
        ("The Kremlin said it had no plans.", "The Kremlin", "Russia", "state", "metonym"),
        ("The U.S. said it would send ships.", "The U.S.", "United States", "state", "name"),
        ("Brussels said it would act.", "Brussels", "European Union", "organization", "metonym"),
        ("Republicans said the bill was dead.", "Republicans", "Republicans", "group", "name"),
        ("The ferry operator said it was full.", "The ferry operator", "ferry operator", "organization", "description"),
        ("Officials said the dam was safe.", "Officials", "Officials", "group", "description"),
    ],
)  # fmt: skip
def test_who_is_mentioned(nlp: Nlp, text: str, words: str, name: str, kind: str, form: str) -> None:
    found = one(mark(nlp, text), words)
    assert (found.name, found.kind, found.form) == (name, kind, form)


@pytest.mark.parametrize(
    "text",
    [
        "The ship left Lisbon on Monday.",
        "He flew from Oslo to Madrid.",
        "A fire broke out in Peru.",
    ],
)
def test_a_place_is_no_actor(nlp: Nlp, text: str) -> None:
    assert not [m for m in mark(nlp, text) if m.kind == "state"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minister of Transport Ana Sousa said so.", "Ana Sousa", "Minister of Transport"),
        ("Port authority spokesman Jan Kowalski said so.", "Jan Kowalski", "Port authority spokesman"),
        ("Gov. Maria Lopez said so.", "Maria Lopez", "Gov."),
        ("Mr. Lopez said so.", "Lopez", None),
    ],
)  # fmt: skip
def test_titles_are_roles(nlp: Nlp, text: str, name: str, role: str | None) -> None:
    person = next(m for m in mark(nlp, text) if m.kind == "person")
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "words", "nth", "earlier"),
    [
        ("Anna Berg runs the port. Ms. Berg said it was shut.", "Ms. Berg", 0, "Anna Berg"),
        (
            "The Harbor Safety Board met. The board said the ferry was overloaded.",
            "The board", 0, "The Harbor Safety Board",
        ),
        (
            "Norway’s coast guard sent a ship. The agency said the tanker was adrift.",
            "The agency", 0, "Norway’s coast guard",
        ),
        (
            "The National Water Institute tested the lake. The NWI said it was clean.",
            "The NWI", 0, "The National Water Institute",
        ),
        ("Seo Min-jun runs the port. Mr. Seo said it was shut.", "Mr. Seo", 0, "Seo Min-jun"),
        (
            "The school board met.\n\nDenmark is ready to send divers, it added.",
            "it", 0, "The school board",
        ),
        ("Anna Berg, the harbor master, spoke.", "the harbor master", 0, "Anna Berg"),
        ("Sen. Carla Diaz spoke. The senator said no.", "The senator", 0, "Sen. Carla Diaz"),
        ("Mary Holt met Peter Lang. She said it went well.", "She", 0, "Mary Holt"),
        ("The board met in May. It said the vote was close.", "It", 0, "The board"),
        ("A nurse who said she was tired left.", "who", 0, "A nurse"),
        (
            "Peter Lang runs the lab. “I saw the fire,” Mr. Lang said.",
            "I", 0, "Peter Lang",
        ),
        ("North Korea and South Korea met. The North said little.", "The North", 0, "North Korea"),
    ],
)  # fmt: skip
def test_what_refers_to_what(nlp: Nlp, text: str, words: str, nth: int, earlier: str) -> None:
    found = mark(nlp, text)
    assert antecedent(found, words, nth) == earlier
    assert one(found, words, nth).reason


def test_a_name_refers_to_its_description(nlp: Nlp) -> None:
    text = (
        "Chile’s nuclear agency shut the plant, people were told. On Monday, Chile’s Atomic Safety "
        "Agency said it would stay shut."
    )
    found = mark(nlp, text)
    assert antecedent(found, "Atomic Safety Agency") == "Chile’s nuclear agency"


def test_an_office_is_not_its_holder(nlp: Nlp) -> None:
    found = mark(nlp, "The office of the Peruvian president, Rosa Quispe, accused the miners.")
    office = one(found, "The office of the Peruvian president")
    assert (office.kind, office.country) == ("organization", "PE")
    assert antecedent(found, "Rosa Quispe") == "the Peruvian president"


def test_who_adds_something_is_who_spoke(nlp: Nlp) -> None:
    text = (
        "The coroner’s office named the dead. “All were local,” the office said.\n\n"
        "Denmark is ready to send divers, it added."
    )
    assert antecedent(mark(nlp, text), "it") == "The coroner’s office"


def test_two_people_of_one_name_stay_apart(nlp: Nlp) -> None:
    text = "Laura Stone and David Stone voted. Ms. Stone said yes. Mr. Stone said no."
    found = mark(nlp, text)
    assert antecedent(found, "Ms. Stone") == "Laura Stone"
    assert antecedent(found, "Mr. Stone") == "David Stone"


def test_the_two_countries_are_both(nlp: Nlp) -> None:
    found = mark(nlp, "Kenya and Uganda signed the pact. The two countries said it would last.")
    both = [m for m in found if m.span.text == "The two countries"]
    names = {m.id: m.name for m in found}
    assert [names[m.refers or ""] for m in both] == ["Kenya", "Uganda"]


@pytest.mark.parametrize(
    ("text", "words", "anonymous"),
    [
        (
            "A senior official said so, speaking on condition of anonymity.",
            "A senior official",
            True,
        ),
        ("Two people familiar with the talks said so.", "Two people", True),
        ("A senior official said so.", "A senior official", False),
        ("The mayor said so, on condition of anonymity for her staff.", "The mayor", False),
    ],
)
def test_withheld_names(nlp: Nlp, text: str, words: str, anonymous: bool) -> None:
    assert one(mark(nlp, text), words).anonymous is anonymous


def test_a_headline_in_capitals_makes_no_names(nlp: Nlp) -> None:
    text = "Angry Parents March Against Closing Rural Schools.\n\nParents marched on Monday."
    assert not [m for m in mark(nlp, text) if m.form == "name"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("AbcMr. “”'’-,the said\n\n$(%"), max_size=120))
def test_spans_are_exact_whatever_the_text(nlp: Nlp, text: str) -> None:
    for mention in mark(nlp, text):
        assert text[mention.span.start : mention.span.end] == mention.span.text


def test_references_point_back(nlp: Nlp) -> None:
    text = "Anna Berg spoke. She said that Mr. Roe, who left, had told her. They agreed, she said."
    seen: set[str] = set()
    for mention in mark(nlp, text):
        assert mention.refers is None or mention.refers in seen
        seen.add(mention.id)


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


@pytest.mark.parametrize(
    ("text", "words", "nth", "to"),
    [
        ("The clinic in Lund has treated nine people, it said on Monday.", "it", 0, "The clinic"),
        (
            "Karl Wold, who read the letter, said that the port was shut. Mr. Dahl's office denied that he had left.",
            "he",
            0,
            "Mr. Dahl",
        ),
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
            "Lotta Dahl owns boats. The hospital said that two people were hurt.",
            "The hospital",
            0,
            None,
        ),
    ],
)
def test_who_is_meant_again(nlp: Nlp, text: str, words: str, nth: int, to: str | None) -> None:
    assert antecedent(mark(nlp, text), words, nth) == to


def test_only_who_is_described_so_is_unnamed(nlp: Nlp) -> None:
    found = mark(
        nlp, "A keeper told the police about it, said a man familiar with the inquiry into the zoo."
    )
    assert [m.span.text for m in found if m.anonymous] == ["a man"]


def test_the_paper_one_reads_is_no_company_spoken_of(nlp: Nlp) -> None:
    found = mark(
        nlp, "Dahl Shipping has stopped. Two sailors told this newspaper that it is broke."
    )
    assert antecedent(found, "this newspaper") is None
