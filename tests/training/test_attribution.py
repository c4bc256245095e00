"""The whole way from a corpus to a shipped reader, on three articles of our own.

Runs where training/attribution/requirements.txt is installed; elsewhere it is skipped.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

import training.attribution.__main__ as command
from training.attribution import answers, train
from training.attribution.model import Shape
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
    (work / "names.own.json").write_text(json.dumps({"a/1.txt": []}))
    reports = tmp_path / "reports/a"
    reports.mkdir(parents=True)
    (reports / "1.inner").write_text("")
    (reports / "1.txt").write_text("{s1|Police} {q1|said} {c1|the road was open}.")
    monkeypatch.setattr(command, "load_encoder", lambda network, weights: None)
    monkeypatch.setattr(command, "REPORTS", (tmp_path / "reports",))
    monkeypatch.setattr(command, "PASSES", 2)
    for module, name, number in (
        (train, "TELL", 1),
        (train, "KEEP", 1),
        (train, "SIZE", 24),
        (answers, "SIZE", 24),
    ):
        monkeypatch.setattr(module, name, number)
    monkeypatch.setattr(command, "weights", lambda: tmp_path)
    monkeypatch.setattr(command, "teacher_weights", lambda folder: tmp_path)
    monkeypatch.setattr(command, "TEACHER", Shape(2, 24, 2, 48, 1e-5, relative=True, frozen=1))
    monkeypatch.setattr(command, "lessons", lambda seed: (Round(1, 1e-4, seed, heads=8.0),))
    monkeypatch.setattr(command, "rounds", lambda seed: (Round(2, 1e-4, seed),))
    monkeypatch.setattr(
        command, "taught", lambda seed: (Round(2, 1e-4, 9, taught=0.5, own=1, contents=1),)
    )
    compared = []
    distance = train.distance

    def counted(*answers: Any) -> Any:
        compared.append(answers)
        return distance(*answers)

    monkeypatch.setattr(train, "distance", counted)
    arguments = [
        *("--corpus", str(corpus(tmp_path)), "--work", str(work)),
        *("--ship", str(ship), "--threads", "1", "--teacher"),
    ]

    def cut_off(line: str) -> None:
        if "epoch 1 of 2: step 3" in line:
            raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(command, "say", cut_off)
        with pytest.raises(KeyboardInterrupt):
            command.main(arguments)
    command.main(arguments)
    out = capsys.readouterr().out
    assert "round 1 of 1, going on after step 2 of epoch 1" in out
    assert " round 1 of 1, epoch 1 of 2: step 2 of about 6" not in out
    assert " round 1 of 1, epoch 1 of 2: step 3 of about 6" in out
    assert "taught, round 1 of 1, epoch 2 of 2: step 8 of about 8, loss of tags" in out
    assert "not measured" in out
    assert len(compared) == 6  # our own report has no teacher's answers
    model = (ship / "model.onnx").read_bytes()
    assert model != (SHIPPED / "model.onnx").read_bytes()
    digest = hashlib.sha256(model).hexdigest()
    assert digest in (ship / "__init__.py").read_text(encoding="utf-8")
    assert digest in (ship / "card.md").read_text(encoding="utf-8")
    reader = Reader(model, (ship / "tokenizer.json").read_bytes())
    assert reader.read("The mayor said the dam was sound.") is not None

    command.main(arguments)
    assert capsys.readouterr().out.count("taken from") == 5
    assert (ship / "model.onnx").read_bytes() == model
