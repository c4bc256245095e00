from __future__ import annotations

import re

import pytest

from sayso.data import load
from sayso.join.measure.things import Things, Told, things

CONCEPTS = load("concepts")
SENSES = load("senses")


def of(
    counted: str, around: str = "", at: int = 0, nation: str = "", behind: int | None = None
) -> Things:
    common, whose = frozenset({"cholera"}), frozenset(nation.split())
    after = "" if behind is None else around[behind:]
    before = around[:at]
    told = Told(around, at, after, before)
    return things(counted, told, CONCEPTS, SENSES, common, whose)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("dead", "people killed", True),
        ("deaths occurred", "fatalities", True),
        ("soldiers killed", "troops dead", True),
        ("dead", "killed and wounded", False),
        ("casualties", "killed and wounded", True),
        ("soldiers sent", "troops ferried", True),
        ("soldiers sent", "soldiers", False),
        ("prisoners", "captured", True),
        ("cholera patients", "patients", True),
        ("patients", "cases", False),
        ("houses flooded", "houses", False),
        ("brigades", "soldiers", False),
    ],
)
def test_what_is_the_same_measure(one: str, other: str, same: bool) -> None:
    assert (of(one).what == of(other).what) is same


def test_the_kind_of_people_is_told_open_or_anybody() -> None:
    assert of("soldiers killed").kind == "=soldier"
    assert of("people killed").kind == ""
    assert of("dead").kind is None
    assert of("Norwegians killed", nation="norwegians").kind is None


@pytest.mark.parametrize(
    ("around", "status"),
    [
        ("Of the 90 suspected cases, 12 have been confirmed.", "suspected"),
        ("Some 90 cases have been confirmed, the office said.", "confirmed"),
        ("Some 90 cases were treated.", ""),
    ],
)
def test_a_case_is_suspected_or_confirmed_by_the_word_next_to_it(around: str, status: str) -> None:
    assert of("cases", around, around.index("90")).status == status


def test_who_is_lost_to_a_disease_is_dead() -> None:
    lost = "The town has lost nine of its people to cholera."
    assert of("people lost", lost).what == of("dead").what
    assert of("people lost", "Nine people are lost in the hills.").what == of("missing").what


def test_people_in_hospital_are_patients() -> None:
    assert of("people", "It says 90 people are in hospital.").what == of("patients").what


def test_who_is_held_alive_is_a_prisoner() -> None:
    held = "It holds nine Norwegians alive."
    assert of("Norwegians alive", held, nation="norwegians").what == of("prisoners").what


def test_victims_are_dead_only_where_death_is_told() -> None:
    assert of("victims", "The bodies of 9 victims were found.").what == of("dead").what
    assert of("victims", "The hospital treated 9 victims.").what != of("dead").what


def test_a_singular_body_of_soldiers_counts_soldiers() -> None:
    assert of("force", "a force of 900").kind == "=soldier"
    assert of("military personnel").kind == "=soldier"
    assert of("battalions").kind != "=soldier"


def test_what_people_are_called_does_not_tell_who_they_are() -> None:
    assert of("misguided soldiers") == of("soldiers")
    assert of("military instructors") == of("instructors")
    assert of("military instructors").kind is None


def test_who_walks_over_a_border_is_not_on_strike() -> None:
    assert of("people walked", "Some 900 people walked into Norway.").what == {"=displaced"}
    assert of("people walked", "Some 900 people walked out.").what == {"=strike"}


def test_relatives_who_are_missing_are_missing() -> None:
    assert of("brothers missing").what == {"=missing"}


@pytest.mark.parametrize(
    ("around", "what"),
    [
        ("The line says 312 people were on board.", "=aboard"),
        ("There were at least 371 people on that ship.", "=aboard"),
        ("It puts the number of people aboard at 391.", "=aboard"),
        ("Some 96 people have not been accounted for.", "=missing"),
        ("At least 110 people have not come home.", "=missing"),
        ("The ministry said 19 people were in custody.", "=held"),
        ("He gave the number of people under arrest as 112.", "=held"),
        ("Some 800 people came across the border.", "=displaced"),
        ("By its count 6,200 people have yet to go home.", "=displaced"),
        ("She said 130 people survived.", "=rescue"),
        ("The office said 410 people were in camps.", "=camp"),
    ],
)
def test_what_became_of_people_is_read_around_them(around: str, what: str) -> None:
    at = re.search(r"\d+", around)
    assert at is not None
    assert of("people", around, at.start(), behind=at.end()).what == {what}


@pytest.mark.parametrize(
    ("counted", "what"),
    [
        ("bodies pulled from water", "=kill"),
        ("bodies brought ashore", "=kill"),
        ("remains of people", "=kill"),
        ("bodies identified", "=identified"),
        ("people detained", "=detain"),
        ("people locked up", "=held"),
        ("people pulled from water", "=rescue"),
    ],
)
def test_one_fate_is_told_in_many_words(counted: str, what: str) -> None:
    assert of(counted).what == {what}


@pytest.mark.parametrize("counted", ["hectares burned", "villages evacuated", "boats captured"])
def test_things_are_not_hurt_or_held_as_people_are(counted: str) -> None:
    told = Told(f"Some 40 {counted}.")
    found = things(counted, told, CONCEPTS, SENSES, frozenset(), frozenset(), thing=True)
    assert not found.fate
    assert not found.human


def test_who_is_counted_is_known_though_every_report_names_them() -> None:
    around = "Some 40 miners are unaccounted for."
    told = Told(around, 5, " miners are unaccounted for", "Some ")
    found = things("miners", told, CONCEPTS, SENSES, frozenset({"miners"}), frozenset())
    assert found.what == {"=missing"}


@pytest.mark.parametrize(
    ("around", "fate"),
    [
        ("Nine more were buried by the landslide.", "=trapped"),
        ("Nine were buried in the churchyard on Monday.", "=kill"),
    ],
)
def test_who_is_buried_may_be_alive(around: str, fate: str) -> None:
    assert of("buried", around).what == {fate}


def test_who_loses_a_job_is_counted_not_the_job() -> None:
    told = "Some 60 drivers have lost their jobs."
    assert of("drivers lost jobs", told, 5).what == {"=layoff"}
    assert of("jobs lost", told, 5).what == {"=jobcut"}


def test_the_cost_of_a_walkout_is_no_number_of_strikers() -> None:
    told = Told("The walkout costs three million pounds.")
    found = things("cost of walkout in pounds", told, CONCEPTS, SENSES, (), frozenset(), thing=True)
    assert not found.human
