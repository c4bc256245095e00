from __future__ import annotations

import pytest

from sayso.errors import LedgerError
from sayso.keep import corrections
from sayso.keep.ledger import Ledger
from sayso.records import Correction, Span, Target

NOTE = Correction("", "", "ada", "note", (), "é")


def test_decisions_stand_until_they_are_taken_back(ledger: Ledger) -> None:
    joined = Correction(
        "", "", "ada", "join",
        (Target("actor-1", "actor", "Roth", ("attribution-1",), (Span("report-1", 0, 2, "ab"),)),
         Target("actor-2", "actor")),
    )  # fmt: skip
    with ledger.writing() as connection:
        first = corrections.put(connection, joined, "Ferry")
        corrections.put(connection, NOTE, "Storm")
        second = corrections.put(connection, NOTE, "Ferry")
        corrections.undo(connection, "bob", first.id)

        def standing(known_by: str | None = None) -> list[str]:
            found = corrections.standing(connection, "Ferry", known_by)
            return [each.id for each in found]

        assert standing() == [second.id]
        back = corrections.every(connection, "Ferry")[-1]
        assert (back.undoes, back.correction.author) == (first.id, "bob")
        corrections.undo(connection, "ada", back.correction.id)
        assert standing() == [first.id, second.id]
        assert standing("1999-01-01") == []
        assert standing(first.added) == [first.id]
        [storm] = corrections.standing(connection, "Storm")
        assert len(corrections.standing(connection)) == 3
        again = corrections.entry(connection, first.id).correction
    assert (storm.author, storm.kind, storm.text) == ("ada", "note", "é")
    assert (again.targets, again.added) == (joined.targets, first.added)


@pytest.mark.parametrize("name", ["correction-9", "9", "", "correction-x", "²", "9" * 40])
def test_what_is_no_decision_is_an_error(ledger: Ledger, name: str) -> None:
    with ledger.reading() as connection, pytest.raises(LedgerError, match="id of a correction"):
        corrections.entry(connection, name)
