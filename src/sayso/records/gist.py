"""What words of a report mean, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gist:
    """What the words of a report from `start` to `end` mean, as `data/gist` tells.

    `vector` holds a signed byte for each of its numbers. Two that mean the same point the same way.
    """

    start: int
    end: int
    vector: bytes
