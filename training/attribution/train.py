"""Fine-tuning."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from training.attribution.corpus import IGNORE, Sample, batches
from training.attribution.losses import ask, distance, loss_of
from training.attribution.model import STUDENT, Network, Shape, load_encoder
from training.attribution.variants import Article

DECAY, WARM_UP, CLIP = 0.01, 0.08, 1.0
LINK_WEIGHT = 0.3
SIZE = 2048  # pieces in a batch
TELL = 50  # steps between two lines of progress
KEEP = 200  # steps between two states kept on disk
OWN = ("head", "look", "trans")  # parameters that the encoder begun with has not
MASK, MASKED = 103, 0.06  # share of pieces hidden in training, so that no name is learned by heart


@dataclass(frozen=True, slots=True)
class Round:
    """Epochs over which the learning rate climbs to `rate` and falls to nothing.

    What the encoder begun with has not learns `heads` times as fast. `taught` is the share of the loss
    that is the distance to the teacher's answers; the rest is that to the annotators'.
    """

    epochs: int
    rate: float
    seed: int
    heads: float = 5.0
    taught: float = 0.0


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
    return (Round(2, 3e-4, seed + 58, taught=0.7), Round(2, 3e-4, seed + 66, taught=0.7))


def collate(batch: list[Sample]) -> dict[str, Tensor]:
    longest = max(len(s.window.ids) for s in batch)
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    looks = np.zeros_like(ids)
    words = np.zeros(ids.shape, dtype=bool)
    tags = np.full_like(ids, IGNORE)
    rows: list[list[tuple[int, int, float]]] = [[], []]
    masks: list[list[np.ndarray]] = [[], []]
    for number, sample in enumerate(batch):
        size = len(sample.window.ids)
        ids[number, :size] = sample.window.ids
        looks[number, :size] = sample.window.looks
        words[number, sample.window.at] = True
        tags[number, sample.window.at] = sample.tags
        for pointer, link in enumerate(sample.links):
            for at, weight, targets in link:
                mask = np.zeros(longest, dtype=bool)
                mask[list(targets)] = True
                rows[pointer].append((number, at, weight))
                masks[pointer].append(mask)
    whole = {"ids": ids, "looks": looks, "words": words, "tags": tags}
    found = {name: torch.tensor(value) for name, value in whole.items()}
    found["size"] = torch.tensor([len(s.window.ids) for s in batch])
    for pointer in range(2):
        if rows[pointer]:
            found[f"batch{pointer}"] = torch.tensor([r[0] for r in rows[pointer]])
            found[f"at{pointer}"] = torch.tensor([r[1] for r in rows[pointer]])
            found[f"weight{pointer}"] = torch.tensor([r[2] for r in rows[pointer]])
            found[f"mask{pointer}"] = torch.tensor(np.stack(masks[pointer]))
    return found


def train(
    articles: list[Article],
    tokenizer: Tokenizer,
    weights: Path,
    out: Path,
    *,
    plan: Sequence[Round],
    share: float,
    shape: Shape = STUDENT,
    teacher: Network | None = None,
    say: Callable[[str], None] = print,
) -> Network:
    """Train on `articles` round by round; the mean of the weights at the rounds' ends is the result.

    Each round starts where the last one ended (stochastic weight averaging with a cyclic rate:
    Izmailov et al. 2018). `out` with the number of the round before its ending gets the weights at
    each round's end, with `state` there all that the round under way needs to go on from where it
    was last kept, and at last `out` the mean. What is there already is not done again. Rounds that
    are to be taught ask `teacher`, whose weights are rounded to 16 bits.
    """
    torch.manual_seed(plan[0].seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network(shape)
    load_encoder(network, str(weights))
    network.to(device)
    if teacher is not None:
        teacher.to(device, torch.bfloat16)  # a sixth faster than weights cast at each step
    ends = []
    for number, part in enumerate(plan):
        end = out.with_suffix(f".{number}{out.suffix}")
        if end.is_file():
            network.load_state_dict(torch.load(end, map_location=device))
            say(f"round {number + 1} of {len(plan)}: taken from {end}")
        else:
            label = f"round {number + 1} of {len(plan)}"
            state = out.with_suffix(f".state{out.suffix}")
            run(
                network,
                part,
                articles,
                tokenizer,
                share,
                state,
                teacher,
                lambda x, of=label: say(f"{of}, {x}"),
            )
            torch.save(network.state_dict(), end)
            state.unlink(missing_ok=True)
        ends.append({n: v.clone() for n, v in network.state_dict().items()})
    network.load_state_dict(mean(ends))
    torch.save(network.state_dict(), out)
    return network.eval()


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of networks' weights, by name."""
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def run(
    network: Network,
    part: Round,
    articles: list[Article],
    tokenizer: Tokenizer,
    share: float,
    state: Path,
    teacher: Network | None,
    say: Callable[[str], None],
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
    total = part.epochs * len(batches(articles, tokenizer, random.Random(part.seed), SIZE, share))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min((s + 1) / (WARM_UP * total), max(0.0, (total - s) / (total * (1 - WARM_UP)))),
    )
    kept: dict[str, Any] = torch.load(state, map_location=device) if state.is_file() else {}
    first = done = 0
    if kept.get("seed") == part.seed:
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        torch.set_rng_state(kept["chance"].cpu())
        first, done = kept["epoch"], kept["done"]
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
        drawn = batches(articles, tokenizer, random.Random(part.seed + epoch), SIZE, share)
        network.train()
        for number, batch in enumerate(drawn[done:], done + 1):
            moved = {name: value.to(device) for name, value in collate(batch).items()}
            hidden = torch.rand(moved["ids"].shape, device=device) < MASKED
            ids = moved["ids"].masked_fill(hidden & (moved["ids"] > MASK), MASK)
            given = ask(network, moved, ids)
            tagging, linking = loss_of(given, moved)
            if teacher is not None and part.taught:
                with torch.no_grad():
                    right = ask(teacher, moved, moved["ids"])
                apart = distance(given, right, moved)
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
