"""What networks answer on the corpus, asked once and kept, so that a small one can learn of it often."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from training.attribution.corpus import Sample, batches
from training.attribution.losses import Answers, ask
from training.attribution.model import Network
from training.attribution.tensors import SIZE, collate
from training.attribution.variants import Article

MOST = 6e4  # what 16 bits hold
TELL = 50  # batches between two lines of progress


def keep(
    networks: Sequence[Network],
    articles: list[Article],
    tokenizer: Tokenizer,
    path: Path,
    *,
    seed: int,
    share: float,
    say: Callable[[str], None],
) -> None:
    """Write one epoch of batches to `path`, each with the mean of the networks' answers in 16 bits.

    The mean of the scores of networks that err differently is a better teacher than each of them.
    What is there already is not asked again.
    """
    if path.is_file():
        say(f"answers: taken from {path}")
        return
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    # A sixth faster than weights cast at each step.
    asked = [network.eval().to(device, torch.bfloat16) for network in networks]
    drawn = batches(articles, tokenizer, random.Random(seed), SIZE, share)
    answers = []
    for number, batch in enumerate(drawn, 1):
        moved = {name: value.to(device) for name, value in collate(batch).items()}
        with torch.inference_mode():
            given = [ask(network, moved, moved["ids"]) for network in asked]
        answers.append(
            (
                _mean([each.scores for each in given]),
                [_mean([each.tables[pointer] for each in given]) for pointer in range(2)],
            )
        )
        if number % TELL == 0:
            say(f"answers: batch {number} of {len(drawn)}")
    transitions = torch.stack([network.transitions.float() for network in asked]).mean(0).cpu()
    fresh = path.with_suffix(".new")
    torch.save((drawn, answers, transitions), fresh)
    fresh.replace(path)


def _mean(scores: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(scores)).mean(0).clamp(-MOST, MOST).half().cpu()


def kept(path: Path) -> list[tuple[list[Sample], Answers | None]]:
    """The batches and answers that `keep` wrote."""
    drawn, answers, transitions = torch.load(path, weights_only=False)
    return [
        (batch, Answers(scores, (first, second), transitions))
        for batch, (scores, (first, second)) in zip(drawn, answers, strict=True)
    ]
