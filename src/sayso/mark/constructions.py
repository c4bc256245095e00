"""Attributions mended and completed by what certain constructions of English always mean."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.added import added
from sayso.mark.attribution.astray import astray
from sayso.mark.attribution.bounded import bounded, coordinated
from sayso.mark.attribution.mended import mended, parted
from sayso.mark.attribution.swapped import swapped
from sayso.mark.attribution.tidy import tidy
from sayso.mark.attributions import record
from sayso.records import Attribution, Reading, Report, Step


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """The reader model's attributions with their sources and whole contents, and those it lacks.

    It was trained on political news, where figures are seldom put by "its tally stands at".
    """
    right = (astray(doc, report.text, _found(attribution)) for attribution in reading.attributions)
    whole = (swapped(doc, report.text, one) for one in right if one is not None)
    given = (mended(doc, report.text, one) for one in whole if one is not None)
    apart = (part for one in given for part in parted(doc, report.text, one))
    found = [
        part
        for one in apart
        for part in coordinated(doc, report.text, bounded(doc, report.text, one))
    ]
    complete = tidy(report.text, added(doc, found))
    return {"attributions": tuple(record(report, one) for one in complete)}


def _found(attribution: Attribution) -> Found:
    source, cue, content = (
        tuple((span.start, span.end) for span in spans)
        for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return Found(source, cue, content)


STEP = Step("constructions", run, needs=("attributions",), gives=("attributions.whole",))
