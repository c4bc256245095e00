"""Write `given_names.json` of `sayso/data/titles` from counts of names in 36 countries and lists.

    pip download nomquamgender==0.1.4 --no-deps && unzip nomquamgender-0.1.4-py3-none-any.whl
    python training/titles/given_names.py nomquamgender/name_data.json src/sayso/data/titles

A name is kept where at least six of the sources (civil registers, censuses, lists of athletes and
authors) know it and one gender bears it at least nine times as often as the other, or at least
twelve know it, then as `they`. Left out are common words, names of countries, peoples and capitals,
and names that `first_names.json` has.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sayso.data import load
from sayso.data.titles.people import fold

SOURCES, EITHER = 6, 12
SHARE = 0.9
SHORTEST = 3


def main(counts: Path, folder: Path) -> None:
    senses, countries, titles = load("senses"), load("countries"), load("titles")
    words = {*load("language").Defaults.stop_words, *titles.bodies, *titles.roles, *titles.speech}
    words |= titles.documents | titles.collectives | titles.trades | titles.acts
    census = json.loads((folder / "first_names.json").read_text(encoding="utf-8"))
    known = {name for names in census.values() for name in names}
    kept: dict[str, list[str]] = {"he": [], "she": [], "they": []}
    for name, (sources, _, she, _) in json.loads(counts.read_text(encoding="utf-8")).items():
        if sources < SOURCES or len(name) < SHORTEST or not name.isalpha() or name != fold(name):
            continue
        if name in known:
            continue
        word = name.title()
        place = countries.by_name(word) or countries.by_capital(word) or countries.by_demonym(word)
        if place is not None or name in words or senses.noun(name) or senses.verb(name):
            continue
        if (1 - SHARE < she < SHARE) and sources < EITHER:
            continue
        gender = "she" if she >= SHARE else "he" if she <= 1 - SHARE else "they"
        kept[gender].append(name)
    told = {pronoun: sorted(names) for pronoun, names in kept.items()}
    text = json.dumps(told, indent=0, sort_keys=True)
    (folder / "given_names.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
