from __future__ import annotations

from sayso.data import load


def test_weights_say_what_speaks_for_and_against_one_proposition() -> None:
    weights = load("likeness")
    assert weights["words"] > 0 > weights["other numbers"]
    assert "bias" in weights
