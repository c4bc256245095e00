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
        ("The ministry gave the number of people in hospital as 55.", [(55, 55, "people")]),
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
