"""mark: Report → Reading. Spans with values, one report at a time.

Each step is a pure function `run(report, doc, reading, **data) -> {field: tuple}`: `doc` is the
spaCy `Doc` of `report.text` (the base language layer), `reading` what the steps before it gave.
"""

from __future__ import annotations

from sayso.mark import (
    anchor,
    attributions,
    certainty,
    chains,
    constructions,
    contexts,
    estimates,
    events,
    evidence,
    mentions,
    movements,
    own,
    places,
    quantities,
    said,
    sentences,
    stance,
    timexes,
    transfers,
    unknowns,
)
from sayso.records import Step

STEPS: tuple[Step, ...] = (
    sentences.STEP,
    anchor.STEP,
    timexes.STEP,
    quantities.STEP,
    places.STEP,
    mentions.STEP,
    attributions.STEP,
    constructions.STEP,
    chains.STEP,
    stance.STEP,
    certainty.STEP,
    said.STEP,
    events.STEP,
    unknowns.STEP,
    transfers.STEP,
    movements.STEP,
    evidence.STEP,
    own.STEP,
    estimates.STEP,
    contexts.STEP,
)
