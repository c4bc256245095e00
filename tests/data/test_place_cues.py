from __future__ import annotations

import pytest

from sayso.data import load
from sayso.data.place_cues import PlaceCues


def test_score_adds_what_it_knows() -> None:
    cues = PlaceCues({"behind in": 2.0, "behind title": -3.0}, -1.0, 0.0)
    assert cues.score(["behind in", "never seen"]) == 1.0
    assert cues.score(["behind title"]) == -4.0


@pytest.mark.parametrize("cue", ["behind in", "before city", "n entity GPE whole"])
def test_the_shipped_weights_favour_what_they_should(cue: str) -> None:
    cues: PlaceCues = load("place_cues")
    assert cues.weights[cue] > 0 > cues.weights["behind title"]
