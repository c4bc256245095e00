"""What speaks for two claims telling of one matter, weighed: `sayso.join.point.pairs` compares them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from sayso.errors import DataError


def load() -> Mapping[str, float]:
    """The weight of each feature and the `bias`, in log odds.

    Raises `DataError` where a line has the wrong shape.
    """
    weights = {}
    for line in files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        feature, _, value = line.partition("\t")
        try:
            weights[feature] = float(value)
        except ValueError as error:
            raise DataError(
                f"weights.tsv: expected a number in {line!r}", "Reinstall sayso."
            ) from error
    return weights
