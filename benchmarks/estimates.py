"""Score estimates against labels made by hand: what is counted, of whom, when, on whose say-so.

    python benchmarks/estimates.py [CORPUS/dev.jsonl] [--half mend|score] [--errors]

The corpus is the attribution corpus (not shipped); `estimates/labels.jsonl` names its reports by
id and its words by offsets. Every number of a labelled report is in it but for those that a careful
reader could take either way. Where a label lists several answers, each is right; `*` is not asked.
Rules were improved on errors of half `mend`; half `score` was labelled before they saw it, and is
only ever looked at as a figure.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sayso import mark
from sayso.pipeline import needed, readings
from sayso.records import Estimate, Reading, Report

LABELS = Path(__file__).parent / "estimates" / "labels.jsonl"
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "attribution" / "dev.jsonl"
ASKED = ("value", "counted", "of", "kind", "when", "source", "part")
# How one lot of people is counted by different words.
SAME = (
    frozenset({"killed", "dead", "deaths", "died", "bodies", "victims"}),
    frozenset({"wounded", "injured", "hurt"}),
)


def stem(word: str) -> str:
    """A word without its number and without what makes a country a people."""
    return re.sub(r"(?:ies|y|ians?|es|s|e)$", "", word.lower()) or word.lower()


def names(told: str | None, wanted: str | None) -> bool:
    """Whether the words `told` have the word `wanted`; None asks for none."""
    if told is None or wanted is None:
        return told is wanted
    have = {stem(word) for word in re.findall(r"[\w.]+", told)}
    want = {stem(word) for word in re.findall(r"[\w.]+", wanted)}
    same = {stem(word) for group in SAME if wanted.lower() in group for word in group}
    return want <= have or bool(same & have)


def text_of(place: str | list[int] | None, report: Report) -> str | None:
    """The words of an answer: a code stands for itself, offsets for what the report has there."""
    return report.text[place[0] : place[1]] if isinstance(place, list) else place


def speaks(estimate: Estimate, reading: Reading, wanted: list[list[int] | None]) -> bool:
    """Whether an estimate rests on one of the sources wanted; None is the report itself."""
    found = next((a for a in reading.attributions if a.id == estimate.attribution), None)
    spans = (*found.source, *found.via) if found else ()
    if not spans:
        return None in wanted
    return any(w and s.start < w[1] and w[0] < s.end for w in wanted for s in spans)


def near(told: float | None, wanted: float | None) -> bool:
    """Whether two bounds are the same: a third is 0.33."""
    if told is None or wanted is None:
        return told is wanted
    return abs(told - wanted) <= 0.02 * abs(wanted)


def graded(
    label: dict[str, Any], estimate: Estimate, reading: Reading, report: Report
) -> dict[str, bool]:
    """What of an estimate is right, of what the label asks."""
    when = estimate.when.value if estimate.when else None
    told: dict[str, Callable[[Any], bool]] = {
        "value": lambda _: (
            near(estimate.low, label["low"])
            and near(estimate.high, label["high"])
            and (
                None in (label["low"], label["high"])
                or estimate.approximate == label["approximate"]
            )
        ),
        "counted": lambda any_of: any(names(estimate.counted, text_of(c, report)) for c in any_of),
        "of": lambda any_of: any(names(estimate.of, text_of(o, report)) for o in any_of),
        "kind": lambda any_of: estimate.kind in any_of,
        "when": lambda any_of: when in any_of,
        "source": lambda any_of: speaks(estimate, reading, any_of),
        "part": lambda any_of: estimate.part in any_of,
    }
    return {name: right(label.get(name)) for name, right in told.items() if label.get(name) != "*"}


def measure(corpus: Path, half: str | None = None, *, errors: bool = False) -> dict[str, float]:
    """Recall and precision of the estimates, and the share that is right of those found."""
    labels: dict[str, list[dict[str, Any]]] = {}
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        if half in (None, label["half"]):
            labels.setdefault(label["report"], []).append(label)
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    reports = [
        Report(row["id"], row["id"], row["text"], published=row["published"])
        for row in rows
        if row["id"] in labels
    ]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for report, reading in readings(reports, needed(mark.STEPS, ["estimates"])):
        for label in labels[report.id]:
            start, end = label["span"]
            estimate = next(
                (e for e in reading.estimates if e.span.start < end and start < e.span.end), None
            )
            asked["recall"] += label["estimate"]
            asked["precision"] += estimate is not None
            found = label["estimate"] and estimate is not None
            right["recall"] += found
            right["precision"] += found
            wrong = [] if found else ["found"] * (label["estimate"] or estimate is not None)
            if found and estimate:
                for name, ok in graded(label, estimate, reading, report).items():
                    asked[name] += 1
                    right[name] += ok
                    wrong += [] if ok else [name]
            if errors and wrong:
                shown = report.text[max(0, start - 90) : end + 70].replace("\n", " ")
                print(f"{','.join(wrong)}: …{shown}…\n    told  {brief(estimate, reading)}")
                print(f"    label {wanted(label, report)}")
    return {
        name: round(right[name] / max(asked[name], 1), 3)
        for name in ("recall", "precision", *ASKED)
    }


def brief(estimate: Estimate | None, reading: Reading) -> str:
    """An estimate on one line."""
    if estimate is None:
        return "nothing"
    found = next((a for a in reading.attributions if a.id == estimate.attribution), None)
    source = " ".join(s.text for s in found.source) if found else None
    when = estimate.when.value if estimate.when else None
    shown = (estimate.low, estimate.high, estimate.approximate, estimate.counted, estimate.of)
    return f"{shown} {estimate.kind} when={when} source={source!r} part={estimate.part}"


def wanted(label: dict[str, Any], report: Report) -> str:
    """A label on one line."""
    if not label["estimate"]:
        return "no estimate"
    told = {
        name: [text_of(item, report) for item in label[name]]
        for name in ("counted", "of", "source")
    }
    return f"{label['low'], label['high'], label['approximate']} {told} {label['kind']} when={label['when']} part={label['part']}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--half", choices=("mend", "score"))
    parser.add_argument("--errors", action="store_true", help="show what is wrong (half mend only)")
    options = parser.parse_args()
    if not options.corpus.is_file():
        print(f"skipped: no corpus at {options.corpus}")
        return
    for half in ("mend", "score"):
        if options.half in (None, half):
            shown = options.errors and half == "mend"
            print(half, measure(options.corpus, half, errors=shown))


if __name__ == "__main__":
    main()
