"""Quantities against ../shared/corpora/quantity, by that folder's own scorer.

    python benchmarks/quantities.py [FOLDER] [--half even|odd] [--errors N]

The recognizers' sentences are annotated for one model each, so only that kind is predicted there.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

from sayso.data import load
from sayso.mark.quantities import run
from sayso.records import Quantity, Reading, Report

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "quantity"
MODELS = ("number", "currency", "dimension", "temperature", "age", "percent", "ordinal")
SHORT = {
    "celsius": "C", "fahrenheit": "F", "percentage": "percent", "tonne": "Metric ton",
    "pound sterling": "Pound", "penny": "Pence", "chinese yuan": "Chinese yuan",
}  # fmt: skip
DIMENSIONS = {"length", "area", "volume", "mass", "speed", "data", "physics"}


def predicted(text: str) -> list[Quantity]:
    report = Report(id="r", name="r", text=text)
    doc = load("language")(text)
    return list(run(report, doc, Reading("r"), units=load("units"))["quantities"])


def written(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": quantity.value,
        "unit": quantity.unit,
        "normalized_unit": quantity.normalized_unit,
        "change": quantity.change,
    }


def of_model(quantity: Quantity, model: str) -> dict[str, Any] | None:
    """The quantity as the model of the recognizers would give it, None where it is not its kind."""
    row = written(quantity)
    units = load("units")
    kind = units.kind(quantity.normalized_unit.split(" per ")[0])
    if quantity.normalized_unit.endswith("of age"):
        kind = "age"
    if model == "number":
        glued = quantity.unit.isalpha() and len(quantity.unit) <= 3 and kind is not None
        return None if glued and kind != "currency" else {"value": row["value"], "unit": "-"}
    if model != "number":
        plain = quantity.normalized_unit.removesuffix(" of age")
        plain = plain if units.kind(plain) else plain.split(" per ")[0]
        # The recognizers have American names, and short ones for temperatures.
        name = SHORT.get(plain, re.sub(r"(met|lit)re", r"\1er", plain))
        row["normalized_unit"] = name
    wanted = {"dimension": DIMENSIONS, "percent": {"percent"}}.get(model, {model})
    return row if kind in wanted else None


def main(argv: list[str]) -> int:
    options = {}
    for name in ("--half", "--errors"):
        if name in argv:
            at = argv.index(name)
            options[name] = argv[at + 1]
            argv = argv[:at] + argv[at + 2 :]
    folder = Path(argv[0]) if argv else FOLDER
    if not folder.is_dir():
        print(f"skipped: no corpus at {folder}")
        return 0
    spec = importlib.util.spec_from_file_location("quantity_score", folder / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    errors = int(options.get("--errors", 0))
    which, of = {"even": (0, 2), "odd": (1, 2), "1": (1, 4), "3": (3, 4)}.get(
        options.get("--half", ""), (0, 1)
    )

    def half(path: Path) -> dict[str, Any]:
        gold = scorer.load(path)
        return {k: d for i, (k, d) in enumerate(gold.items()) if i % of == which}

    gold = half(folder / "dev_newsquant.jsonl")
    pred = {k: {"quantities": [written(q) for q in predicted(d["text"])]} for k, d in gold.items()}
    report("newsquant", scorer.score(gold, pred, errors=errors))
    gold = half(folder / "dev_recognizers.jsonl")
    found = {k: predicted(d["text"]) for k, d in gold.items()}
    for model in MODELS:
        part = {k: d for k, d in gold.items() if d["model"] == model}
        rows = {k: {"quantities": [r for q in found[k] if (r := of_model(q, model))]} for k in part}
        report(f"recognizers {model}", scorer.score(part, rows, errors=errors))
    return 0


def report(name: str, figures: dict[str, Any]) -> None:
    scores = {k: v["f1"] for k, v in figures.items() if isinstance(v, dict)}
    print(f"{name:24} {figures['sentences']:4} sentences {figures['gold']:4} gold  {scores}")
    for wrong in figures.get("errors", []):
        print("   ", wrong["text"])
        for side in ("gold", "pred"):
            shown = [
                f"{q.get('change', '')}{q['value']}|{q.get('unit')}|{q.get('normalized_unit', '')}"
                for q in wrong[side]
            ]
            print(f"       {side}: {'; '.join(shown)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
