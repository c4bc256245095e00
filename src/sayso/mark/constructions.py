"""Attributions mended and completed by what certain constructions of English always mean."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.added import added
from sayso.mark.attribution.astray import astray
from sayso.mark.attribution.tidy import tidy
from sayso.mark.attributions import record
from sayso.records import Attribution, Reading, Report, Step


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """The reader model's attributions, words on the wrong side put right, and those it lacks."""
    right = (astray(doc, report.text, _found(attribution)) for attribution in reading.attributions)
    complete = tidy(report.text, added(doc, [one for one in right if one is not None]))
    return {"attributions": tuple(record(report, one) for one in complete)}


def _found(attribution: Attribution) -> Found:
    source, cue, content = (
        tuple((span.start, span.end) for span in spans)
        for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return Found(source, cue, content)


STEP = Step("constructions", run, needs=("attributions",), gives=("attributions.whole",))
