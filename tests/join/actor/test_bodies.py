"""Bodies over several reports: initials, ministries at home, firms of one name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.join.actor import bodies
from sayso.join.actor.joined import Joined
from sayso.join.actor.setting import Setting, Settings
from sayso.records import Report
from tests.join.actor.test_names import called, local
from tests.join.test_actors import Told

Nlp = Callable[[str], Doc]


def settings_of(homes: list[tuple[str | None, bool]]) -> Settings:
    return Settings(
        (f"r{n}", Setting(Report(f"r{n}", f"r{n}", ""), home, home, told))
        for n, (home, told) in enumerate(homes)
    )


@pytest.mark.parametrize(
    ("homes", "one"),
    [
        # Towns of the second report are taken for namesakes in a land that sends none of the reports.
        ([("PY", True), ("AR", False)], True),
        ([("PY", True), ("AR", True)], False),
        ([("PY", True), ("AR", False), ("AR", True)], False),
    ],
)
def test_a_ministry_of_a_land_that_no_dateline_tells(
    homes: list[tuple[str | None, bool]], one: bool
) -> None:
    locals_ = [local(n, "Justice Ministry", "organization", "name") for n in range(len(homes))]
    joined = Joined(len(locals_))
    numbers = range(len(locals_))
    bodies.by_country(locals_, numbers, joined, settings_of(homes), "same", state=True)
    assert (joined.root(0) == joined.root(1)) == one


def test_letters_of_two_bodies_are_those_spelt_out_beside_them(nlp: Nlp) -> None:
    texts = [
        "The Tana National Committee met. The TNC paid.",
        "The Tana National Convention met. The TNC voted.",
        "The TNC declined to comment.",
    ]
    told = Told(nlp, texts)
    committee = called(told, "the Tana National Committee")
    convention = called(told, "the Tana National Convention")
    assert committee.id != convention.id


def test_a_world_body_is_one_by_all_its_names(nlp: Nlp) -> None:
    texts = [
        "The U.N. refugee agency said so.",
        "UNHCR denied it.",
        "The U.N. High Commissioner for Refugees appealed for tents.",
    ]
    told = Told(nlp, texts)
    aliases = called(told, "UNHCR").aliases
    assert {"the U.N. refugee agency", "UNHCR"} <= set(aliases)
    assert "the U.N. High Commissioner for Refugees" in aliases


def test_a_seat_and_its_ministry_are_one(nlp: Nlp) -> None:
    told = Told(nlp, ["The Farnesina said so.", "The Italian foreign ministry denied it."])
    assert "the Farnesina" in called(told, "the Italian foreign ministry").aliases


def test_a_firm_and_its_subsidiary(nlp: Nlp) -> None:
    texts = [
        "Norvik Marine ASA said Norvik Marine Ghana Ltd ran the tug.",
        "Norvik said on Monday that it had sold the tug.",
    ]
    told = Told(nlp, texts)
    assert called(told, "Norvik").id == called(told, "Norvik Marine ASA").id


def test_a_committee_of_the_senate_is_not_the_senate(nlp: Nlp) -> None:
    texts = ["The Senate Roads Committee met.", "The Senate said it would vote."]
    told = Told(nlp, texts)
    assert called(told, "the Senate").id != called(told, "the Senate Roads Committee").id


def test_the_same_words_where_no_state_is_meant() -> None:
    locals_ = [local(n, "Orme Bank", "organization", "name") for n in range(2)]
    joined = Joined(2)
    at = settings_of([("PY", True), ("AR", True)])
    bodies.by_country(locals_, range(2), joined, at, "same")
    assert joined.root(0) == joined.root(1)
    assert load("titles").world.called("Orme Bank") is None
