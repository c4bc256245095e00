from __future__ import annotations

from sayso.keep import subjects, views
from sayso.keep.ledger import Ledger
from sayso.keep.schema import SPLITS
from sayso.records import Story, Subject
from tests.keep import filed


def test_what_a_report_is_about_comes_back_in_thousandths(ledger: Ledger) -> None:
    raw = filed.raw()
    told = filed.report(raw)
    filed.file(ledger, raw)
    with ledger.writing() as connection:
        empty = Subject(told.id, "n", None, None, (("@Ys", 1.23456), ("tide", 0.5)))
        [row] = views.everything(connection)
        marks = views.readings(connection, [row.row])
        [found] = subjects.load(connection, marks)
        assert found == Subject(
            told.id, "/in/aster.txt", told.title, told.published, filed.subject(told).about
        )
        connection.exec_driver_sql("DELETE FROM subjects")
        subjects.put(connection, marks[row.row], empty)
        assert subjects.load(connection, marks)[0].about == (("@Ys", 1.235), ("tide", 0.5))


def test_found_stories_are_remembered_until_newer_ones_are(ledger: Ledger) -> None:
    found = (Story("story-1", "Ferry sinks", ("report-1",)),)
    with ledger.writing() as connection:
        for number in range(6):
            subjects.remember(connection, f"split-{number}", found)
        assert subjects.find(connection, "split-5") == found
        assert subjects.find(connection, "split-0") is None
        connection.execute(SPLITS.update().values(blob=b"broken"))
        assert subjects.find(connection, "split-5") is None
