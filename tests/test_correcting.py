from __future__ import annotations

from pathlib import Path

import pytest

from sayso import correcting, filing
from sayso.correcting import Wish
from sayso.errors import LedgerError
from sayso.keep.ledger import Ledger, open_ledger
from tests import sample_ledger


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_ledger.make(tmp_path_factory.mktemp("correcting") / "l.sqlite")


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Ledger:
    return open_ledger(str(sample_ledger.copy(made, tmp_path / "l.sqlite")))


def test_a_decision_describes_what_it_is_about(ledger: Ledger) -> None:
    told = filing.told(ledger, "Leak")
    point = told.story.points[0]
    wish = Wish("status", [point.id[:-4]], "ada", status="denied")
    correction, follows = correcting.decide(ledger, "Leak", wish)
    [target] = correction.targets
    assert follows
    assert (target.id, target.kind, target.name) == (point.id, "point", point.statement)
    assert set(target.members) == {n for p in point.positions for n in p.attributions}
    texts = {report.id: report.text for report in told.brief.reports}
    for span in target.spans:
        assert texts[span.report][span.start : span.end] == span.text


def test_the_link_between_two_records_is_meant_in_either_order(ledger: Ledger) -> None:
    story = filing.told(ledger, "Leak").story
    link = next(each for each in story.links if each.relation == "speaks")
    for records in ([link.id], [link.right, link.left]):
        made, follows = correcting.decide(ledger, "Leak", Wish("unlink", records, "ada"))
        assert follows
        assert made.relation == "speaks"
        assert link.id not in {each.id for each in filing.told(ledger, "Leak").story.links}
        correcting.undo(ledger, "ada", made.id)
    with pytest.raises(LedgerError, match="expected a link"):
        correcting.decide(ledger, "Leak", Wish("unlink", [link.left, link.left], "ada"))


def test_what_is_refused_leaves_no_trace(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        correcting.decide(ledger, "Leak", Wish("join", ["actor-none"], "ada"))
    assert filing.told(ledger, "Leak").story.corrections == ()
