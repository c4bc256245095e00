"""Kill `sayso add` at random moments, and check that what it had acknowledged is there once.

python -m benchmarks.crashes --kills 24            on SQLite, in a folder that is thrown away
python -m benchmarks.crashes --ledger URL_{}       on PostgreSQL; {} is the number of the round

The models are loaded once; each `add` is a forked process that ends with SIGKILL. When all inputs
are kept, the ledger is compared with one that nobody disturbed, and a new one is begun. In the end two
processes add the same inputs at once.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table, select

from sayso.keep import check
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import MEMBERS, RAWS, READINGS, REPORTS, STORIES, TAKES

STORY = "Storm"
TOWNS = "Norrby Lund Ys Orrin Vale Keld Asby Tarn Wick Holm Selby Marr Thorne Rusk Fell".split()


@dataclass(frozen=True)
class Result:
    """How the killed processes ended, in all."""

    kills: int
    rounds: int
    acknowledged: int


def write_inputs(folder: Path, count: int) -> None:
    """Short reports that differ, a copy, and an input that is refused."""
    for number in range(count):
        town = TOWNS[number % len(TOWNS)]
        (folder / f"{number:03}.txt").write_text(
            f"{town.upper()}, May {number % 28 + 1}, 2025 - The storm broke {number + 2} roofs in "
            f"{town}, the fire service said on Monday. Nobody was hurt.\n"
        )
    (folder / "copy.txt").write_bytes((folder / "000.txt").read_bytes())
    (folder / "empty.html").write_text("<html><body><a href=/x>Log in</a></body></html>")


def _added(place: str, folder: Path) -> tuple[int, int]:
    """A forked process that adds the folder, and the pipe of what it prints."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        from sayso.cli import app

        app(["add", str(folder), "--story", STORY, "--ledger", place], standalone_mode=False)
        sys.stdout.flush()
    finally:
        os._exit(0)


def _printed(pipe: int) -> set[str]:
    """The ids of all reports that were acknowledged by a whole line."""
    with os.fdopen(pipe, "rb") as stream:
        text = stream.read().decode()
    whole = text[: text.rfind("\n") + 1].splitlines()
    return {line.split("\t")[1] for line in whole}


def state(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All that a ledger holds but the moments and the numbers of rows."""
    wanted: dict[Table, str] = {
        RAWS: "hash size",
        TAKES: "address raw given outcome reason",
        REPORTS: "id address revision parse raw published title hash",
        READINGS: "version hash",
        MEMBERS: "address",
        STORIES: "name",
    }
    with ledger.reading() as connection:
        return {
            table.name: sorted(
                (
                    tuple(row)
                    for row in connection.execute(select(*(table.c[n] for n in names.split())))
                ),
                key=repr,
            )
            for table, names in wanted.items()
        }


def checked(place: str, acknowledged: set[str]) -> dict[str, list[tuple[object, ...]]]:
    """The state of the ledger after a crash; ends the program where a promise is broken."""
    ledger = open_ledger(place)
    with ledger.reading() as connection:
        faults = list(check.faults(connection))
        kept = list(connection.scalars(select(REPORTS.c.id)))
    found = state(ledger)
    ledger.close()
    if faults:
        sys.exit(f"{place}: {faults}")
    if lost := acknowledged - set(kept):
        sys.exit(f"{place}: acknowledged and lost: {lost}")
    if len(kept) != len(set(kept)):
        sys.exit(f"{place}: kept twice: {sorted(kept)}")
    return found


def run(place: Callable[[int], str], folder: Path, kills: int, seed: int) -> Result:
    """Kill `kills` processes; each ledger is at `place(round)`, and round 0 is undisturbed."""
    chance = random.Random(seed)
    from sayso import filing, pipeline, versions  # noqa: F401 (loaded before the forks)
    from sayso.data import load
    from sayso.records import Report

    list(pipeline.readings([Report("report-0", "warm", "The port of Lund is shut, it said.")]))
    load("vectors")
    versions.marks()
    started = time.perf_counter()
    process, pipe = _added(place(0), folder)
    everything = _printed(pipe)
    os.waitpid(process, 0)
    whole = time.perf_counter() - started
    undisturbed = checked(place(0), everything)
    done, rounds, acknowledged, total = 0, 1, set[str](), 0
    while done < kills:
        process, pipe = _added(place(rounds), folder)
        time.sleep(chance.uniform(0.0, whole * 0.8))
        os.kill(process, signal.SIGKILL)
        acknowledged |= _printed(pipe)
        os.waitpid(process, 0)
        done += 1
        found = checked(place(rounds), acknowledged)
        if found["takes"] == undisturbed["takes"] or done == kills:
            process, pipe = _added(place(rounds), folder)
            acknowledged |= _printed(pipe)
            os.waitpid(process, 0)
            if checked(place(rounds), acknowledged) != undisturbed:
                sys.exit(f"{place(rounds)}: the resumed ledger is not the undisturbed one")
            total += len(acknowledged)
            acknowledged = set()
            rounds += 1
    pair = [_added(place(rounds), folder) for _ in range(2)]
    both = set[str]().union(*(_printed(pipe) for _, pipe in pair))
    for process, _ in pair:
        os.waitpid(process, 0)
    if checked(place(rounds), both) != undisturbed:
        sys.exit(f"{place(rounds)}: two at once did not keep what one keeps")
    return Result(done, rounds - 1, total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--ledger", help="a path or URL with {} for the number of the round")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "in"
        folder.mkdir()
        write_inputs(folder, asked.reports)
        pattern = asked.ledger or str(Path(made) / "ledger-{}.sqlite")
        started = time.perf_counter()
        result = run(lambda number: pattern.format(number), folder, asked.kills, asked.seed)
        print(
            f"{result.kills} kills over {result.rounds} ledgers in "
            f"{time.perf_counter() - started:.0f} s: {result.acknowledged} reports acknowledged, "
            "none lost, none doubled, every ledger sound, every end state the undisturbed one"
        )


if __name__ == "__main__":
    main()
