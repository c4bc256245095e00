from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sayso.keep import chosen, search, stories
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.search import Query
from tests.keep import filed

ASKED: Mapping[str, Any] = {
    "words": "ferry",
    "actor": "port",
    "stance": "assert",
    "place": "se",
    "counted": "people",
    "said": ("2025-05-10", "2025-05-10"),
    "published": ("2025-05-10", "2025-05-12"),
    "story": 1,
}


def full(path: Path, count: int) -> Ledger:
    """A ledger in which whatever is asked for stands in three reports of four."""
    made = open_ledger(str(path))
    for number in range(count):
        told = f"{filed.TEXT} Number {number}." if number % 4 else f"The bridge held {number} days."
        raw = filed.raw(told, f"/in/{number}.txt")
        day = f"2025-05-{10 + number % 3}"
        report = filed.report(raw, published=day, outlet="Norrby Post")
        filed.file(made, raw, report, story="Ferry" if number % 2 else "Bridge")
    with made.reading() as connection:
        assert stories.row(connection, "Bridge") == 1
    return made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    opened = full(tmp_path_factory.mktemp("chosen") / "ledger.sqlite", 40)
    yield opened
    opened.close()


def every(ledger: Ledger) -> list[list[tuple[str, ...]]]:
    """The hits of each two things that can be asked for together."""
    found: list[list[tuple[str, ...]]] = []
    with ledger.reading() as connection:
        for names in combinations(ASKED, 2):
            query = Query(**{name: ASKED[name] for name in names})
            hits = search.find(connection, query, 100)
            found.append([(hit.kind, hit.id, hit.report.id) for hit in hits])
    return found


@pytest.mark.parametrize(("best", "near", "few"), [(7, 3, 500), (2000, 5, 0), (7, 3, 0)])
def test_what_is_looked_at_first_changes_no_answer(
    small: Ledger, best: int, near: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen, "_LIVE", 4)
    before = every(small)
    assert sum(map(bool, before)) == len(before) - 3  # the figure stands in no statement
    monkeypatch.setattr(chosen, "_BEST", best)
    monkeypatch.setattr(chosen, "_AHEAD", near)
    monkeypatch.setattr(chosen, "_NEAR", near)
    monkeypatch.setattr(chosen, "_FEW", few)
    assert every(small) == before


def test_the_rarest_thing_decides(small: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "_BEST", 25)
    rare = Query("ferry", published=("2025-05-10", "2025-05-10"), story=1)
    with small.reading() as connection:
        meant = chosen.meaning(connection, rare)
        rows = chosen._few(connection, rare, meant)
        assert rows is not None
        assert len(rows) == 14  # those of one day; the story has twenty
        assert chosen._few(connection, Query("ferry"), {}) is None


def steps(ledger: Ledger, asked: Mapping[str, Any]) -> int:
    """How many thousand steps SQLite takes for a search."""
    count = 0

    def counted() -> int:
        nonlocal count
        count += 1
        return 0

    with ledger.reading() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.set_progress_handler(counted, 1000)
        list(search.find(connection, Query(**asked), 1000))
        driver.set_progress_handler(None, 0)
    return count


def test_no_search_goes_through_a_list_for_each_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plans of a database are tried by what they do: twice the reports are twice the work."""
    # So that all are common, and most lie beyond the first that are looked at.
    monkeypatch.setattr(chosen, "_BEST", 10)
    monkeypatch.setattr(chosen, "_AHEAD", 10)
    monkeypatch.setattr(chosen, "_NEAR", 10)
    small, large = full(tmp_path / "small", 60), full(tmp_path / "large", 120)
    for names in combinations(ASKED, 3):
        asked = {name: ASKED[name] for name in names}
        assert steps(large, asked) <= 2.7 * max(steps(small, asked), 6), names
    small.close()
    large.close()
