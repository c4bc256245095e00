from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, text, update

from sayso import filing
from sayso.keep import briefs, check, codec, corrections
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import (
    CORRECTIONS,
    FIGURES,
    IDS,
    NAMED,
    RAWS,
    READINGS,
    REPORTS,
    STATEMENTS,
    TAKES,
)
from sayso.records import Brief, Correction, Link, Reading, Span, Story, Target
from tests.keep import filed

Damage = Callable[[Connection], object]


def faults(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return list(check.faults(connection))


def fill(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw(), story="Ferry")
    filed.file(ledger, filed.raw("A bridge fell, the mayor said.", "/in/b.txt"))
    report = filed.report(filed.raw())
    with ledger.writing() as connection:
        about = Target(report.id, "report", spans=(report.cut(4, 9),))
        corrections.put(connection, Correction("", "", "ada", "note", (about,), "call"), "Ferry")
        briefs.put(
            connection,
            "told-1",
            "Ferry",
            Story("s", "t", (report.id,)),
            Brief("t", None, (), (), (), (), (), (), (), (), (), (), ()),
        )


def test_a_sound_ledger_has_no_faults(ledger: Ledger) -> None:
    assert faults(ledger) == []
    fill(ledger)
    assert faults(ledger) == []


def reading(change: Callable[[Reading], Reading]) -> Damage:
    """A reading that was forged with all its hashes."""

    def run(connection: Connection) -> None:
        report = filed.report(filed.raw())
        made = change(filed.reading(report))
        connection.execute(
            update(READINGS)
            .where(READINGS.c.row == 1)
            .values(blob=codec.to_blob(made, report.text), hash=codec.digest(codec.to_bytes(made)))
        )

    return run


def shifted(reading: Reading) -> Reading:
    first = reading.sentences[0]
    span = Span(first.report, first.start + 1, first.end + 1, first.text)
    return replace(reading, sentences=(span, *reading.sentences[1:]))


def loose(reading: Reading) -> Reading:
    [estimate] = reading.estimates
    return replace(reading, estimates=(replace(estimate, attribution="attribution-gone"),))


def link(connection: Connection) -> None:
    story = Story("s", "t", (), links=(Link("l", "a", "b", "speaks", 1.0, "", "x"),))
    empty = Brief("t", None, (), (), (), (), (), (), (), (), (), (), ())
    briefs.put(connection, "told-2", "Ferry", story, empty)


def body(connection: Connection) -> None:
    report = replace(filed.report(filed.raw()), text=filed.TEXT.replace("Forty", "Fifty"))
    connection.execute(update(REPORTS).where(REPORTS.c.row == 1).values(body=codec.to_blob(report)))


DAMAGE: dict[str, tuple[Damage, str]] = {
    "a raw input exchanged": (
        lambda c: c.execute(update(RAWS).values(data=codec.pack(b"forged"))),
        "its bytes have another hash",
    ),
    "a raw input broken": (
        lambda c: c.execute(update(RAWS).values(data=b"broken")),
        "damaged bytes",
    ),
    "a text forged": (body, "has another hash than when it was kept"),
    "a text broken": (
        lambda c: c.execute(update(REPORTS).values(body=codec.pack(b"\xc1"))),
        "can be read back",
    ),
    "a reading lost": (
        lambda c: (
            *(c.execute(each.delete()) for each in (NAMED, STATEMENTS, FIGURES, IDS)),
            c.execute(text("DELETE FROM subjects")),
            c.execute(READINGS.delete()),
        ),
        "has no reading",
    ),
    "a reading broken": (
        lambda c: c.execute(update(READINGS).values(blob=b"broken")),
        "damaged bytes",
    ),
    "a reading with another hash": (
        lambda c: c.execute(update(READINGS).values(hash="0")),
        "has another hash than when it was kept",
    ),
    "a span shifted": (reading(shifted), "does not give"),
    "an end of a link lost": (reading(loose), "attribution-gone, which is not there"),
    "the end of a join lost": (link, "(speaks) ends at a, which is not there"),
    "statements not indexed": (
        lambda c: c.execute(STATEMENTS.delete()),
        "search does not find all of it",
    ),
    "figures not indexed": (
        lambda c: c.execute(FIGURES.delete()),
        "search does not find all of it",
    ),
    "names not indexed": (lambda c: c.execute(NAMED.delete()), "search does not find all of it"),
    "ids not indexed": (lambda c: c.execute(IDS.delete()), "search does not find all of it"),
    "an index forged": (
        lambda c: c.execute(update(STATEMENTS).values(said_to=20240101)),
        "search does not find all of it",
    ),
    "a revision skipped": (
        lambda c: c.execute(update(REPORTS).values(revision=3)),
        "is revision 3 of its address after 0",
    ),
    "the order forged": (
        lambda c: c.execute(update(TAKES).values(added="2025")),
        "before the one ahead of it",
    ),
    "a reason lost": (
        lambda c: c.execute(update(TAKES).values(outcome="refused")),
        "was refused without a reason",
    ),
    "a correction broken": (
        lambda c: c.execute(update(CORRECTIONS).values(payload="{")),
        "correction-1: expected a record that can be read back",
    ),
    "a correction about other words": (
        lambda c: c.execute(
            update(CORRECTIONS).values(
                payload=func.replace(CORRECTIONS.c.payload, "ferry", "berry")
            )
        ),
        "correction-1: the span 4..9 does not give 'berry'",
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_every_damage_is_found(ledger: Ledger, name: str) -> None:
    damage, words = DAMAGE[name]
    fill(ledger)
    with ledger.writing() as connection:
        damage(connection)
    found = faults(ledger)
    assert any(words in fault for fault in found), found


@pytest.mark.parametrize("name", ["names not indexed", "an index forged", "a reading broken"])
def test_indexes_are_made_anew(ledger: Ledger, name: str) -> None:
    damage, _ = DAMAGE[name]
    fill(ledger)
    assert not filing.reindexed(ledger)
    with ledger.writing() as connection:
        damage(connection)
    broken = name == "a reading broken"
    assert filing.reindexed(ledger) is not broken
    assert faults(ledger) == [] or broken
    assert not filing.reindexed(ledger)


def test_damage_to_the_file_itself_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    opened = open_ledger(str(path))
    fill(opened)
    with sqlite3.connect(path) as connection:  # which checks no foreign keys
        connection.execute("DELETE FROM raws")
    connection.close()
    assert any("raws that is not there" in fault for fault in faults(opened))
    opened.close()


def test_the_size_is_told_for_the_progress(ledger: Ledger) -> None:
    fill(ledger)
    with ledger.reading() as connection:
        assert check.size(connection) == 4
