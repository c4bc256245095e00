"""How well the package reads the article out of a web page.

    python benchmarks/webpage.py [CORPUS]      default: ../shared/corpora/webpage

Scores the text of each page's Report with the corpus's own scorer (F1 of 4-word shingles) and
prints JSON: the scores, those of each half of the pages, and the speed. The text of a report has no
agency credits, which the corpus counts as text of the article.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.read import ReadOptions
from sayso.read.compose import report
from sayso.read.page import page

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "webpage"


def scorer(corpus: Path) -> Any:
    spec = importlib.util.spec_from_file_location("webpage_score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(corpus: Path) -> dict[str, Any]:
    """All figures of the corpus folder."""
    truth = json.loads((corpus / "ground-truth.json").read_text("utf-8"))
    options = ReadOptions()
    predicted: dict[str, dict[str, str]] = {}
    spent, count = 0.0, 0
    for key, gold in truth.items():
        html = gzip.decompress((corpus / "html" / f"{key}.html.gz").read_bytes()).decode(
            "utf-8", "replace"
        )
        started = time.process_time()
        try:
            text = report(page(html, gold["url"], options), key, key, options).text
        except InputError:
            text = ""
        spent += time.process_time() - started
        count += len(text.split())
        predicted[key] = {"articleBody": text}
    scored = scorer(corpus).score
    result: dict[str, Any] = scored(truth, predicted)
    halves = [sorted(truth)[part::2] for part in (0, 1)]
    result["f1_halves"] = [
        scored({k: truth[k] for k in half}, {k: predicted[k] for k in half})["f1"]
        for half in halves
    ]
    result["words_per_cpu_second"] = round(count / spent)
    result["cpu_seconds_per_page"] = round(spent / len(truth), 3)
    return result


def measure(corpus: Path) -> dict[str, float]:
    """The figure that is reported."""
    return {"F1 of 4-word shingles": round(score(corpus)["f1"], 3)}


def main(arguments: list[str]) -> int:
    corpus = Path(arguments[0]) if arguments else DEFAULT
    if not (corpus / "ground-truth.json").is_file():
        print(json.dumps({"benchmark": "webpage", "skipped": f"no corpus at {corpus}"}))
        return 0
    print(json.dumps({"benchmark": "webpage", **score(corpus)}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
