"""attributions: who said what, from the reader model, with its words exact."""

from __future__ import annotations

from typing import Any, Protocol

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.asked import asked
from sayso.mark.attribution.strung import strung
from sayso.mark.attribution.tidy import tidy
from sayso.records import Attribution, Reading, Report, Span, Step, ident


class AttributionReader(Protocol):
    """What a model must offer to take the shipped one's place."""

    def read(self, text: str) -> list[Found]:
        """The attributions of `text`."""
        ...


def run(report: Report, doc: Doc, reading: Reading, *, reader: AttributionReader) -> dict[str, Any]:
    """The outermost attributions, in order of their first words.

    A quotation that goes on around its cue, or over sentences, is one attribution whose content is
    in several pieces. Stance, certainty, manner, said and via are left to later steps.
    """
    found = strung(report.text, tidy(report.text, reader.read(report.text)))
    found = [asked(report.text, one) for one in found]
    return {"attributions": tuple(record(report, one) for one in found)}


def record(report: Report, found: Found) -> Attribution:
    """`found` as a record of `report`."""

    def cut(ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
        return tuple(report.cut(start, end) for start, end in ranges)

    return Attribution(
        ident("attribution", report.id, found.cue, found.content),
        report.id,
        cut(found.source),
        cut(found.cue),
        cut(found.content),
    )


STEP = Step("attributions", run, gives=("attributions",), uses=("reader",))
