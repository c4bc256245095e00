from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.keep import words
from sayso.keep.ledger import Ledger, open_ledger
from tests.keep import filed

TEXTS = [
    "The mayor of Ys closed the harbour, the port said.",
    "Harbours were closed by the mayor’s deputy. Fog lay over the café of Østersund.",
    "A bridge fell.",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("harbour", {1, 2}),
        ("harbours closed", {1, 2}),
        ('"closed the harbour"', {1}),
        ("“closed the harbour”", {1}),
        ("harbour fog", {2}),
        ("HARBOUR -fog", {2}),
        ("cafe", {2}),
        ("CAFÉ ostersund", {2}),
        ("Østersund", {2}),
        ("ferry", {1, 2, 3}),  # all are titled "Ferry sinks"
        ("submarine", set()),
        ("", set()),
        ('"', set()),
        ("- * ( )", set()),
    ],
)
def test_reports_are_found_by_their_words(ledger: Ledger, query: str, expected: set[int]) -> None:
    for number, text in enumerate(TEXTS):
        filed.file(ledger, filed.raw(text, f"/in/{number}"))
    with ledger.reading() as connection:
        assert set(words.find(connection, query)) == expected
        assert len(words.find(connection, query, limit=1)) == min(1, len(expected))


@pytest.mark.parametrize("before", [None, 8])
def test_what_is_found_comes_a_few_at_a_time(
    ledger: Ledger, before: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_FETCHED", 3)
    for number in range(9):
        text = f"The ferry of {number} sank." + " Another ferry came." * (number % 3)
        filed.file(ledger, filed.raw(text, f"/in/{number}"))
    among = [[1, 2, 3, 5, 6, 7, 8, 9]]
    with ledger.reading() as connection:
        best = words.find(connection, "ferry", 7, *among)
        whole = best if before is None else [7, 6, 5, 3, 2, 1]  # the latest first
        found = []
        for row in words.some(connection, "ferry", 7, among, before):
            found.append(row)
            assert words.find(connection, "ferry", 1, [row])  # others may be asked meanwhile
        assert found == whole
        assert list(words.some(connection, "-", 7, among, before)) == []


def test_a_very_long_report_is_found_by_its_first_words(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw("The lighthouse of Ys. " + " ".join(map(str, range(150_000)))))
    with ledger.reading() as connection:
        assert words.find(connection, "lighthouse") == [1]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    place: Path = tmp_path_factory.mktemp("words") / "ledger.sqlite"
    opened = open_ledger(str(place))
    filed.file(opened, filed.raw())
    yield opened
    opened.close()


@given(query=st.text(max_size=30) | st.text('"*()-:^{}+NEAR and OR', max_size=30))
def test_no_query_is_an_error(small: Ledger, query: str) -> None:
    with small.reading() as connection:
        assert words.find(connection, query) in ([], [1])
