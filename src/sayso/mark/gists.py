"""Gists: what each sentence of a content means, for `join` to find who else tells it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from sayso.records import Gist, Reading, Report, Step

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.data.gist import Encoder


def run(report: Report, doc: Doc, reading: Reading, *, gist: Encoder) -> dict[str, Any]:
    """A gist for each part of a content that stands in a sentence of its own."""
    starts = [sentence.start for sentence in reading.sentences]
    ranges = sorted(
        {
            (max(span.start, sentence.start), min(span.end, sentence.end))
            for attribution in reading.attributions
            for span in attribution.content
            for sentence in reading.sentences[
                max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)
            ]
            if span.start < sentence.end
        }
    )
    told = gist.gists(report.text, ranges) if ranges else []
    return {
        "gists": tuple(
            Gist(start, end, vector)
            for (start, end), vector in zip(ranges, told, strict=True)
            if vector
        )
    }


STEP = Step("gists", run, needs=("sentences", "attributions"), gives=("gists",), uses=("gist",))
