"""The brief as JSON, by contract (`sayso schema` prints it)."""

from __future__ import annotations

import json
import math
import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from sayso.records import Brief

_SURROGATE = re.compile("[\ud800-\udfff]")


def render(brief: Brief) -> str:
    """`brief` as indented JSON: `schema` first, then the fields in the order of the contract."""
    form = _plain(brief)
    ordered = {"schema": form.pop("schema"), **form}
    text = json.dumps(ordered, ensure_ascii=False, indent=1, allow_nan=False)
    # A lone surrogate cannot be written as UTF-8; its escape is the same JSON string.
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _plain(value: Any) -> Any:
    """Records as dicts, tuples as lists, whole numbers without `.0`."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"a brief holds records, texts and numbers, not {type(value).__name__}")
