from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import pipeline
from sayso.records import Brief
from sayso.tell import tables
from tests import build

REPORT = build.report("=cmd|' /C calc'!A0 said Roth. Ten of -5 pumps failed.", title="@now")
SAID = build.said(REPORT, "Roth", "said", "=cmd|' /C calc'!A0")
FIGURE = build.estimate(REPORT, "Ten", 10.0, 10.5, "pumps")
READING = build.reading(REPORT, [SAID], estimates=(FIGURE,))


@pytest.fixture(scope="module")
def brief() -> Brief:
    story = pipeline.joined([REPORT], [READING], steps=())
    return pipeline.compose(story, [REPORT], [READING])


def test_no_cell_is_a_formula(brief: Brief) -> None:
    [row] = csv.DictReader(io.StringIO(tables.csv_text(brief, "attributions")))
    assert row["content"] == "'=cmd|' /C calc'!A0"
    assert row["title"] == "'@now"
    # What pipelines read is left as it is.
    [line] = tables.json_lines(brief, "attributions").splitlines()
    assert json.loads(line)["content"] == "=cmd|' /C calc'!A0"


@given(text=st.text(max_size=20))
def test_any_text_stays_one_cell_without_a_formula(text: str) -> None:
    title = replace(REPORT, title=text)
    story = pipeline.joined([title], [READING], steps=())
    made = pipeline.compose(story, [title], [READING])
    [row] = csv.DictReader(io.StringIO(tables.csv_text(made, "attributions"), newline=""))
    assert not row["title"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers(brief: Brief) -> None:
    [row] = tables.rows(brief, "estimates")
    assert (row["low"], row["high"], row["words"]) == (10, 10.5, "Ten")
    negative = tables._cell(-5)
    assert negative == -5


@pytest.mark.parametrize("what", ["attributions", "estimates", "points"])
def test_the_head_is_that_of_the_rows(brief: Brief, what: tables.What) -> None:
    for row in tables.rows(brief, what):
        assert list(row) == tables.COLUMNS[what]
    head = tables.csv_text(brief, what).splitlines()[0]
    assert head.split(",") == tables.COLUMNS[what]
