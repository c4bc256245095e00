from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.keep import keys
from sayso.records import ident


@given(st.sampled_from(keys.KINDS), st.text())
def test_a_number_gives_its_id_back(kind: str, words: str) -> None:
    name = ident(kind, words)
    number = keys.key(name)
    assert number is not None
    assert 0 <= number < 2**63
    assert keys.name(number) == name
    bounds = keys.beginning(name[:-5])
    assert bounds is not None
    assert bounds[0] <= number <= bounds[1]


def test_what_is_no_id_has_no_number() -> None:
    for name in (
        "",
        "event",
        "event-xyz",
        "mention-0123456789ab",
        "event-0123456789abc",
        "event-ä",
    ):
        assert keys.key(name) is None
    assert keys.key("event-0123") is None
    assert keys.beginning("event-") is not None
    assert keys.beginning("mention-01") is None


def test_kinds_keep_their_numbers() -> None:
    assert keys.key("attribution-000000000001") == 1
    assert keys.key("evidence-000000000000") == 6 << 48
