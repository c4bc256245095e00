from __future__ import annotations

import pytest

from sayso.data import likeness, load
from sayso.errors import DataError
from sayso.join.point.pairs import FEATURES


def test_there_is_a_weight_for_all_that_is_told_of_a_pair() -> None:
    learned = load("likeness")
    assert set(learned) == {*FEATURES, "bias"}
    assert learned["own cosine"] > 0 > learned["other numbers"]


def test_a_damaged_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "files", lambda _: _Broken())
    with pytest.raises(DataError, match="expected a number"):
        likeness.load()


class _Broken:
    """A folder whose table holds a word where a number should stand."""

    def joinpath(self, _: str) -> _Broken:
        return self

    def read_text(self, encoding: str) -> str:
        return "# head\nwords\tmany\n"
