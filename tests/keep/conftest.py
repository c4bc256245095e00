from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.keep.ledger import Ledger, open_ledger
from tests.keep import postgres


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    try:
        made = postgres.server()
    except postgres.NoServerError as reason:
        pytest.skip(f"no PostgreSQL server here: {reason}")
    yield made
    made.kill()
    shutil.rmtree(made.folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, on either database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    made: postgres.Server = request.getfixturevalue("server")
    return made.emptied()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger, on either database."""
    opened = open_ledger(place)
    yield opened
    opened.close()
