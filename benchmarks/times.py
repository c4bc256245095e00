"""Time expressions over the TimeBank and AQUAINT corpus, by the TempEval-3 definitions.

    python benchmarks/times.py [FOLDER] [--errors N]

FOLDER holds `train.jsonl`, `dev.jsonl` and the shared `score.py` (default ../shared/corpora/time).
Prints one line for each of the two files; a folder that is absent is skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sayso.data import load
from sayso.mark import anchor, timexes
from sayso.records import Reading, Report

DEFAULT = Path(__file__).parents[2] / "shared/corpora/time"


def predictions(path: Path) -> tuple[list[dict[str, object]], float]:
    """What the two steps find in each document, and how many words they read in a CPU-second."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    docs = load("language").pipe([row["text"] for row in rows], batch_size=16)
    calendar = load("calendar")
    out: list[dict[str, object]] = []
    seconds = 0.0
    for row, doc in zip(rows, docs, strict=True):
        report = Report(row["id"], row["id"], row["text"], published=row["published"])
        begin = time.process_time()
        reading = Reading(report.id)
        reading = replace(reading, **anchor.run(report, doc, reading, calendar=calendar))
        found = timexes.run(report, doc, reading, calendar=calendar)["timexes"]
        seconds += time.process_time() - begin
        spans = [
            {
                "start": each.span.start,
                "end": each.span.end,
                "type": each.type,
                "value": each.moment.value,
            }
            for each in found
        ]
        out.append({"id": row["id"], "timexes": spans})
    return out, sum(len(row["text"].split()) for row in rows) / seconds


def main(argv: list[str]) -> None:
    errors = argv[argv.index("--errors") + 1] if "--errors" in argv else None
    places = [a for a in argv if not a.startswith("--") and a != errors]
    folder = Path(places[0]) if places else DEFAULT
    if not (folder / "score.py").exists():
        print(f"times: skipped, no corpus at {folder}")
        return
    for name in ("train", "dev"):
        found, speed = predictions(folder / f"{name}.jsonl")
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write("".join(json.dumps(row) + "\n" for row in found))
            file.flush()
            command = [sys.executable, str(folder / "score.py"), str(folder / f"{name}.jsonl")]
            command += [file.name, *(["--errors", errors] if errors else [])]
            scores = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        print(
            f"times {name}: value F1 {scores['value_f1']:.3f}, relaxed F1 "
            f"{scores['relaxed']['f1']:.3f}, strict F1 {scores['strict']['f1']:.3f}, type F1 "
            f"{scores['type_f1']:.3f}, {speed:,.0f} words per CPU-second"
        )
        for error in scores.get("errors", []):
            print(json.dumps(error, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
