"""Our own marked reports, the sixth of them that no model has learned from: who said what, and within what.

    python -m benchmarks.reports [SHARED] [--show]

They are of all fields and countries, where the attribution corpus is of one. Attributions are scored by
that corpus's scorer, in SHARED (default ../shared); without it this says so and scores chains alone: of
the attributions inside a content that have a source, how many are `found` (source and cue share words with
ours) when the outer ones are given, and which share of ours is right (`precision`).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

from training.attribution import contents, marked
from training.attribution.variants import Article, Spans

from benchmarks.accuracy import CORPORA, at, keep_outermost, sayso, scored
from sayso.data import load
from sayso.mark import chains, mentions
from sayso.records import Attribution, Reading, Report, Span

REPORTS = Path(marked.__file__).parent / "reports"
SHARED = Path(__file__).parents[2] / "shared"
ROLES = ("source", "cue", "content")


def measure(shared: Path) -> dict[str, float]:
    """The figures over the reports held out, for `benchmarks.accuracy`."""
    articles = marked.read(REPORTS, held_out=True)
    return {**attributions(articles, shared), **within(articles)}


def attributions(articles: list[Article], shared: Path) -> dict[str, float]:
    """What the corpus's scorer says of `sayso annotate`."""
    lines = [
        {
            "id": article.id,
            "text": article.text,
            "discard": [],
            "attributions": [{"id": str(n), **one} for n, one in enumerate(article.attributions)],
        }
        for article in articles
    ]
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder) / "gold.jsonl", Path(folder) / "out.jsonl"
        gold.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        sayso("annotate", str(gold), "-o", str(out), "--only", "attributions")
        keep_outermost(out)
        result = scored(shared / "corpora/attribution/score.py", str(gold), str(out))
    wanted = CORPORA["who said what (PolNeAR dev)"].figures
    return {name: at(result, path) for name, path in wanted.items()}


def within(articles: list[Article], show: bool = False) -> dict[str, float]:
    """How the step finds what stands in given contents."""
    language = load("language")
    data = {name: load(name) for name in {*mentions.STEP.uses, *chains.STEP.uses}}
    count: Counter[str] = Counter()
    for article in articles:
        report = Report(article.id, article.id, article.text)
        doc = language(report.text)
        given = tuple(
            Attribution(str(number), report.id, *(_spans(report, one[role]) for role in ROLES))
            for number, one in enumerate(article.attributions)
        )
        reading = Reading(report.id, attributions=given)
        found = mentions.run(report, doc, reading, **{n: data[n] for n in mentions.STEP.uses})
        reading = Reading(report.id, mentions=found["mentions"], attributions=given)
        made = chains.run(report, doc, reading, **{n: data[n] for n in chains.STEP.uses})
        inner = [one for one in made["attributions"] if one.inside]
        for wanted in contents.inner(article, REPORTS):
            right = next((one for one in inner if _same(one, wanted)), None)
            if right is not None:
                inner.remove(right)
            count["right"] += right is not None
            count["wanted"] += bool(wanted["source"])
            count["found"] += right is not None and bool(wanted["source"])
            if show and right is None and wanted["source"]:
                print(
                    "missed:", *(article.text[a:b] for r in ROLES for a, b in wanted[r]), sep=" | "
                )
        count["wrong"] += len(inner)
        if show:
            for one in inner:
                print("wrong:", *(s.text for s in (*one.source, *one.cue, *one.content)), sep=" | ")
    return {
        "chains: found": round(count["found"] / max(1, count["wanted"]), 3),
        "chains: precision": round(count["right"] / max(1, count["right"] + count["wrong"]), 3),
    }


def _spans(report: Report, bounds: Spans) -> tuple[Span, ...]:
    return tuple(report.cut(start, end) for start, end in bounds)


def _same(one: Attribution, wanted: contents.Roles) -> bool:
    """Whether cue and, where one is told, source share words."""

    def meet(spans: tuple[Span, ...], bounds: Spans) -> bool:
        return any(s.start < end and start < s.end for s in spans for start, end in bounds)

    return meet(one.cue, wanted["cue"]) and (
        not wanted["source"] or meet(one.source, wanted["source"])
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--show", action="store_true", help="print what was missed or wrong")
    options = parser.parse_args()
    articles = marked.read(REPORTS, held_out=True)
    figures = within(articles, options.show)
    if (options.shared / "corpora/attribution/score.py").is_file():
        figures = {**attributions(articles, options.shared), **figures}
    else:
        print(f"attributions: skipped, no scorer in {options.shared}")
    for name, figure in figures.items():
        print(f"{name:22} {figure:.3f}")


if __name__ == "__main__":
    main()
