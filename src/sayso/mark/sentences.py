"""Sentences, in which every other step thinks."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from sayso.records import Reading, Report, Step


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, Any]:
    """The sentences of the base layer without the white space around them."""
    spans = []
    for sent in doc.sents:
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if start < end:
            spans.append(report.cut(start, end))
    return {"sentences": tuple(spans)}


STEP = Step("sentences", run, gives=("sentences",))
