from __future__ import annotations

from pathlib import Path

import pytest

from sayso import filing, showing
from sayso.errors import LedgerError
from sayso.keep.ledger import open_ledger
from tests import sample_ledger


def test_every_record_of_a_story_can_be_shown(tmp_path: Path) -> None:
    ledger = open_ledger(str(sample_ledger.make(tmp_path / "l.sqlite")))
    told = filing.told(ledger, "Leak")
    story, brief = told.story, told.brief
    groups = (
        brief.reports, brief.attributions, brief.estimates, brief.places, story.actors,
        story.points, story.series, story.events, story.unknowns, story.links,
    )  # fmt: skip
    for record in (each for group in groups for each in group):
        shown = showing.show(ledger, record.id)
        assert shown.id == record.id
        assert shown.title
        for quote in shown.quotes:
            for span in quote.spans:
                assert quote.report.text[span.start : span.end] == span.text
    with pytest.raises(LedgerError, match="expected a story"):
        showing.show(ledger, story.points[0].id, "Storm")
    ledger.close()
