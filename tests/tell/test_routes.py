from __future__ import annotations

from dataclasses import replace

from sayso.tell.cast import cast
from sayso.tell.cites import shelve
from sayso.tell.routes import routes
from tests.tell.sample import build, movement

BRIEF = build()
KNOWN = cast(BRIEF, shelve(BRIEF.reports))


def test_one_route_for_each_two_places_with_all_that_is_told_of_it() -> None:
    first, second = routes(BRIEF, KNOWN)
    assert (first.number, first.origin, first.goal, first.firm) == (1, "Vaasa", "Umeå", True)
    assert [line.cites[0].number for line in first.lines] == [1, 2]
    assert first.lines[0].details == ("11 March 2031",)
    assert (second.number, second.origin, second.goal, second.firm) == (
        2,
        "Umeå",
        "Helsinki",
        False,
    )
    assert second.lines[0].details == ("planned", "11 March 2031")


def test_a_route_that_somebody_denies_is_not_firm() -> None:
    denied = replace(BRIEF.movements[1], standing="denied")
    (route,) = routes(replace(BRIEF, movements=(BRIEF.movements[0], denied)), KNOWN)
    assert not route.firm
    assert [line.details[0] for line in route.lines] == ["11 March 2031", "denied or doubted"]


def test_the_same_words_are_one_line_that_names_its_source() -> None:
    told = movement("wire", "It had left Vaasa", "told")
    copied = movement("copy", "It had left Vaasa", "told")
    sourced = replace(told, attribution=BRIEF.attributions[0].id)
    (route,) = routes(replace(BRIEF, movements=(sourced, copied)), KNOWN)
    (line,) = route.lines
    assert len(line.cites) == 2
    assert line.details[-1].startswith("source: ")


def test_a_route_that_rests_on_a_disputed_point_is_not_firm() -> None:
    point = next(each for each in BRIEF.points if each.status == "disputed")
    affirmed = next(each for each in point.positions if each.stance == "affirm")
    told = replace(BRIEF.movements[0], attribution=affirmed.attributions[0])
    (route,) = routes(replace(BRIEF, movements=(told,)), KNOWN)
    assert not route.firm
    assert route.lines[0].details[0] == "disputed"


def test_no_route_to_a_place_that_the_brief_lacks() -> None:
    lost = replace(BRIEF.movements[0], goal="place-nowhere")
    assert routes(replace(BRIEF, movements=(lost,)), KNOWN) == ()
