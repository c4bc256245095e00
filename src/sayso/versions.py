"""Which code and data a result was made by: the version, and a hash of what decides the result.

A version number alone would call the work of two states of the same checkout the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sayso import __version__


@cache
def marks() -> str:
    """The version of what turns raw input into readings."""
    return _version("read", "mark", "records", "data")


@cache
def joins() -> str:
    """The version of what turns readings into a brief."""
    return _version("join", "records", "data", "tell/compose.py")


def _version(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        for name, data in _sources(files("sayso").joinpath(*part.split("/")), part):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _sources(at: Traversable, name: str) -> list[tuple[str, bytes]]:
    """Code and cards; a card holds the checksum of each data file beside it."""
    if at.is_dir():
        inside = sorted(at.iterdir(), key=lambda each: each.name)
        return [found for each in inside for found in _sources(each, f"{name}/{each.name}")]
    good = at.name.endswith(".py") or at.name == "card.md"
    return [(name, at.read_bytes())] if good else []
