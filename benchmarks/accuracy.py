"""How good sayso is on public corpora, through the commands that users run.

    python -m benchmarks.accuracy [SHARED] [--check] [--raise] [--only NAME,...]

SHARED is the folder with the corpora and their scorers (default ../shared); where it is absent this
says so and stops. Prints the figures as a Markdown table. --check fails where a figure is below its
floor in floors.json; --raise writes better figures into it (a lower one is never written: lower a
floor by hand, and say why in the commit).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Corpus:
    """A corpus that `sayso annotate` marks and its own scorer scores.

    `figures` leads from our name of a figure to its path in the scorer's JSON.
    """

    gold: str
    layer: str
    figures: dict[str, str]


CORPORA = {
    "who said what (PolNeAR dev)": Corpus(
        "corpora/attribution/dev.jsonl",
        "attributions",
        {
            "full F1": "attribution/full/f1",
            "content relaxed F1": "attribution/content_relaxed/f1",
            "content exact F1": "attribution/content_exact/f1",
            "source token F1": "token/source/f1",
            "cue token F1": "token/cue/f1",
        },
    ),
    "when (TimeBank and AQUAINT dev)": Corpus(
        "corpora/time/dev.jsonl",
        "timexes",
        {"value F1": "value_f1", "relaxed F1": "relaxed/f1"},
    ),
    "how many (NewsQuant, dev half)": Corpus(
        "corpora/quantity/dev_newsquant.jsonl",
        "quantities",
        {"value F1": "value/f1", "value, unit and change F1": "value+unit+change/f1"},
    ),
    "where (GeoVirus)": Corpus(
        "corpora/place/geovirus.jsonl",
        "places",
        {
            "recognition F1": "recognition/relaxed/f1",
            "end to end within 161 km": "end_to_end/accuracy_161km",
        },
    ),
    "where (TR-News)": Corpus(
        "corpora/place/tr-news.jsonl",
        "places",
        {
            "recognition F1": "recognition/relaxed/f1",
            "end to end within 161 km": "end_to_end/accuracy_161km",
        },
    ),
}


def sayso(*args: str) -> str:
    """What a sayso command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "sayso", *args], capture_output=True, text=True, check=True
    )
    return done.stdout


def scored(scorer: Path, *args: str) -> dict[str, Any]:
    """What a scorer prints."""
    done = subprocess.run(
        [sys.executable, str(scorer), *args], capture_output=True, text=True, check=True
    )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def at(tree: Any, path: str) -> float:
    for part in path.split("/"):
        tree = tree[part]
    return round(float(tree), 3)


def corpus(shared: Path, wanted: Corpus) -> dict[str, float]:
    """The figures of one corpus."""
    gold = shared / wanted.gold
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.jsonl")
        sayso("annotate", str(gold), "-o", out, "--only", wanted.layer)
        if wanted.layer == "attributions":
            keep_outermost(Path(out))
        result = scored(gold.parent / "score.py", str(gold), out)
    return {name: at(result, path) for name, path in wanted.figures.items()}


def keep_outermost(path: Path) -> None:
    """The corpus marks no attribution inside another's content: leave ours out before scoring."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        line["attributions"] = [a for a in line["attributions"] if not a["inner"]]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def story(shared: Path) -> dict[str, float]:
    """The figures of the fully annotated report."""
    folder = shared / "story"
    with tempfile.TemporaryDirectory() as where:
        out = Path(where) / "brief.json"
        out.write_text(
            sayso(
                "brief", str(folder / "what-we-know.txt"), "--published", "2024-10-24", "-f", "json"
            ),
            "utf-8",
        )
        result = scored(folder / "score.py", str(folder / "what-we-know.gold.json"), str(out))
    figures = {}
    for section, values in result.items():
        for name, value in values.items():
            if isinstance(value, float | int) and name not in ("listed", "rows"):
                figures[f"{section}: {name}"] = float(value)
    figures["actors: none merged wrongly"] = float(not result["actors"]["merged"])
    figures["furniture: none leaked"] = float(not result["furniture"]["leaked"])
    return figures


def measure(shared: Path, only: set[str]) -> dict[str, dict[str, float]]:
    """All figures by corpus."""
    from benchmarks import (
        actors,
        chains,
        copies,
        estimates,
        figures,
        points,
        reports,
        speakers,
        stance,
        stories,
        webpage,
    )

    made = {}
    for name, wanted in CORPORA.items():
        if not only or wanted.layer in only:
            made[name] = corpus(shared, wanted)
    dev = shared / "corpora" / "attribution" / "dev.jsonl"
    if not only or "speakers" in only:
        made["who speaks (our own reports, held out)"] = speakers.measure()
    if not only or "reports" in only:
        made["who said what (our own reports, held out)"] = reports.measure(shared)
    if not only or "chains" in only:
        made["chains of sources (our labels)"] = chains.measure(dev)
    if not only or "stance" in only:
        made["what they do: stance (our labels)"] = stance.measure(dev)
    if not only or "actors" in only:
        made["who speaks (our labels)"] = actors.measure(dev)
    if not only or "estimates" in only:
        made["figures vouched for (our labels)"] = estimates.measure(dev, "score")
    if not only or "figures" in only:
        made["how many people (our own reports)"] = figures.measure(held_out=False)
        made["how many people (our own reports, held out)"] = figures.measure(held_out=True)
    train = dev.with_name("train.jsonl")
    if not only or "copies" in only:
        made["reports that are copies (our labels)"] = copies.measure(train)
    if not only or "points" in only:
        made["statements that are one (our labels)"] = points.measure(train)
    if not only or "webpage" in only:
        made["article text of web pages"] = webpage.measure(shared / "corpora" / "webpage")
    if not only or "story" in only:
        made["one annotated report"] = story(shared)
    if not only or "stories" in only:
        made.update(stories.measure(shared))
    return made


def table(figures: dict[str, dict[str, float]]) -> str:
    """The figures as Markdown."""
    rows = ["| corpus | figure | score |", "| --- | --- | --- |"]
    for name, values in figures.items():
        rows += [f"| {name} | {figure} | {value:.3f} |" for figure, value in values.items()]
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument(
        "--only", default="", help="attributions, timexes, ..., webpage, story, stories"
    )
    args = parser.parse_args()
    if not (args.shared / "corpora").is_dir():
        print(f"accuracy: skipped, no corpora in {args.shared}")
        return
    figures = measure(args.shared, set(filter(None, args.only.split(","))))
    print(table(figures))
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    low = [
        f"{name}, {figure}: {value} is below its floor {floors[name][figure]}"
        for name, values in figures.items()
        for figure, value in values.items()
        if value < floors.get(name, {}).get(figure, 0)
    ]
    if args.lift:
        for name, values in figures.items():
            kept = floors.setdefault(name, {})
            for figure, value in values.items():
                kept[figure] = max(value, kept.get(figure, 0))
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if args.check and low:
        sys.exit("\n".join(low))


if __name__ == "__main__":
    main()
