from __future__ import annotations

from sayso.keep.ledger import Ledger
from sayso.keep.watched import set_state, state


def test_the_last_state_is_the_state(ledger: Ledger) -> None:
    assert state(ledger, "feed", "https://herald.example/rss") is None
    set_state(ledger, "feed", "https://herald.example/rss", {"etag": "1"})
    set_state(ledger, "feed", "https://herald.example/rss", {"etag": "2", "due": None})
    set_state(ledger, "host", "https://herald.example/rss", {})
    assert state(ledger, "feed", "https://herald.example/rss") == {"etag": "2", "due": None}
    assert state(ledger, "host", "https://herald.example/rss") == {}
