from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from sayso.errors import LedgerError
from sayso.keep import archive, check, corrections, rereads, watched
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import TAKES
from sayso.records import Correction
from tests.keep import filed


def fill(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw(), story="Ferry")
    filed.file(ledger, filed.raw(filed.TEXT + " It was old.", headers=(("A", "b"),), status=200))
    filed.file(ledger, filed.raw("A bridge fell.", "/in/é\0.txt"))
    report = filed.report(filed.raw())
    with ledger.writing() as connection:
        rereads.put(connection, 1, report, filed.reading(report), "v2")
        made = corrections.put(connection, Correction("", "", "ada", "note", (), "é"), "Ferry")
        corrections.undo(connection, "bob", made.id)
    watched.set_state(ledger, "table", "end", {"a": 1})


def written(ledger: Ledger) -> bytes:
    out = io.BytesIO()
    with ledger.reading() as connection:
        count = archive.write(connection, out)
        assert count == archive.size(connection)
    return out.getvalue()


def loaded(ledger: Ledger, data: bytes) -> int:
    archive.check(io.BytesIO(data), "a")
    return archive.load(ledger, io.BytesIO(data), "a")


def test_an_archive_gives_back_the_same_ledger(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    data = written(ledger)
    told: list[None] = []
    other = open_ledger(str(tmp_path / "other.sqlite"))
    assert archive.check(io.BytesIO(data), "a") == loaded(other, data)
    assert written(other) == data
    with other.reading() as connection:
        assert list(check.faults(connection)) == []
    # What is added next goes on from there.
    for each in (ledger, other):
        filed.file(each, filed.raw("A dam broke.", "/in/dam.txt"))
    with ledger.reading() as one, other.reading() as two:
        rows = select(TAKES.c.row, TAKES.c.address).order_by(TAKES.c.row)
        assert list(one.execute(rows)) == list(two.execute(rows))
    assert told == []
    other.close()


def test_an_archive_is_carried_into_either_database(ledger: Ledger, tmp_path: Path) -> None:
    source = open_ledger(str(tmp_path / "source.sqlite"))
    fill(source)
    data = written(source)
    steps: list[int] = []
    count = archive.load(ledger, io.BytesIO(data), "a", lambda: steps.append(1))
    assert (written(ledger), len(steps)) == (data, count)
    with ledger.reading() as connection:
        assert list(check.faults(connection)) == []
    filed.file(ledger, filed.raw("A dam broke.", "/in/dam.txt"))
    source.close()


def test_an_empty_ledger_has_an_archive_too(ledger: Ledger) -> None:
    assert loaded(ledger, written(ledger)) == 0


def test_only_an_empty_ledger_is_filled(ledger: Ledger) -> None:
    fill(ledger)
    data = written(ledger)
    with pytest.raises(LedgerError, match="expected an empty ledger"):
        loaded(ledger, data)
    assert written(ledger) == data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    ledger = open_ledger(str(tmp_path_factory.mktemp("archive") / "ledger.sqlite"))
    fill(ledger)
    made = written(ledger)
    ledger.close()
    return made


@settings(max_examples=25)
@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_one_wrong_bit_is_found(data: bytes, at: int, bit: int) -> None:
    damaged = bytearray(data)
    damaged[at % len(data)] ^= 1 << bit
    with pytest.raises(LedgerError):
        archive.check(io.BytesIO(bytes(damaged)), "a")


@settings(max_examples=25)
@given(at=st.integers(min_value=0))
def test_an_archive_that_breaks_off_is_refused(data: bytes, at: int) -> None:
    with pytest.raises(LedgerError):
        archive.check(io.BytesIO(data[: at % len(data)]), "a")


def test_what_follows_the_end_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerError, match="not those written"):
        archive.check(io.BytesIO(data + b"\0"), "a")


def frames(*values: list[object]) -> bytes:
    made = (msgspec.msgpack.encode(each) for each in values)
    return archive.MAGIC + b"".join(len(each).to_bytes(8, "little") + each for each in made)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "a file of another kind"),
        (b"PK\x03\x04 and more than that", "a file of another kind"),
        (b"sayso ledger archive 2\n", "another version"),
        (frames([None, "ledger", 99]), "found version 99"),
        (frames([None, "else", 1]), "not those written"),
        (frames([None]), "not those written"),
        (frames([]), "not those written"),
        (frames([None, "table", "takes", [1]]), "not those written"),
        (frames([None, "ledger", 1]), "its end is missing"),
        (archive.MAGIC + b"\xff" * 8, "breaks off"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_archive_of_ours_is_refused(source: bytes, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        archive.check(io.BytesIO(source), "a")


@pytest.mark.parametrize(
    "source",
    [
        frames([None, "ledger", 1], [None, "table", "pg_user", ["a"]], ["x"]),
        frames([None, "ledger", 1], [None, "table", "takes", ["no"]], ["x"]),
        frames([None, "ledger", 1], [None, "table", "stories", ["row", "name", "added"]], [1]),
        frames([None, "ledger", 1], ["x"]),
    ],
    ids=["table", "column", "width", "no table"],
)
def test_what_does_not_fit_leaves_the_ledger_empty(ledger: Ledger, source: bytes) -> None:
    with pytest.raises(LedgerError):
        archive.load(ledger, io.BytesIO(source), "a")
    with ledger.writing() as connection:
        assert archive.size(connection) == 0
        connection.execute(delete(TAKES))
