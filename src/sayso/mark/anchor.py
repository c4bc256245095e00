"""The day a report's relative times are counted from."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from sayso.records import Anchor, Reading, Report, Step


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, Any]:
    """The day on which the report was published, else what its own words tell of it."""
    if report.published:
        return {"anchor": Anchor(report.published[:10], reason="the date of publication")}
    return {"anchor": Anchor(None, reason="no date is given")}


STEP = Step("anchor", run, gives=("anchor",))
