from __future__ import annotations

from pathlib import Path

import pytest

from tests import sample_ledger


@pytest.fixture(scope="session")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the sample story, to be read only."""
    return sample_ledger.make(tmp_path_factory.mktemp("leak") / "ledger.sqlite")


@pytest.fixture
def mine(leak: Path, tmp_path: Path) -> Path:
    """The same ledger, to be written to."""
    return sample_ledger.copy(leak, tmp_path / "ledger.sqlite")
