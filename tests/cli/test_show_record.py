from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ledgers import run


@pytest.fixture(scope="module")
def ids(leak: Path) -> dict[str, str]:
    """An id of each kind."""
    told: Any = json.loads(run(leak, "brief", "Leak", "-f", "json").stdout)
    point = told["points"][0]
    said = point["positions"][0]["attributions"][0]
    shown: Any = json.loads(run(leak, "show", said, "-f", "json").stdout)
    kinds = "reports actors attributions places estimates points series unknowns".split()
    return {
        **{kind: told[kind][0]["id"] for kind in kinds},
        "links": shown["links"][0]["id"],
        "takes": "take-1",
        "stories": "Leak",
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "reports",
            ["Firm denies leak", "outlet: Fjord Post", "revision 2: report-", "take-1: new"],
        ),
        ("attributions", ["Halvorsen Kjemi denied", "cue: denied", "speaks →", "marked by"]),
        ("estimates", ["12 workers", "attribution: attribution-", "»12«"]),
        ("places", ["Bergen", "country: NO"]),
        ("unknowns", ["how long the valve had been open"]),
        ("points", ["status: acknowledged", "— deny, 12 May 2025", "— affirm, 15 May 2025"]),
        (
            "actors",
            [
                "Halvorsen Kjemi story: Leak",
                "also called: the chemical firm",
                "»that chlorine had leaked from its plant in Bergen«",
            ],
        ),
        ("series", ["taken to hospital", "»12«"]),
        ("links", ["made by: the step"]),
        ("takes", ["outcome: new", "https://fjordpost.example/news/firm-denies-leak"]),
        ("stories", ["reports: 4", "Vest Nytt: Firm admits leak"]),
    ],
)
def test_a_record_is_shown(leak: Path, ids: dict[str, str], kind: str, expected: list[str]) -> None:
    done = run(leak, "show", ids[kind])
    assert done.exit_code == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert told.startswith(ids[kind])
    for words in expected:
        assert words in told
    form = json.loads(run(leak, "show", ids[kind], "-f", "json").stdout)
    assert (form["schema"], form["id"]) == ("sayso/record/1", ids[kind])


def test_the_beginning_of_an_id_will_do(leak: Path, ids: dict[str, str]) -> None:
    for kind in ("reports", "attributions", "points", "actors"):
        assert run(leak, "show", ids[kind][:-2]).stdout.startswith(ids[kind])
    assert run(leak, "show", ids["points"], "--story", "Leak").exit_code == 0
    assert run(leak, "show", "leak").stdout == run(leak, "show", "Leak").stdout  # a story's title


def test_decisions_are_part_of_the_history(mine: Path, ids: dict[str, str]) -> None:
    run(mine, "correct", "Leak", ids["reports"], "--note", "seen on paper", "--author", "ada")
    assert "seen on paper (by editor ada)" in run(mine, "show", ids["reports"]).stdout
    run(mine, "correct", "--undo", "correction-1", "--author", "bob")
    told = run(mine, "show", "correction-1").stdout
    assert "decided by ada" in told
    assert "correction-2: taken back by bob" in told
    assert "takes back correction-1" in run(mine, "show", "correction-2").stdout


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("report-", "expected the beginning of one id"),
        ("attribution-", "expected the beginning of one id"),
        ("point-000000000000", "expected the id of a record"),
        ("take-99", "expected the id of a record"),
        ("take-x", "expected the id of a record"),
        ("correction-99", "expected the id of a correction"),
        ("story-000000000000", "expected a story of the ledger"),
        ("%", "expected the id of a record"),
        ("", "expected the id of a record"),
    ],
)
def test_what_is_not_there_is_told(leak: Path, given: str, message: str) -> None:
    done = run(leak, "show", given)
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr
