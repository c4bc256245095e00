"""How good the account of many reports is, on the sample stories in benchmarks/stories.

    python -m benchmarks.stories [NAME ...] [--all] [--full] [--shared FOLDER]

Scores the JSON brief of each story by `score_reports.py` in SHARED/story (default ../shared). --all
scores what is kept apart too; --full prints what was missed, but never of that.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import fmean
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STORIES = Path(__file__).with_name("stories")
KEPT_APART = ("blackout", "cyclone")

# Our name of a figure by its path in what the scorer prints.
FIGURES = {
    "estimates: all right": ("estimates", "all"),
    "chains: origin": ("chains", "origin"),
    "chains: whole": ("chains", "whole chain"),
    "copies: recall": ("copies", "recall"),
    "copies: precision": ("copies", "precision"),
    "points: found": ("points", "found"),
    "points: positions": ("points", "positions"),
    "points: status": ("points", "status"),
    "points: origins within 1": ("points", "origins within 1"),
    "names: aliases kept together": ("names", "aliases kept together"),
}


def result(name: str, shared: Path, *, full: bool = False) -> dict[str, Any]:
    """What the scorer says of the brief of one story."""
    folder = STORIES / name
    with tempfile.TemporaryDirectory() as where:
        out = Path(where) / "brief.json"
        command = [sys.executable, "-m", "sayso", "brief", str(folder / "reports.jsonl")]
        subprocess.run(
            [*command, "-f", "json", "-o", str(out)], capture_output=True, check=True, cwd=ROOT
        )
        scorer = shared / "story" / "score_reports.py"
        extra = ["--full"] if full else []
        done = subprocess.run(
            [sys.executable, str(scorer), str(folder / "gold.json"), str(out), *extra],
            capture_output=True,
            text=True,
            check=True,
        )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def figures(scored: dict[str, Any]) -> dict[str, float]:
    """The figures of one story: those of the scorer, the mean over the series, wrong merges."""
    made = {
        ours: float(scored[section][theirs] or 0) for ours, (section, theirs) in FIGURES.items()
    }
    made["series"] = round(fmean(scored["series"].values()), 3)
    made["names: none merged wrongly"] = float(not scored["names"]["actors merged wrongly"])
    return made


def measure(shared: Path) -> dict[str, dict[str, float]]:
    """The figures of all stories but those kept apart."""
    names = sorted(path.parent.name for path in STORIES.glob("*/gold.json"))
    return {
        f"many reports ({name})": figures(result(name, shared))
        for name in names
        if name not in KEPT_APART
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    if not (args.shared / "story").is_dir():
        print(f"stories: skipped, no scorer in {args.shared}")
        return
    known = sorted(path.parent.name for path in STORIES.glob("*/gold.json"))
    for name in args.names or [name for name in known if args.all or name not in KEPT_APART]:
        scored = result(name, args.shared, full=args.full and name not in KEPT_APART)
        if args.full:
            print(json.dumps(scored, ensure_ascii=False, indent=1))
        print(f"{name}:")
        for figure, value in figures(scored).items():
            print(f"  {figure}: {value:.3f}")


if __name__ == "__main__":
    main()
