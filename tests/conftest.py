from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from spacy.tokens import Doc

from sayso.data import load

# How long an example takes is the machine's affair: timings are benchmarks, not tests.
settings.register_profile("sayso")
settings.load_profile("sayso")


@pytest.fixture(scope="session")
def nlp() -> Callable[[str], Doc]:
    """The base language layer, loaded once for all tests."""
    language: Callable[[str], Doc] = load("language")
    return language
