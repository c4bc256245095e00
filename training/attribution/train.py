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
from training.attribution.model import Network, load_encoder
from training.attribution.variants import Article

HEAD_FACTOR, DECAY, WARM_UP, CLIP = 5.0, 0.01, 0.08, 1.0
LINK_WEIGHT = 0.3
SIZE = 2048  # pieces in a batch
TELL = 50  # steps between two lines of progress
OWN = ("head", "look", "trans")  # parameters that the encoder begun with has not
MASK, MASKED = 103, 0.06  # share of pieces hidden in training, so that no name is learned by heart


@dataclass(frozen=True, slots=True)
class Round:
    """Epochs over which the learning rate climbs to `rate` and falls to nothing."""

    epochs: int
    rate: float
    seed: int


def rounds(seed: int) -> tuple[Round, ...]:
    """The rounds that the shipped model was trained in."""
    return (
        Round(5, 5e-4, seed),
        Round(2, 2.5e-4, seed + 10),
        Round(2, 2.5e-4, seed + 18),
        Round(2, 2.5e-4, seed + 26),
    )


def collate(batch: list[Sample]) -> dict[str, Tensor]:
    longest = max(len(s.window.ids) for s in batch)
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    looks = np.zeros_like(ids)
    tags = np.full_like(ids, IGNORE)
    rows: list[list[tuple[int, int, float]]] = [[], []]
    masks: list[list[np.ndarray]] = [[], []]
    for number, sample in enumerate(batch):
        size = len(sample.window.ids)
        ids[number, :size] = sample.window.ids
        looks[number, :size] = sample.window.looks
        tags[number, sample.window.at] = sample.tags
        for pointer, link in enumerate(sample.links):
            for at, weight, targets in link:
                mask = np.zeros(longest, dtype=bool)
                mask[list(targets)] = True
                rows[pointer].append((number, at, weight))
                masks[pointer].append(mask)
    found = {"ids": torch.tensor(ids), "looks": torch.tensor(looks), "tags": torch.tensor(tags)}
    found["size"] = torch.tensor([len(s.window.ids) for s in batch])
    for pointer in range(2):
        if rows[pointer]:
            found[f"batch{pointer}"] = torch.tensor([r[0] for r in rows[pointer]])
            found[f"at{pointer}"] = torch.tensor([r[1] for r in rows[pointer]])
            found[f"weight{pointer}"] = torch.tensor([r[2] for r in rows[pointer]])
            found[f"mask{pointer}"] = torch.tensor(np.stack(masks[pointer]))
    return found


def chain_loss(scores: Tensor, tags: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of the tags by a linear-chain CRF, per word (Lafferty et al. 2001).

    Words are gathered to the front of each row; those to be ignored are left out of the chain.
    """
    keep = tags != IGNORE
    order = torch.argsort((~keep).long(), dim=1, stable=True)
    longest = int(keep.sum(1).max())
    order = order[:, :longest]
    keep = keep.gather(1, order)
    tags = tags.gather(1, order).clamp(min=0)
    scores = scores.gather(1, order[..., None].expand(-1, -1, scores.shape[-1]))
    gold = (scores.gather(2, tags[..., None]).squeeze(2) * keep).sum()
    gold = gold + (transitions[tags[:, :-1], tags[:, 1:]] * keep[:, 1:]).sum()
    alpha = scores[:, 0]
    for at in range(1, longest):
        onward = torch.logsumexp(alpha[:, :, None] + transitions, 1) + scores[:, at]
        alpha = torch.where(keep[:, at, None], onward, alpha)
    whole = torch.logsumexp(alpha, 1)[keep[:, 0]].sum()
    return (whole - gold) / keep.sum()


def loss_of(network: Network, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    ids, sizes = batch["ids"], batch["size"]
    padded = torch.arange(ids.shape[1], device=ids.device)[None] >= sizes[:, None]
    mask = torch.zeros(padded.shape, device=ids.device).masked_fill(padded, -1e4)[:, None, None]
    with torch.autocast(ids.device.type, torch.bfloat16):
        scores, *tables = network(ids, batch["looks"], mask.to(torch.bfloat16))
    tagging = chain_loss(scores.float(), batch["tags"], network.transitions)
    linking = torch.zeros((), device=ids.device)
    for pointer, table in enumerate(tables):
        if f"at{pointer}" not in batch:
            continue
        row = table.float()[batch[f"batch{pointer}"], batch[f"at{pointer}"]]
        row = row.masked_fill(padded[batch[f"batch{pointer}"]], -1e4)
        right = row.masked_fill(~batch[f"mask{pointer}"], -1e4)
        weight = batch[f"weight{pointer}"]
        missed = torch.logsumexp(row, 1) - torch.logsumexp(right, 1)
        linking = linking + (missed * weight).sum() / weight.sum()
    return tagging, linking


def train(
    articles: list[Article],
    tokenizer: Tokenizer,
    weights: Path,
    out: Path,
    *,
    plan: Sequence[Round],
    share: float,
    say: Callable[[str], None] = print,
) -> Network:
    """Train on `articles` round by round; the mean of the weights at the rounds' ends is the result.

    Each round starts where the last one ended (stochastic weight averaging with a cyclic rate:
    Izmailov et al. 2018). `out` with the number of the round before its ending gets the weights at
    each round's end, with `state` there all that the round under way needs to go on from its last
    epoch, and at last `out` the mean. What is there already is not done again.
    """
    torch.manual_seed(plan[0].seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network()
    load_encoder(network, str(weights))
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
            run(
                network,
                part,
                articles,
                tokenizer,
                share,
                state,
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
    say: Callable[[str], None],
) -> None:
    """One round, in place. `state` is written after each epoch; a round found there goes on."""
    torch.manual_seed(part.seed)
    device = network.transitions.device
    for frozen in (network.word, network.position):
        frozen.requires_grad_(False)
    heads = [p for n, p in network.named_parameters() if n.startswith(OWN)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith(OWN)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": part.rate}, {"params": heads, "lr": part.rate * HEAD_FACTOR}],
        weight_decay=DECAY,
        fused=True,
    )
    total = part.epochs * len(batches(articles, tokenizer, random.Random(part.seed), SIZE, share))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min((s + 1) / (WARM_UP * total), max(0.0, (total - s) / (total * (1 - WARM_UP)))),
    )
    kept: dict[str, Any] = torch.load(state, map_location=device) if state.is_file() else {}
    first = 0
    if kept.get("seed") == part.seed:
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        torch.set_rng_state(kept["chance"].cpu())
        first = kept["epochs"]
        say(f"going on after epoch {first}")
    began, sums = time.monotonic(), [0.0, 0.0]
    begun = step = schedule.last_epoch
    for epoch in range(first, part.epochs):
        drawn = batches(articles, tokenizer, random.Random(part.seed + epoch), SIZE, share)
        network.train()
        for batch in drawn:
            moved = {name: value.to(device) for name, value in collate(batch).items()}
            hidden = torch.rand(moved["ids"].shape, device=device) < MASKED
            moved["ids"][hidden & (moved["ids"] > MASK)] = MASK
            tagging, linking = loss_of(network, moved)
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
        _keep(
            state,
            {
                "seed": part.seed,
                "epochs": epoch + 1,
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "chance": torch.get_rng_state(),
            },
        )
        say(f"epoch {epoch + 1} of {part.epochs} done")


def _keep(path: Path, state: dict[str, Any]) -> None:
    """Write in one go: a run cut off while writing must find the last epoch whole."""
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)
