from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from sayso.errors import InputError
from sayso.keep import reports, rereads, views
from sayso.keep.ledger import Ledger
from sayso.keep.reports import Take
from sayso.keep.rereads import Again, Difference
from sayso.keep.schema import READINGS, REPORTS
from sayso.records import Raw, Reading, Report
from tests.keep import filed


def put(
    ledger: Ledger, again: Again, report: Report, reading: Reading, version: str
) -> list[Difference]:
    assert again.report
    with ledger.writing() as connection:
        return list(rereads.put(connection, again.report, report, reading, version))


def pending(ledger: Ledger, version: str) -> list[Again]:
    with ledger.reading() as connection:
        return rereads.pending(connection, version)


def test_what_a_new_version_finds_otherwise_is_kept_beside_the_old(ledger: Ledger) -> None:
    raw = filed.raw()
    report = filed.report(raw)
    filed.file(ledger, raw)
    assert pending(ledger, "v1") == []
    [again] = pending(ledger, "v2")
    fewer = replace(filed.reading(report), estimates=(), unknowns=())
    assert put(ledger, again, report, fewer, "v2") == [
        Difference("estimates", 0, 1),
        Difference("unknowns", 0, 1),
    ]
    assert pending(ledger, "v2") == []
    with ledger.reading() as connection:
        versions = list(connection.scalars(select(READINGS.c.version).order_by(READINGS.c.row)))
        assert rereads.kept(connection, 1) == (report, fewer)
    assert versions == ["v1", "v2"]


def test_a_version_that_finds_the_same_is_only_noted(ledger: Ledger) -> None:
    raw = filed.raw()
    filed.file(ledger, raw)
    [again] = pending(ledger, "v2")
    assert put(ledger, again, filed.report(raw), filed.reading(filed.report(raw)), "v2") == []
    assert pending(ledger, "v2") == []
    assert len(pending(ledger, "v3")) == 1
    with ledger.reading() as connection:
        assert list(connection.scalars(select(READINGS.c.version))) == ["v1"]


def test_a_text_that_is_read_otherwise_is_another_parse(ledger: Ledger) -> None:
    raw = filed.raw()
    filed.file(ledger, raw)
    [again] = pending(ledger, "v2")
    better = filed.report(raw, title="Ferry Aster sinks")
    assert put(ledger, again, better, filed.reading(better), "v2") == [Difference("text", 1, 1)]
    assert pending(ledger, "v2") == []
    with ledger.reading() as connection:
        rows = connection.execute(select(REPORTS.c.revision, REPORTS.c.parse)).all()
        [standing] = views.standing(views.everything(connection))
    assert [tuple(row) for row in rows] == [(1, 1), (1, 2)]
    assert [each.row for each in standing] == [2]
    assert [again.report for again in pending(ledger, "v3")] == [2]


def test_what_was_refused_is_tried_again_until_it_is_read(ledger: Ledger) -> None:
    raw = filed.raw(
        url="https://herald.example/a",
        fetched="2025-05-10T12:00:00",
        headers=(("a", "b"),),
        status=200,
    )
    take = Take(raw, reports.given(published="2025-05-09"))
    with ledger.writing() as connection:
        reports.refuse(connection, take, InputError("no story in it"))
    [again] = pending(ledger, "v2")
    assert again.report is None
    with ledger.reading() as connection:
        kept, said, added = rereads.raw(connection, again.take)
    assert isinstance(kept, Raw)
    assert (kept, said) == (raw, {"published": "2025-05-09"})
    assert added[:2] == "20"
    report = filed.report(raw)
    with ledger.writing() as connection:
        reports.put(connection, take, report, filed.reading(report), "v2", anew=True)
    assert pending(ledger, "v2") == []


def test_only_one_story_is_read_again_where_one_is_named(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw(), story="Ferry")
    filed.file(ledger, filed.raw("A bridge fell.", "/in/b.txt"))
    with ledger.reading() as connection:
        found = rereads.pending(connection, "v2", {"/in/aster.txt"})
        assert [each.report for each in found] == [1]
        assert len(rereads.pending(connection, "v2")) == 2
