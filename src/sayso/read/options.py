"""What the user may say about the inputs, and the limits of reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is given with the inputs; a field that is not None overrides what the inputs say.

    `published`: an ISO date or date-time, or a date in words. `url`: the address a saved page came
    from. `max_bytes`: most raw bytes of one input (of one line of a JSONL file). `max_chars`: most
    characters of a report's text. `timeout`: seconds that a whole fetch may take. `stdin`: what `-` reads.
    `today`: no date may lie after it; None checks nothing.
    """

    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    max_bytes: int = 50_000_000
    max_chars: int = 1_000_000
    timeout: float = 30.0
    stdin: BinaryIO | None = None
    today: date | None = None
