from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data.reader.quotes import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sank,” he said. “Fast.”", ["“We sank,”", "“Fast.”"]),
        ('"We sank," he said. "Fast."', ['"We sank,"', '"Fast."']),
        ('He is 6\'2" tall and "fast" too', ['"fast"']),
        ("“We sank.\n\n“Then we swam.” Nobody", ["“We sank.", "“Then we swam.”"]),
        ("He said “we sank.\n\nNobody swam.", []),  # an opening that nothing closes
        ("We sank,” he said.", []),
        ("(\"sunk\") and —\"gone\"", ['"sunk"', '"gone"']),
        ('Marks stand " alone and "not"', ['"not"']),
        ("«Perdu», dit-elle", ["«Perdu»"]),
        ("“We heard “mayday” twice,” he said", ["“We heard “mayday”"]),
        ("", []),
    ],
)  # fmt: skip
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected


@given(st.text(alphabet='ab \n“”"«»', max_size=80))
def test_quotations_never_overlap_or_cross_paragraphs(text: str) -> None:
    found = quotations(text)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))
    assert all(start < end and "\n\n" not in text[start:end].strip() for start, end in found)
