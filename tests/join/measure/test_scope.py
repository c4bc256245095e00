from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.data import load
from sayso.join.measure.scope import Named, focus, grounds, region, surfaces
from sayso.records import Place, PlaceMention, Report
from tests.build import estimate, reading, report

COUNTRIES = load("countries")
PLACES = {
    "Norrby": Place("p1", "Norrby", 1, 1, country="SE", kind="PPL"),
    "Ostland": Place("p2", "Ostland", 2, 2, country="SE", kind="ADM1"),
    "Stockholm": Place("p3", "Stockholm", 3, 3, country="SE", kind="PPLC"),
    "Sweden": Place("p4", "Sweden", 4, 4, country="SE", kind="PCLI"),
}


def mentions(of: Report) -> tuple[PlaceMention, ...]:
    found = [
        PlaceMention(of.cut(at, at + len(name)), place)
        for name, place in PLACES.items()
        for at in range(len(of.text))
        if of.text.startswith(name, at)
    ]
    return tuple(sorted(found, key=lambda p: p.span))


def where(
    text: str, places: Sequence[str] = (), of: str = "", vouchers: Sequence[str] = ()
) -> tuple[str, ...]:
    told = report(text)
    marks = reading(told, places=mentions(told))
    ground = grounds(marks, text, surfaces([marks]))
    known = {
        place.name.casefold(): Named(place, 0, 0, place.name.casefold())
        for place in PLACES.values()
    }
    figure = estimate(told, "40", 40, 40, "dead", where=tuple(places))
    return region(figure, ground, of, vouchers, known, COUNTRIES)[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The flood killed 40 in Norrby.", ("norrby",)),
        ("The flood killed 40 people.", ()),
        ("Sweden said that 40 had died.", ()),
        # A capital stands for its government.
        ("Offices in Stockholm counted 40 dead.", ()),
        ("From Norrby to Ostland 40 died.", ()),
        ("The flood killed 40 in Ostland's Norrby district.", ("norrby",)),
        ("The flood killed 40 in Norrby, Ostland.", ("norrby",)),
        ("Norrby has lost 40, says the provincial office.", ("norrby",)),
        ("The flood killed 40 in three provinces.", ("three provinces",)),
        ("Norrby lies in Ostland. In the province 40 have died.", ("ostland",)),
        ("Ostland has a port, Norrby. Of the town 40 have died.", ("norrby",)),
        ("NORRBY. The province has lost 40 people.", ("norrby",)),
        ("Nobody knows why. The province has lost 40 people.", ("the province",)),
        ("Storms reached Norrby. People there counted 40 dead.", ("norrby",)),
    ],
)
def test_where_a_figure_holds(text: str, wanted: tuple[str, ...]) -> None:
    assert where(text) == wanted


def test_an_office_counts_for_its_own_place() -> None:
    assert where("It counts 40 dead.", vouchers=("Norrby's district council",)) == ("norrby",)
    assert where("It counts 40 dead.", vouchers=("The Norrby Bank",)) == ()


def test_an_office_named_beside_another_place_does_not_count_for_that() -> None:
    names = ("The Norrby Bank", "a local charity")
    assert where("It counts 40 dead.", vouchers=names) == ()


def test_a_country_that_holds_a_place_told_with_it_is_no_place_of_its_own() -> None:
    assert where("They are 40 in Norrby.", ["Norrby", "Sweden"], of="NO") == ("norrby",)


def test_abroad_is_a_place_of_its_own() -> None:
    assert where("There are 40 of them.", ["Sweden"], of="NO") == ("SE",)
    assert where("There are 40 of them.", ["Sweden"], of="SE") == ()
    assert where("They are in Sweden. In the country 40 remain.", of="NO") == ("SE",)


def test_places_that_stand_apart_are_a_breakdown() -> None:
    both = ["Norrby", "Ostland"]
    assert where("Of 40 dead in Norrby and Ostland he knew none.", both) == ("norrby", "ostland")
    assert where("Of 40 dead, 30 were found in Norrby, 10 more in Ostland.", both) == ()
    assert where("Of the dead 40 lived in Norrby and 9 in Ostland.", both) == ("norrby",)


def test_the_focus_is_what_most_places_named_are() -> None:
    told = report("Norrby, Norrby and Ostland. Sweden, Sweden, Sweden.")
    marks = reading(told, places=mentions(told))
    ground = grounds(marks, told.text, surfaces([marks]))
    assert focus([ground]) == "norrby"
    assert focus([]) is None
