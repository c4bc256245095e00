from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.join.measure.heads import Head
from sayso.join.measure.member import Member
from sayso.join.measure.things import Things
from sayso.join.measure.together import Measure, apart, together
from tests.build import estimate, report

TEXT = report("Police counted 40 dead. The army counted 44 dead. The clinic counted 9 dead.")
DEAD = Things(frozenset({"=kill"}), None, "")
DAYS = {TEXT.id: "2026-03-12"}
FAR = report("The harbour office listed 44 piers.")
LANDS = {"norrby": "NO", "lund": "SE"}


def member(words: str, value: float, *voices: str, things: Things = DEAD) -> Member:
    return Member(estimate(TEXT, words, value, value, "dead"), things, None, (), "", voices=voices)


def measure(
    *, what: str = "=kill", over: str = "", place: str = "", of: str = "", kind: str = ""
) -> Measure:
    return Measure(what, "", over, place, of, kind)


@pytest.mark.parametrize(
    ("one", "other", "series"),
    [
        # what one leaves open the other tells
        (measure(), measure(kind="=soldier"), 1),
        (measure(), measure(over="flow"), 1),
        (measure(), measure(place="norrby"), 1),
        (measure(place="NO"), measure(place="norrby"), 1),
        # two of a kind are two things
        (measure(kind="=child"), measure(kind="=soldier"), 2),
        (measure(place="lund"), measure(place="norrby"), 2),
        (measure(place="SE"), measure(place="norrby"), 2),
        (measure(of="NO"), measure(of="SE"), 2),
        (measure(what="=injure"), measure(), 2),
        (measure(over="2011"), measure(), 2),
        (measure(over="crash"), measure(over="flow"), 2),
    ],
)
def test_what_nothing_tells_apart_is_one(one: Measure, other: Measure, series: int) -> None:
    groups = {one: [member("40", 40, "police")], other: [member("44", 44, "army")]}
    assert len(together(groups, DAYS, LANDS)) == series


def test_figures_of_another_size_are_another_thing() -> None:
    groups = {
        measure(): [member("40", 40, "police")],
        measure(place="norrby"): [member("9", 9, "clinic")],
    }
    assert len(together(groups, DAYS, LANDS)) == 2


def test_what_one_source_sets_side_by_side_are_two_things() -> None:
    groups = {
        measure(): [member("40", 40, "police")],
        measure(kind="=soldier"): [member("44", 44, "police")],
    }
    assert len(together(groups, DAYS, LANDS)) == 2


def test_things_that_undergo_nothing_stay_as_they_are() -> None:
    ships = Things(frozenset({"ship"}), None, "")
    groups = {
        measure(what="ship"): [member("40", 40, "police", things=ships)],
        measure(what="ship", place="lund"): [member("44", 44, "army", things=ships)],
    }
    assert len(together(groups, DAYS, LANDS)) == 2


def test_what_cannot_be_one_happening_is_set_apart() -> None:
    police, army, clinic = member("40", 40), member("44", 44), member("9", 3)
    assert apart([police, clinic, army], DAYS) == [[clinic], [police, army]]


def test_a_toll_that_grows_stays_one() -> None:
    grown = [member("9", size) for size in (4, 24, 110, 600)]
    assert len(apart(grown, DAYS)) == 1


def test_what_one_source_goes_on_to_count_stays_one() -> None:
    days = {TEXT.id: "2026-03-12", FAR.id: "2026-04-02"}
    first = member("9", 4, "army")
    last = Member(estimate(FAR, "44", 52, 52, "dead"), DEAD, None, (), "", voices=("army",))
    assert len(apart([first, last], days)) == 1
    assert len(apart([first, replace(last, voices=("police",))], days)) == 2


def test_a_toll_of_the_dead_does_not_shrink() -> None:
    days = {TEXT.id: "2026-03-12", FAR.id: "2026-03-16"}
    told = [
        member("40", size, voice) for size, voice in ((40, "a"), (44, "b"), (46, "c"), (47, "d"))
    ]
    less = Member(estimate(FAR, "44", 12, 12, "dead"), DEAD, None, (), "", voices=("e",))
    assert apart([*told, less], days) == [told, [less]]
    # what somebody has told all along may be told again
    claims = [member("9", 11, "f"), *told]
    assert len(apart([*claims, less], days)) == 1
    # those missing may well grow fewer
    missing = Things(frozenset({"=missing"}), None, "")
    fewer = [replace(one, things=missing) for one in (*told, less)]
    assert len(apart(fewer, days)) == 1


def test_a_series_of_several_places_has_the_widest() -> None:
    near, wide = measure(place="norrby"), measure(place="NO")
    groups = {near: [member("40", 40, "police")], wide: [member("44", 44, "army")]}
    assert list(together(groups, DAYS, LANDS)) == [wide]


def test_kinds_that_a_report_sets_side_by_side_are_not_the_whole() -> None:
    guards = Things(frozenset({"=kill"}), "=guard", "")
    inmates = Things(frozenset({"=kill"}), "=prisoner", "")
    alone = {
        measure(): [member("40", 40)],
        measure(kind="=prisoner"): [member("44", 44, "army", things=inmates)],
    }
    assert len(together(alone, DAYS, LANDS)) == 1
    beside = {**alone, measure(kind="=guard"): [member("9", 9, "clinic", things=guards)]}
    assert len(together(beside, DAYS, LANDS)) == 3


def _thing(
    words: str,
    value: float,
    noun: str,
    *does: str,
    unit: bool = False,
    stuff: str = "",
    who: str = "",
) -> tuple[Measure, Member]:
    what = frozenset({noun, *does})
    one = member(words, value, *filter(None, [who]), things=Things(what, None, ""))
    told = Head(noun, stuff, frozenset(does), unit=unit, thing=True)
    return measure(what=" ".join(sorted(what))), replace(one, head=told)


@pytest.mark.parametrize(
    ("one", "other", "series"),
    [
        # a unit of the same stuff, whatever became of it
        (("hectare", "scorch", True, "", ""), ("hectare", "devour", True, "", ""), 1),
        (("hectare", "scorch", True, "wheat", ""), ("hectare", "devour", True, "rye", ""), 2),
        # a noun of which one tells no more, or one source tells both
        (("station", "", False, "", ""), ("station", "open", False, "", ""), 1),
        (("station", "guard", False, "", "a"), ("station", "open", False, "", "a"), 1),
        (("station", "guard", False, "", "a"), ("station", "open", False, "", "b"), 2),
        (("station", "open", False, "", ""), ("pier", "open", False, "", ""), 2),
    ],
)
def test_things_of_one_noun_go_together_where_nothing_parts_them(
    one: tuple[str, str, bool, str, str], other: tuple[str, str, bool, str, str], series: int
) -> None:
    made = [
        _thing(words, value, noun, *filter(None, [does]), unit=unit, stuff=stuff, who=who)
        for words, value, (noun, does, unit, stuff, who) in (
            ("40 dead", 40.0, one),
            ("44 dead", 44.0, other),
        )
    ]
    first, (told, second) = made
    second = replace(second, estimate=estimate(FAR, "44 piers", 44.0, 44.0, "piers"))
    groups = {first[0]: [first[1]], told: [second]}
    days = {**DAYS, FAR.id: "2026-03-12"}
    assert len(together(groups, days, LANDS)) == series


def test_what_is_expected_does_not_part_what_there_is() -> None:
    now = member("40 dead", 40.0, "a")
    then = member("44 dead", 44.0, "a")
    then = replace(then, estimate=replace(then.estimate, kind="forecast"))
    groups = {measure(): [now], measure(place="norrby"): [then]}
    assert len(together(groups, DAYS, LANDS)) == 1
