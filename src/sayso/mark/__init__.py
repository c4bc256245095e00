"""mark: Report → Reading. Spans with values, one report at a time.

Each step is a pure function `run(report, doc, reading, **data) -> {field: tuple}`: `doc` is the
spaCy `Doc` of `report.text` (the base language layer), `reading` what the steps before it gave.
"""

from __future__ import annotations

from sayso.records import Step

STEPS: tuple[Step, ...] = ()
