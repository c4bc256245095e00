"""Dictionaries and models that ship with sayso, each in a folder of its own with a card.

`load` imports and builds a piece on first use only: start-up must not pay for what is not used.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def load(name: str) -> Any:
    """The dictionary or model `name`: what `load()` of the folder `sayso/data/<name>/` returns.

    Raises `DataError` where its files are missing or not the ones its card names.
    """
    return import_module(f"sayso.data.{name}").load()
