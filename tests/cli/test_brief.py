from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.records import Brief
from tests.cli.ledgers import BRIDGE, DAM, write
from tests.cli.ledgers import run as run_on

TEXT = """Dam above Orrin Vale is cracked, engineers say

ORRIN VALE, May 12, 2025 - Engineers have found a crack of nine metres in the dam above Orrin Vale, the Rivers Board said on Monday. About 400 people were told to leave their homes.

"The crack is old and it does not grow," said Lena Roth, the head of the board.

The mayor's office denied the claims of residents that it had known of the crack since March. It is not clear when people may return.
"""


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(args), input=stdin)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "dam.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_json_brief_keeps_its_contract_and_its_words(report: Path) -> None:
    result = run("brief", str(report), "--format", "json")
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    TypeAdapter(Brief).validate_python(made)
    assert next(iter(made)) == "schema"
    assert made["schema"] == "sayso/brief/1"
    assert made["as_of"] == "2025-05-12"
    texts = {r["id"]: r["text"] for r in made["reports"]}

    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            if set(value) == {"report", "start", "end", "text"}:
                return [value]
            return [s for v in value.values() for s in spans(v)]
        if isinstance(value, list):
            return [s for v in value for s in spans(v)]
        return []

    found = spans(made)
    assert len(found) > 10
    for span in found:
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"]  # type: ignore[misc, index]


def test_the_same_input_gives_the_same_bytes(report: Path) -> None:
    first, second = (run("brief", str(report), "--format", "json").stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_form_tells_who_said_it(report: Path, form: str) -> None:
    result = run("brief", str(report), "--format", form)
    assert result.exit_code == 0, result.stderr
    assert "Lena Roth" in result.stdout
    assert "The crack is old and it does not grow" in result.stdout


def test_the_form_follows_the_suffix_of_the_output(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    assert run("brief", str(report), "-o", str(out)).exit_code == 0
    assert out.read_text("utf-8").lstrip().startswith("<!")


def test_a_bad_input_is_told_and_the_others_go_on(report: Path) -> None:
    result = run("brief", str(report), "no-such-file.txt", "--format", "json")
    assert result.exit_code == 1
    assert "no-such-file.txt" in result.stderr
    assert len(json.loads(result.stdout)["reports"]) == 1


def test_standard_input_is_read() -> None:
    result = run("brief", "-", "--format", "json", stdin=TEXT.encode())
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["attributions"]


def test_the_same_report_twice_is_one(report: Path) -> None:
    result = run("brief", str(report), str(report), "--format", "json")
    assert len(json.loads(result.stdout)["reports"]) == 1


def test_an_output_that_cannot_be_written_is_told(report: Path, tmp_path: Path) -> None:
    result = run("brief", str(report), "-o", str(tmp_path / "missing" / "brief.md"))
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_a_future_date_is_refused(report: Path) -> None:
    result = run("brief", str(report), "--published", "2999-01-01")
    assert result.exit_code == 1
    assert "2999-01-01" in result.stderr


def test_open_shows_the_page_in_the_browser(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    result = run("brief", str(report), "--open")
    assert result.exit_code == 0, result.stderr
    (address,) = opened
    assert address.startswith("file://")
    assert "Lena Roth" in Path(address.removeprefix("file://")).read_text("utf-8")


def test_what_is_not_english_is_kept_but_not_read(tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Der Hafen von Norrby ist seit Montag gesperrt, sagte der Bürgermeister. Das Wasser steht auf "
        "der Straße und die Fähre nach Lund wird nicht fahren. Es ist auch für die Schiffe nicht tief "
        "genug, und mit dem Wind von Westen wird sich das nach Ansicht der Behörde nicht bessern.",
        "utf-8",
    )
    made = json.loads(run("brief", str(path), "--format", "json").stdout)
    assert made["attributions"] == []
    assert any("another language" in note for note in made["reports"][0]["notes"])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    write(folder / "in", a=DAM, b=BRIDGE)
    run_on(folder / "l.sqlite", "add", str(folder / "in"), "--story", "Norrby")
    return folder / "l.sqlite"


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([], 2),
        (["--as-of", "2025-05-13"], 1),
        (["--as-of", "2025-05-14"], 2),
        (["--known-by", "2999-01-01"], 2),
    ],
)
def test_a_story_of_the_ledger_is_told_as_of_a_day(
    ledger: Path, days: list[str], count: int
) -> None:
    done = run_on(ledger, "brief", "Norrby", "--format", "json", *days)
    assert done.exit_code == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["title"], len(made["reports"])) == ("Norrby", count)
    assert not days or days[0] != "--as-of" or made["as_of"] == days[1]


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (["Lund"], 1, "there are: Norrby"),
        (["lund.txt"], 1, "found nothing there"),
        (["in/lund"], 1, "found nothing there"),
        ([""], 1, "found nothing there"),
        (["Lund", "--as-of", "2025-05-13"], 1, "there are: Norrby"),
        (["Norrby", "--as-of", "2025-05-01"], 1, "its first report is of 2025-05-12"),
        (["Norrby", "--as-of", "13 May"], 2, "expected a day such as"),
        (["Norrby", "Lund", "--as-of", "2025-05-13"], 2, "one story of the ledger"),
        (["story-000000000000"], 1, "found none such"),
    ],
)
def test_what_is_no_story_is_told(ledger: Path, asked: list[str], code: int, words: str) -> None:
    done = run_on(ledger, "brief", *asked)
    assert done.exit_code == code
    assert words in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize("name", ["norrby", " Norrby "])
def test_a_story_is_meant_by_words_of_its_title(ledger: Path, name: str) -> None:
    assert run_on(ledger, "brief", name).stdout.startswith("Norrby\n")


def test_a_file_is_meant_where_one_has_the_name_of_a_story(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Norrby").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    done = run_on(ledger, "brief", "Norrby", "--format", "json")
    assert len(json.loads(done.stdout)["reports"]) == 1
