"""Fine-tuning."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from training.attribution.answers import kept
from training.attribution.corpus import Sample, batches
from training.attribution.losses import Answers, ask, distance, loss_of
from training.attribution.model import Network
from training.attribution.tensors import SIZE, collate
from training.attribution.variants import Article

DECAY, WARM_UP, CLIP = 0.01, 0.08, 1.0
LINK_WEIGHT = 0.3
TELL = 50  # steps between two lines of progress
KEEP = 200  # steps between two states kept on disk
OWN = ("head", "look", "trans")  # parameters that the encoder begun with has not
MASK, MASKED = 103, 0.06  # share of pieces hidden in training, so that no name is learned by heart


@dataclass(frozen=True, slots=True)
class Round:
    """Epochs over which the learning rate climbs to `rate` and falls to nothing.

    What the encoder begun with has not learns `heads` times as fast. `taught` is the share of the loss
    that is the distance to the teachers' answers; the rest is that to the annotators'. Our own
    marked reports are read `own` times in each epoch, contents by themselves `contents` times.
    """

    epochs: int
    rate: float
    seed: int
    heads: float = 5.0
    taught: float = 0.0
    own: int = 0
    contents: int = 0


def rounds(seed: int) -> tuple[Round, ...]:
    """The rounds that the shipped model was trained in."""
    return (
        Round(5, 5e-4, seed),
        Round(2, 2.5e-4, seed + 10),
        Round(2, 2.5e-4, seed + 18),
        Round(2, 2.5e-4, seed + 26),
    )


def lessons(seed: int) -> tuple[Round, ...]:
    """The rounds of a teacher."""
    return (Round(2, 1e-4, seed + 40, heads=8.0), Round(1, 1e-4, seed + 48, heads=8.0))


def taught(seed: int) -> tuple[Round, ...]:
    """The rounds that follow `rounds` where there is a teacher."""
    return (
        Round(3, 3e-4, seed + 5, taught=0.7),
        Round(3, 3e-4, seed + 9, taught=0.7, own=2, contents=2),
    )


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learned from. `share` of the articles get other names in each epoch.

    `own` are our marked reports, `contents` what is said in some reports by itself, `answers` the files in which a teacher's answers on the articles are
    kept (see `answers.py`): the epochs of a taught round take them in turn.
    """

    articles: list[Article]
    tokenizer: Tokenizer
    share: float
    own: list[Article] = field(default_factory=list)
    contents: list[Article] = field(default_factory=list)
    answers: tuple[Path, ...] = ()


def train(
    network: Network,
    texts: Texts,
    out: Path,
    *,
    plan: Sequence[Round],
    say: Callable[[str], None] = print,
) -> Network:
    """Train `network` round by round; the mean of the weights at the rounds' ends is the result.

    Each round starts where the last one ended (stochastic weight averaging with a cyclic rate:
    Izmailov et al. 2018). `out` with the number of the round before its ending gets the weights at
    each round's end, with `state` there all that the round under way needs to go on from where it
    was last kept, and at last `out` the mean. What is there already is not done again.
    """
    torch.manual_seed(plan[0].seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    ends = []
    for number, part in enumerate(plan):
        end = out.with_suffix(f".{number}{out.suffix}")
        if end.is_file():
            network.load_state_dict(torch.load(end, map_location=device))
            say(f"round {number + 1} of {len(plan)}: taken from {end}")
        else:
            label = f"round {number + 1} of {len(plan)}"
            state = out.with_suffix(f".state{out.suffix}")
            run(network, part, texts, state, lambda x, of=label: say(f"{of}, {x}"))
            torch.save(network.state_dict(), end)
            state.unlink(missing_ok=True)
        ends.append({n: v.clone() for n, v in network.state_dict().items()})
    network.load_state_dict(mean(ends))
    torch.save(network.state_dict(), out)
    return network.eval()


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of networks' weights, by name."""
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def drawn(texts: Texts, part: Round, epoch: int) -> list[tuple[list[Sample], Answers | None]]:
    """The batches of an epoch in random order, with a teacher's answers where the round is taught."""
    rng = random.Random(part.seed + epoch)
    found: list[tuple[list[Sample], Answers | None]]
    if part.taught:
        found = kept(texts.answers[epoch % len(texts.answers)])
    else:
        found = [
            (b, None) for b in batches(texts.articles, texts.tokenizer, rng, SIZE, texts.share)
        ]
    for articles, times in ((texts.own, part.own), (texts.contents, part.contents)):
        for _ in range(times):
            more = batches(articles, texts.tokenizer, rng, SIZE, texts.share)
            found += [(batch, None) for batch in more]
    rng.shuffle(found)
    return found


def run(
    network: Network, part: Round, texts: Texts, state: Path, say: Callable[[str], None]
) -> None:
    """One round, in place. `state` is written now and then; a round found there goes on."""
    torch.manual_seed(part.seed)
    device = network.transitions.device
    network.fix()
    heads = [p for n, p in network.named_parameters() if n.startswith(OWN)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith(OWN)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": part.rate}, {"params": heads, "lr": part.rate * part.heads}],
        weight_decay=DECAY,
        fused=True,
    )
    total = part.epochs * len(drawn(texts, part, 0))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min((s + 1) / (WARM_UP * total), max(0.0, (total - s) / (total * (1 - WARM_UP)))),
    )
    last: dict[str, Any] = torch.load(state, map_location=device) if state.is_file() else {}
    first = done = 0
    if last.get("seed") == part.seed:
        network.load_state_dict(last["network"])
        optimizer.load_state_dict(last["optimizer"])
        schedule.load_state_dict(last["schedule"])
        torch.set_rng_state(last["chance"].cpu())
        first, done = last["epoch"], last["done"]
        say(f"going on after step {done} of epoch {first + 1}")
    began, sums = time.monotonic(), [0.0, 0.0]
    begun = step = schedule.last_epoch

    def keep(epoch: int, done: int) -> None:
        _keep(
            state,
            {
                "seed": part.seed,
                "epoch": epoch,
                "done": done,
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "chance": torch.get_rng_state(),
            },
        )

    for epoch in range(first, part.epochs):
        network.train()
        for number, (batch, answers) in enumerate(drawn(texts, part, epoch)[done:], done + 1):
            moved = {name: value.to(device) for name, value in collate(batch).items()}
            hidden = torch.rand(moved["ids"].shape, device=device) < MASKED
            ids = moved["ids"].masked_fill(hidden & (moved["ids"] > MASK), MASK)
            given = ask(network, moved, ids)
            tagging, linking = loss_of(given, moved)
            if answers is not None:
                apart = distance(given, answers.on(device), moved)
                tagging = torch.lerp(tagging, apart[0], part.taught)
                linking = torch.lerp(linking, apart[1], part.taught)
            optimizer.zero_grad(set_to_none=True)
            (tagging + LINK_WEIGHT * linking).backward()
            torch.nn.utils.clip_grad_norm_(body + heads, CLIP)
            optimizer.step()
            schedule.step()
            step += 1
            sums[0] += tagging.item()
            sums[1] += linking.item()
            if step % TELL == 0:
                left = (time.monotonic() - began) / (step - begun) * max(0, total - step)
                say(
                    f"epoch {epoch + 1} of {part.epochs}: step {step} of about {total}, loss of tags "
                    f"{sums[0] / TELL:.4f}, of links {sums[1] / TELL:.4f}, about {left / 60:.0f} min left"
                )
                sums = [0.0, 0.0]
            if number % KEEP == 0:
                keep(epoch, number)
        done = 0
        keep(epoch + 1, 0)
        say(f"epoch {epoch + 1} of {part.epochs} done")


def _keep(path: Path, state: dict[str, Any]) -> None:
    """Write in one go: a run cut off while writing must find the last state whole."""
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)
