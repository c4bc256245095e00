from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

import sayso.data.reader as reader
from sayso.errors import DataError


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in reader.FILES:
        shutil.copyfile(Path(reader.__file__).with_name(name), tmp_path / name)
    monkeypatch.setattr(reader, "_HERE", tmp_path)
    return tmp_path


def test_the_card_names_the_files_that_load(copied: Path) -> None:
    card = Path(reader.__file__).with_name("card.md").read_text(encoding="utf-8")
    for name, digest in reader.FILES.items():
        assert hashlib.sha256((copied / name).read_bytes()).hexdigest() == digest
        assert digest in card
    assert reader.load().read("“We sank,” Ms. Lund said.")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_or_changed_file_is_refused(copied: Path, name: str) -> None:
    path = copied / name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(DataError, match="SHA-256"):
        reader.load()
    path.unlink()
    with pytest.raises(DataError, match="missing"):
        reader.load()


def test_what_is_read_is_exact() -> None:
    text = "The dam held, the mayor said. Nobody was hurt."
    found = reader.load().read(text)
    assert [text[a:b] for one in found for a, b in one.source] == ["the mayor"]
