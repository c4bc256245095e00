"""Weights of what speaks for two claims being one proposition.

    python -m training.likeness

Marks and joins the sample stories, compares the claims that `labels.jsonl` puts to the points of
each story (`{"story", "report", "start", "points"}`: where a claim starts in its report; no points:
what goes on from one, which is left out) with all others, fits a logistic regression, every story
weighing the same, and writes `src/sayso/data/likeness/weights.tsv`. Prints for each story how well
the weights that the others give tell its pairs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso import join, pipeline
from sayso.data import load
from sayso.join import points
from sayso.join.point.clauses import within
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import Pairs
from sayso.read import ReadOptions, read
from sayso.records import Report, Span

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OUT = ROOT / "src/sayso/data/likeness/weights.tsv"
# Two unlabelled claims so much alike may be one that nobody labelled.
LIKE, WORDS = 0.2, 0.4
# The strength of the prior that holds the weights near zero.
PRIOR = 10.0
STEPS = 50

Labels = dict[tuple[str, int], frozenset[str]]
Rows = tuple[list[str], npt.NDArray[np.float64], npt.NDArray[np.float64]]


def labels() -> dict[str, Labels]:
    """The points of each labelled claim, by story, and by report and start."""
    made: dict[str, Labels] = defaultdict(dict)
    for line in (HERE / "labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        made[row["story"]][row["report"], row["start"]] = frozenset(row["points"])
    return made


def pairs(story: str, labelled: Labels) -> Rows:
    """The names of the features, those of each pair, and whether the pair is one proposition."""
    path = str(ROOT / "benchmarks/stories" / story / "reports.jsonl")
    reports = [report for report in read([path], ReadOptions()) if isinstance(report, Report)]
    marked = list(pipeline.readings(reports))
    before = join.STEPS[: join.STEPS.index(points.STEP)]
    joined = pipeline.joined(reports, [reading for _, reading in marked], before)
    order = {report: at for at, report in enumerate(joined.reports)}
    readings = sorted((reading for _, reading in marked), key=lambda r: order[r.report])
    claims, told = points.claimed(readings, joined, load("concepts"), load("countries"))
    sentences = {reading.report: reading.sentences for reading in readings}

    def around(span: Span) -> frozenset[str]:
        near = within(sentences[span.report], span.start, span.end)
        return told[span.report].of(next((s for s in near if s.holds(span)), span))

    compare = Pairs(Weights((c.features for c in claims), load("vectors")), around, {})
    named = {report.id: report.name for report in reports}
    rows: list[Mapping[str, float]] = []
    one: list[bool] = []
    for a, b in combinations([c for c in claims if not c.answer and c.features], 2):
        here, there = (labelled.get((named[c.span.report], c.span.start)) for c in (a, b))
        found = compare.features(a, b)
        if not found or a.span == b.span or frozenset() in (here, there):
            continue
        if not here and not there and (found["like"] > LIKE or found["words"] > WORDS):
            continue
        rows.append(found)
        one.append(bool(here and there and here & there))
    table = np.array([list(row.values()) for row in rows], dtype=float)
    return list(rows[0]), table, np.array(one, dtype=float)


def fit(given: list[Rows]) -> tuple[npt.NDArray[np.float64], float]:
    """The weights and the bias of a logistic regression with a Gaussian prior (Newton's method)."""
    x = np.vstack([rows for _, rows, _ in given])
    y = np.concatenate([one for _, _, one in given])
    weight = np.concatenate([np.full(len(one), 1 / len(one)) for _, _, one in given])
    weight *= len(weight) / weight.sum()
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    prior = np.full(z.shape[1], PRIOR)
    prior[-1] = 1e-9
    beta = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ beta))
        slope = z.T @ (weight * (y - p)) - prior * beta
        curve = (z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(prior)
        beta += np.linalg.solve(curve, slope)
    learned = beta[:-1] / spread
    return learned, float(beta[-1] - (learned * mean).sum())


def main() -> None:
    """Write the weights; print what each story's pairs get from those of the others."""
    made = {story: pairs(story, labelled) for story, labelled in sorted(labels().items())}
    for story, (_, rows, one) in made.items():
        learned, bias = fit([made[other] for other in made if other != story])
        joins = rows @ learned + bias >= 0
        right = (joins & (one > 0)).sum()
        print(
            f"{story}: {len(one)} pairs, {int(one.sum())} of them one;"
            f" precision {right / max(joins.sum(), 1):.3f}, recall {right / one.sum():.3f}"
        )
    learned, bias = fit(list(made.values()))
    names = next(iter(made.values()))[0]
    lines = [f"{name}\t{value:.4f}" for name, value in zip(names, learned, strict=True)]
    head = "# What speaks for two claims being one, and its weight. Made by training.likeness."
    OUT.write_text("\n".join([head, *lines, f"bias\t{bias:.4f}", ""]), "utf-8")


if __name__ == "__main__":
    main()
