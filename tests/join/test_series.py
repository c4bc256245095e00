from __future__ import annotations

from typing import Any

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
