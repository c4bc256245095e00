from __future__ import annotations

from pathlib import Path

import pytest

from sayso import filing, finding
from sayso.errors import LedgerError
from sayso.finding import Asked, Query
from sayso.keep.ledger import open_ledger
from sayso.read import ReadOptions
from tests import sample_ledger


def test_a_found_story_bounds_a_search(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "l.sqlite"))
    list(filing.add(ledger, sample_ledger.PAGES[:2], ReadOptions()))
    [story] = filing.found(ledger)
    inside = finding.found(ledger, Asked(Query("valve"), story.id), 5)
    assert [hit.report.id for hit in inside] == [hit.report.id for hit in inside][:1]
    assert finding.found(ledger, Asked(Query("submarine"), story.id), 5) == []
    with pytest.raises(LedgerError, match="expected a story"):
        finding.found(ledger, Asked(Query("valve"), "story-000000000000"), 5)
    # No story has a name, so no point is found in one.
    assert finding.found(ledger, Asked(Query(), status="denied"), 5) == []
    [point] = finding.found(ledger, Asked(Query(), story.id, "denied"), 5)
    assert point.told == "chlorine had leaked from its plant in Bergen"
    made, brief = finding.changes(ledger, story.id, "2025-05-01")
    assert {change.kind for change in made.changes} >= {"report", "point", "edited"}
    assert len(brief.reports) == 2
    ledger.close()
