from __future__ import annotations

import pytest

from sayso.errors import LedgerError
from sayso.keep import briefs, records
from sayso.keep.ledger import Ledger
from sayso.records import Brief, Story
from tests.keep import filed


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    filed.file(ledger, filed.raw(), story="Ferry")
    filed.file(ledger, filed.raw("A bridge fell.", "/in/b.txt"))
    return ledger


def test_an_id_or_its_beginning_finds_one_record(filled: Ledger) -> None:
    report = filed.report(filed.raw())
    [said] = filed.reading(report).attributions
    with filled.reading() as connection:
        assert records.report(connection, report.id) == report.id
        assert records.report(connection, report.id[:12]) == report.id
        assert records.report(connection, "report-zz") is None
        assert records.indexed(connection, said.id[:-3]) == said.id
        assert records.indexed(connection, filed.LUND) == filed.LUND
        assert records.indexed(connection, "actor-1") is None
        [found] = records.occurrences(connection, said.id)
        assert (found.report, found.reading.attributions) == (report, (said,))
        with pytest.raises(LedgerError, match="beginning of one id"):
            records.report(connection, "report-")


def test_a_record_has_its_history(filled: Ledger) -> None:
    filed.file(filled, filed.raw(filed.TEXT + " It was old."))
    report = filed.report(filed.raw())
    with filled.reading() as connection:
        [row] = records.rows(connection, report.id)
        assert records.body(connection, row) == report
        told = [what for _, what in records.history(connection, row)]
        assert records.stories_of(connection, row) == ["Ferry"]
        assert records.added(connection, report.id) < records.added(
            connection, filed.report(filed.raw("A bridge fell.")).id
        )
        with pytest.raises(LedgerError, match="id of a record"):
            records.added(connection, "report-none")
        assert records.take(connection, 99) is None
        assert (records.take(connection, 1) or {})["outcome"] == "new"
    assert [what.split(":")[0] for what in told] == [
        "revision 1", "take-1", "marked by v1", "revision 2", "take-3", "marked by v1",
    ]  # fmt: skip


def test_what_was_told_last_comes_first(ledger: Ledger) -> None:
    brief = Brief("t", None, (), (), (), (), (), (), (), (), (), (), ())
    with ledger.writing() as connection:
        for name in ("Ferry", "Storm"):
            briefs.put(connection, name, name, Story("s", name, ()), brief)
    with ledger.reading() as connection:
        assert [name for name, _, _ in records.told(connection)] == ["Storm", "Ferry"]
