"""Windows as one batch of tensors."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from training.attribution.corpus import IGNORE, Sample

SIZE = 2048  # pieces in a batch


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
