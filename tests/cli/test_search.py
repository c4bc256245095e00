from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.ledgers import run


def test_words_are_told_in_context_with_their_place(leak: Path) -> None:
    done = run(leak, "search", "valve")
    assert done.exit_code == 0, done.stderr
    head, words, source = done.stdout.splitlines()[:3]
    assert head.startswith("report-")
    assert "how long the »valve« had been open." in words
    assert source.strip().startswith("Fjord Post, 12 May 2025")
    assert source.endswith(f"[{head} ¶2]")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--actor", "brigade", "--published", "2025-05-15"], "fire brigade of Bergen said"),
        (
            ["--stance", "deny", "--said", "2025-05-12"],
            "Halvorsen Kjemi “denied on Monday”, 12 May 2025",
        ),
        (
            ["--stance", "acknowledge", "--said", "2025-05-13.."],
            "Halvorsen Kjemi “acknowledged on Thursday”",
        ),
        (["--counted", "workers", "--outlet", "vest"], "31 workers"),
        (["--status", "acknowledged"], "acknowledged: chlorine had leaked from its plant"),
        (["chlor*", "--status", "acknowledged", "--story", "Leak"], "chlorine had leaked"),
        (["--place", "Bergen", '"admitted after"'], "Leak admitted after all"),
        (["--place", "Bergen", '"left open"'], ""),
        (["--status", "withdrawn"], ""),
        (["--status", "acknowledged", "submarine"], ""),
        (["--status", "acknowledged", "--published", "..2001-01-01"], ""),
        (["--actor", "nobody"], ""),
        (['"('], ""),
    ],
)
def test_filters_bound_what_is_found(leak: Path, asked: list[str], expected: str) -> None:
    done = run(leak, "search", *asked)
    if expected:
        assert done.exit_code == 0, done.stderr
        assert expected in done.stdout
    else:
        assert (done.exit_code, done.stdout) == (1, "")
        assert "Nothing found" in done.stderr


def test_json_has_offsets_that_hold(leak: Path) -> None:
    done = run(leak, "search", "--actor", "Ida", "--format", "json", "--limit", "1")
    told = json.loads(done.stdout)
    assert told["schema"] == "sayso/search/1"
    [hit] = told["hits"]
    context = hit["context"]
    for span in hit["spans"]:
        start, end = span["start"] - context["start"], span["end"] - context["start"]
        assert context["text"][start:end] == span["text"]
    assert hit["paragraph"] == 1


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ([], "expected words to search for"),
        (["x", "--said", "2025-13-01"], "expected a day"),
        (["x", "--said", "2025-05-02..2025-05-01"], "ends before it begins"),
        (["x", "--stance", "shout"], "expected one of assert"),
        (["x", "--status", "true"], "expected one of corroborated"),
        (["x", "--limit", "0"], "--limit"),
        (["x", "--story", "Storm"], "expected a story of the ledger"),
        (["--status", "denied", "--story", "Storm"], "expected a story of the ledger"),
    ],
)
def test_what_cannot_be_asked_is_told(leak: Path, asked: list[str], message: str) -> None:
    done = run(leak, "search", *asked)
    assert done.exit_code in (1, 2)
    assert message in done.stderr


@pytest.mark.parametrize("other", ["--stance", "--said", "--counted", "--place"])
def test_what_a_point_has_not_is_no_filter_of_points(leak: Path, other: str) -> None:
    value = {"--stance": "deny", "--said": "2025-05-12"}.get(other, "Bergen")
    done = run(leak, "search", "--status", "acknowledged", other, value)
    assert done.exit_code == 2
    assert "expected without --status" in done.stderr
