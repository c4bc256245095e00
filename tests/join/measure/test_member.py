from __future__ import annotations

import pytest

from sayso.join.measure.member import Member, settled
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
