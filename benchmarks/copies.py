"""Which reports copy each other: score copies and passages on hand-labelled pairs of a real stream.

    python -m benchmarks.copies [--corpus ../shared/corpora/attribution/train.jsonl] [--show]

`copies/labels.jsonl` has one pair of reports a line, by their ids: `one`, `other` and the `code`:
`copy` (one is taken from the other, or both from one text), `part` (a passage was taken over) or
`none` (they share at most quotations, a statement, set phrases, an agency or a subject). Of what is
no `none`, `first` is the one that the other comes from; of copies, `changed` says how the later one
differs: what was `added` or `cut`, another `wording` or `time`, or one of the changes that sayso
tells (`number`, `name`, `hedge`, `negation`, `source`). `drawn` is the layer that the pair was drawn
from: all pairs of the stream that share nine runs of five words or more, in their own words (`long`)
or in quotations (`quote`), or a part of a short text (`trimmed`); samples, with a seed, of those that
share fewer runs, that are alike in their words, that credit one agency; and pairs by chance. They
were labelled before sayso's answers were looked at, by all sentences of the two that have a run of
five words or most of their words in common, and by their openings; where that left a doubt, by the
whole texts.

The stream has few copies, since it is a sample: precision says more here than recall. The reports of
all pairs are joined as one story. `wire` of the corpus is compared with the agency that sayso reads
from the text, and its `credit` ("h/t") with whom sayso gives as a source, where the text names it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from sayso import join, mark, pipeline
from sayso.read import ReadOptions
from sayso.read import read as read_reports
from sayso.records import EditKind, Reading, Report, Story

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "shared/corpora/attribution/train.jsonl"
AGENCIES = {
    "AP": "Associated Press",
    "UPI": "United Press International",
    "AFP": "Agence France-Presse",
    "Reuters": "Reuters",
    "reuters": "Reuters",
}
TOLD = frozenset(get_args(EditKind))

Pair = frozenset[str]


def labels() -> list[dict[str, Any]]:
    """The labelled pairs."""
    lines = (HERE / "copies/labels.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measure(corpus: Path = CORPUS, show: bool = False) -> dict[str, float]:
    """How well copies, passages taken over and credits are found."""
    pairs = labels()
    rows = {row["id"]: row for row in map(json.loads, corpus.read_text("utf-8").splitlines())}
    found = read_reports([str(corpus)], ReadOptions())
    reports = {r.name: r for r in found if isinstance(r, Report)}
    made = score(pairs, *joined(pairs, reports), show=show)
    return made | wires(reports, rows) | outlets(reports, rows, show)


def joined(
    pairs: Sequence[dict[str, Any]], reports: dict[str, Report]
) -> tuple[Story, dict[str, str]]:
    """The copies among the reports of the pairs, and the reports' names by their ids.

    Only copies are marked in full: what they changed takes all steps, the rest their sentences.
    """
    copies = sides(pair for pair in pairs if pair["code"] == "copy")
    others = sides(pairs) - copies
    marked = [
        *pipeline.readings(reports[name] for name in sorted(copies)),
        *pipeline.readings(
            (reports[name] for name in sorted(others)),
            pipeline.needed(mark.STEPS, {"sentences"}),
        ),
    ]
    steps = pipeline.needed(join.STEPS, {"copies"})
    story = pipeline.joined([r for r, _ in marked], [m for _, m in marked], steps)
    return story, {report.id: report.name for report, _ in marked}


def sides(pairs: Iterable[dict[str, Any]]) -> set[str]:
    """The reports of the pairs."""
    return {name for pair in pairs for name in (pair["one"], pair["other"])}


def score(
    pairs: Sequence[dict[str, Any]], story: Story, names: dict[str, str], *, show: bool = False
) -> dict[str, float]:
    """The figures of copies and of passages over the labelled pairs."""
    copied, drawn = together(story, names)
    first = {names[g.original] for g in story.copies}
    changed: dict[Pair, set[str]] = defaultdict(set)
    for group in story.copies:
        for edit in group.edits:
            ends = frozenset((names[edit.before.report], names[edit.after.report]))
            changed[ends].add(edit.kind)
    right = {"copy": 0, "part": 0}
    given, wanted = dict(right), dict(right)
    begun = told = 0
    for pair in pairs:
        ends, code = frozenset((pair["one"], pair["other"])), pair["code"]
        answer = "copy" if ends in copied else "part" if ends in drawn else "none"
        if answer in given:
            given[answer] += 1
            # A passage found in what is a whole copy is there, too.
            right[answer] += code == answer or (answer, code) == ("part", "copy")
        if code in wanted:
            wanted[code] += 1
        if code == answer == "copy":
            begun += pair["first"] in first
            told += changed[ends] == TOLD.intersection(pair["changed"])
        if show and answer != code:
            print(f"{code} told as {answer}:", *sorted(ends))
    return {
        "copies: linked that are": share(right["copy"], given["copy"]),
        "copies: found": share(right["copy"], wanted["copy"]),
        "copies: which came first": share(begun, right["copy"]),
        "copies: changes told rightly": share(told, right["copy"]),
        "passages: linked that are": share(right["part"], given["part"]),
        "passages: found": share(right["part"], wanted["part"]),
    }


def together(story: Story, names: dict[str, str]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of reports in one group of copies, and those of which one draws on the other."""
    copied = {
        frozenset((names[one], names[other]))
        for group in story.copies
        for one in group.reports
        for other in group.reports
        if one != other
    }
    drawn = {
        frozenset((names[link.left], names[link.right]))
        for link in story.links
        if link.relation == "draws on"
    }
    return copied, drawn


def wires(reports: dict[str, Report], rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Agencies that the corpus and sayso both credit, against what either does."""
    given = {name: report.wire for name, report in reports.items() if report.wire}
    wanted = {name: AGENCIES[row["wire"]] for name, row in rows.items() if row["wire"] in AGENCIES}
    both = sum(given.get(name) == agency for name, agency in wanted.items())
    return {
        "agencies: credited that are": share(both, len(given)),
        "agencies: found": share(both, len(wanted)),
    }


def outlets(
    reports: dict[str, Report], rows: dict[str, dict[str, Any]], show: bool
) -> dict[str, float]:
    """Of the outlets that a report credits and names in its text, those found as its sources."""
    named = {}
    for name, row in rows.items():
        outlet = re.sub(r"^h/t:\s*(?:The )?|\.?\s*$", "", row["credit"] or "")
        if outlet and re.search(rf"\b{re.escape(outlet)}\b", reports[name].text):
            named[name] = outlet
    right = 0
    for report, reading in pipeline.readings(reports[name] for name in named):
        hit = any(named[report.name] in source for source in sources(reading))
        right += hit
        if show and not hit:
            print("not a source:", named[report.name], "in", report.name)
    return {"outlets credited and named: found": share(right, len(named))}


def sources(reading: Reading) -> set[str]:
    """The words of all sources, and of those through whom they were heard."""
    return {span.text for a in reading.attributions for span in (*a.via, *a.source)}


def share(right: int, of: int) -> float:
    """How much of it is right; of nothing, all."""
    return round(right / of, 3) if of else 1.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    for name, value in measure(arguments.corpus, arguments.show).items():
        print(f"{name:45} {value}")
