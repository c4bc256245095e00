"""Weights of what speaks for two claims telling of one matter.

    python -m training.likeness

Marks and joins the sample stories and puts the claims that `labels.jsonl` names to the points of
each story (`{"story", "report", "start", "points"}`: where a claim starts in its report; no points:
what goes on from one, which is left out). Fits a logistic regression over pairs of claims, every story
weighing the same, and writes `src/sayso/data/likeness/weights.tsv`. Prints for each story how well the
weights that the others give tell its pairs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso import join, pipeline
from sayso.data import load
from sayso.join import points
from sayso.join.point.grouping import described
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import FEATURES
from sayso.read import ReadOptions, read
from sayso.records import Report

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OUT = ROOT / "src/sayso/data/likeness"
# A labelled claim and one that nobody labelled may be one where their gists are so much alike.
LIKE = 0.6
# The strength of the prior that holds the weights near zero.
PRIOR = 10.0
STEPS = 50

Labels = dict[tuple[str, int], frozenset[str]]


class Rows(NamedTuple):
    """Pairs: what is told of each, and whether it is one."""

    table: npt.NDArray[np.float64]
    one: npt.NDArray[np.float64]


def labels() -> dict[str, Labels]:
    """The points of each labelled claim, by story, and by report and start."""
    made: dict[str, Labels] = defaultdict(dict)
    for line in (HERE / "labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        made[row["story"]][row["report"], row["start"]] = frozenset(row["points"])
    return made


def pairs(story: str, labelled: Labels) -> Rows:
    """The pairs of claims of a sample story."""
    path = str(ROOT / "benchmarks/stories" / story / "reports.jsonl")
    reports = [report for report in read([path], ReadOptions()) if isinstance(report, Report)]
    marked = list(pipeline.readings(reports))
    before = join.STEPS[: join.STEPS.index(points.STEP)]
    joined = pipeline.joined(reports, [reading for _, reading in marked], before)
    order = {report: at for at, report in enumerate(joined.reports)}
    readings = sorted((reading for _, reading in marked), key=lambda r: order[r.report])
    found, _ = points.claimed(readings, joined, load("concepts"), load("countries"))
    claims = [claim for claim in found if not claim.answer]
    named = {report.id: report.name for report in reports}
    of = [labelled.get((named[claim.span.report], claim.span.start)) for claim in claims]
    weights = Weights((claim.features for claim in claims), load("vectors"))
    compared, rows = described(claims, weights, len(claims))
    kept: list[tuple[tuple[float, ...], bool]] = []
    for (a, b), row in zip(compared, rows, strict=True):
        here, there = of[a], of[b]
        if claims[a].attribution.id == claims[b].attribution.id or frozenset() in (here, there):
            continue
        if (here and there) or ((here or there) and row[0] < LIKE):
            kept.append((row, bool(here and there and here & there)))
    return Rows(
        np.array([row for row, _ in kept], dtype=float),
        np.array([one for _, one in kept], dtype=float),
    )


def fit(given: Iterable[Rows]) -> dict[str, float]:
    """The weights and the bias of a logistic regression with a Gaussian prior (Newton's method)."""
    given = list(given)
    x = np.vstack([rows.table for rows in given])
    y = np.concatenate([rows.one for rows in given])
    weight = np.concatenate([np.full(len(rows.one), 1 / len(rows.one)) for rows in given])
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
    bias = float(beta[-1] - (learned * mean).sum())
    return {**dict(zip(FEATURES, map(float, learned), strict=True)), "bias": bias}


def _left_out(made: Mapping[str, Rows]) -> None:
    """Print what the weights that the other stories give tell of each story's pairs."""
    for story, rows in made.items():
        learned = fit(made[other] for other in made if other != story)
        odds = rows.table @ np.array([learned[name] for name in FEATURES]) + learned["bias"]
        joins = odds >= 0
        right = (joins & (rows.one > 0)).sum()
        ranked = rows.one[np.argsort(-odds, kind="stable")]
        each = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
        print(
            f"| {story} | {len(rows.one):,} | {int(rows.one.sum())} |"
            f" {right / max(joins.sum(), 1):.2f} | {right / rows.one.sum():.2f} |"
            f" {(each * ranked).sum() / rows.one.sum():.2f} |"
        )


def main() -> None:
    """Write the weights; print what each story's pairs get from those of the others."""
    made = {story: pairs(story, labelled) for story, labelled in sorted(labels().items())}
    _left_out(made)
    head = "# What speaks for two claims being one, and its weight. Made by training.likeness."
    lines = [f"{feature}\t{value:.4f}" for feature, value in fit(made.values()).items()]
    (OUT / "weights.tsv").write_text("\n".join([head, *lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
