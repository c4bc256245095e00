"""What a report is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """What the report with id `report` is about: features with their weights, heaviest first.

    All that it takes to find the stories that the report belongs to. `name`, `title` and
    `published` are the report's own.
    """

    report: str
    name: str
    title: str | None
    published: str | None
    about: tuple[tuple[str, float], ...]
