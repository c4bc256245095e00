"""The attribution model: a small encoder that finds sources, cues and contents in a text.

How it was made, and how good it is, stands in card.md. Another model can take its place: whatever
has `read(text) -> list[Found]` will do for the step that uses it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from sayso.data.reader import decoding, windows
from sayso.errors import DataError

_HERE = Path(__file__).parent
# SHA-256 of each file, as in card.md.
FILES = {
    "model.onnx": "0637a4753360309c46488183930c143ac4f0f5ae96716eadc6638f24429d15ce",
    "tokenizer.json": "3ad857958ba886d154a5a852119fb31a0dd549d03d8a3fc20e33f2336272cc19",
}

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: the characters (start, end) of its source, cue and content in the text."""

    source: Ranges
    cue: Ranges
    content: Ranges


class Reader:
    """Finds who said what. Windows are read one by one: quantization must not mix their bytes."""

    def __init__(self, model: bytes, tokenizer: bytes) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_buffer(tokenizer)
        # "[SEP]" in a report is a word like any other.
        self._tokenizer.encode_special_tokens = True
        given = self._session.get_modelmeta().custom_metadata_map["transitions"]
        learned = np.array([float(v) for v in given.split()], dtype=np.float32)
        self._moves = learned.reshape(decoding.TAGS, decoding.TAGS) + decoding.legal()

    def scores(self, window: windows.Window) -> decoding.Scores:
        """What the model says of one window."""
        return decoding.Scores(
            *self._session.run(None, {"ids": window.ids[None], "looks": window.looks[None]})
        )

    def read(self, text: str) -> list[Found]:
        """The attributions of `text`, by their cues' order.

        Windows are cut at the sentences that the model was trained with, not at the language
        layer's: those break within quotations, and cost half a point of full F1 on dev.
        """
        pieces = windows.cut(text, self._tokenizer, windows.sentences(text))
        if not pieces.words:
            return []
        cuts = windows.windows(pieces)
        scores = [self.scores(cut) for cut in cuts]
        merged = decoding.merge(len(pieces.words), cuts, scores)
        fresh = np.zeros(len(pieces.words), dtype=bool)
        for number, (before, after) in enumerate(pairwise(pieces.words), 1):
            fresh[number] = text[before[1] : after[0]].count("\n") > 1
        tags = decoding.viterbi(merged, self._moves, fresh)

        def characters(ranges: Ranges) -> Ranges:
            return tuple((pieces.words[a][0], pieces.words[b - 1][1]) for a, b in ranges)

        return [
            Found(characters(one.source), characters(one.cue), characters(one.content))
            for one in decoding.link(tags, cuts, scores)
        ]


def load() -> Reader:
    """The reader. Raises `DataError` where a file is missing or not the one its card names."""
    contents: dict[str, bytes] = {}
    for name, checksum in FILES.items():
        path = _HERE / name
        if not path.is_file():
            raise DataError(
                f"the attribution model's file {path} is missing",
                "Install sayso again: python -m pip install --force-reinstall sayso",
            )
        contents[name] = path.read_bytes()
        if hashlib.sha256(contents[name]).hexdigest() != checksum:
            raise DataError(
                f"{path} is not the file named in card.md (its SHA-256 differs)",
                "Install sayso again: python -m pip install --force-reinstall sayso",
            )
    return Reader(contents["model.onnx"], contents["tokenizer.json"])
