from __future__ import annotations

from sayso.keep import corrections
from sayso.keep.ledger import Ledger


def test_decisions_stand_until_they_are_taken_back(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        first = corrections.put(connection, "ada", "join", {"actors": ["a", "b"]}, story="Ferry")
        corrections.put(connection, "bob", "note", {"text": "é"}, story="Storm")
        second = corrections.put(connection, "ada", "note", {"text": "x"}, story="Ferry")
        back = corrections.put(connection, "bob", "undo", {}, story="Ferry", undoes=first)

        def standing(known_by: str | None = None) -> list[int]:
            found = corrections.standing(connection, "Ferry", known_by)
            return [each.row for each in found]

        assert standing() == [second]
        corrections.put(connection, "ada", "undo", {}, story="Ferry", undoes=back)
        assert standing() == [first, second]
        assert standing("1999-01-01") == []
        [storm] = corrections.standing(connection, "Storm")
    assert (storm.author, storm.kind, storm.payload) == ("bob", "note", {"text": "é"})
