"""Which statements are one proposition: score points on hand-labelled pairs from a real stream.

    python benchmarks/points.py [--corpus ../shared/corpora/attribution/train.jsonl] [--show]

`points/labels.jsonl` has one pair a line: {"one": [report, start, end], "other": [...], "code"}, offsets
into the report's text as it is read. The code is `same` (one proposition, told twice), `opposite`
(one proposition, told and denied) or `other`. Half of the pairs were drawn, with a seed, from those
that share many words, half from those that share some. A pair is together where a point takes in
both. The reports of the pairs are joined as one story, which makes it harder than any real story.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from sayso import pipeline
from sayso.read import ReadOptions
from sayso.read import read as read_reports
from sayso.records import Report, Story

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "shared/corpora/attribution/train.jsonl"


def labels() -> list[dict[str, Any]]:
    """The labelled pairs."""
    lines = (HERE / "points/labels.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measure(corpus: Path = CORPUS, show: bool = False) -> dict[str, float]:
    """Precision and recall of putting two statements into one point."""
    pairs = labels()
    wanted = {side[0] for pair in pairs for side in (pair["one"], pair["other"])}
    found = read_reports([str(corpus)], ReadOptions())
    reports = [r for r in found if isinstance(r, Report) and r.name in wanted]
    marked = list(pipeline.readings(reports))
    story = pipeline.joined([r for r, _ in marked], [m for _, m in marked])
    points = _points(story)
    named = {report.name: (report, reading) for report, reading in marked}

    def of(side: list[Any]) -> set[str]:
        _, reading = named[side[0]]
        return {
            point
            for attribution in reading.attributions
            if any(span.start < side[2] and side[1] < span.end for span in attribution.content)
            for point in points[attribution.id]
        }

    right = joined = asked = 0
    for pair in pairs:
        together = bool(of(pair["one"]) & of(pair["other"]))
        one = pair["code"] != "other"
        joined += together
        asked += one
        right += together and one
        if show and together != one:
            print("missed" if one else "wrong ", *(_text(named, pair[k]) for k in ("one", "other")))
    return {
        "points: pairs put together that are one": round(right / max(joined, 1), 3),
        "points: pairs that are one put together": round(right / max(asked, 1), 3),
    }


def _points(story: Story) -> dict[str, set[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for link in story.links:
        if link.relation == "takes part":
            held[link.left].add(link.right)
    return held


def _text(named: dict[str, Any], side: list[Any]) -> str:
    return repr(named[side[0]][0].text[side[1] : side[2]][:100])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    for name, value in measure(arguments.corpus, arguments.show).items():
        print(f"{name:45} {value}")
