from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.quantities import run
from sayso.records import Moment, Quantity, Reading, Report, Timex

Nlp = Callable[[str], Doc]


def quantities(nlp: Nlp, text: str, reading: Reading | None = None) -> tuple[Quantity, ...]:
    report = Report("r", "r", text)
    return run(report, nlp(text), reading or Reading("r"), units=load("units"))["quantities"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry carried 213 passengers.", [("213", "passenger", "=")]),
        ("More than 60 percent of voters stayed home.", [("60", "percentage", ">")]),
        ("Bread prices rose by 12 percent.", [("12", "percentage", "up")]),
        ("The reservoir fell about 3 metres.", [("3", "metre", "~")]),
        ("Repairs cost up to $1.2 billion.", [("1200000000", "dollar", "<")]),
        ("Nearly 7,500 residents left.", [("7500", "resident", "~")]),
        ("Between 300 and 500 miners walked out.", [("300-500", "miner", "=")]),
        ("It holds 10-12 people.", [("10-12", "people", "=")]),
        ("From $3 million to $5 million was lost.", [("3000000-5000000", "dollar", "=")]),
        ("The plant made 1 to 2 thousand tonnes.", [("1000-2000", "tonne", "=")]),
        ("The swell climbed from 2 metres to 5 metres.", [("2-5", "metre", "=")]),
        ("Three or four days passed.", [("3-4", "day", "=")]),
        ("Millions of bees died.", [("1000000-10000000", "bee", "=")]),
        ("A third of the crew was ill.", [("0.3333333333333333", "crew", "=")]),
        ("The tug sold for ten dollars and five cents.", [("10.05", "dollar", "=")]),
        ("More than 7 million crowns ($1 million) went.",
         [("7000000", "crown", ">"), ("1000000", "dollar", ">")]),
        ("The 48-year-old captain swam.", [("48", "year of age", "=")]),
        ("Ilsa Brandt, 34, swam two miles.", [("34", "year of age", "="), ("2", "mile", "=")]),
        ("It is one of the oldest tugs.", [("1", "old tug", "=")]),
        ("Oil fell from $75 per barrel to $45.", [("75-45", "dollar per barrel", "=")]),
        ("One in four residents left.", [("0.25", "resident", "=")]),
        ("Eight out of 10 sailors swim.", [("0.8", "sailor", "=")]),
        ("Fares rose by 12, 14 and 16 percent.",
         [("12", "percentage", "up"), ("14", "percentage", "="), ("16", "percentage", "=")]),
        ("More than 15 or so years passed.", [("15", "year", ">")]),
        ("The mill makes 300 tonnes per day.", [("300", "tonne per day", "=")]),
        ("She owes 280 million of the 900 million pesos.",
         [("280000000", "peso", "="), ("900000000", "peso", "=")]),
    ],
)  # fmt: skip
def test_quantities(nlp: Nlp, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(q.value, q.normalized_unit, q.change) for q in quantities(nlp, text)]
    # The lemma is spaCy's; the value and the change are ours.
    assert [(v, c) for v, _, c in found] == [(v, c) for v, _, c in expected]
    assert [u.split()[-1] for _, u, _ in found] == [u.split()[-1] for _, u, _ in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The strike began on March 12.",
        "On 8 July 2021 the dam broke.",
        "The harbour froze in 1987.",
        "The 2018 results were lost.",
        "Songs of the 1970s were played.",
        "The gates open at 6pm and close at 11:30.",
        "The KN-23 missile and a B52 were shown.",
        "Article 5 was invoked, and Section 12 was not.",
        "The Reds won 3-1 on the road.",
        "Write to 575 Alder Road or call 212-555-0147.",
        "See https://example.org/a/2/b?c=300 for more.",
        "No one saw which one left.",
        "She flew a Boeing 737.",
        "They met at Ground Zero.",
        "It passed by a 2-to-1 vote.",
        "They signed a two-month contract.",
        "The two had met before.",
        "They fell into the bottom three.",
        "She high-fived them and took one.",
    ],
)
def test_what_counts_nothing(nlp: Nlp, text: str) -> None:
    assert quantities(nlp, text) == ()


def test_bounds_are_open_where_the_text_leaves_them_open(nlp: Nlp) -> None:
    more, most, near = quantities(
        nlp, "At least 40 sheep, at most 50 goats and almost 60 cows drowned."
    )
    assert (more.low, more.high) == (40, None)
    assert (most.low, most.high) == (None, 50)
    assert (near.low, near.high, near.approximate) == (None, 60, True)


def test_a_date_found_by_timexes_is_no_quantity(nlp: Nlp) -> None:
    text = "The ninth Sunday of 12 saw 30 boats."
    report = Report("r", "r", text)
    timex = Timex(report.cut(4, 22), "DATE", Moment("2012"))
    found = quantities(nlp, text, Reading("r", timexes=(timex,)))
    assert [q.span.text for q in found] == ["30"]


def test_an_ago_is_both_a_date_and_a_number_of_months(nlp: Nlp) -> None:
    text = "Five months ago they met."
    timex = Timex(Report("r", "r", text).cut(0, 15), "DATE", Moment("2024-05"))
    (found,) = quantities(nlp, text, Reading("r", timexes=(timex,)))
    assert (found.low, found.normalized_unit) == (5, "month")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "at least up to about 12 1,500 dozens of $ € % million - – / and or to from between "
            "people boats km 3/4 , . ( ) one a half third per day “ ’ \n\n In May 2020 KN-23".split(
                " "
            )
        ),
        max_size=20,
    )
)
def test_spans_give_back_their_words(nlp: Nlp, words: list[str]) -> None:
    text = " ".join(words)
    for quantity in quantities(nlp, text):
        span = quantity.span
        assert text[span.start : span.end] == span.text
        assert span.text.strip()
        assert quantity.value
