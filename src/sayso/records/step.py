"""A step of a stage, and what it states about itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One small pure function of a stage.

    `needs` and `gives` name fields of the stage's record (`timexes`), or an aspect of one that a
    later step fills in (`attributions.stance`). `uses` names what `data.load` gives: dictionaries
    and models, passed to `run` as keyword arguments. `run` returns the fields that it gives.
    """

    name: str
    run: Callable[..., dict[str, Any]]
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
