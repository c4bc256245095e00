from __future__ import annotations

import math
from typing import Any

from sayso.tell.arrows import MOST_ROUTES, arrows
from sayso.tell.projection import Point, window
from sayso.tell.views import RouteView

HERE, THERE = (21.6, 63.1), (24.9, 60.2)
VIEW = window([HERE, THERE], 736, 430)


def route(origin: Point, goal: Point, *, firm: bool = True, number: int = 1) -> RouteView:
    return RouteView(number, "Vaasa", "Helsinki", origin, goal, firm, ())


def lines(layer: dict[str, Any]) -> list[list[Point]]:
    return [each["geometry"]["coordinates"] for each in layer["data"]["values"]]


def test_an_arrow_leads_from_one_place_to_the_other_and_keeps_off_their_dots() -> None:
    (firm, loose, heads, _, _), (box,) = arrows([route(HERE, THERE)], VIEW)
    (line,), ((head,),) = lines(firm), lines(heads)
    assert lines(loose) == []
    assert 5 < math.dist(line[0], VIEW.pixel(*HERE)) < 25
    assert 5 < math.dist(head[0], VIEW.pixel(*THERE)) < 25
    assert box[0] < line[len(line) // 2][0] < box[2]


def test_what_is_not_firm_is_dashed() -> None:
    (firm, loose, _, _, _), _ = arrows([route(HERE, THERE, firm=False)], VIEW)
    assert lines(firm) == []
    assert len(lines(loose)) == 1
    assert loose["mark"]["strokeDash"]


def test_there_and_back_lie_apart() -> None:
    both = [route(HERE, THERE), route(THERE, HERE, number=2)]
    (_, _, _, numbers, _), boxes = arrows(both, VIEW)
    one, two = ((each["x"], each["y"]) for each in numbers["data"]["values"])
    assert math.dist(one, two) > 20
    assert len(boxes) == 2


def test_what_is_too_near_or_too_much_is_not_drawn() -> None:
    assert arrows([route(HERE, (21.61, 63.1))], VIEW)[1] == []
    many = [route(HERE, THERE, number=at) for at in range(100)]
    assert len(arrows(many, VIEW)[1]) == MOST_ROUTES
