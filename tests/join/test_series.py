from __future__ import annotations

from typing import Any

import pytest

from sayso.data import load
from sayso.join import series
from sayso.records import Estimate, Series, Story
from tests.build import estimate, reading, report

TEXT = report(
    "Police counted 40 dead and 12 missing. The army counted 44 killed, 9 of them children. "
    "In Norrby 7 were killed. Canada sent 300 soldiers; Canadian troops now number 900."
)


def join(*estimates: Estimate) -> list[Series]:
    story = Story("s", "t", (TEXT.id,))
    made: dict[str, Any] = series.run(
        (TEXT,),
        (reading(TEXT, estimates=estimates),),
        story,
        concepts=load("concepts"),
        countries=load("countries"),
        units=load("units"),
    )
    return list(made["series"])


def test_words_for_the_same_thing_share_a_series() -> None:
    dead = estimate(TEXT, "40", 40, 40, "dead")
    killed = estimate(TEXT, "44", 44, 44, "killed")
    (one,) = join(dead, killed)
    assert one.estimates == (dead.id, killed.id)


def test_different_measures_never_share_a_series() -> None:
    made = join(
        estimate(TEXT, "40", 40, 40, "dead"),
        estimate(TEXT, "12", 12, 12, "missing"),
        estimate(TEXT, "7", 7, 7, "killed", where=("Norrby",)),
    )
    assert len(made) == 3


def test_what_flowed_is_not_what_stood_there() -> None:
    sent = estimate(TEXT, "300", 300, 300, "soldiers", whose="Canada", kind="flow")
    there = estimate(TEXT, "900", 900, 900, "troops", whose="Canadian")
    assert len(join(sent, there)) == 2


def test_a_country_and_its_adjective_are_one() -> None:
    one = estimate(TEXT, "300", 300, 300, "soldiers", whose="Canada")
    two = estimate(TEXT, "900", 900, 900, "troops", whose="Canadian")
    assert len(join(one, two)) == 1


def test_a_subset_is_in_no_series() -> None:
    assert join(estimate(TEXT, "9", 9, 9, "children", part="subset")) == []


def test_abroad_is_not_all() -> None:
    whole = estimate(TEXT, "900", 900, 900, "soldiers", whose="Canada")
    abroad = estimate(TEXT, "300", 300, 300, "soldiers", whose="Canadian", where=("Norway",))
    assert len(join(whole, abroad)) == 2


def test_titles_read_as_they_are_spoken() -> None:
    (sent,) = join(
        estimate(TEXT, "300", 300, 300, "soldiers sent", whose="Canada", where=("Norway",))
    )
    (lost,) = join(estimate(TEXT, "40", 40, 40, "ships lost", whose="Alder Line"))
    assert sent.title == "Canadian soldiers sent to Norway"
    assert lost.title == "ships lost (Alder Line)"


def test_who_was_treated_and_the_number_treated_are_one() -> None:
    people = estimate(TEXT, "40", 40, 40, "people treated")
    number = estimate(TEXT, "44", 44, 44, "treated")
    left = estimate(TEXT, "12", 12, 12, "people left homes")
    assert len(join(people, number, left)) == 2


def test_a_toll_since_a_day_stands_with_tolls_so_far() -> None:
    since = estimate(TEXT, "40", 40, 40, "dead", kind="flow", on="2031-05-01/..")
    closed = estimate(TEXT, "12", 12, 12, "dead", kind="flow", on="2030")
    so_far = estimate(TEXT, "44", 44, 44, "killed")
    made = join(since, closed, so_far)
    assert {frozenset(s.estimates) for s in made} == {
        frozenset({since.id, so_far.id}),
        frozenset({closed.id}),
    }


@pytest.mark.parametrize("counted", ["people", "dollars", "tonnes"])
def test_what_says_nothing_is_in_no_series(counted: str) -> None:
    assert join(estimate(TEXT, "40", 40, 40, counted)) == []


def test_an_adjective_stands_before_what_a_share_is_of() -> None:
    (one,) = join(estimate(TEXT, "40", 40, 40, "percent of voters", whose="Canadian"))
    assert one.title == "percent of Canadian voters"


def test_a_toll_of_long_ago_is_another_happening() -> None:
    now = estimate(TEXT, "40", 40, 40, "dead")
    then = estimate(TEXT, "44", 44, 44, "dead", on="1931-05-03")
    assert len(join(now, then)) == 2


def test_a_report_sums_up_its_day() -> None:
    at_noon = estimate(TEXT, "40", 40, 40, "dead", on="2025-05-10T12:00")
    told = estimate(TEXT, "44", 44, 44, "killed")
    (one,) = join(told, at_noon)
    assert one.estimates == (at_noon.id, told.id)
