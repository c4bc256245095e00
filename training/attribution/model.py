"""The network: an encoder, a tagger and two pointers. The names are those of the weights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

VOCABULARY = 30522
LONGEST = 192
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POINTER = 64
LOOKS = 6  # three cases, outside and inside quotations


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is.

    `relative`: its layers share a bias by how far pieces stand apart. `frozen`: so many of its lowest
    layers stay as they were given, to save time; what they do not know, the looks, joins behind them.
    """

    layers: int
    width: int
    heads: int
    inner: int
    epsilon: float
    relative: bool = False
    frozen: int = 0


STUDENT = Shape(6, 384, 12, 1536, 1e-12)  # all-MiniLM-L6-v2
TEACHER = Shape(12, 768, 12, 3072, 1e-5, relative=True, frozen=4)  # all-mpnet-base-v2
BUCKETS, FARTHEST = 32, 128  # of the bias by distance


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
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            m(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for m in (self.query, self.key, self.value)
        )
        # Plain products: torch's fused attention is slower on CPUs (backwards) and exports badly.
        weights = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
        weights = (weights if bias is None else weights + bias).softmax(-1)
        a = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(a)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def buckets(length: int) -> Tensor:
    """For each two places the number of the bias between them, as in T5 (Raffel et al. 2020).

    Half of the numbers are for what stands later, and half of each half for single distances; the
    others widen by logarithm up to `FARTHEST`.
    """
    steps = torch.arange(length)
    apart = steps[None, :] - steps[:, None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = apart.abs()
    widening = (far.clamp(min=1) / exact).log() / math.log(FARTHEST / exact) * (half - exact)
    number = torch.where(far < exact, far, (exact + widening.long()).clamp(max=half - 1))
    return number + half * (apart > 0)


class Network(nn.Module):
    """Piece ids and looks (batch, length) to tag scores and two tables of pointer scores.

    `cue_source[b, i, j]`: how much piece i, of a cue, points at piece j of its source; column 0
    ([CLS]) is "none". `content_cue` likewise. Scores are logits.
    """

    def __init__(self, shape: Shape = STUDENT, dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.width
        self.frozen = shape.frozen
        self.word = nn.Embedding(VOCABULARY, width)
        self.position = nn.Embedding(512, width)
        self.look = nn.Embedding(LOOKS, width)
        nn.init.zeros_(self.look.weight)
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.apart = nn.Embedding(BUCKETS, shape.heads) if shape.relative else None
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.head_tag = nn.Linear(width, len(TAGS))
        self.head_from = nn.Linear(width, 2 * POINTER)
        self.head_to = nn.Linear(width, 2 * POINTER)
        self.head_distance = nn.Parameter(torch.zeros(2, 2 * LONGEST + 1))
        with torch.no_grad():
            steps = torch.arange(-LONGEST, LONGEST + 1).abs().float()
            self.head_distance.copy_((-0.02 * steps).expand(2, -1))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def fix(self) -> None:
        """Let only those weights learn that are to learn."""
        frozen: list[nn.Module] = [self.word, self.position, *self.layers[: self.frozen]]
        if self.frozen and self.apart is not None:
            frozen += [self.norm, self.apart]
        for part in frozen:
            part.requires_grad_(False)

    def encode(self, ids: Tensor, looks: Tensor, mask: Tensor | None) -> Tensor:
        length = ids.shape[1]
        x = self.word(ids) + self.position.weight[:length]
        look = self.look(looks)
        x = self.dropout(self.norm(x if self.frozen else x + look))
        if self.apart is not None:
            apart = self.apart(buckets(length).to(ids.device)).permute(2, 0, 1)[None]
            apart = apart.to(x.dtype if mask is None else mask.dtype)
            mask = apart if mask is None else mask + apart
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number == self.frozen:
                x = x + look
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
    """Fill the encoder from a BERT or MPNet checkpoint in safetensors."""
    given = load_file(weights)
    relative = network.apart is not None
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    if relative:
        names["apart.weight"] = "encoder.relative_attention_bias.weight"
    attention = MPNET if relative else BERT
    parts = {
        **attention,
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for layer in range(len(network.layers)):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    state = network.state_dict()
    for ours, theirs in names.items():
        table = given[theirs]
        if relative and ours == "word.weight":
            # The same word pieces as BERT's, each four later, but other marks of the edges.
            table = table[torch.tensor([MPNET_MARKS.get(i, i + 4) for i in range(VOCABULARY)])]
        elif relative and ours == "position.weight":
            table = table[2:]  # the first place is numbered 2
        state[ours].copy_(table)
    if not relative:
        # A text of one segment always got this row; it must not be lost.
        state["position.weight"] += given["embeddings.token_type_embeddings.weight"][0]


BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
}
MPNET = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}
MPNET_MARKS = {0: 1, 101: 0, 102: 2, 103: 30526}  # padding, beginning, end, hidden
