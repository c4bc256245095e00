"""The losses against sums over all sequences; what a teacher is compared in; the larger encoder.

Runs where training/attribution/requirements.txt is installed; elsewhere it is skipped.
"""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")

import torch
from safetensors.torch import save_file
from training.attribution.corpus import IGNORE
from training.attribution.losses import Answers, ask, chain_loss, distance, log_sum
from training.attribution.model import (
    LOOKS,
    MPNET,
    VOCABULARY,
    Network,
    Shape,
    buckets,
    load_encoder,
)

SMALL = Shape(2, 24, 2, 48, 1e-5, relative=True, frozen=1)


def by_hand(scores: torch.Tensor, transitions: torch.Tensor) -> torch.Tensor:
    """The log of the summed weights of all sequences, one after the other."""
    weights = []
    for tags in product(range(scores.shape[1]), repeat=len(scores)):
        weight = sum(scores[at, tag] for at, tag in enumerate(tags))
        weights.append(weight + sum(transitions[a, b] for a, b in pairwise(tags)))
    return torch.logsumexp(torch.stack(weights), 0)


def test_sums_over_all_sequences_leave_out_what_is_no_word() -> None:
    torch.manual_seed(1)
    scores, transitions = torch.randn(2, 5, 3), torch.randn(3, 3)
    keep = torch.tensor([[False, True, False, True, True], [True, True, False, False, False]])
    expected = by_hand(scores[0, [1, 3, 4]], transitions) + by_hand(scores[1, :2], transitions)
    assert log_sum(scores, keep, transitions) == pytest.approx(expected.item(), rel=1e-5)


def test_loss_is_the_share_of_the_right_sequence() -> None:
    torch.manual_seed(2)
    scores, transitions = torch.randn(1, 4, 3), torch.randn(3, 3)
    tags = torch.tensor([[2, IGNORE, 0, 1]])
    right = scores[0, 0, 2] + scores[0, 2, 0] + scores[0, 3, 1]
    right = right + transitions[2, 0] + transitions[0, 1]
    expected = (by_hand(scores[0, [0, 2, 3]], transitions) - right) / 3
    assert chain_loss(scores, tags, transitions) == pytest.approx(expected.item(), rel=1e-5)


def batch() -> dict[str, torch.Tensor]:
    words = torch.zeros(2, 6, dtype=torch.bool)
    words[0, 1:5] = words[1, 1:3] = True
    return {
        "ids": torch.randint(1000, 2000, (2, 6)),
        "looks": torch.zeros(2, 6, dtype=torch.long),
        "words": words,
        "size": torch.tensor([6, 4]),
    }


def test_nothing_is_nearer_to_a_teacher_than_itself() -> None:
    torch.manual_seed(3)
    given = batch()

    def answers() -> Answers:
        tables = (torch.randn(2, 6, 6), torch.randn(2, 6, 6))
        return Answers(torch.randn(2, 6, 7), tables, torch.randn(7, 7))

    teacher = answers()
    own = distance(teacher, teacher, given)
    for _ in range(5):
        other = distance(answers(), teacher, given)
        assert other[0] > own[0]
        assert other[1] > own[1]
    learning = Answers(teacher.scores.clone().requires_grad_(), teacher.tables, teacher.transitions)
    distance(learning, teacher, given)[0].backward()
    assert learning.scores.grad is not None
    assert learning.scores.grad.abs().max() < 1e-6


@pytest.mark.parametrize(("tag", "pointer"), [(3, 0), (4, 0), (5, 1), (6, 1)])
def test_links_are_compared_where_the_teacher_sees_something_that_points(
    tag: int, pointer: int
) -> None:
    torch.manual_seed(6)
    given = batch()
    scores = torch.zeros(2, 6, 7)
    scores[..., 0] = 40
    scores[0, 2, tag] = 80
    tables = (torch.randn(2, 6, 6), torch.randn(2, 6, 6))
    teacher = Answers(scores, tables, torch.zeros(7, 7))
    own = distance(teacher, teacher, given)[1].item()
    for table in range(2):
        for row in range(1, 5):
            changed = [t.clone() for t in tables]
            changed[table][0, row, 3] += 2
            other = Answers(scores, (changed[0], changed[1]), torch.zeros(7, 7))
            further = distance(other, teacher, given)[1].item() > own + 1e-3
            assert further == (table == pointer and row == 2)


def test_steps_towards_a_teacher_bring_a_network_near_it() -> None:
    torch.manual_seed(4)
    given, teacher, network = batch(), Network(SMALL).eval(), Network(SMALL).eval()
    network.fix()
    learning = [p for p in network.parameters() if p.requires_grad]
    fixed = [p.clone() for p in network.parameters() if not p.requires_grad]
    optimizer = torch.optim.Adam(learning, lr=1e-2)
    with torch.no_grad():
        right = ask(teacher, given, given["ids"])
    gone = []
    for _ in range(30):
        tagging, linking = distance(ask(network, given, given["ids"]), right, given)
        optimizer.zero_grad()
        (tagging + linking).backward()
        optimizer.step()
        gone.append(tagging.item() + linking.item())
    assert gone[-1] < gone[0]
    still = [p for p in network.parameters() if not p.requires_grad]
    assert fixed
    assert all(torch.equal(a, b) for a, b in zip(fixed, still, strict=True))


def test_distances_widen_with_logarithm() -> None:
    table = buckets(192)
    assert table[0, :10].tolist() == [0, 17, 18, 19, 20, 21, 22, 23, 24, 24]
    assert table[:10, 0].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert table[0, 191] == 31
    assert table[191, 0] == 15
    assert table[100, 84] == table[150, 134] == 10


def test_an_mpnet_checkpoint_fills_the_encoder(tmp_path: Path) -> None:
    torch.manual_seed(5)
    network = Network(SMALL)
    width = SMALL.width
    given = {
        "embeddings.word_embeddings.weight": torch.randn(VOCABULARY + 5, width),
        "embeddings.position_embeddings.weight": torch.randn(514, width),
        "embeddings.LayerNorm.weight": torch.randn(width),
        "embeddings.LayerNorm.bias": torch.randn(width),
        "encoder.relative_attention_bias.weight": torch.randn(32, SMALL.heads),
    }
    sizes = {
        **dict.fromkeys(MPNET.values(), (width, width)),
        "intermediate.dense": (SMALL.inner, width),
        "output.dense": (width, SMALL.inner),
        "output.LayerNorm": (width,),
        "attention.LayerNorm": (width,),
    }
    for layer in range(SMALL.layers):
        for name, size in sizes.items():
            given[f"encoder.layer.{layer}.{name}.weight"] = torch.randn(size)
            given[f"encoder.layer.{layer}.{name}.bias"] = torch.randn(size[0])
    save_file(given, tmp_path / "model.safetensors")
    load_encoder(network, str(tmp_path / "model.safetensors"))
    words = given["embeddings.word_embeddings.weight"]
    for ours, theirs in ((0, 1), (101, 0), (102, 2), (103, VOCABULARY + 4), (2044, 2048)):
        assert torch.equal(network.word.weight[ours], words[theirs])
    assert torch.equal(
        network.position.weight[0], given["embeddings.position_embeddings.weight"][2]
    )
    assert torch.equal(
        network.layers[1].query.weight, given[f"encoder.layer.1.{MPNET['query']}.weight"]
    )
    assert network.look.weight.shape == (LOOKS, width)
