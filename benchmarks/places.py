"""Prints how well places are found: `python benchmarks/places.py [CORPORA]`.

CORPORA (default ../shared/corpora/place) holds the corpora and their scorer. Cues were weighed on the
even documents (counted from 0), so the odd ones are the figure to believe.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path
from typing import Any

from sayso.data import load
from sayso.mark.places import STEP
from sayso.records import Reading, Report

CORPORA = ("geovirus", "tr-news")


def annotated(document: dict[str, Any], doc: Any) -> dict[str, Any]:
    report = Report(id=document["id"], name=document["id"], text=document["text"])
    uses = {name: load(name) for name in STEP.uses}
    places = STEP.run(report, doc, Reading(report.id), **uses)["places"]
    return {
        "id": document["id"],
        "places": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "lat": mention.place and mention.place.lat,
                "lon": mention.place and mention.place.lon,
                "geonames_id": mention.place and mention.place.geonames_id,
            }
            for mention in places
        ],
    }


def main(folder: Path) -> None:
    if not (folder / "score.py").exists():
        print(f"places: skipped, no corpora in {folder}")
        return
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    nlp = load("language")
    words, seconds = 0, 0.0
    for name in STEP.uses:
        load(name)
    for corpus in CORPORA:
        gold = score.load(folder / f"{corpus}.jsonl")
        predicted = []
        for document, doc in zip(gold, nlp.pipe(d["text"] for d in gold), strict=True):
            before = time.process_time()
            predicted.append(annotated(document, doc))
            seconds += time.process_time() - before
            words += len(document["text"].split())
        for half, part in (("even", slice(0, None, 2)), ("odd", slice(1, None, 2))):
            result = score.score(gold[part], predicted[part])
            found = result["recognition"]["relaxed"]
            ids = result["geonames_id"]["accuracy"]
            print(
                f"{corpus} {half}: recognition P {found['precision']:.3f} R {found['recall']:.3f} "
                f"F1 {found['f1']:.3f}; resolved within 161 km "
                f"{result['resolution']['accuracy_161km']:.3f}; end to end "
                f"{result['end_to_end']['accuracy_161km']:.3f}"
                + (f"; ids {ids:.3f}" if ids is not None else "")
            )
        result = score.score(gold, predicted)
        print(
            f"{corpus} all: F1 {result['recognition']['relaxed']['f1']:.3f}, end to end "
            f"{result['end_to_end']['accuracy_161km']:.3f}"
        )
    print(f"{words / seconds:,.0f} words per CPU-second on top of the base layer")


if __name__ == "__main__":
    here = Path(__file__).parents[2] / "shared" / "corpora" / "place"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
