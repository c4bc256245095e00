"""Word vectors for telling paraphrases: one for each whole word of a sentence encoder's vocabulary.

    python -m training.vectors            (needs training/attribution/requirements.txt)

Each word alone is given to all-MiniLM-L6-v2; the mean of its last layer is the word's vector. The
vectors are centred, turned to their main axes, cut to `WIDTH` of these and made unit length, as in
static embeddings distilled from a sentence encoder (S. Tulkens and T. van Dongen, Model2Vec, 2024).
The vocabulary is in order of frequency, so a word's rank tells how rare it is.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from training.attribution.model import Network, load_encoder
from training.attribution.weights import weights

WIDTH = 128
OUT = Path(__file__).parents[2] / "src/sayso/data/vectors/vectors.npz"
_WORD = re.compile(r"[a-z]{2,}")


def encoded(words: list[str], tokenizer: Tokenizer) -> np.ndarray:
    """The encoder's vector of each word."""
    network = Network().eval()
    load_encoder(network, str(weights()))
    rows = []
    with torch.inference_mode():
        for start in range(0, len(words), 512):
            ids = torch.tensor([tokenizer.encode(w).ids for w in words[start : start + 512]])
            rows.append(network.encode(ids, torch.zeros_like(ids), None).mean(1).float().numpy())
    return np.concatenate(rows)


def main() -> None:
    """Write the vectors and print what the card needs."""
    tokenizer = Tokenizer.from_file(str(weights().parent / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    by_rank = sorted(tokenizer.get_vocab().items(), key=lambda pair: pair[1])
    words = [word for word, _ in by_rank if _WORD.fullmatch(word)]
    vectors = encoded(words, tokenizer)
    vectors -= vectors.mean(0)
    _, _, axes = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ axes[:WIDTH].T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    OUT.parent.mkdir(exist_ok=True)
    # A zip of arrays holds the time at which it was written: one fixed moment keeps the bytes.
    with zipfile.ZipFile(OUT, "w") as archive:
        for name, array in (
            ("words", np.frombuffer("\n".join(words).encode(), np.uint8)),
            ("vectors", np.round(vectors * 127 / np.abs(vectors).max()).astype(np.int8)),
        ):
            held = io.BytesIO()
            np.save(held, array)
            info = zipfile.ZipInfo(f"{name}.npy", (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, held.getvalue())
    print(f"{len(words)} words, {OUT.stat().st_size} bytes")
    print(hashlib.sha256(OUT.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
