"""Numbers of people in reports of all fields and countries: score the figures of our own reports.

    python -m benchmarks.figures [--held-out] [--show] [--labels FOLDER]

`training/attribution/reports/*/NN.figures` have a line for each number of people in the report of the
same name: its words, low and high, what is counted, its kind (level, flow, forecast, plan) and on
whose word it stands (`@report` for the report itself, two joined by " ; "), parted by tabs, with "|"
between answers that are equally right. `minor` are figures that nobody would chart, `negated` those
that the source rules out; neither is asked for. Each report goes through the pipeline alone.
`held-out.txt` lists the reports that no rule was mended on: --show never prints theirs.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.attribution.marked import marked

from benchmarks.estimates import names
from benchmarks.speakers import Account, right
from sayso.data import load
from sayso.data.senses import Senses
from sayso.join import actors
from sayso.mark.quantity.subject import EVENTS, STATES
from sayso.pipeline import readings
from sayso.records import Actor, Attribution, Estimate, Reading, Report, Span, Story

REPORTS = Path(__file__).parents[1] / "training/attribution/reports"
KINDS = {"count": "level", "flow": "flow", "forecast": "forecast", "plan": "plan"}
ASKED = ("value", "counted", "kind", "actor", "all right")
# What is never asked for: nobody charts it, or its source rules it out.
ASIDE = frozenset({"minor", "negated"})


@dataclass(frozen=True, slots=True)
class Label:
    """A number of people in a report, as a careful reader understands it."""

    start: int
    end: int
    low: float | None
    high: float | None
    counted: tuple[str, ...]
    kinds: frozenset[str]
    who: tuple[str, ...]


def labels(text: str, lines: str) -> list[Label]:
    """The labels of a report. Raises ValueError where a line does not fit its text."""
    last: dict[str, int] = {}
    before = 0
    found = []
    for line in filter(str.strip, lines.splitlines()):
        words, low, high, counted, kinds, who = line.split("\t")
        start = _place(text, words, last.get(words, -1) + 1, before)
        if start < 0:
            raise ValueError(f"not in the report: {line!r}")
        last[words] = before = start
        found.append(
            Label(
                start,
                start + len(words),
                float(low) if low else None,
                float(high) if high else None,
                tuple(counted.split("|")),
                frozenset(kinds.split("|")),
                tuple(who.split("|")),
            )
        )
    return found


def _place(text: str, words: str, first: int, before: int) -> int:
    """Where words stand next: behind the label before, else behind the last label of these words."""
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for start in (max(first, before), first):
        if (match := found.search(text, start)) is not None:
            return match.start()
    return -1


def account(report: Report, reading: Reading) -> Account:
    """The actors of a report alone, and who vouches for each attribution or figure."""
    data = {name: load(name) for name in actors.STEP.uses}
    out: dict[str, Any] = actors.run(
        (report,), (reading,), Story("story", "", (report.id,)), **data
    )
    by_id = {m.id: m for m in reading.mentions}
    spans: dict[str, list[tuple[Span, bool]]] = defaultdict(list)
    speaks: dict[str, list[str]] = defaultdict(list)
    for link in out["links"]:
        if link.relation == "names":
            mention = by_id[link.left]
            spans[link.right].append((mention.span, mention.form == "pronoun"))
        elif link.relation == "speaks":
            speaks[link.left].append(link.right)
    cast: dict[str, Actor] = {a.id: a for a in out["actors"]}
    return Account(cast, spans, speaks)


def graded(
    label: Label, estimate: Estimate, told: Account, reading: Reading, text: str
) -> dict[str, bool]:
    """What of a figure is right."""
    source = next((a for a in reading.attributions if a.id == estimate.attribution), None)
    given = told.speaks.get(estimate.attribution or estimate.id, ())
    made = {
        "value": (estimate.low, estimate.high) == (label.low, label.high),
        "counted": any(names(estimate.counted, counted) for counted in label.counted),
        "kind": KINDS[estimate.kind] in label.kinds,
        "actor": any(_vouches(told, given, who, text, source) for who in label.who),
    }
    return made | {"all right": all(made.values())}


def _vouches(
    told: Account, given: Sequence[str], who: str, text: str, source: Attribution | None
) -> bool:
    if who == "@report":
        return not given
    words = " ".join(span.text for span in source.source) if source is not None else ""
    return bool(given) and right(told, given, who.split(" ; "), text, words)


def people(estimate: Estimate, senses: Senses) -> bool:
    """Whether what is counted are people, alive or dead."""
    words = estimate.counted.lower().split()
    if any(word in STATES or word in EVENTS - {"votes"} for word in words):
        return True
    return any(senses.is_a(word, "person", 0.75) for word in words[:3] if word.isalpha())


@dataclass(slots=True)
class Score:
    """What was asked and what was right, and the lines to show."""

    asked: Counter[str]
    right: Counter[str]
    shown: list[str]


def score(folder: Path, *, held_out: bool) -> Score:
    """All labelled reports that are held out, or all others."""
    apart = set((REPORTS / "held-out.txt").read_text("utf-8").split())
    paths = [
        path
        for path in sorted(folder.glob("*/*.figures"))
        if (f"{path.parent.name}/{path.stem}.txt" in apart) == held_out
    ]
    articles = []
    for path in paths:
        name = f"{path.parent.name}/{path.stem}"
        text = (REPORTS / f"{name}.txt").read_text("utf-8")
        articles.append((Report(name, name, marked(name, text).text), path))
    by_name = {report.id: path for report, path in articles}
    made = Score(Counter(), Counter(), [])
    senses = load("senses")
    for report, reading in readings(report for report, _ in articles):
        told = account(report, reading)
        wanted = labels(report.text, by_name[report.id].read_text("utf-8"))
        _report(made, report, reading, told, wanted, senses)
    return made


def _report(
    made: Score,
    report: Report,
    reading: Reading,
    told: Account,
    wanted: Sequence[Label],
    senses: Senses,
) -> None:
    free = list(reading.estimates)
    for label in wanted:
        near = [e for e in free if e.span.start < label.end and label.start < e.span.end]
        grades = {e.id: graded(label, e, told, reading, report.text) for e in near}
        best = max(near, key=lambda e: sum(grades[e.id].values()), default=None)
        if best is not None:
            free.remove(best)
        if label.kinds & ASIDE:
            made.asked["ruled out"] += label.kinds == {"negated"}
            made.right["ruled out"] += label.kinds == {"negated"} and best is None
            continue
        made.asked["asked"] += 1
        made.right["found"] += best is not None
        grade = grades[best.id] if best is not None else dict.fromkeys(ASKED, False)
        for name in ASKED:
            made.right[name] += grade[name]
        if not grade["all right"]:
            wrong = [n for n in ASKED if not grade[n] and n != "all right"] if best else ["found"]
            made.shown.append(_line(report, label, best, wrong, told))
    for extra in free:
        made.right["extra"] += people(extra, senses)
        if people(extra, senses):
            made.shown.append(_line(report, None, extra, ["extra"], told))


def _line(
    report: Report,
    label: Label | None,
    estimate: Estimate | None,
    wrong: Sequence[str],
    told: Account,
) -> str:
    start = label.start if label else estimate.span.start if estimate else 0
    around = " ".join(report.text[max(0, start - 200) : start + 130].split())
    lines = [f"{','.join(wrong)} {report.id}: …{around}…"]
    if estimate is not None:
        given = told.speaks.get(estimate.attribution or estimate.id, ())
        who = [told.actors[actor].name for actor in given]
        value = (estimate.span.text, estimate.low, estimate.high)
        lines.append(f"    told  {value} {estimate.counted!r} {estimate.kind} by {who}")
    if label is not None:
        words = report.text[label.start : label.end]
        value = (words, label.low, label.high)
        lines.append(
            f"    label {value} {'|'.join(label.counted)!r} {sorted(label.kinds)} by {label.who}"
        )
    return "\n".join(lines)


def shares(made: Score) -> Iterator[tuple[str, float]]:
    """The figures to print."""
    asked = max(1, made.asked["asked"])
    for name in ("found", *ASKED):
        yield name, round(made.right[name] / asked, 3)
    told = made.right["found"] + made.right["extra"]
    yield "precision", round(made.right["found"] / max(1, told), 3)


def measure(*, held_out: bool) -> dict[str, float]:
    """The shares for `benchmarks.accuracy`: of the reports held out, or of all others."""
    return dict(shares(score(REPORTS, held_out=held_out)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true", help="only what no rule was mended on")
    parser.add_argument("--show", action="store_true", help="print what was wrong, but not of that")
    parser.add_argument("--labels", type=Path, default=REPORTS, help="where the labels lie")
    options = parser.parse_args()
    made = score(options.labels, held_out=options.held_out)
    if options.show and not options.held_out:
        print("\n".join(made.shown))
    for name, share in shares(made):
        print(f"{name:10} {share:.3f}")
    count = made.asked["ruled out"]
    print(
        f"of {made.asked['asked']} figures; {made.right['ruled out']} of {count} ruled out kept out"
    )


if __name__ == "__main__":
    main()
