"""Attributions against a corpus: the shared scorer's figures, by kind and by outlet.

    python benchmarks/attributions.py [CORPUS.jsonl] [--json]

CORPUS (default ../shared/corpora/attribution/dev.jsonl) has an article a line with `id`, `text`,
`outlet` and `attributions`; its scorer, score.py, lies beside it. Says "skipped" where they are not.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from sayso.data import load
from sayso.mark.attributions import AttributionReader, run
from sayso.records import Attribution, Reading, Report

CORPUS = Path(__file__).parents[2] / "shared/corpora/attribution/dev.jsonl"
MEASURES = ("full", "content_relaxed", "content_exact")


def scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("attribution_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(folder)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_line(identity: str, attributions: tuple[Attribution, ...]) -> dict[str, Any]:
    return {
        "id": identity,
        "attributions": [
            {
                role: [[span.start, span.end] for span in getattr(one, role)]
                for role in ("source", "cue", "content")
            }
            for one in attributions
        ],
    }


def predict(
    articles: dict[str, dict[str, Any]], reader: AttributionReader
) -> tuple[dict[str, dict[str, Any]], float]:
    """The step's attributions of each article, and the CPU seconds they took."""
    found: dict[str, dict[str, Any]] = {}
    began = time.process_time()
    for identity, article in articles.items():
        report = Report(identity, identity, article["text"])
        reading = Reading(report.id)
        # The step does not look at the language layer, so that it can be measured alone.
        given = run(report, None, reading, reader=reader)  # type: ignore[arg-type]
        found[identity] = as_line(identity, given["attributions"])
    return found, time.process_time() - began


def measure(corpus: Path, reader: AttributionReader) -> dict[str, Any]:
    """What the corpus's scorer, beside it, says of a reader: over all, by kind and by outlet."""
    score = scorer(corpus.parent)
    articles = score.read(corpus)
    found, seconds = predict(articles, reader)
    result: dict[str, Any] = score.score(articles, found)
    result["by_outlet"] = {
        outlet: score.score(
            {i: a for i, a in articles.items() if a["outlet"] == outlet},
            {i: found[i] for i, a in articles.items() if a["outlet"] == outlet},
        )["attribution"]
        for outlet in sorted({a["outlet"] for a in articles.values()})
    }
    result["words"] = sum(len(a["text"].split()) for a in articles.values())
    result["words_per_cpu_second"] = round(result["words"] / seconds)
    return result


def main(arguments: list[str]) -> None:
    paths = [Path(a) for a in arguments if not a.startswith("-")]
    corpus = paths[0] if paths else CORPUS
    if not corpus.is_file() or not (corpus.parent / "score.py").is_file():
        print(f"attributions: skipped ({corpus} or its score.py is not here)")
        return
    began = time.perf_counter()
    reader = load("reader")
    loading = time.perf_counter() - began
    result = measure(corpus, reader)
    result["load_seconds"] = round(loading, 3)
    if "--json" in arguments:
        print(json.dumps(result, indent=1))
        return
    print(f"{corpus.name}: {result['articles']} articles, {result['words']} words")
    for role, rates in result["token"].items():
        print(f"  {role + ' tokens':20} F1 {rates['f1']:.4f}")
    tables = {"all": result["attribution"], **result["attribution_by_type"], **result["by_outlet"]}
    for name, table in tables.items():
        figures = "  ".join(f"{m} {table[m]['f1']:.4f}" for m in MEASURES)
        full = table["full"]
        print(f"  {name:20} {figures}  (full: P {full['precision']:.3f} R {full['recall']:.3f})")
    print(f"  {result['words_per_cpu_second']} words per CPU-second, loaded in {loading:.3f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
