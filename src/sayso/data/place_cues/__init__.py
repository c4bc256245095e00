"""How much each cue speaks for a word being the name of a place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from sayso.errors import DataError


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """A logistic model: `weights` by cue, the `bias`, and the `threshold` in log odds."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def score(self, cues: Iterable[str]) -> float:
        """The log odds that a candidate with these cues is a place."""
        return self.bias + sum(self.weights.get(cue, 0.0) for cue in cues)


def load() -> PlaceCues:
    """Read the weights. Raises `DataError` where they are missing."""
    try:
        data = json.loads((files(__name__) / "weights.json").read_text("utf-8"))
    except FileNotFoundError as error:
        raise DataError("the weights of place cues are missing", "Install sayso again.") from error
    return PlaceCues(data["weights"], data["bias"], data["threshold"])
