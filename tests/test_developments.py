"""How benchmarks/developments holds what we found against the labels of small developments."""

from __future__ import annotations

import pytest
from benchmarks import developments
from benchmarks.developments import Development, Labelled, Proposition

from sayso.records import (
    Actor,
    Attribution,
    Link,
    Point,
    Position,
    PositionStance,
    Reading,
    Status,
    Story,
)
from tests.build import report, said

FIRST = report("The mayor said the weir was sound.", "1", "2026-03-01")
SECOND = report("A lockkeeper denied that the weir was sound.", "2", "2026-03-02")


def _labelled(text: str, words: str, of: str, who: str) -> Labelled:
    start = text.index(words)
    return Labelled(of, ((start, start + len(words)),), who)


WEIR = Development(
    "00",
    (FIRST, SECOND),
    {
        "1:1": _labelled(FIRST.text, "the weir was sound", FIRST.id, "mayor"),
        "2:1": _labelled(SECOND.text, "that the weir was sound", SECOND.id, "lockkeeper"),
    },
    (Proposition("The weir was sound.", (("1:1", "affirm"), ("2:1", "deny"))),),
    frozenset(),
)
TOLD = (
    said(FIRST, "The mayor", "said", "the weir was sound"),
    said(SECOND, "A lockkeeper", "denied", "that the weir was sound", stance="deny"),
)
READINGS = [
    Reading(each.id, attributions=(told,)) for each, told in zip((FIRST, SECOND), TOLD, strict=True)
]


def _story(*points: tuple[Attribution, ...]) -> Story:
    actors = (Actor("m", "mayor", "person"), Actor("l", "lockkeeper", "person"))
    who: dict[str, tuple[str, PositionStance]] = {
        TOLD[0].id: ("m", "affirm"),
        TOLD[1].id: ("l", "deny"),
    }
    made = []
    links = []
    for number, told in enumerate(points):
        held = tuple(Position(who[a.id][0], who[a.id][1], None, (a.id,)) for a in told)
        status: Status = "disputed" if len(told) > 1 else "reported"
        made.append(Point(f"p{number}", "the weir was sound", status, 1, len(told), held))
        links += [Link("k", a.id, f"p{number}", "takes part", 1.0, "", "points") for a in told]
    reports = (FIRST.id, SECOND.id)
    return Story("s", "t", reports, actors=actors, points=tuple(made), links=tuple(links))


def test_one_point_with_both_sides_is_all_right() -> None:
    found = developments.figures(developments.score(WEIR, READINGS, _story(TOLD)))
    assert set(found.values()) - {1.0} <= {0.0}
    assert found["positions right"] == found["status right"] == found["disputed truly"] == 1.0


def test_two_points_of_one_side_each_answer_half() -> None:
    found = developments.figures(developments.score(WEIR, READINGS, _story(TOLD[:1], TOLD[1:])))
    assert found["positions right"] == 0.5
    assert found["status right"] == found["pairs that are one put together"] == 0.0


@pytest.mark.parametrize(
    ("who", "name", "same"),
    [
        ("Ada Brix", "Brix", True),
        ("mayor", "the mayor", True),
        ("Ada Brix", "Ola Brix", False),
        ("", "mayor", False),
    ],
)
def test_names_are_one_where_the_shorter_is_in_the_longer(who: str, name: str, same: bool) -> None:
    assert developments.same_name(who, [name]) is same


def test_those_held_out_are_not_among_the_others() -> None:
    learned = {one.name for one in developments.developments(held_out=False)}
    held = {one.name for one in developments.developments()}
    assert learned
    assert held
    assert learned.isdisjoint(held)
