"""Makes the shipped table of places and the map: `python -m training.gazetteer`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sayso.data.gazetteer.fold import fold
from training.gazetteer import basemap, pack, places

DATA = Path(__file__).parents[2] / "src" / "sayso" / "data"


def main() -> None:
    entries, short = places.gather()
    facts = {fold(row[0]) for row in places.facts("features.txt")}
    chosen = {
        ident
        for ident, entry in entries.items()
        if ident < 0 or (entry.kind not in {"PPL", "PPLC", "ADM2"} and fold(entry.name) in facts)
    }
    for path, data in (
        (DATA / "gazetteer" / "places.bin", pack.pack(entries, short, chosen)),
        (DATA / "basemap" / "world.json", basemap.build()),
    ):
        path.write_bytes(data)
        print(path.name, len(data), hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
