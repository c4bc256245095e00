"""From the corpus to the shipped model: `python -m training.attribution --help`."""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
from pathlib import Path

import torch
from tokenizers import Tokenizer
from training.attribution.corpus import read
from training.attribution.export import export
from training.attribution.model import Network
from training.attribution.tag_names import with_names
from training.attribution.train import rounds, train
from training.attribution.weights import weights

import sayso.data.reader

SHIPPED = Path(sayso.data.reader.__file__).parent
CORPUS = Path(__file__).parents[3] / "shared/corpora/attribution/train.jsonl"


def install(model: Path) -> None:
    """Put the model where it ships, and its checksum where `load` compares it."""
    shutil.copyfile(model, SHIPPED / "model.onnx")
    for path in (SHIPPED / "__init__.py", SHIPPED / "card.md"):
        text = path.read_text(encoding="utf-8")
        for name in ("model.onnx", "tokenizer.json"):
            digest = hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest()
            row = rf"({re.escape(name)}[\"`:| ]+)[0-9a-f]{{64}}"
            text = re.sub(row, rf"\g<1>{digest}", text)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--work", type=Path, default=Path("/tmp/sayso-attribution"))
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--swapped", type=float, default=0.4, help="share with other names")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--export-only", action="store_true", help="ship the last checkpoint")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    checkpoint = given.work / "checkpoint.pt"
    if not given.export_only:
        tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
        tokenizer.encode_special_tokens = True
        articles = with_names(read(given.corpus), given.work / "names.json")
        train(
            articles,
            tokenizer,
            weights(),
            checkpoint,
            plan=rounds(given.seed),
            share=given.swapped,
            say=lambda line: print(line, flush=True),
        )
    network = Network()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    install(export(network, given.work))


if __name__ == "__main__":
    main()
