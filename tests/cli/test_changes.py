from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.ledgers import run


def changes(ledger: Path, *asked: str) -> str:
    done = run(ledger, "changes", "Leak", *asked)
    assert done.exit_code == 0, done.stderr
    return " ".join(done.stdout.split())


def test_an_admission_in_a_text_that_repeats_another_is_told(leak: Path) -> None:
    told = changes(leak, "--since", "2025-05-13")
    assert "Since 13 May 2025, as of 16 May 2025 · 2 new reports" in told
    assert "Halvorsen Kjemi denied it, then affirmed it: chlorine had leaked" in told
    assert "Was denied, is acknowledged: chlorine had leaked from its plant" in told
    assert "31 (Fire brigade of Bergen)" in told
    assert "Echo: Leak admitted after all — shares" in told
    assert "3. Vest Nytt, “Firm admits leak”, 15 May 2025" in told


def test_a_page_that_was_edited_is_told_word_by_word(leak: Path) -> None:
    told = changes(leak, "--since", "2025-05-12", "--as-of", "2025-05-13")
    assert "Fjord Post has “14” where it had “12”: The fire brigade of Bergen" in told
    assert "denied it, then" not in told
    assert "0 new reports" in told


def test_before_the_first_report_all_is_new(leak: Path) -> None:
    told = changes(leak, "--since", "2025-05-01", "--as-of", "2025-05-12")
    assert "Fjord Post: Firm denies leak (12 May 2025) [1]" in told
    assert "It is not known how long the valve had been open." in told


def test_nothing_changed_is_said(leak: Path) -> None:
    assert "Nothing changed." in changes(leak, "--since", "2025-05-16")
    told = changes(leak, "--since", "today", "--added")
    assert "Nothing changed." in told
    assert "as of" not in told  # the last report is older than the day asked for


def test_the_beginning_of_an_id_is_enough(leak: Path) -> None:
    told = json.loads(run(leak, "changes", "Leak", "-f", "json", "--since", "2025-05-13").stdout)
    name = told["changes"][-1]["records"][0]
    whole, part = (changes(leak, "--since", each) for each in (name, name[:15]))
    assert whole.split(name)[-1].split("·")[-1] == part.split("·")[-1]


def test_a_time_that_ends_before_it_begins_is_refused(leak: Path) -> None:
    done = run(leak, "changes", "Leak", "--since", "2025-05-14", "--as-of", "2025-05-12")
    assert done.exit_code == 2
    assert "ends before" in done.stderr


def test_days_may_count_by_when_the_ledger_got_a_report(leak: Path) -> None:
    assert "2 new reports" not in changes(leak, "--since", "2025-05-13", "--added")
    assert "Firm denies leak" in changes(leak, "--added")  # all came in since yesterday


def test_an_id_stands_for_the_moment_when_it_came(leak: Path) -> None:
    told = json.loads(run(leak, "changes", "Leak", "-f", "json", "--since", "2025-05-13").stdout)
    assert told["schema"] == "sayso/changes/1"
    copies = [each for each in told["changes"] if each["kind"] == "copy"]
    assert len(copies) == 2
    first, second = (each["records"][0] for each in copies)
    again = json.loads(run(leak, "changes", "Leak", "-f", "json", "--since", first).stdout)
    assert [each["records"][0] for each in again["changes"]] == [second]


def test_markdown_has_footnotes_with_the_words(leak: Path) -> None:
    done = run(leak, "changes", "Leak", "--since", "2025-05-13", "-f", "md")
    assert "## Changed positions" in done.stdout
    assert "[^1]: " in done.stdout
    assert "that chlorine had leaked from its plant in Bergen" in done.stdout


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (["Leak", "--since", "Tuesday"], "expected a day"),
        (["Leak", "--since", "report-000000000000"], "expected the id of a record"),
        (["Leak", "--since", "2025-05-13", "--as-of", "x"], "expected a day"),
        (["Leak", "--since", "2025-01-01", "--as-of", "2025-01-02"], "expected a report by"),
        (["Storm"], "expected a story of the ledger"),
    ],
)
def test_what_cannot_be_compared_is_told(leak: Path, asked: list[str], message: str) -> None:
    done = run(leak, "changes", *asked)
    assert done.exit_code in (1, 2)
    assert message in done.stderr
