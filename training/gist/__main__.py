"""What statements mean, as vectors: `src/sayso/data/gist/model.onnx`.

    OMP_WAIT_POLICY=PASSIVE python -m training.gist

Begins with all-MiniLM-L6-v2 and learns from the developments in `training/developments` which contents of
attributions speak to the same point, whoever affirms, denies or doubts it; the points' own statements
are learned with them. Then the vectors are laid down on the directions in which they differ most, and
network and directions are written in eight bits. Prints, after each epoch, how well the cosines tell the
pairs of the developments that are held out. Needs what training/attribution/README.md installs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn
from training.attribution import marked
from training.attribution.model import LONGEST, Network, load_encoder
from training.attribution.weights import weights

from sayso.data.gist import SIZE
from sayso.data.reader import windows

ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENTS = ROOT / "training/developments"
OUT = ROOT / "src/sayso/data/gist"
EPOCHS, RATE, SEED = 3, 1e-4, 0
HEADS, DECAY, WARM_UP, CLIP = 10.0, 0.01, 0.1, 1.0
# Of the cosines: how sharply the nearest are told apart, and where telling two apart begins.
SHARP, SCALE, BIAS = 0.07, 10.0, -5.0
# The weight of each pair's own yes or no beside that of its rank.
PAIRS = 0.3
MASK, MASKED, ORDINARY = 103, 0.06, 103

Window = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
Place = tuple[int, list[int]]


class Development(NamedTuple):
    """A development: its windows, where each content stands in them, and the points that it speaks to."""

    windows: list[Window]
    places: list[Place]
    points: list[frozenset[str]]
    statements: list[tuple[str, Window]]

    def same(self) -> npt.NDArray[np.bool_]:
        """For each two contents whether they speak to one point."""
        count = len(self.points)
        return np.array(
            [
                [a != b and bool(self.points[a] & self.points[b]) for b in range(count)]
                for a in range(count)
            ]
        )


def developments(tokenizer: Tokenizer, *, held_out: bool) -> list[Development]:
    """The developments to learn from, or those held out."""
    texts: dict[str, dict[str, marked.Article]] = {}
    for article in marked.read(DEVELOPMENTS, held_out=held_out):
        folder, _, name = article.id.partition("/")
        texts.setdefault(folder, {})[Path(name).stem] = article
    return [_development(folder, found, tokenizer) for folder, found in sorted(texts.items())]


def _development(
    folder: str, articles: Mapping[str, marked.Article], tokenizer: Tokenizer
) -> Development:
    told = json.loads((DEVELOPMENTS / folder / "story.json").read_text("utf-8"))
    points: dict[str, set[str]] = {}
    for point in told["points"]:
        for key, _ in point["positions"]:
            points.setdefault(key, set()).add(point["id"])
    made = Development([], [], [], [])
    for name, article in sorted(articles.items()):
        first = len(made.windows)
        pieces = windows.cut(article.text, tokenizer, windows.sentences(article.text))
        cuts = windows.windows(pieces)
        made.windows.extend((cut.ids, cut.looks) for cut in cuts)
        words = np.array(pieces.words)
        for number, one in zip(article.numbers, article.attributions, strict=True):
            inside = np.zeros(len(words), dtype=bool)
            for start, end in one["content"]:
                inside |= (words[:, 0] < end) & (words[:, 1] > start)
            at = [cut.at[inside[cut.words]].tolist() for cut in cuts]
            # The window with most of it, and with most of what stands before it.
            best = max(range(len(at)), key=lambda n: (len(at[n]), min(at[n], default=0)))
            if at[best]:
                made.places.append((first + best, at[best]))
                made.points.append(frozenset(points.get(f"{name}:{number}", ())))
    for point in told["points"]:
        pieces = windows.cut(point["statement"], tokenizer, windows.sentences(point["statement"]))
        cut = windows.windows(pieces)[0]
        made.statements.append((point["id"], (cut.ids, cut.looks)))
    return made


class Gists(nn.Module):
    """The encoder, and what turns its cosines into log odds while it learns."""

    def __init__(self) -> None:
        super().__init__()
        self.network = Network()
        self.scale = nn.Parameter(torch.tensor(math.log(SCALE)))
        self.bias = nn.Parameter(torch.tensor(BIAS))

    def forward(self, given: Sequence[Window], places: Sequence[Place]) -> Tensor:
        """A vector of length 1 for each place: the mean over its words."""
        longest = max(len(ids) for ids, _ in given)
        ids = torch.zeros(len(given), longest, dtype=torch.long)
        looks, mask = torch.zeros_like(ids), torch.full((len(given), longest), -1e4)
        for row, (pieces, seen) in enumerate(given):
            ids[row, : len(pieces)] = torch.as_tensor(pieces)
            looks[row, : len(pieces)] = torch.as_tensor(seen)
            mask[row, : len(pieces)] = 0
        if self.training:
            hidden = (torch.rand(ids.shape) < MASKED) & (ids > ORDINARY)
            ids = ids.masked_fill(hidden, MASK)
        with torch.autocast("cpu", torch.bfloat16):
            states = self.network.encode(ids, looks, mask[:, None, None, :])
        told = torch.stack([states[row, at].float().mean(0) for row, at in places])
        return F.normalize(told, dim=-1)

    def loss(self, one: Development) -> Tensor:
        """How badly those that speak to one point lie together (Khosla et al. 2020), and each pair."""
        found = self(one.windows, one.places)
        stated = [window for _, window in one.statements]
        whole = [(n, list(range(1, len(ids) - 1))) for n, (ids, _) in enumerate(stated)]
        found = torch.cat([found, self(stated, whole)])
        points = [*one.points, *(frozenset({point}) for point, _ in one.statements)]
        same = torch.tensor(one._replace(points=points).same())
        cosines = found @ found.T
        alike = cosines / SHARP - 1e4 * torch.eye(len(found))
        likely = alike - torch.logsumexp(alike, 1, keepdim=True)
        times = same.sum(1)
        ranked = -((likely * same).sum(1)[times > 0] / times[times > 0]).mean()
        upper = torch.triu(torch.ones_like(same), 1)
        told = F.binary_cross_entropy_with_logits(
            (cosines * self.scale.exp() + self.bias)[upper], same[upper].float(), reduction="sum"
        )
        return ranked + PAIRS * told / (2 * same[upper].sum().clamp(min=1))


def learn(model: Gists, told: list[Development], held_out: list[Development]) -> None:
    """Train `model` in place, one development a step."""
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    body = [p for n, p in model.named_parameters() if n.startswith("network.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": [model.scale, model.bias], "lr": RATE * HEADS}],
        weight_decay=DECAY,
    )
    total = EPOCHS * len(told)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min((s + 1) / (WARM_UP * total), (total * 1.02 - s) / (total * (1 - WARM_UP))),
    )
    for epoch in range(EPOCHS):
        model.train()
        rng.shuffle(told)
        lost = 0.0
        for one in told:
            loss = model.loss(one)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            lost += loss.item()
        precision = np.mean([_precision(vectors(model, one), one) for one in held_out])
        print(
            f"epoch {epoch + 1}: loss {lost / len(told):.3f}, held out {precision:.3f}", flush=True
        )


def vectors(model: Gists, one: Development) -> npt.NDArray[np.float32]:
    model.eval()
    with torch.no_grad():
        return np.asarray(model(one.windows, one.places).numpy())


def _precision(found: npt.NDArray[np.float32], one: Development) -> float:
    """The average precision of the cosines of a development's pairs."""
    upper = np.triu_indices(len(found), 1)
    same = one.same()[upper]
    ranked = same[np.argsort(-(found @ found.T)[upper], kind="stable")]
    each = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((each * ranked).sum() / max(1, ranked.sum()))


class Plain(nn.Module):
    """What is exported: one window in, the directions of each piece out, of which means are taken."""

    def __init__(self, network: Network, directions: npt.NDArray[np.float32]) -> None:
        super().__init__()
        self.network = network
        self.lay = nn.Linear(directions.shape[1], len(directions), bias=False)
        self.lay.weight = nn.Parameter(torch.from_numpy(directions))

    def forward(self, ids: Tensor, looks: Tensor) -> Tensor:
        states: Tensor = self.lay(self.network.encode(ids, looks, None))
        return states[0]


def export(network: Network, directions: npt.NDArray[np.float32], folder: Path) -> None:
    """Write `model.onnx`, weights in 7 bits of 8 per channel, and its checksum beside it."""
    network.position.weight = nn.Parameter(network.position.weight[:LONGEST].detach().clone())
    example = torch.randint(1000, 2000, (1, 77))
    with tempfile.TemporaryDirectory() as work:
        plain, ready = Path(work) / "plain.onnx", Path(work) / "ready.onnx"
        torch.onnx.export(
            Plain(network, directions).eval(),
            (example, torch.zeros_like(example)),
            str(plain),
            input_names=["ids", "looks"],
            output_names=["pieces"],
            dynamic_axes={"ids": {1: "n"}, "looks": {1: "n"}, "pieces": {0: "n"}},
            dynamo=False,
            opset_version=17,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(folder / "model.onnx"),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    for name in ("__init__.py", "card.md"):
        path = folder / name
        path.write_text(
            re.sub(r"\b[0-9a-f]{64}\b", digest, path.read_text("utf-8"), count=1), "utf-8"
        )
    print(f"{folder / 'model.onnx'}: {digest}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ship", type=Path, default=OUT, help="the folder that gets the model")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(ROOT / "src/sayso/data/reader/tokenizer.json"))
    tokenizer.encode_special_tokens = True
    told = developments(tokenizer, held_out=False)
    held_out = developments(tokenizer, held_out=True)
    model = Gists()
    load_encoder(model.network, str(weights()))
    print(f"to begin with: {np.mean([_precision(vectors(model, d), d) for d in held_out]):.3f}")
    learn(model, told, held_out)
    table = np.vstack([vectors(model, one) for one in told])
    # The mean is left in: cosines must stay what they were.
    _, _, directions = np.linalg.svd(table, full_matrices=False)
    export(model.network.float(), np.ascontiguousarray(directions[:SIZE]), options.ship)


if __name__ == "__main__":
    main()
