"""The trained network as one int8 ONNX file."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from training.attribution.model import LONGEST, Network

# Added to the score of "outside": the mean of several networks' weights is less sure of itself than
# each of them, and marks too much. Chosen on dev, where it brings precision and recall together.
CAUTION = 0.05


class Plain(nn.Module):
    """The network as it is exported: one window, nothing padded, batch dimension left out of sight."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, looks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        scores, source, cue = self.network(ids, looks)
        return scores[0], source[0], cue[0]


def export(network: Network, folder: Path, *, reduce_range: bool = True) -> Path:
    """Write `folder/model.onnx`, weights in 8 bits per channel, and give back its path.

    `reduce_range` keeps weights to 7 bits: on processors without VNNI the sums of 8-bit products
    overflow, and results would differ from machine to machine.
    """
    network = network.eval().cpu().float()
    with torch.no_grad():
        network.position.weight = nn.Parameter(network.position.weight[:LONGEST].clone())
        network.head_tag.bias[0] += CAUTION
    plain = folder / "plain.onnx"
    example = torch.randint(1000, 2000, (1, 77))
    torch.onnx.export(
        Plain(network),
        (example, torch.zeros_like(example)),
        str(plain),
        input_names=["ids", "looks"],
        output_names=["tags", "cue_source", "content_cue"],
        dynamic_axes={
            "ids": {1: "n"},
            "looks": {1: "n"},
            "tags": {0: "n"},
            "cue_source": {0: "n", 1: "m"},
            "content_cue": {0: "n", 1: "m"},
        },
        dynamo=False,
        opset_version=17,
    )
    ready = folder / "ready.onnx"
    quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
    out = folder / "model.onnx"
    quantize_dynamic(
        str(ready),
        str(out),
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
    )
    model = onnx.load(str(out))
    entry = model.metadata_props.add()
    entry.key = "transitions"
    entry.value = " ".join(f"{v:.6f}" for v in network.transitions.flatten().tolist())
    onnx.save(model, str(out))
    return out
