"""Weights of what speaks for two claims, and for two drafts of a point, being one.

    python -m training.likeness

Marks and joins the sample stories and puts the claims that `labels.jsonl` names to the points of
each story (`{"story", "report", "start", "points"}`: where a claim starts in its report; no points:
what goes on from one, which is left out). Fits two logistic regressions, every story weighing the
same, one over pairs of claims and one over pairs of the drafts that the first makes of them, and
writes `src/sayso/data/likeness/{weights,centres}.tsv`. Prints for each story how well the weights
that the others give tell its pairs.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso import join, pipeline
from sayso.data import load
from sayso.data.likeness import Likeness
from sayso.join import points
from sayso.join.point.centres import alike, centre
from sayso.join.point.claim import Claim
from sayso.join.point.clauses import within
from sayso.join.point.drafts import Draft
from sayso.join.point.gather import drafted
from sayso.join.point.likeness import Weights
from sayso.join.point.pairs import Pairs
from sayso.read import ReadOptions, read
from sayso.records import Report, Span

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OUT = ROOT / "src/sayso/data/likeness"
# Two unlabelled claims so much alike may be one that nobody labelled; so may two drafts.
LIKE, WORDS = 0.2, 0.4
COSINE, DRAFTED = 0.45, 0.5
# A draft tells the points of so many of its labelled claims, against those of the commonest.
MOST = 0.6
# The strength of the prior that holds the weights near zero.
PRIOR = 10.0
STEPS = 50

# The stories whose claims are compared: what the later labels of the others add makes the claims of
# a single report ("the existence of a deal") part where they are one.
COMPARED = ("dengue", "fighters", "protest", "quake", "refinery", "vote")

Labels = dict[tuple[str, int], frozenset[str]]


class Rows(NamedTuple):
    """Pairs: the names of their features, those of each, and whether it is one."""

    names: list[str]
    table: npt.NDArray[np.float64]
    one: npt.NDArray[np.float64]


class Claimed(NamedTuple):
    """The claims of a story, what they weigh, and the points that each is labelled with."""

    claims: list[Claim]
    weights: Weights
    around: Callable[[Span], frozenset[str]]
    labelled: Callable[[Claim], frozenset[str] | None]


def labels() -> dict[str, Labels]:
    """The points of each labelled claim, by story, and by report and start."""
    made: dict[str, Labels] = defaultdict(dict)
    for line in (HERE / "labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        made[row["story"]][row["report"], row["start"]] = frozenset(row["points"])
    return made


def claimed(story: str, labelled: Labels) -> Claimed:
    """What is claimed in a sample story."""
    path = str(ROOT / "benchmarks/stories" / story / "reports.jsonl")
    reports = [report for report in read([path], ReadOptions()) if isinstance(report, Report)]
    marked = list(pipeline.readings(reports))
    before = join.STEPS[: join.STEPS.index(points.STEP)]
    joined = pipeline.joined(reports, [reading for _, reading in marked], before)
    order = {report: at for at, report in enumerate(joined.reports)}
    readings = sorted((reading for _, reading in marked), key=lambda r: order[r.report])
    claims, told = points.claimed(readings, joined, load("concepts"), load("countries"))
    sentences = {reading.report: reading.sentences for reading in readings}
    named = {report.id: report.name for report in reports}

    def around(span: Span) -> frozenset[str]:
        near = within(sentences[span.report], span.start, span.end)
        return told[span.report].of(next((s for s in near if s.holds(span)), span))

    def of(claim: Claim) -> frozenset[str] | None:
        return labelled.get((named[claim.span.report], claim.span.start))

    return Claimed(claims, Weights((c.features for c in claims), load("vectors")), around, of)


def pairs(story: Claimed) -> Rows:
    """The pairs of claims."""
    compare = Pairs(story.weights, story.around, {})
    rows: list[tuple[Mapping[str, float], bool]] = []
    for a, b in combinations([c for c in story.claims if not c.answer and c.features], 2):
        here, there = story.labelled(a), story.labelled(b)
        found = compare.features(a, b)
        if not found or a.span == b.span or frozenset() in (here, there):
            continue
        if not here and not there and (found["like"] > LIKE or found["words"] > WORDS):
            continue
        rows.append((found, bool(here and there and here & there)))
    return _rows(rows)


def centres(story: Claimed, learned: Mapping[str, float]) -> Rows:
    """The pairs of the drafts that the weights `learned` for claims make."""
    drafts, _ = drafted(story.claims, story.weights, story.around, Likeness(learned, {}))
    made = [
        (centre(draft.claims, story.weights, story.around), of)
        for draft in drafts.all
        if draft.told and (of := _points(draft, story.labelled)) is not None
    ]
    rows: list[tuple[Mapping[str, float], bool]] = []
    for (a, here), (b, there) in combinations(made, 2):
        found = alike(a, b, story.weights)
        known = here or there
        if found and (known or (found["cosine"] <= COSINE and found["words"] <= DRAFTED)):
            rows.append((found, bool(here & there)))
    return _rows(rows)


def _points(
    draft: Draft, labelled: Callable[[Claim], frozenset[str] | None]
) -> frozenset[str] | None:
    """The points of a draft; None where all that is labelled in it is left out."""
    found = [of for claim in draft.claims if (of := labelled(claim)) is not None]
    count = Counter(point for of in found for point in of)
    if found and not count:
        return None
    most = max(count.values(), default=0)
    return frozenset(point for point, times in count.items() if times >= MOST * most)


def _rows(rows: Sequence[tuple[Mapping[str, float], bool]]) -> Rows:
    return Rows(
        list(rows[0][0]),
        np.array([list(found.values()) for found, _ in rows], dtype=float),
        np.array([one for _, one in rows], dtype=float),
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
    return {**dict(zip(given[0].names, map(float, learned), strict=True)), "bias": bias}


def _left_out(made: Mapping[str, Rows], what: str) -> None:
    """Print what the weights that the other stories give tell of each story's pairs."""
    for story, rows in made.items():
        learned = fit(made[other] for other in made if other != story)
        odds = rows.table @ np.array([learned[name] for name in rows.names]) + learned["bias"]
        joins = odds >= 0
        right = (joins & (rows.one > 0)).sum()
        ranked = rows.one[np.argsort(-odds, kind="stable")]
        each = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
        print(
            f"{story}: {len(rows.one)} pairs of {what}, {int(rows.one.sum())} of them one;"
            f" precision {right / max(joins.sum(), 1):.3f}, recall {right / rows.one.sum():.3f},"
            f" average precision {(each * ranked).sum() / rows.one.sum():.3f}"
        )


def _write(name: str, what: str, learned: Mapping[str, float]) -> None:
    head = f"# What speaks for two {what} being one, and its weight. Made by training.likeness."
    lines = [f"{feature}\t{value:.4f}" for feature, value in learned.items()]
    (OUT / name).write_text("\n".join([head, *lines, ""]), "utf-8")


def main() -> None:
    """Write the weights; print what each story's pairs get from those of the others."""
    stories = {story: claimed(story, labelled) for story, labelled in sorted(labels().items())}
    of_claims = {story: pairs(stories[story]) for story in COMPARED}
    _left_out(of_claims, "claims")
    learned = fit(of_claims.values())
    _write("weights.tsv", "claims", learned)
    of_drafts = {story: centres(told, learned) for story, told in stories.items()}
    _left_out(of_drafts, "drafts")
    _write("centres.tsv", "drafts", fit(of_drafts.values()))


if __name__ == "__main__":
    main()
