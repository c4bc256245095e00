from __future__ import annotations

import inspect
from datetime import date
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.read import problems

BUILDERS = [
    f
    for name, f in inspect.getmembers(problems, inspect.isfunction)
    if f.__module__ == problems.__name__ and not name.startswith("_")
]
VALUES: dict[str, Any] = {"int": 7, "int | None": None, "float": 2.5, "date": date(2025, 6, 15)}


@pytest.mark.parametrize("builder", BUILDERS, ids=lambda f: f.__name__)
def test_each_says_what_was_expected_what_was_found_and_what_to_do(builder: Any) -> None:
    parameters = inspect.signature(builder).parameters.values()
    error = builder(*(VALUES.get(p.annotation, "bad\x1b[2J\nname") for p in parameters))
    assert isinstance(error, InputError)
    assert "expected" in error.message
    assert "found" in error.message
    assert error.hint.endswith(".")
    assert error.message.isprintable()
    assert builder.__doc__
