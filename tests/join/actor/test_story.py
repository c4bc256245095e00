"""Who is who over several reports, from words to links: one story of each trouble."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from sayso.join.actor import behind
from tests.join.test_actors import Told

Nlp = Callable[[str], Doc]


def outlet(told: Told, *names: str | None, days: tuple[str, ...] = ()) -> Told:
    """The same story, its reports by these outlets and of these days."""
    told.reports = tuple(
        replace(r, outlet=name, published=days[n] if days else None)
        for n, (r, name) in enumerate(zip(told.reports, names, strict=True))
    )
    told.join()
    return told


def test_the_first_speaker_is_the_one_named_after(nlp: Nlp) -> None:
    text = (
        "A Kenyan lawmaker said on Monday that the dam was safe.\n\n"
        "Asha Mwangi, an opposition lawmaker, told reporters that she had seen it."
    )
    told = Told(nlp, [text], [(0, "A Kenyan lawmaker")])
    assert told.who(0) == ["Asha Mwangi"]


def test_another_calling_is_another_person(nlp: Nlp) -> None:
    text = (
        "A teacher said on Monday that the dam was safe.\n\n"
        "Asha Mwangi, a general, told reporters that she had seen it."
    )
    told = Told(nlp, [text], [(0, "A teacher")])
    assert told.who(0) == ["teacher"]


@pytest.mark.parametrize(("day", "name"), [("2024-04-08", "Ada Obi"), ("2024-05-08", "Ben Eze")])
def test_an_office_is_whose_it_was_on_the_day(nlp: Nlp, day: str, name: str) -> None:
    texts = [
        "Ada Obi, the director of the Tana hospital, said so.",
        "Ben Eze, the director of the Tana hospital, said so.",
        "The director of the Tana hospital denied it.",
    ]
    told = Told(nlp, texts, [(2, "The director of the Tana hospital")])
    outlet(told, None, None, None, days=("2024-04-01", "2024-05-01", day))
    assert told.who(0) == [name]


def test_a_deputy_does_not_bear_the_office(nlp: Nlp) -> None:
    texts = [
        "Deputy Health Minister Ada Obi said so.",
        "The health minister denied it.",
    ]
    told = Told(nlp, texts, [(1, "The health minister")])
    assert told.who(0) == ["health minister"]


def test_ministries_of_two_countries_stay_apart(nlp: Nlp) -> None:
    texts = [
        "Kenya's health ministry said that two had died.",
        "Uganda's health ministry said that nobody had.",
        "KAMPALA, May 3 (Oriel) - The health ministry denied it.",
    ]
    sources = [(2, "The health ministry"), (0, "Kenya's health ministry")]
    told = Told(nlp, texts, [*sources, (1, "Uganda's health ministry")])
    ministries = [a for a in told.actors if "ministry" in a.name]
    assert sorted(a.country or "" for a in ministries) == ["KE", "UG"]
    assert told.who(0) == [a.name for a in ministries if a.country == "UG"]


def test_a_short_name_in_brackets_is_the_body(nlp: Nlp) -> None:
    texts = [
        "The Tana Water Authority (Tanwa) said that it had repaired the dam.",
        "Tanwa denied it.",
    ]
    told = Told(nlp, texts, [(0, "The Tana Water Authority"), (1, "Tanwa")])
    assert told.who(0) == told.who(1)


def test_a_shared_family_name_is_one_persons_alias_at_most(nlp: Nlp) -> None:
    texts = [
        "Ada Brandt said so. Brandt denied it. Brandt added that it was late.",
        "Ida Brandt said so. Brandt added that it rained.",
    ]
    told = Told(nlp, texts)
    assert sum("Brandt" in actor.aliases for actor in told.actors) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt told Oriel that the dam was safe.",
        "Speaking to Oriel, Ada Brandt said that the dam was safe.",
        "Ada Brandt said that the dam was safe, Oriel reported.",
    ],
)
def test_an_outlet_of_the_story_passes_on(nlp: Nlp, sentence: str) -> None:
    texts = ["The dam is closed.", sentence]
    told = Told(nlp, texts, [(1, "Ada Brandt")])
    cue = "told" if "told" in sentence else "said"
    start = sentence.index(cue)
    span = told.reports[1].cut(start, start + len(cue))
    whole = told.reports[1].cut(0, len(sentence))
    reading = told.readings[1]
    heard = tuple(replace(a, cue=(span,)) for a in reading.attributions)
    told.readings = (
        told.readings[0],
        replace(reading, sentences=(whole,), attributions=heard),
    )
    outlet(told, "Oriel News Agency", "The Beacon")
    assert [name.split()[0] for name in told.who(0, "passes on")] == ["Oriel"]


def test_spokesman_ministry_and_minister_are_one_state(nlp: Nlp) -> None:
    texts = [
        "NAIROBI, May 3 - Defense Minister Ada Obi said so. "
        "Ben Eze, a spokesman for Kenya's defense ministry, denied it.",
        "Kenya's army denied it. Opposition lawmaker Cy Odongo doubted it.",
    ]
    sources = [(0, "Ada Obi"), (0, "Ben Eze"), (1, "Kenya's army"), (1, "Cy Odongo")]
    told = Told(nlp, texts, sources)
    names = {a.id: a.name for a in told.actors}
    spoken = {names[a]: names[b] for a, b in behind.origins_of(told.links).items()}
    assert spoken["Ada Obi"] == spoken["Ben Eze"] == "Kenya"
    assert "Cy Odongo" not in spoken
    assert {spoken[n] for n in names.values() if "army" in n} == {"Kenya"}


def test_the_result_does_not_hang_on_the_order_of_reports(nlp: Nlp) -> None:
    texts = [
        "Lucía Bravo Andrade said so.",
        "Lucia Bravo denied it.",
        "Bravo spoke to the health ministry. The Ministry of Public Health denied it.",
        "Kenya's health ministry denied it.",
    ]
    told, turned = Told(nlp, texts), Told(nlp, texts[::-1])
    names = [sorted(tuple(sorted(a.aliases)) for a in t.actors) for t in (told, turned)]
    assert names[0] == names[1]


def test_an_inspectorate_is_not_the_body_that_it_inspects(nlp: Nlp) -> None:
    texts = [
        "The Inspectorate of the National Police said no. The National Police said yes.",
        "The inspectorate of the police denied it.",
        "The National Police confirmed it.",
    ]
    sources = [(1, "The inspectorate of the police"), (2, "The National Police")]
    told = Told(nlp, texts, sources)
    assert told.who(0) != told.who(1)


def test_a_shorter_full_name_lends_its_family_name(nlp: Nlp) -> None:
    texts = [
        "Ana Rey Solis, who leads the union, said no.",
        "Ana Rey said no to the strike.",
        "Ms. Rey said that she would stay.",
    ]
    assert Told(nlp, texts, [(2, "Ms. Rey")]).who(0) == ["Ana Rey Solis"]


def test_the_head_of_a_body_is_the_one_named_beside(nlp: Nlp) -> None:
    text = "The head of the Harbour Board, Gagik Toros, told a briefing that two had drowned."
    told = Told(nlp, [text], [(0, "The head of the Harbour Board, Gagik Toros")])
    assert told.who(0) == ["Gagik Toros"]


def test_the_police_are_the_only_national_police_of_that_country(nlp: Nlp) -> None:
    texts = [
        "NAIROBI, June 3 (Tana) — The National Police said no.",
        "NAIROBI, June 4 (Tana) — The police said yes.",
        "ACCRA, June 4 (Tana) — The police said yes.",
    ]
    sources = [(0, "The National Police"), (1, "The police"), (2, "The police")]
    told = Told(nlp, texts, sources)
    assert told.who(0) == told.who(1) == ["National Police"]
    assert told.who(2) != told.who(0)


def test_the_first_speaker_below_a_headline_is_the_one_named_after(nlp: Nlp) -> None:
    text = (
        "Dam is safe, says rescue official\n\n"
        "The dam is safe, an official with the Tana Rescue Society said on Monday.\n\n"
        "Asha Mwangi, who heads the society’s divers, said that she had seen it."
    )
    told = Told(nlp, [text], [(0, "an official with the Tana Rescue Society")])
    assert told.who(0) == ["Asha Mwangi"]


def test_what_somebody_has_is_another(nlp: Nlp) -> None:
    text = "Ana Ruiz met the crew on Monday. Her shipyard, which is closed, said no."
    told = Told(nlp, [text], [(0, "Her shipyard, which is closed,")])
    assert told.who(0) == ["Ana Ruiz’s shipyard"]


def test_the_regional_governor_is_the_only_governor(nlp: Nlp) -> None:
    texts = ["Governor Petra Holm said the dam held.", "The regional governor denied it."]
    assert Told(nlp, texts, [(1, "The regional governor")]).who(0) == ["Petra Holm"]


def test_the_we_of_one_report_is_not_that_of_another(nlp: Nlp) -> None:
    texts = ["We regret the delay of the ferry.", "We have seen the log of the ferry."]
    told = Told(nlp, texts, [(0, "We"), (1, "We")])
    told.reports = tuple(
        replace(r, title=t) for r, t in zip(told.reports, ("“Late again”", "The log"), strict=True)
    )
    told.join()
    assert told.who(0) == ["authors of “Late again”"]
    assert told.who(1) == ["authors of “The log”"]


def test_police_whom_nobody_names_are_one_in_one_country(nlp: Nlp) -> None:
    texts = [
        "LYON, France - Police said that the ferry had sunk off Marseille.",
        "The police in Lyon, France, denied it.",
    ]
    told = Told(nlp, texts, [(0, "Police"), (1, "The police")])
    assert told.who(0) == told.who(1)


def test_a_name_is_one_with_letters_that_others_lack(nlp: Nlp) -> None:
    texts = ["Cemal Yıldır said so.", "Cemal Yildir said no."]
    told = Told(nlp, texts, [(0, "Cemal Yıldır"), (1, "Cemal Yildir")])
    assert told.who(0) == told.who(1)


@pytest.mark.parametrize(("office", "one"), [("Commissioner", True), ("Poet", False)])
def test_nearly_the_same_name_wants_the_same_office(nlp: Nlp, office: str, one: bool) -> None:
    texts = [
        "Commissioner Shafiqul Haque Dasti said so.",
        f"{office} Shafiqul Huq Dashti said no.",
    ]
    told = Told(
        nlp, texts, [(0, "Commissioner Shafiqul Haque Dasti"), (1, f"{office} Shafiqul Huq Dashti")]
    )
    assert (told.who(0) == told.who(1)) == one


def test_a_company_is_one_with_its_form_and_without(nlp: Nlp) -> None:
    texts = ["Norvik Tunnels denied it.", "Norvik Tunnels S.A. said that it had."]
    told = Told(nlp, texts, [(0, "Norvik Tunnels"), (1, "Norvik Tunnels S.A.")])
    assert told.who(0) == told.who(1)
