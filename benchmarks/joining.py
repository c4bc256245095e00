"""What joining costs per added report, as the stream grows.

    python -m benchmarks.joining [STREAM.jsonl] [--reports 1000,10000,50000] [--story 250,500,1000]

Takes the sample stories and, where a STREAM of reports is given, up to 400 reports of it; varies
their Readings in names, numbers and dates until there are enough; splits the stream into stories and
joins each. Prints seconds and memory per added report, and the cost of the last thousand against the
first. Then joins one story of growing size, the hardest case: nothing in it can be left aside.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.vary import varied
from sayso import pipeline
from sayso.data import load
from sayso.join.stories import split, subject
from sayso.read import ReadOptions, read
from sayso.records import Reading, Report, Subject

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = [
    str(ROOT / "examples" / "reports"),
    *map(str, (ROOT / "benchmarks/stories").glob("*/*.jsonl")),
]
FROM_STREAM = 400

Pair = tuple[Report, Reading]


def base(stream: str | None) -> list[Pair]:
    """The reports to vary, marked."""
    found = [each for each in read(SAMPLES, ReadOptions()) if isinstance(each, Report)]
    if stream:
        more = [each for each in read([stream], ReadOptions()) if isinstance(each, Report)]
        found += more[:: max(1, len(more) // FROM_STREAM)][:FROM_STREAM]
    return list(pipeline.readings(found))


def memory() -> float:
    """MB at the peak so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stream(pairs: list[Pair], count: int) -> Iterator[Pair]:
    for number in range(count):
        yield varied(*pairs[number % len(pairs)], number // len(pairs))


def splitting(pairs: list[Pair], sizes: list[int]) -> dict[str, list[int]]:
    """Print what splitting costs at each size; the stories of the largest as numbers of reports."""
    vectors = load("vectors")
    spent, subjects, numbers = 0.0, list[Subject](), dict[str, int]()
    for number, pair in enumerate(stream(pairs, max(sizes))):
        start = time.process_time()
        subjects.append(subject(*pair, vectors=vectors))
        spent += time.process_time() - start
        numbers[pair[0].id] = number
    print(f"what a report is about: {1000 * spent / len(subjects):.2f} ms a report")
    print(
        "| reports | stories | ms a report | later half against the first 1,000 | MB at the peak |"
    )
    print("| --- | --- | --- | --- | --- |")
    made = split(subjects[:1])
    for size in sizes:
        costs = []
        for count in (1000, size // 2, size):
            start = time.process_time()
            made = split(subjects[:count])
            costs.append(time.process_time() - start)
        # A single thousand would drown in the noise of two long runs: the later half is taken.
        later = (costs[2] - costs[1]) / (size - size // 2)
        last = later / (costs[0] / 1000) if size > 1000 else 1.0
        print(
            f"| {size} | {len(made)} | {1000 * costs[2] / size:.2f} | {last:.2f} | {memory():.0f} |"
        )
    return {story.id: [numbers[report] for report in story.reports] for story in made}


def joining(pairs: list[Pair], stories: dict[str, list[int]], count: int) -> None:
    """Print what joining the stories of the stream costs, thousand by thousand."""
    spent: dict[int, float] = defaultdict(float)
    done = 0
    for numbers in stories.values():
        told = [varied(*pairs[n % len(pairs)], n // len(pairs)) for n in numbers]
        start = time.process_time()
        pipeline.joined([report for report, _ in told], [reading for _, reading in told])
        cost = time.process_time() - start
        for _ in numbers:
            spent[done // 1000] += cost / len(numbers)
            done += 1
    whole = [value for block, value in sorted(spent.items()) if (block + 1) * 1000 <= done]
    ratio = whole[-1] / whole[0] if len(whole) > 1 else 1.0
    print(
        f"joining {len(stories)} stories of {count} reports: "
        f"{1000 * sum(spent.values()) / done:.1f} ms a report, last thousand against the first "
        f"{ratio:.2f}, {memory():.0f} MB at the peak"
    )


def one_story(pairs: list[Pair], sizes: list[int]) -> None:
    """Print what one story costs as it grows."""
    print("| reports of one story | seconds | ms per added report |")
    print("| --- | --- | --- |")
    before = (0, 0.0)
    for size in sizes:
        told = list(stream(pairs, size))
        start = time.process_time()
        pipeline.joined([report for report, _ in told], [reading for _, reading in told])
        spent = time.process_time() - start
        added = 1000 * (spent - before[1]) / (size - before[0])
        print(f"| {size} | {spent:.1f} | {added:.1f} |")
        before = (size, spent)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stream", nargs="?")
    parser.add_argument("--reports", default="1000,10000")
    parser.add_argument("--story", default="250,500,1000")
    args = parser.parse_args()
    pairs = base(args.stream)
    print(f"{len(pairs)} reports, varied")
    sizes = [int(size) for size in args.reports.split(",")]
    stories = splitting(pairs, sizes)
    joining(pairs, stories, max(sizes))
    one_story(pairs, [int(size) for size in args.story.split(",")])


if __name__ == "__main__":
    main()
