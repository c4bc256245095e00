from __future__ import annotations

from sayso.keep import stories, views
from sayso.keep.ledger import Ledger
from sayso.keep.stories import Entry
from tests.keep import filed


def test_stories_are_listed_with_their_days(ledger: Ledger) -> None:
    one, two = filed.raw(), filed.raw("A bridge fell, the mayor said.", "/in/b.txt")
    filed.file(ledger, one, story="Ferry")
    filed.file(ledger, two, filed.report(two, published="2025-05-12T08:00"), story="Ferry ")
    filed.file(ledger, filed.raw("Rain fell.", "/in/c.txt"))
    with ledger.writing() as connection:
        stories.make(connection, "Élan")
        assert stories.make(connection, "Ferry") == stories.row(connection, "Ferry")
        assert stories.row(connection, "ferry") is None
        assert stories.names(connection) == ["Ferry", "Élan"]
        assert stories.listed(connection) == [
            Entry("Ferry", 2, "2025-05-10", "2025-05-12T08:00"),
            Entry("Élan", 0, None, None),
        ]
        assert [each.address for each in views.unfiled(connection)] == ["/in/c.txt"]


def test_a_report_may_be_in_two_stories_and_in_each_once(ledger: Ledger) -> None:
    for story in ("Ferry", "Storm", "Ferry"):
        filed.file(ledger, filed.raw(), story=story)
    with ledger.reading() as connection:
        assert [entry.reports for entry in stories.listed(connection)] == [1, 1]


def test_later_revisions_are_in_the_story_of_the_first(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw(), story="Ferry")
    filed.file(ledger, filed.raw(f"{filed.TEXT} Divers are there."))
    with ledger.reading() as connection:
        row = stories.row(connection, "Ferry")
        assert row is not None
        kept = views.of_story(connection, row)
        assert [each.revision for each in kept] == [1, 2]
        assert views.of_story(connection, row, known_by="1999-01-01") == []
        assert views.at(connection, [kept[0].id]) == kept
