"""What a ledger costs, on one made by varying the sample reports.

python -m benchmarks.ledger                      2,000 reports, in a folder that is thrown away
python -m benchmarks.ledger --reports 100000 --ledger PATH|URL
python -m benchmarks.ledger --readers 50         a writer and fifty readers at once (benchmarks/crowd.py)
python -m benchmarks.ledger --kills 1000         the crash test of benchmarks/crashes.py

The samples are read and marked once; each variant has names of its own story, and numbers and days
of its own, in its text and in its reading, and goes into the ledger by the call that `sayso add`
uses: only marking is left out, which would take a day. What is timed is not left out: "add" reads,
marks and keeps. A brief is timed as a record, told and kept, before it is written in any form. Times
are medians, in a process that has loaded the models.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import msgspec
from sqlalchemy import func, select, text

from benchmarks import crashes, crowd
from sayso import filing, pipeline
from sayso.data import load
from sayso.join.stories import subject
from sayso.keep import reports, search, stories
from sayso.keep.ledger import Ledger, open_ledger
from sayso.keep.reports import Take
from sayso.keep.schema import RAWS, REPORTS
from sayso.keep.search import Query
from sayso.read import ReadOptions, parse, raws
from sayso.records import Raw, Reading, Report, ident
from sayso.tell import markdown

SAMPLES = Path(__file__).parent.parent / "examples" / "reports"
TOLD = 1000  # reports of the story that is told
SPAN = 30  # days of a story
FIRST = date(2025, 3, 1)
# Reports that are written in one transaction while the ledger is filled.
BATCH = 100
Pair = tuple[Report, Reading]

_WORD = re.compile(r"\w+")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ID = re.compile(r"\b([a-z]+)-([0-9a-f]{12})\b")
_DAY = re.compile(r"\b2025-(\d\d)-(\d\d)\b")
_NUMBER = re.compile(r'("(?:low|high|value)":)(\d+)\.0\b')
_RINGS = ("aeiouy", "bcdfghjklmnpqrstvwxz", "AEIOUY", "BCDFGHJKLMNPQRSTVWXZ", "123456789")


@dataclass(frozen=True)
class Sample:
    """A report that was marked, and the words in it that vary: names, and numbers in digits."""

    report: Report
    reading: str
    names: frozenset[str]
    numbers: frozenset[str]


def samples() -> list[Sample]:
    options = ReadOptions()
    given = [parse(raw, options) for raw in raws([SAMPLES], options) if isinstance(raw, Raw)]
    told = [report for report in given if isinstance(report, Report)]
    return [_sample(report, reading) for report, reading in pipeline.readings(told)]


def _sample(report: Report, reading: Reading) -> Sample:
    named = (
        word
        for mention in reading.mentions
        if mention.form == "name" and mention.kind != "state"
        for word in _WORD.findall(mention.name)
    )
    counted = (estimate.span.text for estimate in reading.estimates)
    return Sample(
        report,
        msgspec.json.encode(reading).decode(),
        frozenset(word for word in named if len(word) > 3 and word.isascii() and word.istitle()),
        frozenset(word for words in counted for word in _WORD.findall(words) if word.isdigit()),
    )


def turned(word: str, seed: str) -> str:
    """Another word of the same length, vowels for vowels and capitals for capitals."""
    shifts = hashlib.sha256(f"{seed} {word}".encode()).digest()
    made = ""
    for char, shift in zip(word, shifts * (1 + len(word) // 32), strict=False):
        ring = next((ring for ring in _RINGS if char in ring), char)
        made += ring[(ring.index(char) + shift) % len(ring)]
    return made


def variant(sample: Sample, story: int, number: int) -> Pair:
    """The sample as another report: each word is as long as before, so that every span stays."""
    day = FIRST + timedelta(days=number % TOLD * SPAN // TOLD)
    other = {word: turned(word, f"story {story}") for word in sample.names}
    other |= {word: turned(word, f"report {number}") for word in sample.numbers}
    mask = int(hashlib.sha256(str(number).encode()).hexdigest()[:12], 16)

    def words(given: str) -> str:
        return _WORD.sub(lambda match: other.get(match[0], match[0]), given)

    def days(match: re.Match[str]) -> str:
        moved = date(2025, int(match[1]), int(match[2])) + timedelta(days=number % SPAN)
        return moved.isoformat()

    def string(match: re.Match[str]) -> str:
        given, count = _ID.subn(lambda m: f"{m[1]}-{int(m[2], 16) ^ mask:012x}", match[0])
        given, dated = _DAY.subn(days, given)
        return given if count or dated else words(given)

    body = words(sample.report.text)
    raw = _raw(number, body)
    report = replace(
        sample.report,
        id=ident("report", raw.hash, ""),
        name=raw.name,
        text=body,
        title=sample.report.title and words(sample.report.title),
        url=None,
        published=day.isoformat(),
        raw_hash=raw.hash,
    )
    made = _STRING.sub(string, sample.reading.replace(sample.report.id, "@"))
    made = _NUMBER.sub(lambda m: m[1] + other.get(m[2], m[2]) + ".0", made)
    return report, msgspec.json.decode(made.replace('"@"', f'"{report.id}"'), type=Reading)


def _raw(number: int, body: str) -> Raw:
    return Raw(f"/made/{number}", f"made {number}", f"{body}\n<!-- {number} -->".encode())


def fill(ledger: Ledger, count: int) -> float:
    """Keep `count` variants, the first thousand in one story; seconds to keep one of them.

    What a run before this one has kept is left as it is.
    """
    vectors, given, started = load("vectors"), samples(), time.perf_counter()
    lasting: list[float] = []
    with ledger.reading() as connection:
        made = select(REPORTS.c.address).where(REPORTS.c.address.startswith("/made/"))
        last = connection.scalar(made.order_by(REPORTS.c.row.desc()).limit(1))
        there = int(last.rsplit("/", 1)[-1]) + 1 if last else 0
    for first in range(there, count, BATCH):
        told = [
            variant(given[n % len(given)], n // TOLD, n)
            for n in range(first, min(first + BATCH, count))
        ]
        marked = [(pair, subject(*pair, vectors=vectors)) for pair in told]
        with ledger.writing() as connection:
            for number, ((report, reading), about) in enumerate(marked, first):
                raw = _raw(number, report.text)
                begun = time.perf_counter()
                kept = reports.put(
                    connection, Take(raw, "{}"), report, reading, "bench", story(number),
                    subject=about,
                )  # fmt: skip
                lasting.append(time.perf_counter() - begun)
                if kept.kind != "new":
                    sys.exit(f"{report.name}: {kept}")
        if first % 10_000 == 0 and first:
            passed = time.perf_counter() - started
            sys.stderr.write(f"{first:,} kept in {passed:.0f} s\n")
    return median(lasting[-1000:] or [0])


def story(number: int) -> str:
    """The name of the story that a variant is put in."""
    return f"Leak {number // TOLD}"


@dataclass(frozen=True)
class Lasted:
    """Medians in milliseconds: by the clock, and of this process's own work."""

    clock: float
    work: float

    def __str__(self) -> str:
        return f"{self.clock:>10,.0f} ms {self.work:>9,.0f} ms"


def timed(runs: int, work: Callable[[], object]) -> Lasted:
    times = []
    for _ in range(runs):
        start = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    clock, own = (median(each) for each in zip(*times, strict=True))
    return Lasted(1000 * clock, 1000 * own)


def alternating(runs: int, *works: Callable[[], object]) -> list[Lasted]:
    """How long each of several things takes that are done in turn."""
    each = [[timed(1, work) for work in works] for _ in range(runs)]
    return [
        Lasted(median(one.clock for one in lasted), median(one.work for one in lasted))
        for lasted in zip(*each, strict=True)
    ]


def forget(ledger: Ledger) -> None:
    """Empty the cache of told stories."""
    with ledger.writing() as connection:
        connection.execute(text("DELETE FROM briefs"))


def cold(place: str, runs: int = 3) -> Lasted:
    """What it takes a process that has told nothing yet to join the story."""
    opened = [open_ledger(place) for _ in range(runs)]
    rest = iter(opened)

    def work() -> None:
        ledger = next(rest)
        forget(ledger)
        filing.told(ledger, story(0))

    lasted = timed(runs, work)
    for ledger in opened:
        ledger.close()
    return lasted


def command(ledger: Ledger, place: str, runs: int = 3) -> Lasted:
    """What it takes a command of its own to tell the story, joined for the first time.

    That is from its start to the written brief; the work is that of the command.
    """
    asked = [sys.executable, "-m", "sayso", "brief", story(0), "--ledger", place, "-f", "md"]
    times = []
    for _ in range(runs):
        forget(ledger)
        start = time.perf_counter(), _spent()
        subprocess.run(asked, stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - start[0], _spent() - start[1]))
    clock, own = (median(each) for each in zip(*times, strict=True))
    return Lasted(1000 * clock, 1000 * own)


def _spent() -> float:
    used = os.times()
    return used.children_user + used.children_system


def untold(ledger: Ledger) -> Lasted:
    """What it takes a process that has told the story to tell it as of days that nobody told."""
    forget(ledger)
    days = iter(range(SPAN - 3, SPAN))
    return timed(3, lambda: filing.told(ledger, story(0), _day(next(days))))


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


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


def add_one(ledger: Ledger, number: int, into: str) -> None:
    raw = Raw(
        f"/new/{number}",
        f"new {number}",
        f"KRAGERØ, March 20, 2025 - The plant opened gate {number} again, the town said on "
        "Thursday. Forty people are still in hospital, the doctors said.".encode(),
    )
    [outcome] = filing.add(ledger, [raw], ReadOptions(), into)
    assert outcome.kind == "new", outcome


def part(ledger: Ledger, name: str, size: int) -> None:
    """Put so many reports of the second thousand, or of all, in a story of their own."""
    made = select(REPORTS.c.address).where(REPORTS.c.address.startswith("/made/"))
    with ledger.writing() as connection:
        rows = made.order_by(REPORTS.c.row).limit(TOLD + size)
        for address in list(connection.scalars(rows))[-size:]:
            stories.join(connection, name, address)


def _queries(ledger: Ledger) -> dict[str, Query]:
    """Searches of each kind: what is rare, and what stands in every fourteenth report."""
    with ledger.reading() as connection:
        one = connection.execute(select(REPORTS.c.title).order_by(REPORTS.c.row)).first()
    given = samples()
    person = next(
        mention.name
        for sample in given
        for mention in msgspec.json.decode(sample.reading, type=Reading).mentions
        if mention.kind == "person" and mention.form == "name" and " " in mention.name
    )
    here = _WORD.sub(
        lambda m: (
            turned(m[0], "story 0") if any(m[0] in sample.names for sample in given) else m[0]
        ),
        person,
    )
    day = (FIRST + timedelta(days=9)).isoformat()
    return {
        f"words of a title: {one.title if one else ''}": Query(str(one.title if one else "")),
        "words of many: hospital ammonia": Query("hospital ammonia"),
        f"actor of one story: {here}": Query(actor=here),
        "actor of many: police": Query(actor="police"),
        "actor and stance: company, deny": Query(actor="company", stance="deny"),
        "stance: deny": Query(stance="deny"),
        f"said on {day}": Query(said=(day, day)),
        "counted: people": Query(counted="people"),
        "place: Norway": Query(place="Norway"),
        "words, place, day": Query("hospital", place="NO", published=(day, day)),
        "words and actor of many: plant, police": Query("plant", actor="police"),
        f"words of many, said on {day}": Query("plant", said=(day, day)),
        "words, place, stance, of which nothing is found": Query(
            "hospital ammonia", place="NO", stance="deny"
        ),
    }


def measure(ledger: Ledger, place: str, count: int) -> None:
    kept = fill(ledger, count)
    raw, beside = sizes(ledger)
    print(
        f"{count:,} reports: the samples varied, kept as sayso add keeps them; only their marking"
    )
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    print(
        f"was left out. Medians: by the clock, and of the process's own work. Load of the machine: {load}"
    )

    def tell(what: str, lasted: object, more: str = "") -> None:
        print(f"{what:<60}{lasted}{more}")

    with ledger.reading() as connection:
        added = select(func.count()).where(REPORTS.c.address.startswith("/new/"))
        numbers = itertools.count(connection.scalar(added) or 0)
    new = f"New {next(numbers)}"
    add_one(ledger, next(numbers), new)
    size = min(count, TOLD)
    if kept:
        tell("keep one marked report, without its commit", Lasted(1000 * kept, 1000 * kept))
    tell("add one report, of no story", timed(15, lambda: add_one(ledger, next(numbers), new)))
    joined = Lasted(0, 0)
    for told in (20, 100, size):
        into = f"Part of {told}" if told < size else story(0)
        if told < size:
            part(ledger, into, told)
        else:
            tell(f"brief of a story of {size:,} that no process had told", cold(place))
            tell("  the same by sayso brief, from its start", command(ledger, place))
        filing.told(ledger, into)
        filed, joined = alternating(
            5,
            functools.partial(lambda into: add_one(ledger, next(numbers), into), into),
            functools.partial(filing.told, ledger, into),
        )
        tell(f"add one report to a story of {told:,}", filed)
        tell("  its brief after that, joined again", joined)
    into, last = story(0), _day(SPAN)
    then = untold(ledger)
    more = f"  ({then.work / joined.work:.2f} x now)"
    tell(f"brief of the story of {size:,} as of days never told", then, more)
    filing.told(ledger, into)
    filing.told(ledger, into, last)
    now = timed(5, lambda: filing.told(ledger, into))
    then = timed(5, lambda: filing.told(ledger, into, last))
    tell("brief of the same, told before", now)
    brief = filing.told(ledger, into).brief
    tell("  written as Markdown", timed(3, lambda: markdown.render(brief)))
    tell(
        "brief of the same as of its last day, told before",
        then,
        f"  ({then.work / now.work:.2f} x now)",
    )
    for name, query in _queries(ledger).items():

        def work(query: Query = query) -> int:
            with ledger.reading() as connection:
                return len(list(search.find(connection, query, 20)))

        tell(f"search: {name[:50]}", timed(7, work), f"  {work()} shown")
    print(f"{'bytes per report: raw input, compressed':<60}{raw:>10,.0f}")
    print(f"{'bytes per report: all else':<60}{beside:>10,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--ledger", help="a new ledger: a path, or the URL of an empty database")
    parser.add_argument("--kills", type=int)
    parser.add_argument("--readers", type=int)
    asked = parser.parse_args()
    if asked.readers:
        crowd.main(
            ["--readers", str(asked.readers), *(["--ledger", asked.ledger] if asked.ledger else [])]
        )
        return
    if asked.kills:
        sys.argv = [sys.argv[0], "--kills", str(asked.kills)]
        crashes.main()
        return
    with tempfile.TemporaryDirectory() as made, suppress(KeyboardInterrupt):
        place = asked.ledger or str(Path(made) / "ledger.sqlite")
        ledger = open_ledger(place)
        measure(ledger, place, asked.reports)
        ledger.close()


if __name__ == "__main__":
    main()
