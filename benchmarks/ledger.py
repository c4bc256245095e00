"""What a ledger costs, on one made by varying the sample reports.

python -m benchmarks.ledger                      2,000 reports, in a folder that is thrown away
python -m benchmarks.ledger --reports 100000 --ledger PATH|URL
python -m benchmarks.ledger --kills 1000         the crash test of benchmarks/crashes.py instead

Each variant has names of its own in place of the samples', so that it is another story, and the
days of a story run over a month. The samples are marked once and their readings are moved along;
"add" marks for real. Times are medians, in a process that has loaded the models.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import func, select, text

from benchmarks import crashes
from sayso import filing, pipeline
from sayso.data import load
from sayso.join.stories import subject
from sayso.keep import reports, views, words
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.reports import Take
from sayso.keep.schema import RAWS, REPORTS
from sayso.read import ReadOptions, parse, raws
from sayso.records import Raw, Reading, Report, ident

SAMPLES = Path(__file__).parent.parent / "examples" / "reports"
TOLD = 1000
FIRST = date(2025, 3, 1)
Pair = tuple[Raw, Report, Reading]


def samples() -> list[Pair]:
    options = ReadOptions()
    found: dict[str, Raw] = {}
    given: list[Report] = []
    for raw in raws([SAMPLES], options):
        report = parse(raw, options) if isinstance(raw, Raw) else raw
        if isinstance(raw, Raw) and isinstance(report, Report):
            found[report.id] = raw
            given.append(report)
    return [(found[r.id], r, reading) for r, reading in pipeline.readings(given)]


def moved(record: Any, old: str, new: str, number: int) -> Any:
    """A record with the report's id exchanged, and each id of its own made another."""
    if isinstance(record, tuple):
        return tuple(moved(each, old, new, number) for each in record)
    if is_dataclass(record) and not isinstance(record, type):
        made = {f.name: moved(getattr(record, f.name), old, new, number) for f in fields(record)}
        return type(record)(**made)
    if record == old:
        return new
    if isinstance(record, str) and "-" in record and record.rpartition("-")[2].isalnum():
        kind, _, rest = record.rpartition("-")
        if len(rest) == 12 and kind.isalpha():
            return f"{kind}-{ident('x', record, number)[2:]}"
    return record


def variant(pair: Pair, number: int, day: date) -> Pair:
    """The pair as another report: the same length, so that every span stays where it is."""
    raw, report, reading = pair
    mark = f"{number:x}".rjust(6, "q")
    first = report.text.split(maxsplit=1)[0]
    body = report.text
    # One long word at the end is exchanged: texts differ, and no span moves.
    at = max(i for i in range(len(body) - 6) if body[i : i + 6].isalpha())
    body = body[:at] + mark + body[at + 6 :]
    data = raw.data + f"\n<!-- {first} {number} -->".encode()
    made = replace(raw, address=f"/made/{number}", name=f"{number}", data=data)
    told = replace(
        report,
        id=ident("report", made.hash, ""),
        name=made.name,
        text=body,
        url=None,
        published=day.isoformat(),
        raw_hash=made.hash,
    )
    old = report.id
    other = moved(reading, old, told.id, number)
    return made, told, respelt(other, told)


def respelt(record: Any, report: Report) -> Any:
    """A record with the words of each span cut anew."""
    if isinstance(record, tuple):
        return tuple(respelt(each, report) for each in record)
    if is_dataclass(record) and not isinstance(record, type):
        made = {f.name: respelt(getattr(record, f.name), report) for f in fields(record)}
        if set(made) == {"report", "start", "end", "text"}:
            made["text"] = report.text[made["start"] : made["end"]]
        return type(record)(**made)
    return record


def variants(count: int) -> Iterator[Pair]:
    given = samples()
    for number in range(count):
        day = FIRST + timedelta(days=number * 30 // max(1, min(count, TOLD)) % 30)
        yield variant(given[number % len(given)], number, day)


def fill(ledger: Ledger, count: int) -> float:
    """Keep `count` variants, the first of them in one story; seconds to write each."""
    vectors = load("vectors")
    spent = 0.0
    for number, (raw, report, reading) in enumerate(variants(count)):
        about = subject(report, reading, vectors=vectors)
        start = time.perf_counter()
        with ledger.writing() as connection:
            story = "Leak" if number < TOLD else f"Leak {number // TOLD}"
            reports.put(connection, Take(raw, "{}"), report, reading, "bench", story, subject=about)
        spent += time.perf_counter() - start
    return spent / count


def timed(runs: int, work: Callable[[], object]) -> float:
    """Median milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * median(times)


def cold(ledger: Ledger, day: str | None) -> float:
    """Milliseconds to tell the story without the cache."""
    with ledger.writing() as connection:
        connection.execute(text("DELETE FROM briefs"))
    return timed(1, lambda: filing.told(ledger, "Leak", day))


def sizes(ledger: Ledger) -> tuple[float, float]:
    """Bytes for each report: of raw input as it is kept, and of all else."""
    with ledger.reading() as connection:
        count = connection.scalar(select(func.count()).select_from(REPORTS)) or 1
        raw = connection.scalar(select(func.sum(func.length(RAWS.c.data)))) or 0
        if ledger.file is None:
            total = connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
        else:
            pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            total = connection.scalar(text(pages)) or 0
    return float(raw) / count, (total - float(raw)) / count


def add_one(ledger: Ledger, number: int) -> None:
    raw = Raw(
        f"/new/{number}",
        f"new {number}",
        f"KRAGERØ, March 20, 2025 - The plant opened gate {number} again, the town said on "
        "Thursday. Forty people are still in hospital, the doctors said.".encode(),
    )
    [outcome] = filing.add(ledger, [raw], ReadOptions(), "Leak new")
    assert outcome.kind == "new", outcome


def measure(ledger: Ledger, count: int) -> None:
    written = fill(ledger, count)
    raw, beside = sizes(ledger)
    print(f"reports                                     {count:>10,}")
    print(f"keep one marked report                      {1000 * written:>10.1f} ms")
    numbers = iter(range(1_000_000))
    add_one(ledger, next(numbers))
    told = timed(9, lambda: add_one(ledger, next(numbers)))
    print(f"add one short report (read, mark, keep)     {told:>10.1f} ms")
    size = min(count, TOLD)
    middle = (FIRST + timedelta(days=29)).isoformat()
    now, then = cold(ledger, None), cold(ledger, middle)
    print(f"brief of a story of {size:,} reports, joined anew {now:>8.0f} ms")
    print(f"the same as of its last day                 {then:>10.0f} ms  ({then / now:.2f} x now)")
    filing.told(ledger, "Leak")
    cached = timed(5, lambda: filing.told(ledger, "Leak"))
    print(f"the same, unchanged                         {cached:>10.0f} ms")

    def search() -> None:
        with ledger.reading() as connection:
            words.find(connection, "hospital ammonia", limit=20)

    print(f"search of all words, best 20                {timed(9, search):>10.1f} ms")

    def loaded() -> None:
        with ledger.reading() as connection:
            rows = [each.row for each in views.everything(connection)][:size]
            marks = views.readings(connection, rows)
            list(views.load(connection, rows, [marks[row] for row in rows]))

    print(f"load {size:,} reports with their readings       {timed(3, loaded):>10.0f} ms")
    print(f"bytes per report: raw input, compressed     {raw:>10,.0f}")
    print(f"bytes per report: all else                  {beside:>10,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--ledger", help="a new ledger: a path, or the URL of an empty database")
    parser.add_argument("--kills", type=int)
    asked = parser.parse_args()
    if asked.kills:
        sys.argv = [sys.argv[0], "--kills", str(asked.kills)]
        crashes.main()
        return
    with tempfile.TemporaryDirectory() as made, suppress(KeyboardInterrupt):
        ledger = open_ledger(asked.ledger or str(Path(made) / "ledger.sqlite"))
        measure(ledger, asked.reports)
        ledger.close()


if __name__ == "__main__":
    main()
