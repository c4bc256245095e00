from __future__ import annotations

import pytest

from sayso.data import likeness, load
from sayso.errors import DataError


def test_weights_say_what_speaks_for_and_against_one_proposition() -> None:
    learned = load("likeness")
    assert learned.pairs["words"] > 0 > learned.pairs["other numbers"]
    assert learned.centres["owns"] > 0 > learned.centres["other numbers"]
    assert "bias" in learned.pairs
    assert "bias" in learned.centres


def test_a_damaged_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "files", lambda _: _Broken())
    with pytest.raises(DataError, match="expected a number"):
        likeness.load()


class _Broken:
    """A folder whose tables hold a word where a number should stand."""

    def joinpath(self, _: str) -> _Broken:
        return self

    def read_text(self, encoding: str) -> str:
        return "# head\nwords\tmany\n"
