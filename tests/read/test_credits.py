from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.credits import Credit, byline, credit, tail_credit

R, AP, AFP = "Reuters", "Associated Press", "Agence France-Presse"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Roe", Credit(("Ann Roe",))),
        ("BY ANN ROE", Credit(("Ann Roe",))),
        ("by Ann Roe and Bob Poe", Credit(("Ann Roe", "Bob Poe"))),
        (
            "By Ann Roe, Bob Poe and Cy O’Dea, Staff Writers",
            Credit(("Ann Roe", "Bob Poe", "Cy O’Dea")),
        ),
        ("By Ann Roe in Kest", Credit(("Ann Roe",))),
        ("By Ann Roe, Harbour Courier", Credit(("Ann Roe",), outlet="Harbour Courier")),
        ("By Ann Roe and Bob Poe, Kest Today", Credit(("Ann Roe", "Bob Poe"), outlet="Kest Today")),
        ("By Ann Roe, Bob Poe", Credit(("Ann Roe", "Bob Poe"))),
        ("By Ann Roe, The Associated Press", Credit(("Ann Roe",), wire=AP)),
        ("By ANN ROE, AP Business Writer", Credit(("Ann Roe",), wire=AP)),
        ("By Ann Roe (Reuters)", Credit(("Ann Roe",), wire=R)),
        ("By Reuters", Credit(wire=R)),
        ("Ann Roe, AFP", Credit(("Ann Roe",), wire=AFP)),
        ("Story by Ann Roe", Credit(("Ann Roe",))),
        ("Associated Press", Credit(wire=AP)),
        ("By Harbour Times staff and AFP", Credit(wire=AFP, outlet="Harbour Times")),
        ("Staff Reports", Credit()),
        ("By dawn the ferry had sunk and nobody knew where the passengers were.", None),
        ("The ferry sank", None),
        ("By the numbers", None),
        ("By our correspondent", Credit()),
        ("By Tuesday evening, officials said, the water had risen by two metres.", None),
    ],
)
def test_bylines(line: str, expected: Credit | None) -> None:
    assert byline(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Roe contributed reporting.", Credit(contributors=("Ann Roe",))),
        (
            "Ann Roe and Bob Poe contributed reporting from Kest and Lund.",
            Credit(contributors=("Ann Roe", "Bob Poe")),
        ),
        ("Ann Roe in Kest contributed to this report.", Credit(contributors=("Ann Roe",))),
        ("The Associated Press contributed to this report.", Credit(wire=AP)),
        ("Reuters contributed to this story", Credit(wire=R)),
        ("Source: Agencia Oriel", Credit(wire="Agencia Oriel")),
        ("(Source: Oriel Newswire)", Credit(wire="Oriel Newswire")),
        ("Source: Ministry of Health", None),
        (
            "(Reporting by Ann Roe in Kest; Additional reporting by Bob Poe; Editing by Cy Dee)",
            Credit(("Ann Roe",), ("Bob Poe", "Cy Dee")),
        ),
        ("Reporting by Ann Roe; editing by Cy Dee", Credit(("Ann Roe",), ("Cy Dee",))),
        ("Additional reporting by Bob Poe", Credit(contributors=("Bob Poe",))),
        ("--additional reporting from Bob Poe.", Credit(contributors=("Bob Poe",))),
        ("Contributing: Bob Poe", Credit(contributors=("Bob Poe",))),
        ("— With files from The Canadian Press", Credit(wire="Canadian Press")),
        ("With reporting from AFP", Credit(wire=AFP)),
        ("Source: AFP", Credit(wire=AFP)),
        ("Sources: AFP/Reuters", Credit(wire=AFP)),
        ("(AFP)", Credit(wire=AFP)),
        ("Ann Roe reported from Kest.", Credit(contributors=("Ann Roe",))),
        ("© 2024 The Associated Press. All rights reserved.", Credit(wire=AP)),
        ("Copyright 2024 Harbour Herald. All rights reserved.", Credit(outlet="Harbour Herald")),
        ("He contributed to this report by opening the archive, the minister said.", None),
        ("Rain contributed to the flooding of the lower town.", None),
        (
            "Reporting by the agency showed that the dam had been leaking for years before it broke.",
            None,
        ),
        ("Source: a senior official", None),
        ("The agency reported from Kest that the ferry had sunk.", None),
    ],
)
def test_credit_lines(line: str, expected: Credit | None) -> None:
    assert credit(line) == expected


def test_a_credit_behind_the_last_sentence_goes() -> None:
    text, found = tail_credit("The dam held. (Reporting by Ann Roe; Editing by Cy Dee)")
    assert text == "The dam held."
    assert found == Credit(("Ann Roe",), ("Cy Dee",))
    assert tail_credit("The dam held (for now).") == ("The dam held (for now).", None)


@given(st.text(alphabet="ABy,;. ()ann–bd:contribuedg\n", max_size=300))
def test_any_line_is_survived(line: str) -> None:
    byline(line)
    credit(line)
    tail_credit(line)
