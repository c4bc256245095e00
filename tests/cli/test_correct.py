from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ledgers import run


def brief(ledger: Path, *more: str) -> Any:
    return json.loads(run(ledger, "brief", "Leak", "-f", "json", *more).stdout)


def actor(ledger: Path, name: str) -> str:
    return next(each["id"] for each in brief(ledger)["actors"] if each["name"] == name)


def correct(ledger: Path, *asked: str) -> str:
    done = run(ledger, "correct", *asked, *(() if "--author" in asked else ("--author", "ada")))
    assert done.exit_code == 0, done.stderr
    return done.stdout.split("\t")[0]


def test_a_decision_holds_until_it_is_taken_back(mine: Path) -> None:
    ends = actor(mine, "Halvorsen Kjemi"), actor(mine, "Ida Halvorsen")
    before = brief(mine)
    name = correct(mine, "Leak", *ends, "--join", "--note", "she is the firm")
    told = brief(mine)
    assert "Ida Halvorsen" not in {each["name"] for each in told["actors"]}
    assert (told["corrections"][0]["author"], told["corrections"][0]["applied"]) == ("ada", True)
    text = " ".join(run(mine, "brief", "Leak").stdout.split())
    assert "one source: “Halvorsen Kjemi” and “Ida Halvorsen” — she is the firm (by editor" in text
    assert "DECIDED BY EDITORS" in text
    # Before the day on which it was decided nobody knew of it.
    assert brief(mine, "--as-of", "2025-05-16")["actors"] == before["actors"]
    listed = run(mine, "correct", "leak").stdout  # a word of its title will do
    assert name in listed
    assert "taken back" not in listed
    correct(mine, "--undo", name, "--author", "bob")
    assert brief(mine) == before
    assert "[taken back]" in run(mine, "correct", "Leak").stdout
    again = run(mine, "correct", "--undo", name)
    assert again.exit_code == 1
    assert "correction-2 took it back" in again.stderr
    correct(mine, "--undo", "correction-2")
    assert brief(mine) == told
    assert run(mine, "verify").exit_code == 0


def test_decisions_outlive_a_second_reading(mine: Path) -> None:
    point = brief(mine)["points"][0]["id"]
    correct(mine, "Leak", point[:12], "--status", "withdrawn", "--note", "by letter")
    run(mine, "reread")
    first = next(each for each in brief(mine)["points"] if each["id"] == point)
    assert first["status"] == "withdrawn"
    assert first["why"].startswith("by editor ada, ")
    told = " ".join(run(mine, "changes", "Leak", "--since", "2025-05-16").stdout.split())
    assert "Was acknowledged, is withdrawn by editor ada" in told
    assert "DECISIONS OF EDITORS • Editor ada: withdrawn: “chlorine had leaked" in told
    correct(mine, "--undo", "1")
    last = run(mine, "changes", "Leak", "--since", "correction-1").stdout
    assert "decision was taken back" in " ".join(last.split())


def test_a_point_is_found_by_the_id_that_it_had_before_another_decision(mine: Path) -> None:
    point = brief(mine)["points"][0]
    parts = point["positions"][-1]["attributions"]
    correct(mine, "Leak", point["id"], *parts, "--split")
    assert point["id"] not in {each["id"] for each in brief(mine)["points"]}
    correct(mine, "Leak", point["id"], "--status", "withdrawn")
    assert "withdrawn" in {each["status"] for each in brief(mine)["points"]}


def test_links_are_taken_back_and_points_split(mine: Path) -> None:
    point = brief(mine)["points"][0]
    said = point["positions"][-1]["attributions"][0]
    correct(mine, "Leak", said, point["id"], "--unlink")
    assert said not in json.dumps(brief(mine)["points"])
    now = brief(mine)["points"][0]
    parts = now["positions"][0]["attributions"]
    correct(mine, "Leak", now["id"], *parts, "--split")
    assert len(brief(mine)["points"]) == len(brief(mine, "--as-of", "2025-05-16")["points"]) + 1


def test_what_changes_nothing_is_said(mine: Path) -> None:
    one, other = actor(mine, "Ida Halvorsen"), actor(mine, "fire brigade of Bergen")
    said = next(
        each["id"] for each in brief(mine)["attributions"] if each["source"]["actors"] == [other]
    )
    done = run(mine, "correct", "Leak", one, said, "--split", "--name", "Ida", "--author", "ada")
    assert done.exit_code == 0
    assert "changes nothing" in done.stderr
    assert "finds nothing to correct" in run(mine, "correct", "Leak").stdout


def test_a_story_without_decisions_says_so(leak: Path) -> None:
    done = run(leak, "correct", "Leak")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No editor has decided" in done.stderr


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ([], "expected the name of a story"),
        (["Leak", "x"], "expected a decision"),
        (["Leak", "actor-000", "--note", "x"], "expected the id of a record"),
        (["Leak", "actor-", "--note", "x"], "expected the beginning of one id"),
        (["Leak", "--join", "--split"], "expected one decision, found --join and --split"),
        (["Leak", "--join"], "two or more points, to join, found none"),
        (["Leak", "--split"], "then the attributions or reports to split off"),
        (["Leak", "--status", "denied"], "expected one point to give a status"),
        (["Leak", "--status", "true"], "expected one of corroborated"),
        (["Leak", "--unlink"], "expected a link"),
        (["Leak", "--name", "x"], "expected it with --split"),
        (["--undo", "correction-9"], "expected the id of a correction"),
        (["Leak", "--undo", "1", "--join"], "expected no other decision"),
        (["Storm", "--note", "x"], "expected a story of the ledger"),
    ],
)
def test_what_cannot_be_decided_is_told(leak: Path, asked: list[str], message: str) -> None:
    done = run(leak, "correct", *asked, "--author", "ada")
    assert done.exit_code in (1, 2)
    assert message in done.stderr
