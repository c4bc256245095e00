"""Chains of sources: score who passes on what whom said against labels made by hand.

    python -m benchmarks.chains [--corpus ../shared/corpora/attribution/dev.jsonl] [--part seen|fresh]

`chains/labels.jsonl` has a report of the attribution corpus a line, with all of its chains: each is
a list of sources, [start, end] in the corpus's text, outermost first. They were labelled before the
step's answers were looked at; rules were improved on the errors of part `seen` alone. A chain is an
attribution in another's content whose source is somebody else, or a medium that is named as having
been told. Who merely wishes or plans, or asks a question, gives none; nor does the report's own outlet.

The corpus's attributions are given, so that finding those is not measured here. A label is `found`
when one chain of the step leads to its origin through all its other sources in order; its `origin`
is found when some chain leads to it. `precision` is the share of the step's chains that are right.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.data import load
from sayso.mark import chains, mentions
from sayso.records import Attribution, Reading, Report

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "shared/corpora/attribution/dev.jsonl"
OUTLETS = {
    "breitbart": "Breitbart News",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "POLITICO",
    "usa-today": "USA TODAY",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}

Bounds = tuple[int, int]


def given(row: dict[str, Any]) -> tuple[Report, tuple[Attribution, ...]]:
    """A report of the corpus, under its outlet's full name, and its attributions."""
    outlet = OUTLETS.get(row["outlet"], row["outlet"])
    report = Report(row["id"], row["id"], row["text"], row["title"], outlet)
    made = []
    for a in row["attributions"]:
        source, cue, content = (
            tuple(report.cut(*s) for s in a[role]) for role in ("source", "cue", "content")
        )
        made.append(Attribution(f"{row['id']}/{a['id']}", row["id"], source, cue, content))
    return report, tuple(made)


def path(attribution: Attribution) -> tuple[Bounds, ...]:
    """The sources of a chain, outermost first."""
    links = (*attribution.via, *attribution.source[:1])
    return tuple((span.start, span.end) for span in links)


def meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def leads(made: Sequence[Bounds], wanted: Sequence[Bounds]) -> bool:
    """Whether a chain ends at the origin of another and passes all its sources in order."""
    if not made or not meet(made[-1], wanted[-1]):
        return False
    left = iter(made[:-1])
    return all(any(meet(link, source) for link in left) for source in wanted[:-1])


def score(corpus: Path, part: str | None = None, show: bool = False) -> dict[str, float]:
    """The figures over the labelled reports of a corpus."""
    rows = {r["id"]: r for r in map(json.loads, corpus.read_text("utf-8").splitlines())}
    language, cues, reader = load("language"), load("cues"), load("reader")
    data = {name: load(name) for name in mentions.STEP.uses}
    count: Counter[str] = Counter()
    spent = 0.0
    for line in (HERE / "chains/labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        if part not in (None, label["part"]):
            continue
        report, attributions = given(rows[label["report"]])
        doc = language(report.text)
        found = mentions.run(report, doc, Reading(report.id), **data)["mentions"]
        reading = Reading(report.id, mentions=found, attributions=attributions)
        begun = time.process_time()
        linked = chains.run(report, doc, reading, cues=cues, reader=reader)["attributions"]
        spent += time.process_time() - begun
        made = [path(a) for a in linked if len(path(a)) > 1]
        wanted = [tuple((s, e) for s, e in chain) for chain in label["chains"]]
        answers: dict[bool, list[Sequence[Bounds]]] = defaultdict(list)
        for chain in wanted:
            answers[any(leads(m, chain) for m in made)].append(chain)
            count["origin"] += any(meet(m[-1], chain[-1]) for m in made)
        wrong = [m for m in made if not any(leads(m, w) or leads(w, m) for w in wanted)]
        count["words"] += len(report.text.split())
        count["labels"] += len(wanted)
        count["found"] += len(answers[True])
        count["made"] += len(made)
        count["wrong"] += len(wrong)
        if show:
            for name, listed in (("missed", answers[False]), ("wrong", wrong)):
                for links in listed:
                    told = " < ".join(report.text[s:e] for s, e in links)
                    at = links[-1][0]
                    around = " ".join(report.text[max(0, at - 110) : at + 130].split())
                    print(f"{name}: {told}\n    ... {around}")
    return {
        "labels": count["labels"],
        "found": round(count["found"] / count["labels"], 3),
        "origin": round(count["origin"] / count["labels"], 3),
        "precision": round(1 - count["wrong"] / max(1, count["made"]), 3),
        "words per CPU-second": round(count["words"] / max(spent, 1e-9)),
    }


def measure(corpus: Path) -> dict[str, float]:
    """The figures over all labels, for `benchmarks.accuracy`."""
    made = score(corpus)
    return {name: made[name] for name in ("found", "origin", "precision")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--part", choices=("seen", "fresh"))
    parser.add_argument("--show", action="store_true", help="print what was missed or wrong")
    options = parser.parse_args()
    if not options.corpus.is_file():
        print(f"chains: skipped ({options.corpus} is not here)")
        return
    for name, figure in score(options.corpus, options.part, options.show).items():
        print(f"{name:22} {figure}")


if __name__ == "__main__":
    main()
