"""Fits `data/place_cues/weights.json`: `python -m training.gazetteer.cues CORPORA`.

CORPORA is a folder with JSON-lines corpora of place mentions; the even documents of each (counted
from 0) are learned from, the odd ones stay unseen. Adjectives are decided by rule, not here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from sayso.data import load
from sayso.mark.place.candidates import candidates, datelines
from sayso.mark.place.cues import context, cues

OUT = Path(__file__).parents[2] / "src" / "sayso" / "data" / "place_cues" / "weights.json"
CORPORA = ("geovirus", "tr-news")
RIDGE = 1.0
THRESHOLD = -0.3  # log odds; recall is worth a little more than precision to a reader of maps
RAREST = 3  # cues seen fewer times say nothing


def read(folder: Path) -> tuple[list[list[str]], list[bool]]:
    """The cues of each candidate of the even documents, and whether it is a place."""
    nlp, gazetteer, countries = load("language"), load("gazetteer"), load("countries")
    seen: list[list[str]] = []
    right: list[bool] = []
    for name in CORPORA:
        lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()[::2]
        for line in lines:
            document = json.loads(line)
            doc = nlp(document["text"])
            found = list(candidates(doc, gazetteer, countries))
            whole = context(doc, found, datelines(document["text"]))
            used = set()
            for number, one in enumerate(found):
                if one.form == "adjective":
                    continue
                gold = [
                    i for i, place in enumerate(document["places"])
                    if place["start"] < one.end and one.start < place["end"] and i not in used
                ]  # fmt: skip
                used.update(gold[:1])
                seen.append(cues(whole, number))
                right.append(bool(gold))
    return seen, right


def fit(seen: list[list[str]], right: list[bool]) -> tuple[dict[str, float], float]:
    """Ridge logistic regression by Newton's method."""
    counts: dict[str, int] = {}
    for row in seen:
        for cue in row:
            counts[cue] = counts.get(cue, 0) + 1
    names = sorted(cue for cue, count in counts.items() if count >= RAREST)
    column = {cue: i for i, cue in enumerate(names)}
    x = np.zeros((len(seen), len(names) + 1))
    x[:, -1] = 1
    for i, row in enumerate(seen):
        for cue in row:
            if cue in column:
                x[i, column[cue]] = 1
    y = np.array(right, float)
    weights = np.zeros(x.shape[1])
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + ridge
        step = np.linalg.solve(hessian, x.T @ (y - p) - ridge @ weights)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return {cue: round(float(weights[i]), 3) for cue, i in column.items()}, float(weights[-1])


def main() -> None:
    weights, bias = fit(*read(Path(sys.argv[1])))
    data = {"threshold": THRESHOLD, "bias": round(bias, 3), "weights": weights}
    OUT.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{OUT}: {len(weights)} cues")


if __name__ == "__main__":
    main()
