"""The whole way from a corpus to a shipped reader, on three articles of our own.

Runs where training/attribution/requirements.txt is installed; elsewhere it is skipped.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

import training.attribution.__main__ as command
from training.attribution import train
from training.attribution.train import Round

import sayso.data.reader
from sayso.data.reader import Reader

SHIPPED = Path(sayso.data.reader.__file__).parent
TEXTS = (
    ("The mayor", "said", "the dam was sound"),
    ("A nurse", "believes", "that nine people were hurt"),
    ("The Coast Guard", "denied", "that a ferry had sunk"),
)


def corpus(folder: Path) -> Path:
    lines = []
    for number, (source, cue, content) in enumerate(TEXTS):
        text = f"{source} {cue} {content}."
        spans = {
            role: [[text.index(words), text.index(words) + len(words)]]
            for role, words in (("source", source), ("cue", cue), ("content", content))
        }
        lines.append({"id": str(number), "text": text, "discard": [], "attributions": [spans]})
    path = folder / "train.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_one_command_trains_goes_on_and_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ship, work = tmp_path / "reader", tmp_path / "work"
    work.mkdir()
    shutil.copytree(SHIPPED, ship)
    (work / "names.json").write_text(json.dumps({str(n): [] for n in range(len(TEXTS))}))
    monkeypatch.setattr(train, "load_encoder", lambda network, weights: None)
    monkeypatch.setattr(train, "TELL", 1)
    monkeypatch.setattr(command, "weights", lambda: tmp_path)
    monkeypatch.setattr(command, "rounds", lambda seed: (Round(2, 1e-4, seed), Round(1, 1e-4, 9)))
    arguments = [
        *("--corpus", str(corpus(tmp_path)), "--work", str(work)),
        *("--ship", str(ship), "--threads", "1"),
    ]

    def cut_off(line: str) -> None:
        if "epoch 1 of 2 done" in line:
            raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(command, "say", cut_off)
        with pytest.raises(KeyboardInterrupt):
            command.main(arguments)
    command.main(arguments)
    out = capsys.readouterr().out
    assert "round 1 of 2, going on after epoch 1" in out
    assert "round 1 of 2, epoch 1 of 2: step" not in out
    assert "round 2 of 2, epoch 1 of 1: step 1 of about 1, loss of tags" in out
    assert "not measured" in out
    model = (ship / "model.onnx").read_bytes()
    assert model != (SHIPPED / "model.onnx").read_bytes()
    digest = hashlib.sha256(model).hexdigest()
    assert digest in (ship / "__init__.py").read_text(encoding="utf-8")
    assert digest in (ship / "card.md").read_text(encoding="utf-8")
    reader = Reader(model, (ship / "tokenizer.json").read_bytes())
    assert reader.read("The mayor said the dam was sound.") is not None

    command.main(arguments)
    assert capsys.readouterr().out.count("taken from") == 2
    assert (ship / "model.onnx").read_bytes() == model
