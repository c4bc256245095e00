"""Score the stance and manner of attributions against labels made by hand.

    python benchmarks/stance.py CORPUS/dev.jsonl [--part seen|fresh] [--errors]

The corpus is the attribution corpus (not shipped); `stance/labels.jsonl` names its reports and
attributions by id and offsets. The given (gold) spans are the input, so this measures stance
alone. Rules were improved on errors of part `seen`; part `fresh` was labelled before they saw it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from sayso.data import load
from sayso.mark.stance import STEP
from sayso.records import Attribution, Reading, Report

LABELS = Path(__file__).parent / "stance" / "labels.jsonl"


def score(corpus: Path, part: str | None = None, show: bool = False) -> dict[str, float]:
    """The shares of labels whose stance and manner are right, of those that the step keeps.

    It leaves out what tells of no saying. `show` prints what was wrong.
    """
    wanted = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if part in (None, label["part"]):
            wanted[label["report"], label["attribution"]] = label
    nlp, cues = load("language"), load("cues")
    right: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    words, seconds = 0, 0.0
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = Report(row["id"], row["id"], row["text"])
        given = []
        for a in row["attributions"]:
            source, cue, content = (
                tuple(report.cut(s, e) for s, e in a[role]) for role in ("source", "cue", "content")
            )
            if (report.id, a["id"]) in wanted:
                given.append(Attribution(a["id"], report.id, source, cue, content))
        if not given:
            continue
        doc = nlp(report.text)
        words += len(doc)
        start = time.process_time()
        reading = Reading(report.id, attributions=tuple(given))
        found = STEP.run(report, doc, reading, cues=cues)
        seconds += time.process_time() - start
        for attribution in found["attributions"]:
            label = wanted[report.id, attribution.id]
            right["kept"] += 1
            right["stance"] += attribution.stance == label["stance"]
            right["manner"] += attribution.manner == label["manner"]
            if attribution.stance != label["stance"]:
                confused[label["stance"], attribution.stance] += 1
                if show:
                    told = " ".join(s.text for s in attribution.cue)
                    said = " / ".join(s.text for s in attribution.content)[:110]
                    print(f"{label['stance']} → {attribution.stance} <{told}> {said!r}")
    if show:
        print("confused:", ", ".join(f"{a} → {b} {n}" for (a, b), n in confused.most_common(8)))
    return {
        "labels": len(wanted),
        "kept": round(right["kept"] / len(wanted), 3),
        "stance": round(right["stance"] / right["kept"], 3),
        "manner": round(right["manner"] / right["kept"], 3),
        "words per CPU-second": round(words / max(seconds, 1e-9)),
    }


def measure(corpus: Path) -> dict[str, float]:
    """The figures over all labels, for `benchmarks.accuracy`."""
    made = score(corpus)
    return {name: made[name] for name in ("kept", "stance", "manner")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--part", choices=("seen", "fresh"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for name, figure in score(options.corpus, options.part, options.errors).items():
        print(f"{name:22} {figure}")


if __name__ == "__main__":
    main()
