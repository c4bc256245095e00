from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.keep.letters import plain


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("KRAGERØ", "kragero"),
        ("Łódź", "lodz"),
        ("Æbeltoft, Þórshöfn", "aebeltoft, thorshofn"),
        ("İzmir’in ışığı", "izmir’in isigi"),
        ("Straße", "strasse"),
        ("12.5 %", "12.5 %"),
        ("Київ", "киів"),
    ],
)
def test_plain_letters(words: str, expected: str) -> None:
    assert plain(words) == expected


@given(words=st.text(max_size=40))
def test_what_is_plain_stays_as_it_is(words: str) -> None:
    once = plain(plain(words))
    assert plain(once) == once
