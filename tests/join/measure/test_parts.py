from __future__ import annotations

from typing import Literal

import pytest

from sayso.data import load
from sayso.join import series
from sayso.records import Estimate, Span, Story, ident
from tests.build import reading, report

Part = Literal["", "subset", "increment"]


def titles(text: str, *figures: tuple[str, str, Part]) -> dict[str, str]:
    """The title of each figure's series by the words of the figure; "" where it is in none."""
    told = report(text)
    made = []
    for words, counted, part in figures:
        start = text.index(words)
        value = float(words)
        made.append(
            Estimate(
                ident("estimate", told.id, words),
                Span(told.id, start, start + len(words), words),
                value,
                value,
                False,
                counted,
                None,
                (),
                "count",
                None,
                None,
                None,
                part=part or None,
            )
        )
    found = series.run(
        (told,),
        (reading(told, estimates=tuple(made)),),
        Story("s", "t", (told.id,)),
        concepts=load("concepts"),
        countries=load("countries"),
        senses=load("senses"),
        units=load("units"),
    )["series"]
    by_id = {each: one.title for one in found for each in one.estimates}
    return {one.span.text: by_id.get(one.id, "") for one in made}


@pytest.mark.parametrize(
    ("text", "figures", "wanted"),
    [
        # what splits a total counts what the total counts
        (
            "The bulletin listed 21 dead: 19 passengers and 2 sailors.",
            (("21", "dead", ""), ("19", "passengers", ""), ("2 ", "crew", "")),
            {"21": "deaths", "19": "passengers killed", "2 ": "crew killed"},
        ),
        (
            "Some 14 people were hurt, 6 of them firefighters.",
            (("14", "people hurt", ""), ("6", "people", "subset")),
            {"14": "injured", "6": "people wounded"},
        ),
        # what became of all those counted is told as a part of them
        (
            "Of the 90 convicts who escaped, 37 have been caught.",
            (("90", "convicts escaped", ""), ("37", "convicts caught", "subset")),
            {"90": "people who escaped", "37": "people recaptured"},
        ),
        # more of the dead are no toll; but the only wounded told of are all of them
        (
            "The office said 2 more people have died, which brings the toll to 5 dead.",
            (("2", "people died", ""), ("5", "dead", "")),
            {"2": "", "5": "deaths"},
        ),
        (
            "The blast killed 63 people, and 120 more were wounded.",
            (("63", "people killed", ""), ("120", "people wounded", "")),
            {"63": "deaths", "120": "injured"},
        ),
        # a part of the same is in no series
        (
            "Police said 12 of the 26 miners killed were suffocated.",
            (("12", "miners killed", ""), ("26", "miners killed", "")),
            {"12": "", "26": "miners killed"},
        ),
        (
            "The warden said 90 got away; 37 are back in custody and 53 are not.",
            (("90", "convicts escaped", ""), ("37", "convicts", ""), ("53", "convicts", "")),
            {"90": "people who escaped", "37": "people recaptured", "53": ""},
        ),
        (
            "The ministry counts 246 escapees. By noon 161 of them had been recaptured.",
            (("246", "escapees", ""), ("161", "convicts recaptured", "subset")),
            {"246": "people who escaped", "161": "people recaptured"},
        ),
        # what somebody has of its own is no part of a total that nobody tells
        (
            "The company said 4 of its miners had died.",
            (("4", "miners died", "subset"),),
            {"4": "miners killed"},
        ),
        # another number of people, but not more of those told before
        (
            "The toll rose to 19. Another 58 people remained in hospital.",
            (("19", "dead", ""), ("58", "people in hospital", "increment")),
            {"19": "deaths", "58": "patients in hospital"},
        ),
        (
            "The toll rose to 19. Another 58 people died on Monday.",
            (("19", "dead", ""), ("58", "people died", "increment")),
            {"19": "deaths", "58": ""},
        ),
        # by how much a figure changed, and what it lacks, is none itself
        (
            "The group counts 41 dead, up by 7 since May.",
            (("41", "dead", ""), ("7", "people killed", "")),
            {"41": "deaths", "7": ""},
        ),
        (
            "He said 19 deaths in the camps had been left out.",
            (("19", "deaths", ""),),
            {"19": ""},
        ),
        # a figure told again, and one that only takes another's place
        (
            "There were 391 people aboard. Of the 391\nmost were asleep.",
            (("391", "people aboard", ""), ("391\n", "passengers", "")),
            {"391": "people aboard", "391\n": "people aboard"},
        ),
        # persons deprived of their liberty may have died
        (
            "Deceased: 14 persons. 9 were persons deprived of liberty and 5 were guards.",
            (("14", "dead", ""), ("9", "persons deprived of liberty", ""), ("5", "guards", "")),
            {"14": "deaths", "9": "persons killed", "5": "guards killed"},
        ),
    ],
)
def test_what_a_figure_takes_from_its_total(
    text: str, figures: tuple[tuple[str, str, Part], ...], wanted: dict[str, str]
) -> None:
    assert titles(text, *figures) == wanted
