"""Whether the past is told as it was: for every day of the sample stories.

    python -m benchmarks.asof [NAME ...]

For each day on which a report of a story was published, the brief as of that day from a ledger of all
reports is compared, byte for byte, with that from a ledger that never got any but those of before.
Without names all of benchmarks/stories is taken, and the reports of the examples.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from sayso import filing, pipeline, versions
from sayso.keep import reports
from sayso.keep.ledger import open_ledger
from sayso.keep.reports import Take
from sayso.read import ReadOptions, parse, raws
from sayso.records import Raw, Reading, Report
from sayso.tell import jsonform

ROOT = Path(__file__).resolve().parent.parent
STORIES = Path(__file__).with_name("stories")
Marked = list[tuple[Raw, Report, Reading]]


def marked(source: Path) -> Marked:
    """The reports of a story, read and marked."""
    options = ReadOptions()
    given: dict[str, tuple[Raw, Report]] = {}
    for raw in raws([source], options):
        report = parse(raw, options) if isinstance(raw, Raw) else raw
        if isinstance(raw, Raw) and isinstance(report, Report):
            given[report.id] = raw, report
    pairs = pipeline.readings(report for _, report in given.values())
    return [(given[report.id][0], report, reading) for report, reading in pairs]


def told(folder: Path, name: str, kept: Marked, days: list[str]) -> list[str]:
    """The story as of each of the days, from a ledger of these reports."""
    ledger = open_ledger(str(folder / f"{name}.sqlite"))
    for raw, report, reading in kept:
        with ledger.writing() as connection:
            reports.put(connection, Take(raw, "{}"), report, reading, versions.marks(), "Story")
    briefs = [jsonform.render(filing.told(ledger, "Story", day).brief) for day in days]
    ledger.close()
    return briefs


def differing(pairs: Marked) -> tuple[list[str], int]:
    """The days that are told otherwise, and the number of all."""
    by_day = [(report.published or "9999")[:10] for _, report, _ in pairs]
    days = sorted(set(by_day) - {"9999"})
    with tempfile.TemporaryDirectory() as made:
        after = told(Path(made), "all", pairs, days)
        wrong = []
        for day, brief in zip(days, after, strict=True):
            before = [pair for own, pair in zip(by_day, pairs, strict=True) if own <= day]
            if told(Path(made), day, before, [day]) != [brief]:
                wrong.append(day)
    return wrong, len(days)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    names = parser.parse_args().names
    found = [*sorted(STORIES.glob("*/reports.jsonl")), ROOT / "examples" / "reports"]
    failed = 0
    for source in found:
        name = source.parent.name
        if names and name not in names:
            continue
        pairs = marked(source)
        wrong, count = differing(pairs)
        failed += len(wrong)
        told_so = f"not equal: {', '.join(wrong)}" if wrong else "all equal"
        print(f"{name}: {len(pairs)} reports, {count} days, {told_so}", flush=True)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
