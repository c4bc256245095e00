"""A writer and many readers at once, each reader a process of its own: no error, no torn brief.

python -m benchmarks.crowd                       50 readers until 40 reports are added, SQLite
python -m benchmarks.crowd --ledger postgresql   a PostgreSQL server started for it

The writer adds reports to a story, one by one, each a figure higher than the one before. Each reader
opens the ledger for itself, and again and again tells the story and searches it. A brief is torn where
it lacks a report that was there when it was asked for, has one that came later than one it lacks, or
a span that does not give back its words.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path

from sayso import filing
from sayso.data import load
from sayso.keep import check, search
from sayso.keep.ledger import open_ledger
from sayso.keep.search import Query
from sayso.read import ReadOptions
from sayso.records import Raw, Report

STORY = "Flood"
# Seconds until a reader must have ended that is asked to.
PATIENCE = 300


@dataclass(frozen=True)
class Result:
    """What was done while all were there, and what went wrong."""

    readers: int
    added: int
    briefs: int
    searches: int
    failures: tuple[str, ...]


def _raw(number: int) -> Raw:
    town = "Aker Bolt Crane Dunmore Elder Fenwick Glass Harrow Imber Joss".split()[number % 10]
    words = (
        f"{town.upper()}, June {number % 28 + 1}, 2025 - The river rose to {number + 2} feet at "
        f"{town}, the water board said on Monday. It said {number + 20} people had left."
    )
    return Raw(f"/in/{number:05}", f"{number:05}", words.encode())


def _read(
    place: str, done: Synchronized[int], stop: Event, said: multiprocessing.Queue[object]
) -> None:
    """Tell and search until `stop` is set; puts (briefs, searches, what went wrong)."""
    os.nice(5)
    briefs = searches = 0
    try:
        ledger = open_ledger(place, create=False)
        while not stop.is_set():
            before = done.value
            told = filing.told(ledger, STORY)
            briefs += 1
            have = sorted(int(report.name) for report in told.brief.reports)
            if have != list(range(len(have))) or len(have) < before:
                raise AssertionError(f"torn: {before} were kept, told {have}")
            if faults := list(check.told_faults(told.story, told.brief)):
                raise AssertionError(f"torn: {faults[0]}")
            with ledger.reading() as connection:
                # In one transaction: both see the same ledger.
                hits = list(search.find(connection, Query("river"), 1000))
                rose = list(search.find(connection, Query(actor="water board"), 2000))
            searches += 2
            if len({hit.report.id for hit in rose}) != len(hits) or len(hits) < before:
                raise AssertionError(f"torn: {len(hits)} reports, {len(rose)} statements")
        ledger.close()
        said.put((briefs, searches, ""))
    except BaseException:
        said.put((briefs, searches, traceback.format_exc()))


def run(place: str, readers: int, reports: int) -> Result:
    """A writer beside `readers` processes, until it has added so many reports."""
    from sayso import pipeline, versions

    list(pipeline.readings([Report("report-0", "warm", "The port of Lund is shut, it said.")]))
    load("vectors")
    versions.marks(), versions.joins()
    ledger = open_ledger(place)
    list(filing.add(ledger, [_raw(0)], ReadOptions(), STORY))
    filing.told(ledger, STORY)
    ledger.close()
    forked = multiprocessing.get_context("fork")
    done, said, stop = forked.Value("i", 1), forked.Queue(), forked.Event()
    every = [forked.Process(target=_read, args=(place, done, stop, said)) for _ in range(readers)]
    for each in every:
        each.start()
    ledger = open_ledger(place)
    failures = []
    try:
        for number in range(1, reports):
            [outcome] = filing.add(ledger, [_raw(number)], ReadOptions(), STORY)
            if outcome.kind != "new":
                failures.append(f"the writer: {outcome}")
            done.value = number + 1
    except Exception:
        failures.append(f"the writer: {traceback.format_exc()}")
    stop.set()
    told = [said.get(timeout=PATIENCE) for _ in every]
    for each in every:
        each.join()
    with ledger.reading() as connection:
        failures += list(check.faults(connection))
    ledger.close()
    failures += [words for _, _, words in told if words]
    briefs, searches = (sum(each[n] for each in told) for n in (0, 1))
    return Result(readers, done.value, briefs, searches, tuple(failures))


@contextmanager
def _place(given: str | None) -> Iterator[str]:
    """Where the ledger is made; a server is started where none is named."""
    if given == "postgresql":
        from tests.keep import postgres

        server = postgres.server()
        try:
            yield server.fresh("crowd")
        finally:
            server.kill()
            shutil.rmtree(server.folder, ignore_errors=True)
    elif given:
        yield given
    else:
        with tempfile.TemporaryDirectory() as made:
            yield str(Path(made) / "ledger.sqlite")


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--ledger", help="a new path, the URL of an empty database, or: postgresql")
    asked = parser.parse_args(given)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with _place(asked.ledger) as place:
        started = time.perf_counter()
        result = run(place, asked.readers, asked.reports)
        lasted = time.perf_counter() - started
        for failure in result.failures:
            sys.stderr.write(f"{failure}\n")
        print(
            f"{result.readers} readers beside a writer, {lasted:.0f} s: {result.added} reports "
            f"added, {result.briefs} briefs told, {result.searches} searches, "
            f"{len(result.failures)} errors or torn briefs",
            flush=True,
        )
    if result.failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
