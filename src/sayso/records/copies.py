"""Reports that share text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Ids of reports that share text, the one they come from, and the share (0 to 1) of it."""

    reports: tuple[str, ...]
    original: str
    share: float
