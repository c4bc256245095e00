"""The project checked against its own word."""

from __future__ import annotations

import ast
import hashlib
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import sayso.records
from sayso import join, mark, pipeline
from sayso.records import Reading, Step, Story

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "sayso"
DATA = SOURCE / "data"
STEPS = [("mark", step) for step in mark.STEPS] + [("join", step) for step in join.STEPS]


def data_folders() -> list[Path]:
    return sorted(p for p in DATA.iterdir() if p.is_dir() and (p / "__init__.py").is_file())


def modules() -> Iterator[Path]:
    yield from (p for p in SOURCE.rglob("*.py") if "__pycache__" not in p.parts)


@pytest.mark.parametrize(("stage", "step"), STEPS, ids=lambda x: getattr(x, "name", x))
def test_every_step_has_a_test(stage: str, step: Step) -> None:
    module = step.run.__module__.rsplit(".", 1)[-1]
    path = ROOT / "tests" / stage / f"test_{module}.py"
    assert path.is_file(), f"write {path.relative_to(ROOT)}"
    assert "def test_" in path.read_text("utf-8")


@pytest.mark.parametrize(("stage", "step"), STEPS, ids=lambda x: getattr(x, "name", x))
def test_every_step_is_told_in_the_docs(stage: str, step: Step) -> None:
    assert f"`{step.name}`" in (ROOT / "docs" / "steps.md").read_text("utf-8")


def test_the_steps_can_run_in_their_order() -> None:
    pipeline.check(mark.STEPS, Reading)
    pipeline.check(join.STEPS, Story, given=("reports", "revisions"))


def test_an_order_that_cannot_work_is_refused() -> None:
    backwards = tuple(reversed(mark.STEPS))
    with pytest.raises(pipeline.OrderError, match="needs"):
        pipeline.check(backwards, Reading)
    stray = replace(mark.STEPS[0], gives=("weather",))
    with pytest.raises(pipeline.OrderError, match="weather"):
        pipeline.check((stray,), Reading)


@pytest.mark.parametrize("folder", data_folders(), ids=lambda p: p.name)
def test_every_data_file_stands_in_a_card_with_its_checksum(folder: Path) -> None:
    card = (folder / "card.md").read_text("utf-8")
    files = [
        p
        for p in folder.rglob("*")
        if p.is_file()
        and p.suffix not in (".py", ".pyc")
        and p.name != "card.md"
        and "__pycache__" not in p.parts
    ]
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert path.name in card, f"{path.name} is not in {folder.name}/card.md"
        assert digest in card, f"{path.name} has changed: its SHA-256 is now {digest}"
    for word in ("Origin", "Licence"):
        assert word.casefold() in card.casefold(), f"{folder.name}/card.md does not tell its {word}"


@pytest.mark.parametrize("path", sorted(modules()), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_module_outgrows_its_reader(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 600, "split it by subject"


def test_nothing_is_called_a_manager_a_helper_or_a_util() -> None:
    bad = re.compile(r"manager|helper|util", re.IGNORECASE)
    for path in modules():
        assert not bad.search(path.stem), path
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                assert not bad.search(node.name), f"{node.name} in {path}"


def test_core_code_never_prints() -> None:
    for path in modules():
        if "cli" in path.relative_to(SOURCE).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            assert not (called and node.func.id == "print"), path  # type: ignore[attr-defined]


RECORDS = [
    getattr(sayso.records, name)
    for name in sayso.records.__all__
    if is_dataclass(getattr(sayso.records, name)) and name != "Step"
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_records_are_frozen_and_have_a_schema(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert record.__doc__
    made = TypeAdapter(record).json_schema(mode="serialization")
    assert set(made["properties"]) == {field.name for field in fields(record)}


def test_records_import_nothing_but_records_and_the_standard_library() -> None:
    allowed = sys.stdlib_module_names | {"sayso"}
    for path in (SOURCE / "records").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                assert name.split(".")[0] in allowed, f"{path.name} imports {name}"
                if name.startswith("sayso"):
                    assert name.startswith("sayso.records"), f"{path.name} imports {name}"


def test_the_help_comes_without_the_heavy_parts() -> None:
    heavy = "spacy numpy onnxruntime trafilatura vl_convert pydantic httpx jinja2 lxml".split()
    code = f"import sys, sayso.cli; print([m for m in {heavy!r} if m in sys.modules])"
    out = subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"


def test_a_story_is_joined_and_told_without_the_language_layer() -> None:
    code = (
        "import sys; from sayso import filing, pipeline; from sayso.data import load\n"
        "for step in pipeline.join.STEPS:\n    for name in step.uses: load(name)\n"
        "pipeline.compose(pipeline.joined([], []), [], [])\n"
        "print([m for m in ('spacy', 'onnxruntime', 'sayso.mark') if m in sys.modules])"
    )
    out = subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"


def test_every_error_has_its_place_in_the_docs() -> None:
    problems = importlib.import_module("sayso.read.problems")
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    tree = ast.parse((SOURCE / "read" / "problems.py").read_text("utf-8"))
    builders = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert builders
    assert problems
    for name in builders:
        assert f"`{name}`" in page, f"docs/errors.md does not tell of {name}: run make docs"


def test_the_readme_and_ci_run_the_same_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^\s*make (\w+)", (ROOT / ".ci" / "run").read_text("utf-8"), re.M):
        assert f"make {target}" in readme
    for target in re.findall(r"^make (\w+)", readme, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_generated_pages_are_what_the_code_says() -> None:
    from docs import generate

    assert generate.stale() == [], "run make docs"
