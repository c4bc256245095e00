from __future__ import annotations

import pytest

from sayso.join.measure.member import Member, again, hosted, settled
from sayso.join.measure.scope import Grip
from sayso.join.measure.things import Things
from tests.build import estimate, report

TEXT = report("They counted 40.")
DEAD = Things(frozenset({"=kill"}), None, "")


def member(place: str, grip: Grip) -> Member:
    figure = estimate(TEXT, "40", 40, 40, "dead")
    return Member(figure, DEAD, None, (place,) if place else (), "", grip)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        # A place that is named for a figure parts it from the others.
        ([("", "beside"), ("norrby", "named")], ["", "norrby"]),
        # One place that is only meant is where all of it happens; of two each is its own.
        ([("", "beside"), ("norrby", "meant")], ["", ""]),
        ([("lund", "meant"), ("norrby", "meant")], ["lund", "norrby"]),
        # A place beside a figure counts where it stands for another one.
        ([("norrby", "beside"), ("norrby", "beside")], ["", ""]),
        ([("norrby", "beside"), ("norrby", "named")], ["norrby", "norrby"]),
        # People abroad are never all of them.
        ([("", "beside"), ("NO", "meant")], ["", "NO"]),
    ],
)
def test_a_place_parts_figures_only_where_they_are_told_apart(
    told: list[tuple[str, Grip]], kept: list[str]
) -> None:
    found = settled([member(place, grip) for place, grip in told])
    assert ["".join(one.region) for one in found] == kept


def test_several_places_are_those_that_another_figure_names() -> None:
    figure = estimate(TEXT, "40", 40, 40, "dead")
    named = Member(figure, DEAD, None, ("lund", "norrby", "visby"), "", "named")
    counted = Member(figure, DEAD, None, ("three towns",), "", "named")
    assert [one.region for one in settled([named, counted])] == [named.region, named.region]
    assert [one.region for one in settled([counted])] == [()]


SOLDIERS = Things(frozenset(), "=soldier", "")
SENT = Things(frozenset({"=send"}), "=soldier", "")


def soldiers(
    number: float, place: str, grip: Grip, things: Things = SOLDIERS, whose: str | None = None
) -> Member:
    figure = estimate(TEXT, "40", number, number, "soldiers", whose=whose)
    return Member(figure, things, "CA", (place,) if place else (), "", grip)


@pytest.mark.parametrize(
    ("other", "place"),
    [
        (soldiers(500, "", "beside"), "NO"),
        (soldiers(500, "SE", "meant"), "NO"),  # "there" is where theirs are
        (soldiers(500, "SE", "named"), "SE"),
        (soldiers(90_000, "", "beside"), ""),  # all the soldiers of the country
        (soldiers(500, "", "beside", whose="Canada"), ""),
    ],
)
def test_soldiers_are_where_most_of_theirs_are(other: Member, place: str) -> None:
    found = hosted([soldiers(400, "NO", "named"), other])
    assert "".join(found[1].region) == place


def test_a_figure_for_those_sent_is_told_again() -> None:
    sent = soldiers(900, "NO", "named", SENT)
    same, other = again([sent, soldiers(900, "", "beside"), soldiers(870, "", "beside")])[1:]
    assert (same.things, same.region) == (SENT, ("NO",))
    assert (other.things, other.region) == (SOLDIERS, ())
