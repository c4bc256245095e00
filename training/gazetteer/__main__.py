"""Makes the shipped table of places and the map: `python -m training.gazetteer`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from training.gazetteer import basemap, pack, places

DATA = Path(__file__).parents[2] / "src" / "sayso" / "data"


def main() -> None:
    entries, short, chosen = places.gather()
    for path, data in (
        (DATA / "gazetteer" / "places.bin", pack.pack(entries, short, chosen)),
        (DATA / "basemap" / "world.json", basemap.build()),
    ):
        path.write_bytes(data)
        print(path.name, len(data), hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
