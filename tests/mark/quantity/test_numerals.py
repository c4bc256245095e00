from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.mark.quantity.numerals import numerals


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("a crew of 1,250 men", "1,250", 1250),
        ("as many as 1,68,000 persons", "1,68,000", 168000),
        ("a list of 12,34,567 names", "12,34,567", 1234567),
        ("over 1.1 lakh voters", "1.1 lakh", 110000),
        ("some 19.4 lakh voters", "19.4 lakh", 1940000),
        ("some 3.4 million voters", "3.4 million", 3.4e6),
        ("a €2.7m repair", "2.7m", 2.7e6),
        ("the 8.1bn plan", "8.1bn", 8.1e9),
        ("half a million votes", "half a million", 5e5),
        ("a quarter of a million votes", "a quarter of a million", 2.5e5),
        ("two hundred and six beds", "two hundred and six", 206),
        ("thirty-four nurses", "thirty-four", 34),
        ("a dozen boats", "a dozen", 12),
        ("half a dozen boats", "half a dozen", 6),
        ("three dozen boats", "three dozen", 36),
        ("two-thirds of the crew", "two-thirds", 2 / 3),
        ("a third of the crew", "a third", 1 / 3),
        ("2 1/2 miles out", "2 1/2", 2.5),
        ("3½ miles out", "3½", 3.5),
        ("three and a half miles", "three and a half", 3.5),
        ("one million and a half", "one million and a half", 1.5e6),
        ("minus five degrees", "minus five", -5),
        ("it was -12 outside", "-12", -12),
        ("a mass of 1.5×10^3 kg", "1.5×10^3", 1500),
        ("40 000 tonnes", "40 000", 40000),
        ("twelve point five", "twelve point five", 12.5),
        ("6 crore rupees", "6 crore", 6e7),
    ],
)
def test_value(text: str, words: str, value: float) -> None:
    found = numerals(text)
    assert [text[n.start : n.end] for n in found] == [words]
    assert math.isclose(found[0].value, value)
    assert found[0].high is None


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("dozens of huts", "dozens", 12, 120),
        ("hundreds were ill", "hundreds", 100, 1000),
        ("tens of thousands fled", "tens of thousands", 1e4, 1e5),
        ("hundreds of thousands fled", "hundreds of thousands", 1e5, 1e6),
        ("several hundred huts", "several hundred", 100, 1000),
        ("a couple of dozen huts", "couple of dozen", 24, 36),
    ],
)
def test_rough_amounts_are_ranges(text: str, words: str, low: float, high: float) -> None:
    (found,) = numerals(text)
    assert (text[found.start : found.end], found.value, found.high) == (words, low, high)
    assert found.rough


@pytest.mark.parametrize(
    "text",
    [
        "the third of them",
        "in the second half",
        "a fourth man",
        "over and out",
        "the end of a quarter",
        "a and an",
        "9e999",
    ],
)
def test_no_number(text: str) -> None:
    assert numerals(text) == []


def test_a_paragraph_ends_a_number() -> None:
    assert [n.value for n in numerals("twenty\n\nthree boats")] == [20, 3]


@pytest.mark.parametrize(
    "piece", ["1", "1,", "one ", "a ", "1 ", "-", "½", "twenty-", "of ", "9 000 "]
)
def test_hostile_input_takes_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    numerals(text)
    assert time.process_time() - start < 3


@given(st.text(alphabet=st.sampled_from("0123456789,.-/ ½€an odhurelmitw\n"), max_size=80))
def test_numbers_never_overlap(text: str) -> None:
    end = 0
    for found in numerals(text):
        assert end <= found.start < found.end <= len(text)
        assert math.isfinite(found.value)
        end = found.end
