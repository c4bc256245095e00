"""What sayso costs: start-up, each step in words per CPU-second, peak memory.

    python -m benchmarks.speed [REPORT] [--published DAY]

REPORT defaults to a report of the sample story. Timings vary with the machine: compare only those
taken on one machine, one after the other.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "examples" / "reports"
RUNS = 5


def wall(*command: str) -> float:
    """Median seconds of a whole command, over `RUNS` runs after one to warm the disk."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso", *command], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return round(median(times[1:]), 2)


def steps(inputs: list[str], copies: int = 6) -> dict[str, int]:
    """Words per CPU-second of the language layer and of each step over the `inputs`, warm."""
    from sayso import mark
    from sayso.data import load
    from sayso.pipeline import BATCH, joined
    from sayso.read import ReadOptions, read
    from sayso.records import Reading, Report
    from sayso.tell import text
    from sayso.tell.compose import compose

    spent: dict[str, float] = defaultdict(float)
    language = load("language")
    for step in mark.STEPS:  # loading is not marking
        for name in step.uses:
            load(name)
    words = 0
    for number in range(copies + 1):
        start = time.process_time()
        reports = [item for item in read(inputs, ReadOptions()) if isinstance(item, Report)]
        cost = {"read": time.process_time() - start}
        start = time.process_time()
        docs = list(language.pipe([report.text for report in reports], batch_size=BATCH))
        cost["language layer"] = time.process_time() - start
        readings = [Reading(report.id) for report in reports]
        for step in mark.STEPS:
            data = {name: load(name) for name in step.uses}
            start = time.process_time()
            readings = [
                replace(reading, **step.run(report, doc, reading, **data))
                for report, doc, reading in zip(reports, docs, readings, strict=True)
            ]
            cost[f"mark {step.name}"] = time.process_time() - start
        start = time.process_time()
        story = joined(reports, readings)
        cost["join"] = time.process_time() - start
        start = time.process_time()
        text.render(compose(story, reports, readings))
        cost["tell"] = time.process_time() - start
        if number:  # the first round imports and fills caches
            words += sum(len(report.text.split()) for report in reports)
            for name, seconds in cost.items():
                spent[name] += seconds
    spent["all"] = sum(spent.values())
    return {name: round(words / seconds) for name, seconds in spent.items() if seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", default=str(SAMPLES / "mpa-2025-03-05.txt"))
    parser.add_argument("--published")
    args = parser.parse_args()
    dated = ["--published", args.published] if args.published else []
    result = {
        "seconds to the help": wall("--help"),
        "seconds to the printed brief of one report": wall("brief", args.report, *dated),
        "seconds to the page of the sample story": wall(
            "brief", str(SAMPLES), "-o", "/dev/null", "--format", "html"
        ),
        "words per CPU-second": steps([str(SAMPLES)]),
        "peak memory of the largest child, MB": resource.getrusage(
            resource.RUSAGE_CHILDREN
        ).ru_maxrss
        // 1024,
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
