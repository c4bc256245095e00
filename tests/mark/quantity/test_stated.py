from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from tests.mark.test_estimates import read

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # labels, headlines, lists
        ("Ferry dead now 19, says the minister.", [(19, 19, "dead")]),
        ("The dead numbered 46.", [(46, 46, "dead")]),
        ("The injured number 352, including 37 children.", [(352, 352, "injured"), (37, 37, "children")]),
        ("Killed: 12. Injured: 35. Missing: 4.", [(12, 12, "Killed"), (35, 35, "Injured"), (4, 4, "Missing")]),
        ("Civilians: six, all of them from the quay.", [(6, 6, "Civilians")]),
        ("Norrby’s dead, 27 by the last tally, were being named.", [(27, 27, "dead")]),
        ("Arrivals in the county: 1,260.", [(1260, 1260, "Arrivals")]),
        # "as"
        ("The clinic lists 29 people as missing and 347 as injured.", [(29, 29, "people missing"), (347, 347, "people injured")]),
        ("The ministry gave the number of people in hospital as 55.", [(55, 55, "people in hospital")]),
        ("The harbour office closed its count of the injured at 121.", [(121, 121, "injured")]),
        ("The clinic was shut; 71 were now listed as wounded.", [(71, 71, "wounded")]),
        # a clause about a body of people
        ("A crowd that the police put at 35,000 filled the quay.", [(35000, 35000, "crowd")]),
        ("It put the number of those made homeless at between 600 and 700.", [(600, 700, "people homeless")]),
        ("The crash brought the season's fatalities to eleven.", [(11, 11, "fatalities")]),
        ("The number of dead rose to two on Friday.", [(2, 2, "dead")]),
        # what is known or believed
        ("Fourteen sailors are now known to have died.", [(14, 14, "sailors died")]),
        ("Nine divers are feared dead.", [(9, 9, "divers dead")]),
        # parts
        ("Some 74 people were aboard: 41 guests and 33 staff. Later 61 of them were found.", [(74, 74, "people aboard"), (41, 41, "guests aboard"), (33, 33, "staff aboard"), (61, 61, "people")]),
        ("It has 24 names: 15 from the capital, eight from Lund.", [(24, 24, "names"), (15, 15, "names"), (8, 8, "names")]),
        ("More than 50 people are ill, including 12 in critical condition.", [(50, None, "people ill"), (12, 12, "people")]),
        ("Of the 88 crew, 61 were rescued; the other 27 have not turned up.", [(88, 88, "crew"), (61, 61, "crew rescued"), (27, 27, "crew")]),
        ("Of the injured the clinic counts 301.", [(301, 301, "injured")]),
        # only people do or undergo this
        ("Nearly 80 were taken to hospital.", [(None, 80, "people taken to hospital")]),
        ("It was not 5,000 but 1,500 who marched.", [(1500, 1500, "people")]),
        ("The firm dismissed 90 drivers; 31 were still locked up.", [(90, 90, "drivers dismissed"), (31, 31, "drivers locked up")]),
        ("It raised the number of sailors killed at the lock from nine to 12.", [(12, 12, "sailors killed")]),
        ("On March 2, nine sailors were killed.", [(9, 9, "sailors killed")]),
        ("Some 300,000 of the poorest were paid.", [(300000, 300000, "poorest paid")]),
        ("Over 300 Togolese had walked across.", [(300, None, "Togolese walked")]),
        ("Police hold 240 “active participants” there.", [(240, 240, "active participants")]),
    ],
)  # fmt: skip
def test_what_a_bare_number_counts(
    nlp: Nlp, text: str, expected: list[tuple[float | None, float | None, str]]
) -> None:
    assert [(e.low, e.high, e.counted) for e in read(nlp, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was injured at 19.",
        "The group counted 41 more than the ministry admits.",
        "A boy aged 9 and 11 others came by train 352.",
        "Figures of 50 or 80 dead which are being passed around are pure invention.",
        "Call number 352.",
    ],
)
def test_what_is_no_figure_of_people(nlp: Nlp, text: str) -> None:
    assert not {e.low for e in read(nlp, text)} & {19, 41, 9, 352, 50}


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="dead injured: 12,“”— number those who of the\n", max_size=120))
def test_any_text_is_read(nlp: Nlp, text: str) -> None:
    for estimate in read(nlp, text):
        assert text[estimate.span.start : estimate.span.end] == estimate.span.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg gave the number on board as 67.", [(67, "people aboard")]),
        ("The operator said 391 people were aboard. Its office had arrived at 391 a week ago.", [(391, "people aboard"), (391, "people aboard")]),
        ("The pier held 88 anglers. Of the 88, 12 drowned.", [(88, "anglers"), (88, "anglers"), (12, "anglers drowned")]),
        ("Of the nine skiers, six were dug out.", [(9, "skiers"), (6, "skiers dug out")]),
        ("Of the 30 guests, 11 are nationals of Norway, six of India.", [(30, "guests"), (11, "nationals"), (6, "nationals")]),
        ("Of the dead, six were men and two were young children.", [(6, "men"), (2, "young children")]),
        ("It gives the number of dead as 61 and that of the missing as 89.", [(61, "dead"), (89, "missing")]),
        ("The embassy has a team of six in Lund.", [(6, "team")]),
        ("The federation plans a march on 8 March and expects 20,000.", [(20000, "people")]),
        ("The number of people rescued has gone up by 17 to 236.", [(17, "people rescued"), (236, "people rescued")]),
        ("The toll has gone up to 236.", [(236, "dead")]),
        ("Some 52 people are listed as missing.", [(52, "people missing")]),
        ("It is known that 54 persons are confirmed to have lost their lives.", [(54, "persons lost lives")]),
        ("Between 8,000 and 10,000 marched through Norrby.", [(10000, "people marched")]),
        ("The city expects another 25,000 to arrive before winter.", [(25000, "people arrived")]),
        ("The storm left 17 dead, 200 injured and 30,000 without power.", [(17, "dead"), (200, "injured"), (30000, "people without power")]),
        ("Of those infected, 12 have died and 30 are on ventilators.", [(12, "died"), (30, "patients")]),
        ("The crowd, put at 7,000 by the ministry, dispersed.", [(7000, "crowd")]),
        ("Some 260 are being held in the yard.", [(260, "people")]),
        ("Unions fear for 5,000 workers; the firm speaks of 1,200.", [(5000, "workers"), (1200, "workers")]),
        ("✔ Wounded: 41, of whom 29 remain in hospital.", [(41, "Wounded"), (29, "Wounded")]),
        ("Two inspectors oversee the fleet.", [(2, "inspectors oversee fleet")]),
        ("He was held on 12 February. Three guards are still in jail.", [(3, "guards in jail")]),
        ("Of the 14 people hurt, nine have left hospital.", [(14, "people hurt"), (9, "people left hospital")]),
        ("Some 70 men were captured. Twelve were shot; the city put the number at 40.", [(70, "men captured"), (12, "shot"), (40, "shot")]),
    ],
)  # fmt: skip
def test_what_is_told_in_other_places(
    nlp: Callable[[str], Doc], text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(e.high or e.low, e.counted) for e in read(nlp, text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Forty-six people are still to be found.", "count"),
        ("Dozens of guests may still be inside the hull.", "count"),
        ("As many as 130 people may be trapped in the wreck.", "count"),
        ("Some 40 posts could be lost.", "forecast"),
        ("Around 150 relatives are expected from Lund.", "forecast"),
    ],
)
def test_what_may_be_so_now_is_no_forecast(nlp: Callable[[str], Doc], text: str, kind: str) -> None:
    (found,) = read(nlp, text)
    assert found.kind == kind
