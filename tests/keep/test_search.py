from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.keep import chosen, rereads, search, stories
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.search import Query
from sayso.records import Hit
from tests.keep import filed

OTHER = "The bridge at Norrby held, the council said on Monday. The ferry was not mentioned."


def fill(ledger: Ledger) -> None:
    filed.file(ledger, filed.raw(), story="Ferry")
    raw = filed.raw(OTHER, "/in/bridge.txt")
    told = filed.report(raw, published="2025-05-12", outlet="Norrby Post", title="Bridge")
    filed.file(ledger, raw, told)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    fill(ledger)
    return ledger


def find(ledger: Ledger, limit: int = 20, **asked: object) -> list[Hit]:
    with ledger.reading() as connection:
        return list(search.find(connection, Query(**asked), limit))  # type: ignore[arg-type]


CASES: list[tuple[dict[str, object], set[str]]] = [
    ({"words": "ferry"}, {"2025-05-10", "2025-05-12"}),
    ({"words": "missing ferry"}, {"2025-05-10"}),
    ({"words": '"the bridge at"'}, {"2025-05-12"}),
    ({"words": "bridg*"}, {"2025-05-12"}),
    ({"words": "bridge", "outlet": "norrby"}, {"2025-05-12"}),
    ({"words": "bridge", "outlet": "norrb_"}, set()),
    ({"outlet": "%"}, set()),
    ({"words": "ferry", "published": ("2025-05-11", None)}, {"2025-05-12"}),
    ({"published": (None, "2025-05-10")}, {"2025-05-10"}),
    ({"published": ("2025-05-13", "2025-06-01")}, set()),
    ({"place": "lund"}, {"2025-05-10"}),
    ({"place": "se"}, {"2025-05-10"}),
    ({"place": "Lun"}, set()),
    ({"actor": "PORT"}, {"2025-05-10"}),
    ({"actor": "port", "words": "sank"}, {"2025-05-10"}),
    ({"actor": "port", "words": "missing"}, set()),  # in the report, not in the statement
    ({"stance": "assert"}, {"2025-05-10"}),
    ({"stance": "deny"}, set()),
    ({"said": ("2025-05-10", "2025-05-10")}, {"2025-05-10"}),
    ({"said": ("2025-05-11", None)}, set()),
    ({"counted": "people"}, {"2025-05-10"}),
    ({"counted": "people", "words": "missing"}, {"2025-05-10"}),
    ({"counted": "people", "actor": "port"}, set()),  # not within what the port said
    ({"counted": "ships"}, set()),
    ({"words": '"('}, set()),
]


@pytest.mark.parametrize(("asked", "expected"), CASES)
def test_what_is_asked_for_is_found(
    small: Ledger, asked: dict[str, object], expected: set[str]
) -> None:
    hits = find(small, **asked)
    assert {hit.report.published for hit in hits} == expected
    for hit in hits:
        for span in hit.spans:
            assert hit.report.text[span.start : span.end] == span.text


def test_both_databases_find_the_same(filled: Ledger) -> None:
    for asked, expected in CASES:
        assert {hit.report.published for hit in find(filled, **asked)} == expected, asked


@pytest.mark.parametrize("near", [0, 1, 2])
def test_the_latest_are_looked_at_first_and_the_answer_is_the_same(
    small: Ledger, near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [find(small, **asked) for asked, _ in CASES]
    monkeypatch.setattr(chosen, "_NEAR", near)
    assert [find(small, **asked) for asked, _ in CASES] == before
    assert [hit.report.published for hit in find(small, outlet="", published=("2025", None))] == [
        "2025-05-12",
        "2025-05-10",
    ]


def test_hits_tell_who_and_what(filled: Ledger) -> None:
    [said] = find(filled, actor="port")
    assert (said.kind, said.who, said.stance, said.day) == (
        "attribution",
        "port",
        "assert",
        "2025-05-10",
    )
    assert [span.text for span in said.spans] == ["The ferry Aster sank off Lund"]
    [figure] = find(filled, counted="people")
    assert (figure.kind, figure.told, figure.spans[0].text) == ("estimate", "people", "Forty")
    [report] = find(filled, words="nobody knows")
    assert [span.text for span in report.spans] == ["Nobody", "knows"]
    assert len(find(filled, limit=1, words="ferry")) == 1


def test_a_story_and_reports_bound_the_search(filled: Ledger) -> None:
    with filled.reading() as connection:
        row = stories.row(connection, "Ferry")
    [hit] = find(filled, words="ferry", story=row)
    assert find(filled, words="ferry", reports=(hit.report.id,)) == [hit]
    assert find(filled, words="ferry", reports=()) == []


def test_only_the_newest_reading_counts_and_no_find_comes_twice(filled: Ledger) -> None:
    report = filed.report(filed.raw())
    with filled.writing() as connection:
        bare = replace(filed.reading(report), attributions=())
        rereads.put(connection, 1, report, bare, "v2")
    assert find(filled, actor="port") == []
    # A later revision of the page that says the same in these words.
    filed.file(filled, filed.raw(filed.TEXT + " It was old."))
    assert len(find(filled, words="Lund")) == 1


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    opened = open_ledger(str(tmp_path_factory.mktemp("search") / "ledger.sqlite"))
    fill(opened)
    yield opened
    opened.close()


HOSTILE = st.text(max_size=30) | st.text("\"'*()-:^{}+%_\\&|!<> NEAR and OR ferry", max_size=40)


@settings(max_examples=25)
@given(words=HOSTILE, name=HOSTILE)
def test_no_query_is_an_error(small: Ledger, words: str, name: str) -> None:
    name = name.replace("\0", "") or "x"
    find(small, words=words)
    find(small, words=words, actor=name, place=name, outlet=name)
    find(small, words=words, counted=name, stance=name, said=(name, name))


HOSTILE_WORDS = [
    "'", "'a':*", "a & | !", "ferr'*", "\\", '"a" <-> "b"', "fer\\*", "x" * 5000, "a* " * 500, "½*",
    "*",
]  # fmt: skip


def test_hostile_words_are_no_error_in_either_database(filled: Ledger) -> None:
    for words in HOSTILE_WORDS:
        assert find(filled, words=words) is not None
        assert find(filled, words=words, actor=words, place=words, counted=words) is not None
