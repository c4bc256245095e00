from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.records import Annotation

TEXT = (
    "The harbour master of Tromsø said on Friday that about 40 boats had broken loose.\n\n"
    '"We count again tomorrow," said Ole Strand.'
)
LINES = [
    {"id": "a", "text": TEXT, "published": "2025-05-12"},
    {"id": "b", "text": "  \tRaw  text,   as it is: Paris said no.", "title": "No"},
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)) + "\n", "utf-8")
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["annotate", *args])


def test_offsets_count_in_the_text_as_it_was_given(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run(str(source), "-o", str(out))
    assert result.exit_code == 0, result.stderr
    made = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["id"] for line in made] == ["a", "b"]
    for line, given in zip(made, LINES, strict=True):
        TypeAdapter(Annotation).validate_python(line)
        for layer in ("timexes", "places", "quantities"):
            for item in line[layer]:
                assert given["text"][item["start"] : item["end"]] == item["text"]
    contents = [[TEXT[start:end] for start, end in a["content"]] for a in made[0]["attributions"]]
    assert any("40 boats had broken loose" in part for parts in contents for part in parts)
    assert made[0]["timexes"][0]["value"] == "2025-05-09"


def test_only_limits_the_work(source: Path) -> None:
    result = run(str(source), "--only", "timexes,places")
    assert set(json.loads(result.stdout.splitlines()[0])) == {"id", "timexes", "places"}


def test_an_unknown_layer_is_a_usage_error(source: Path) -> None:
    result = run(str(source), "--only", "weather")
    assert result.exit_code == 2
    assert "weather" in result.stderr


def test_a_bad_line_is_told_by_number_and_the_rest_goes_on(source: Path) -> None:
    good = source.read_text("utf-8").splitlines()
    source.write_text("\n".join([good[0], "{broken", '{"id": "c"}', good[1]]), "utf-8")
    result = run(str(source), "--only", "timexes")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr


def test_a_missing_file_is_told() -> None:
    result = run("nowhere.jsonl")
    assert result.exit_code == 1
    assert "nowhere.jsonl" in result.stderr
