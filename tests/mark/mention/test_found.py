from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.mark.mention.found import dateline
from tests.mark.test_mentions import mark

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("TRONDHEIM, Norway, Nov 5 - Dockers walked out.", "TRONDHEIM, Norway, Nov 5 -"),
        ("PORT LOUIS (Wire) — The pier burned.", "PORT LOUIS (Wire) —"),
        ("KARUR: A bus fell into a canal.", "KARUR:"),
        ("Pier burns\n\nBy Ana Rey\n\nLÜDERITZ, May 2 — The pier burned.", "LÜDERITZ, May 2 —"),
        ("The pier burned in Oslo - and fell.", ""),
    ],
)
def test_where_a_report_was_written(nlp: Nlp, text: str, line: str) -> None:
    doc = nlp(text)
    assert " ".join(doc[i].text for i in sorted(dateline(doc))) == " ".join(
        t.text for t in nlp(line)
    )


def test_the_place_of_the_dateline_is_no_actor(nlp: Nlp) -> None:
    text = "TRONDHEIM, Norway, Nov 5 - Crane drivers walked out on Sunday, their union said."
    assert not [m for m in mark(nlp, text) if "TRONDHEIM" in m.span.text]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet="AB, -(—\n1a", max_size=80))
def test_any_opening_can_be_read(nlp: Nlp, text: str) -> None:
    doc = nlp(text)
    assert all(0 <= i < len(doc) for i in dateline(doc))
