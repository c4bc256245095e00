"""Kill `sayso add`, and the telling of its story, at random moments, and check that what was
acknowledged is there once.

python -m benchmarks.crashes --kills 1000          on SQLite, in a folder that is thrown away
python -m benchmarks.crashes --ledger URL_{}       on PostgreSQL; {} is the number of the round
python -m benchmarks.crashes --ledger postgresql   on a server started for it, which is killed too

The models are loaded once; each `add` is a forked process that then tells the story, and ends with
SIGKILL. On a server of our
own every second kill is one of the server with all of its processes, and `add` must then end by itself
with one clear error. When all inputs are kept, the ledger and its brief are compared with those that
nobody disturbed, and a new one is begun. In the end two processes add the same inputs at once.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Table, select

from sayso import filing, pipeline, versions
from sayso.keep import check
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.schema import MEMBERS, RAWS, READINGS, REPORTS, STORIES, TAKES
from sayso.records import Report
from sayso.tell import jsonform

if TYPE_CHECKING:
    from tests.keep.postgres import Server

STORY = "Storm"
TOWNS = "Norrby Lund Ys Orrin Vale Keld Asby Tarn Wick Holm Selby Marr Thorne Rusk Fell".split()


@dataclass(frozen=True)
class Result:
    """How the killed processes ended, in all."""

    kills: int
    rounds: int
    acknowledged: int
    servers: int = 0


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


def _added(place: str, folder: Path, errors: str = os.devnull) -> tuple[int, int]:
    """A forked process that adds the folder, and the pipe of what it prints; `errors`: a file."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        os.dup2(writing, 1)
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        from sayso.cli import app

        app(["add", str(folder), "--story", STORY, "--ledger", place], standalone_mode=False)
        sys.stdout.flush()
        told(place)
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


def told(place: str) -> str:
    """The brief of the story."""
    ledger = open_ledger(place)
    brief = jsonform.render(filing.told(ledger, STORY).brief)
    ledger.close()
    return brief


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


class Killed(Protocol):
    """A server of our own that can be killed and started again."""

    def kill(self) -> None: ...

    def start(self) -> None: ...


def _errors(file: str) -> list[str]:
    """The errors that a process told; not of the input that is refused as it should be."""
    lines = Path(file).read_text().splitlines()
    return [line for line in lines if line.startswith("sayso: ") and "empty.html" not in line]


def _server_killed(server: Killed, process: int, pipe: int, file: str) -> set[str]:
    """Kill the server under a process; returns what the process had acknowledged."""
    server.kill()
    acknowledged = _printed(pipe)
    os.waitpid(process, 0)
    errors = _errors(file)  # whoever had done already has nothing to say
    if len(errors) > 1 or any("gone" not in e and "cannot be opened" not in e for e in errors):
        sys.exit(f"no clear error of a server that died: {errors}")
    if "Traceback" in Path(file).read_text():
        sys.exit(f"no clear error of a server that died: {Path(file).read_text()}")
    server.start()
    return acknowledged


def run(
    place: Callable[[int], str], folder: Path, kills: int, seed: int, server: Killed | None = None
) -> Result:
    """Kill `kills` processes; each ledger is at `place(round)`, and round 0 is undisturbed."""
    chance = random.Random(seed)
    # All that is loaded is loaded before the forks.
    pipeline.brief([Report("report-0", "warm", "The port of Lund is shut, the mayor said.")])
    versions.marks(), versions.joins()
    started = time.perf_counter()
    process, pipe = _added(place(0), folder)
    everything = _printed(pipe)
    os.waitpid(process, 0)
    whole = time.perf_counter() - started
    undisturbed, brief = checked(place(0), everything), told(place(0))
    done, rounds, acknowledged, total, servers = 0, 1, set[str](), 0, 0
    errors = f"{folder}.errors"
    while done < kills:
        process, pipe = _added(place(rounds), folder, errors)
        time.sleep(chance.uniform(0.0, whole * 0.8))
        if server is not None and done % 2:
            acknowledged |= _server_killed(server, process, pipe, errors)
            servers += 1
        else:
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
            if told(place(rounds)) != brief:
                sys.exit(f"{place(rounds)}: the resumed ledger tells another story")
            total += len(acknowledged)
            acknowledged = set()
            rounds += 1
    files = [f"{errors}.{number}" for number in range(2)]
    pair = [_added(place(rounds), folder, each) for each in files]
    both = set[str]().union(*(_printed(pipe) for _, pipe in pair))
    for process, _ in pair:
        os.waitpid(process, 0)
    if wrong := [line for each in files for line in _errors(each)]:
        sys.exit(f"{place(rounds)}: two at once got in each other's way: {wrong}")
    if checked(place(rounds), both) != undisturbed:
        sys.exit(f"{place(rounds)}: two at once did not keep what one keeps")
    return Result(done, rounds - 1, total, servers)


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
        if asked.ledger == "postgresql":
            from tests.keep import postgres

            server = postgres.server()
            try:
                place = _rooms(server)
                result = run(place, folder, asked.kills, asked.seed, server)
            finally:
                server.kill()
                shutil.rmtree(server.folder, ignore_errors=True)
        else:
            result = run(lambda number: pattern.format(number), folder, asked.kills, asked.seed)
        servers = f" ({result.servers} of them of the server)" if result.servers else ""
        print(
            f"{result.kills} kills{servers} over {result.rounds} ledgers in "
            f"{time.perf_counter() - started:.0f} s: {result.acknowledged} reports acknowledged, "
            "none lost, none doubled, every ledger sound, every end state and brief the undisturbed one"
        )


def _rooms(server: Server) -> Callable[[int], str]:
    """A schema of the server for each round."""

    @cache
    def place(number: int) -> str:
        server.schema(f"crash{number}")
        return f"{server.url('postgres')}&options=-csearch_path%3Dcrash{number}"

    return place


if __name__ == "__main__":
    main()
