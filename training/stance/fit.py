"""Fit the weights by which `sayso.mark.judging` tells judging from stating.

    python -m training.stance.fit CORPUS/train.jsonl

Reads the labels beside this file: `labels.jsonl` (attributions of the corpus by id, with whether they
judge) and `own.jsonl` (the same of our own marked reports, which tell of accidents, wars and crimes
as well as of politics). Fits a logistic regression with an L2 penalty by Newton's method, prints its
accuracy on either set by cross-validation (5 folds, 5 seeds) and writes
`src/sayso/data/cues/judging.tsv`. Takes a minute.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.attribution import marked

from sayso.data import load
from sayso.mark.clauses import tokens_of
from sayso.mark.judging import features
from sayso.mark.propositions import Content
from sayso.records import Attribution, Report

HERE = Path(__file__).parent
OWN = HERE.parent / "attribution" / "reports"
OUT = HERE.parents[1] / "src" / "sayso" / "data" / "cues" / "judging.tsv"
PENALTY = 3.0
# How often each label of the corpus counts: ours were picked where the model had been in doubt.
CORPUS = 2

Vector = NDArray[np.float64]
Roles = dict[str, list[tuple[int, int]]]


def fit(x: Vector, y: Vector) -> Vector:
    weights = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + PENALTY * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights


def labels(path: Path) -> dict[tuple[str, str], bool]:
    """By report and attribution, whether it judges."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(row["report"], str(row["attribution"])): bool(row["judges"]) for row in rows}


def of_corpus(path: Path) -> Iterator[tuple[str, str, dict[str, Roles]]]:
    """Name, text and attributions of the corpus's articles."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["text"], {str(a["id"]): a for a in row["attributions"]}


def of_own() -> Iterator[tuple[str, str, dict[str, Roles]]]:
    """The same of our own reports, without those held out."""
    for article in marked.read(OWN):
        found = {
            str(number): {role: list(spans) for role, spans in roles.items()}
            for number, roles in zip(article.numbers, article.attributions, strict=True)
        }
        yield article.id.removesuffix(".txt"), article.text, found


def told(
    articles: Iterable[tuple[str, str, dict[str, Roles]]], wanted: dict[tuple[str, str], bool]
) -> list[tuple[dict[str, float], bool]]:
    """The features of each labelled attribution, with its label."""
    nlp, cues = load("language"), load("cues")
    names = {name for name, _ in wanted}
    found = []
    for name, text, attributions in articles:
        if name not in names:
            continue
        report, doc = Report(name, name, text), nlp(text)
        for number, given in attributions.items():
            if (name, number) not in wanted:
                continue
            roles = (
                tuple(report.cut(s, e) for s, e in given[role])
                for role in ("source", "cue", "content")
            )
            attribution = Attribution(number, report.id, *roles)
            source = tokens_of(doc, attribution.source)
            content = Content.of(doc, attribution, source, cues.evaluative)
            found.append((features(content), wanted[name, number]))
    return found


def accuracy(x: Vector, y: Vector, others: Vector, theirs: Vector) -> float:
    """By cross-validation on `x`, with all of `others` to learn from besides."""
    hits = []
    for seed in range(5):
        order = np.random.RandomState(seed).permutation(len(y))
        for fold in range(5):
            held = order[fold::5]
            rest = np.setdiff1d(order, held)
            weights = fit(np.vstack([x[rest], others]), np.concatenate([y[rest], theirs]))
            hits.append(np.mean(((x[held] @ weights) > 0) == y[held]))
    return float(np.mean(hits))


def main(corpus: str) -> None:
    sets = (
        told(of_corpus(Path(corpus)), labels(HERE / "labels.jsonl")),
        told(of_own(), labels(HERE / "own.jsonl")),
    )
    names = sorted({name for rows in sets for row, _ in rows for name in row})
    (x, y), (own, ours) = (
        (
            np.array([[float(row.get(n, 0)) for n in names] + [1.0] for row, _ in rows]),
            np.array([judges for _, judges in rows], dtype=np.float64),
        )
        for rows in sets
    )
    for name, labelled, found in (
        ("corpus", y, accuracy(x, y, own, ours)),
        ("own", ours, accuracy(own, ours, np.vstack([x] * CORPUS), np.concatenate([y] * CORPUS))),
    ):
        print(
            f"{name}: {len(labelled)} labels, {labelled.mean():.2f} judge; "
            f"cross-validated accuracy {found:.3f}"
        )
    weights = fit(np.vstack([x] * CORPUS + [own]), np.concatenate([y] * CORPUS + [ours]))
    OUT.write_text(
        "".join(f"{n}\t{w:.3f}\n" for n, w in zip([*names, "bias"], weights, strict=True)),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(sys.argv[1])
