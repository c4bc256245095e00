"""The network: a BERT encoder, a tagger and two pointers. The names are those of the weights."""

from __future__ import annotations

from typing import ClassVar

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

LAYERS, WIDTH, HEADS, INNER, VOCABULARY = 6, 384, 12, 1536, 30522
LONGEST = 192
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POINTER = 64
LOOKS = 6  # three cases, outside and inside quotations


class Dropout(nn.Module):
    """Dropout from a pool of random masks: drawing them afresh costs a tenth of a step on CPUs."""

    POOL = 1 << 22
    masks: ClassVar[Tensor | None] = None

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        masks = Dropout.masks
        if masks is None or masks.device != x.device:
            drawn = torch.rand(self.POOL, device=x.device) >= self.rate
            masks = Dropout.masks = drawn.to(torch.bfloat16) / (1 - self.rate)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * masks[start : start + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            m(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for m in (self.query, self.key, self.value)
        )
        # Plain products: torch's fused attention is slower on CPUs (backwards) and exports badly.
        weights = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        weights = (weights if mask is None else weights + mask).softmax(-1)
        a = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(a)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Piece ids and looks (batch, length) to tag scores and two tables of pointer scores.

    `cue_source[b, i, j]`: how much piece i, of a cue, points at piece j of its source; column 0
    ([CLS]) is "none". `content_cue` likewise. Scores are logits.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.look = nn.Embedding(LOOKS, WIDTH)
        nn.init.zeros_(self.look.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head_tag = nn.Linear(WIDTH, len(TAGS))
        self.head_from = nn.Linear(WIDTH, 2 * POINTER)
        self.head_to = nn.Linear(WIDTH, 2 * POINTER)
        self.head_distance = nn.Parameter(torch.zeros(2, 2 * LONGEST + 1))
        with torch.no_grad():
            steps = torch.arange(-LONGEST, LONGEST + 1).abs().float()
            self.head_distance.copy_((-0.02 * steps).expand(2, -1))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def encode(self, ids: Tensor, looks: Tensor, mask: Tensor | None) -> Tensor:
        length = ids.shape[1]
        x = self.word(ids) + self.position.weight[:length] + self.look(looks)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(
        self, ids: Tensor, looks: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        x = self.encode(ids, looks, mask)
        length = ids.shape[1]
        steps = torch.arange(length, device=ids.device)
        distance = (steps[None, :] - steps[:, None]).clamp(-LONGEST, LONGEST) + LONGEST
        first, second = self.head_from(x), self.head_to(x)
        tables = []
        for number in range(2):
            part = slice(number * POINTER, (number + 1) * POINTER)
            table = first[..., part] @ second[..., part].transpose(-1, -2) * POINTER**-0.5
            tables.append(table + self.head_distance[number][distance])
        return self.head_tag(x), tables[0], tables[1]


def load_encoder(network: Network, weights: str) -> None:
    """Fill the encoder from a BERT checkpoint in safetensors."""
    given = load_file(weights)
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    state = network.state_dict()
    for ours, theirs in names.items():
        state[ours].copy_(given[theirs])
    # A text of one segment always got this row; it must not be lost.
    state["position.weight"] += given["embeddings.token_type_embeddings.weight"][0]
