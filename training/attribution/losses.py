"""What is learned: to be near the annotators' tags and links, or near a teacher's."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from training.attribution.corpus import IGNORE
from training.attribution.model import Network

HEAT = 2.0  # temperature at which a network is compared with its teacher


def log_sum(scores: Tensor, keep: Tensor, transitions: Tensor) -> Tensor:
    """The logarithm of the summed weights of all tag sequences, added up over the rows.

    A linear-chain CRF (Lafferty et al. 2001). Words are gathered to the front of each row; those not
    to be kept are left out of the chain.
    """
    order = torch.argsort((~keep).long(), dim=1, stable=True)[:, : int(keep.sum(1).max())]
    keep = keep.gather(1, order)
    scores = scores.gather(1, order[..., None].expand(-1, -1, scores.shape[-1]))
    first, *others = scores.unbind(1)
    alpha = first
    for score, there in zip(others, keep.unbind(1)[1:], strict=True):
        onward = torch.logsumexp(alpha[:, :, None] + transitions, 1) + score
        alpha = torch.where(there[:, None], onward, alpha)
    return torch.logsumexp(alpha, 1)[keep[:, 0]].sum()


def chain_loss(scores: Tensor, tags: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of the tags by the chain, per word."""
    keep = tags != IGNORE
    order = torch.argsort((~keep).long(), dim=1, stable=True)
    line = tags.gather(1, order)
    both = (line[:, :-1] != IGNORE) & (line[:, 1:] != IGNORE)
    line = line.clamp(min=0)
    gold = (scores.gather(2, tags.clamp(min=0)[..., None]).squeeze(2) * keep).sum()
    gold = gold + (transitions[line[:, :-1], line[:, 1:]] * both).sum()
    return (log_sum(scores, keep, transitions) - gold) / keep.sum()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a network says of a batch."""

    scores: Tensor
    tables: tuple[Tensor, Tensor]
    transitions: Tensor

    def on(self, device: torch.device) -> Answers:
        """The same on `device`, in full precision."""
        first, second = (table.to(device).float() for table in self.tables)
        return Answers(self.scores.to(device).float(), (first, second), self.transitions.to(device))


def ask(network: Network, batch: dict[str, Tensor], ids: Tensor) -> Answers:
    """The answers to `ids`, the batch's own or those with pieces hidden."""
    mask = torch.zeros(ids.shape, device=ids.device).masked_fill(padded(batch), -1e4)
    with torch.autocast(ids.device.type, torch.bfloat16):
        scores, *tables = network(ids, batch["looks"], mask[:, None, None].to(torch.bfloat16))
    first, second = (table.float() for table in tables)
    return Answers(scores.float(), (first, second), network.transitions.float())


def padded(batch: dict[str, Tensor]) -> Tensor:
    ids = batch["ids"]
    return torch.arange(ids.shape[1], device=ids.device)[None] >= batch["size"][:, None]


def chain_distance(given: Answers, taught: Answers, keep: Tensor) -> tuple[Tensor, Tensor]:
    """How far a chain is from its teacher's, per word; and the teacher's shares of the tags.

    The cross-entropy of all sequences at temperature `HEAT` (Wang et al. 2020): what the teacher
    expects of each score is the slope of its own log-sum by that score.
    """
    with torch.enable_grad():
        scores, moves = (
            (x / HEAT).detach().requires_grad_() for x in (taught.scores, taught.transitions)
        )
        expected, paired = torch.autograd.grad(log_sum(scores, keep, moves), (scores, moves))
    scores, moves = given.scores / HEAT, given.transitions / HEAT
    met = (scores * expected).sum() + (moves * paired).sum()
    return HEAT**2 * (log_sum(scores, keep, moves) - met) / keep.sum(), expected


def distance(given: Answers, taught: Answers, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """How far a network's tags and links are from its teacher's.

    Links are compared where the teacher sees a cue or a content, as much as it does.
    """
    tagging, shares = chain_distance(given, taught, batch["words"])
    nowhere = padded(batch)[:, None]
    linking = torch.zeros((), device=shares.device)
    for pointer, (table, right) in enumerate(zip(given.tables, taught.tables, strict=True)):
        weight = shares[..., 3 + 2 * pointer : 5 + 2 * pointer].sum(-1)
        aim = (right / HEAT).masked_fill(nowhere, -1e4).softmax(-1)
        row = (table / HEAT).masked_fill(nowhere, -1e4).log_softmax(-1)
        missed = -(aim * row).sum(-1)
        linking = linking + HEAT**2 * (missed * weight).sum() / weight.sum().clamp(min=1)
    return tagging, linking


def loss_of(given: Answers, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """How far a network's tags and links are from the annotators'."""
    tagging = chain_loss(given.scores, batch["tags"], given.transitions)
    nowhere = padded(batch)
    linking = torch.zeros((), device=nowhere.device)
    for pointer, table in enumerate(given.tables):
        if f"at{pointer}" not in batch:
            continue
        row = table[batch[f"batch{pointer}"], batch[f"at{pointer}"]]
        row = row.masked_fill(nowhere[batch[f"batch{pointer}"]], -1e4)
        right = row.masked_fill(~batch[f"mask{pointer}"], -1e4)
        weight = batch[f"weight{pointer}"]
        missed = torch.logsumexp(row, 1) - torch.logsumexp(right, 1)
        linking = linking + (missed * weight).sum() / weight.sum()
    return tagging, linking
