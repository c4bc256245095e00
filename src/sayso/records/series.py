"""Estimates of the same measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """Estimates of one measure, by id in order of the moment they hold for."""

    id: str
    title: str
    unit: str
    estimates: tuple[str, ...]
