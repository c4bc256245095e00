"""Fit the weights by which `sayso.mark.judging` tells judging from stating.

    python training/stance/fit.py CORPUS/train.jsonl

Reads `labels.jsonl` beside this file (attributions of the corpus by id, with whether they judge),
fits a logistic regression with an L2 penalty by Newton's method, prints its accuracy by
cross-validation (5 folds, 5 seeds) and writes `src/sayso/data/cues/judging.tsv`. Takes a minute.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.data import load
from sayso.mark.clauses import tokens_of
from sayso.mark.judging import features
from sayso.mark.propositions import Content
from sayso.records import Attribution, Report

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src" / "sayso" / "data" / "cues" / "judging.tsv"
PENALTY = 3.0


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + PENALTY * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights


def main(corpus: str) -> None:
    labels = {}
    for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["report"], label["attribution"]] = bool(label["judges"])
    wanted = {report for report, _ in labels}
    nlp, cues = load("language"), load("cues")
    found: dict[tuple[str, str], dict[str, float]] = {}
    for line in Path(corpus).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in wanted:
            continue
        report, doc = Report(row["id"], row["id"], row["text"]), nlp(row["text"])
        for given in row["attributions"]:
            if (row["id"], given["id"]) in labels:
                roles = (
                    tuple(report.cut(s, e) for s, e in given[role])
                    for role in ("source", "cue", "content")
                )
                attribution = Attribution(given["id"], report.id, *roles)
                source = tokens_of(doc, attribution.source)
                content = Content.of(doc, attribution, source, cues.evaluative)
                found[row["id"], given["id"]] = features(content)
    keys = sorted(found)
    names = sorted({name for row in found.values() for name in row})
    x = np.array([[float(found[k].get(n, 0)) for n in names] + [1.0] for k in keys])
    y = np.array([labels[k] for k in keys], dtype=np.float64)
    hits = []
    for seed in range(5):
        order = np.random.RandomState(seed).permutation(len(y))
        for fold in range(5):
            held = order[fold::5]
            rest = np.setdiff1d(order, held)
            hits.append(np.mean(((x[held] @ fit(x[rest], y[rest])) > 0) == y[held]))
    print(f"{len(y)} labels, {y.mean():.2f} judge; cross-validated accuracy {np.mean(hits):.3f}")
    weights = fit(x, y)
    OUT.write_text(
        "".join(f"{n}\t{w:.3f}\n" for n, w in zip([*names, "bias"], weights, strict=True)),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(sys.argv[1])
