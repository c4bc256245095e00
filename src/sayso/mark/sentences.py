"""Sentences, in which every other step thinks."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from sayso.records import Reading, Report, Step

# "LUND, Sweden, March 3 — ": where and when a report was filed is no part of what its sentence tells.
_DATELINE = re.compile(
    r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[ .'’-]){2,40}(?:,[^\n—–]{2,40})?\s?(?:\([^()\n]{2,20}\)\s?)?(?:[—–]|--?)\s+(?=\S)"
)


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, Any]:
    """The sentences of the base layer without the white space around them, and without datelines."""
    spans = []
    for sent in doc.sents:
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        dateline = _DATELINE.match(report.text, start)
        if dateline and (start == 0 or report.text[start - 1] == "\n"):
            start = dateline.end()
        if start < end:
            spans.append(report.cut(start, end))
    return {"sentences": tuple(spans)}


STEP = Step("sentences", run, gives=("sentences",))
