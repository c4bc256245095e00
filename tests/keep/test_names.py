from __future__ import annotations

import pytest
from sqlalchemy import select

from sayso.keep import names
from sayso.keep.ledger import Ledger
from sayso.keep.schema import NAMED
from tests.keep import filed


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Ida  Halvorsen", "ida halvorsen"),
        ("The Port\nof Lund", "port of lund"),
        ("Zürich’s", "zurich's"),
        ("ŁÓDŹ", "lodz"),
        ("Tórshavn Straße", "torshavn strasse"),
        ("the", "the"),
        ("An", "an"),
        ("", ""),
        ("x" * 5000, "x" * 200),
        ("a\0b", "b"),
    ],
)
def test_names_in_plain_letters(words: str, plain: str) -> None:
    assert names.plain(words) == plain
    assert names.plain(plain) == plain


def test_a_name_is_kept_once_and_found_by_a_part(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw())
    with ledger.writing() as connection:
        names.put(connection, 1, [(("actor", "ida halvorsen"), 4), (("actor", "port"), 5)])
    with ledger.reading() as connection:

        def found(words: str, *, part: bool) -> set[tuple[int, int]]:
            meant = NAMED.c.name.in_(names.having(words, "actor", part=part))
            rows = connection.execute(select(NAMED.c.reading, NAMED.c.number).where(meant))
            return {(reading, number) for reading, number in rows}

        assert found("Halvorsen", part=True) == {(1, 4)}
        assert found("Halvorsen", part=False) == set()
        assert found("the Port", part=False) == {(1, 0), (1, 5)}
        assert found("%", part=True) == set()
        assert len(names.rows(connection, [("actor", "port"), ("actor", "nobody")])) == 1
