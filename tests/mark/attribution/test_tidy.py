from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data.reader import Found
from sayso.mark.attribution.tidy import tidy, trim


def at(text: str, *parts: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


@pytest.mark.parametrize(
    ("text", "given_content", "expected"),
    [
        # a quotation is whole, its marks and the comma within included
        ("“We sank fast,” Lund said.", ["We sank fast"], ["“We sank fast,”"]),
        ('"We sank fast," Lund said.', ["We sank fast"], ['"We sank fast,"']),
        ("Lund said “we sank” and “swam far”.", ["“we sank” and “swam"], ["“we sank” and “swam"]),
        ("Lund said “we sank” and “swam”.", ["“we sank” and “swam"], ["“we sank” and “swam”"]),
        # less than half of it is no reason to take it all
        ("Lund said: “We sank and then we all swam.”", ["“We sank"], ["“We sank"]),
        # loose marks and white space belong to nobody
        ("It sank fast, Lund said.", ["It sank fast, "], ["It sank fast"]),
        ("It sank -- Lund said -- fast.", ["It sank --", "-- fast"], ["It sank", "fast"]),
        # pieces that are no words, or only a little one
        ("It sank, Lund said, to the bottom.", [",", "It sank", "the"], ["It sank"]),
    ],
)
def test_content(text: str, given_content: list[str], expected: list[str]) -> None:
    (one,) = tidy(text, [Found(at(text, "Lund"), at(text, "said"), at(text, *given_content))])
    assert [text[start:end] for start, end in one.content] == expected


def test_a_quotation_with_its_cue_inside_stays_as_it_is() -> None:
    text = "“We sank fast said Lund."
    found = [Found(at(text, "Lund"), at(text, "said"), at(text, "“We sank fast"))]
    assert tidy(text, found) == found


def test_a_source_that_is_an_article_is_none() -> None:
    text = "The said it sank."
    (one,) = tidy(text, [Found(at(text, "The"), at(text, "said"), at(text, "it sank"))])
    assert one.source == ()


def test_order_and_emptiness() -> None:
    text = "Lund said it sank. Osei denied it."
    first = Found(at(text, "Lund"), at(text, "said"), at(text, "it sank"))
    second = Found(at(text, "Osei"), at(text, "denied"), ((31, 33),))
    assert tidy(text, [second, first, Found((), ((5, 9),), ((9, 10),))]) == [first, second]


@given(
    text=st.text(alphabet='ab, -\n“”"', max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_spans_are_never_empty_or_outside(text: str, spans: list[tuple[int, int]]) -> None:
    ranges = tuple((min(s), max(s)) for s in spans if max(s) <= len(text))
    for one in tidy(text, [Found((), (), ranges)]):
        assert one.content
        for start, end in one.content:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


def test_a_bracket_is_closed() -> None:
    text = "Ana Holm of the Port Union (PU), said so."
    assert trim(text, ((0, text.index(")")),), "") == ((0, text.index(")") + 1),)
