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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--part", choices=("seen", "fresh"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    wanted = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if options.part in (None, label["part"]):
            wanted[label["report"], label["attribution"]] = label
    nlp, cues = load("language"), load("cues")
    right: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    words, seconds = 0, 0.0
    for line in options.corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = Report(row["id"], row["id"], row["text"])
        given = tuple(
            Attribution(
                a["id"],
                report.id,
                *(
                    tuple(report.cut(s, e) for s, e in a[role])
                    for role in ("source", "cue", "content")
                ),
            )
            for a in row["attributions"]
            if (report.id, a["id"]) in wanted
        )
        if not given:
            continue
        doc = nlp(report.text)
        words += len(doc)
        start = time.process_time()
        found = STEP.run(report, doc, Reading(report.id, attributions=given), cues=cues)
        seconds += time.process_time() - start
        for attribution in found["attributions"]:
            label = wanted[report.id, attribution.id]
            right["stance"] += attribution.stance == label["stance"]
            right["manner"] += attribution.manner == label["manner"]
            if attribution.stance != label["stance"]:
                confused[label["stance"], attribution.stance] += 1
                if options.errors:
                    cue = " ".join(s.text for s in attribution.cue)
                    said = " / ".join(s.text for s in attribution.content)[:110]
                    print(f"{label['stance']} → {attribution.stance} <{cue}> {said!r}")
    total = len(wanted)
    print(f"labels {total}")
    print(f"stance {right['stance'] / total:.3f}  manner {right['manner'] / total:.3f}")
    print("confused:", ", ".join(f"{a} → {b} {n}" for (a, b), n in confused.most_common(8)))
    print(f"{words / max(seconds, 1e-9):,.0f} words per CPU-second")


if __name__ == "__main__":
    main()
