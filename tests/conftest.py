from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load


@pytest.fixture(scope="session")
def nlp() -> Callable[[str], Doc]:
    """The base language layer, loaded once for all tests."""
    language: Callable[[str], Doc] = load("language")
    return language
