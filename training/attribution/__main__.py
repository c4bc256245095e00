"""From the corpus to the shipped model: `python -m training.attribution --help`.

Trains all rounds, takes their mean, exports it in eight bits, ships it, measures what ships and writes
the figures into the card. A run that was cut off goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import torch
from benchmarks.attributions import measure
from tokenizers import Tokenizer
from training.attribution import contents, marked
from training.attribution.answers import keep
from training.attribution.card import with_scores
from training.attribution.corpus import read
from training.attribution.export import export
from training.attribution.model import STUDENT, TEACHER, Network, Shape, load_encoder
from training.attribution.tag_names import with_names
from training.attribution.train import Texts, lessons, rounds, taught, train
from training.attribution.weights import teacher_weights, weights

import sayso.data.reader

SHIPPED = Path(sayso.data.reader.__file__).parent
# Marked reports of our own: single ones, and those of developments that several outlets report.
REPORTS = (Path(__file__).parent / "reports", Path(__file__).parents[1] / "developments")
PASSES = 3  # epochs of batches on which the teachers are asked
CORPUS = Path(__file__).parents[3] / "shared/corpora/attribution/train.jsonl"


def install(model: Path, folder: Path) -> None:
    """Put the model where it ships, and its checksum where `load` compares it."""
    shutil.copyfile(model, folder / "model.onnx")
    for path in (folder / "__init__.py", folder / "card.md"):
        text = path.read_text(encoding="utf-8")
        for name in ("model.onnx", "tokenizer.json"):
            digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            row = rf"({re.escape(name)}[\"`:| ]+)[0-9a-f]{{64}}"
            text = re.sub(row, rf"\g<1>{digest}", text)
        path.write_text(text, encoding="utf-8")


def score(folder: Path, corpus: Path) -> None:
    """Measure what ships on the corpus's dev part and write the figures into the card."""
    dev = corpus.with_name("dev.jsonl")
    if not dev.is_file() or not (corpus.parent / "score.py").is_file():
        say(f"not measured: {dev} or its score.py is not here")
        return
    reader = sayso.data.reader.Reader(
        (folder / "model.onnx").read_bytes(), (folder / "tokenizer.json").read_bytes()
    )
    result = measure(dev, reader)
    card = folder / "card.md"
    card.write_text(with_scores(card.read_text(encoding="utf-8"), result), encoding="utf-8")
    full = result["attribution"]["full"]
    say(
        f"on {dev.name}: full F1 {full['f1']:.3f}, precision {full['precision']:.3f}, "
        f"recall {full['recall']:.3f}; all figures are in {card}"
    )


def begun(shape: Shape, encoder: Path) -> Network:
    """A network of which only the encoder has learned anything."""
    network = Network(shape)
    load_encoder(network, str(encoder))
    return network


def teach(student: Network, texts: Texts, work: Path, seed: int) -> None:
    """Train a teacher, then `student` on what both together answer and on our own marked reports."""
    teacher = train(
        begun(TEACHER, teacher_weights(work)),
        texts,
        work / "teacher.pt",
        plan=lessons(seed),
        say=lambda line: say(f"teacher, {line}"),
    )
    paths = tuple(work / f"answers.{number}.pt" for number in range(PASSES))
    for number, path in enumerate(paths):
        keep(
            (teacher, deepcopy(student)),
            texts.articles,
            texts.tokenizer,
            path,
            seed=seed + 900 + number,
            share=texts.share,
            say=say,
        )
    read = [marked.read(folder) for folder in REPORTS]
    own = with_names([each for found in read for each in found], work / "names.own.json")
    alone = contents.of_corpus(texts.articles)
    for folder, found in zip(REPORTS, read, strict=True):
        alone += contents.own(found, folder)
    more = replace(texts, own=own, contents=alone, answers=paths)
    train(student, more, work / "taught.pt", plan=taught(seed), say=lambda x: say(f"taught, {x}"))


def say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--work", type=Path, default=Path("/tmp/sayso-attribution"))
    parser.add_argument("--ship", type=Path, default=SHIPPED, help="folder of the reader")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--swapped", type=float, default=0.4, help="share with other names")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--teacher",
        action="store_true",
        help="train a larger network too, and teach the small one by the answers of both",
    )
    parser.add_argument("--export-only", action="store_true", help="ship the last checkpoint")
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    checkpoint = given.work / ("taught.pt" if given.teacher else "checkpoint.pt")
    if not given.export_only:
        tokenizer = Tokenizer.from_file(str(given.ship / "tokenizer.json"))
        tokenizer.encode_special_tokens = True
        articles = with_names(read(given.corpus), given.work / "names.json")
        texts = Texts(articles, tokenizer, given.swapped)
        student = begun(STUDENT, weights())
        train(student, texts, given.work / "checkpoint.pt", plan=rounds(given.seed), say=say)
        if given.teacher:
            teach(student, texts, given.work, given.seed)
    network = Network()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    say("exporting")
    install(export(network, given.work), given.ship)
    score(given.ship, given.corpus)


if __name__ == "__main__":
    main()
