from __future__ import annotations

from sayso.keep import briefs
from sayso.keep.ledger import Ledger
from sayso.keep.schema import BRIEFS
from sayso.records import Brief, Story

STORY = Story("s", "Ferry", ("report-1",))
BRIEF = Brief("Ferry", "2025-05-10", (), (), (), (), (), (), (), (), (), (), ())


def test_a_told_story_comes_back_and_a_damaged_copy_does_not(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        briefs.put(connection, "told-1", "Ferry", STORY, BRIEF)
        briefs.put(connection, "told-1", "Ferry", STORY, BRIEF)
        assert briefs.find(connection, "told-1") == BRIEF
        assert briefs.find_story(connection, "told-1") == STORY
        assert briefs.find(connection, "told-2") is None
        connection.execute(BRIEFS.update().values(told=b"broken"))
        assert briefs.find(connection, "told-1") is None


def test_only_a_few_are_kept_of_each_story(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        briefs.put(connection, "other", "Storm", STORY, BRIEF)
        for number in range(20):
            briefs.put(connection, f"told-{number:02}", "Ferry", STORY, BRIEF)
        kept = sorted(connection.scalars(BRIEFS.select().with_only_columns(BRIEFS.c.key)))
    assert kept == ["other", *(f"told-{number}" for number in range(12, 20))]
