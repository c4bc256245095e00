"""What speaks for two statements, and for two drafts of a point, being one, weighed.

`sayso.join.point.pairs` compares statements, `sayso.join.point.centres` drafts.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import NamedTuple

from sayso.errors import DataError


class Likeness(NamedTuple):
    """The weight of each feature and the `bias`, in log odds: of two statements, of two drafts."""

    pairs: Mapping[str, float]
    centres: Mapping[str, float]


def load() -> Likeness:
    """The weights of this folder. Raises `DataError` where a line has the wrong shape."""
    return Likeness(_weights("weights.tsv"), _weights("centres.tsv"))


def _weights(name: str) -> Mapping[str, float]:
    weights = {}
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        feature, _, value = line.partition("\t")
        try:
            weights[feature] = float(value)
        except ValueError as error:
            raise DataError(f"{name}: expected a number in {line!r}", "Reinstall sayso.") from error
    return weights
