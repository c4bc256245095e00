"""Cues of attribution: what a source does when a text says that it says, thinks or plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

from sayso.errors import DataError
from sayso.records import Manner, Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of lemmas and what it does.

    `kind` says what else decides: `fixed` nothing, `open` the content, `blame` turns `assess`
    into `accuse` where a wrong is named ("blasted him for lying"). The others are constructions:
    `as`: "describe as" judges, "describe" reports; `see`: judges before "as" and a clause; `to`:
    "agree to" promises, "agree that" confirms; `ask`: "ask her to leave" demands; `name`: "called
    it a disaster" judges, "what it called mines" names.
    """

    lemmas: tuple[str, ...]
    stance: Stance
    manner: Manner
    kind: str


@dataclass(frozen=True, slots=True)
class Cues:
    """`starts`: cues by their first lemma, longest first. `evaluative`: words that judge.

    `outlets`: names of news media, and `media`: words that such names are made of ("Herald").
    `weights`: of the linear model that tells judging from stating (`sayso.mark.judging`).
    """

    starts: Mapping[str, tuple[Cue, ...]]
    evaluative: frozenset[str]
    outlets: frozenset[str]
    media: frozenset[str]
    weights: Mapping[str, float]


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


def load() -> Cues:
    """The cues and the words that judge. Raises `DataError` where a line has the wrong shape."""
    folder = files(__package__)
    starts: dict[str, list[Cue]] = {}
    for line in folder.joinpath("cues.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 4:
            raise DataError(f"cues.tsv: expected four columns, found {line!r}", "Reinstall sayso.")
        lemmas = tuple(cells[0].split())
        cue = Cue(lemmas, cast(Stance, cells[1]), cast(Manner, cells[2]), cells[3])
        starts.setdefault(lemmas[0], []).append(cue)
    names, _, words = (
        folder.joinpath("outlets.txt").read_text(encoding="utf-8").partition("# word\n")
    )
    judging = folder.joinpath("evaluative.txt").read_text(encoding="utf-8").splitlines()
    return Cues(
        {first: tuple(sorted(c, key=lambda c: -len(c.lemmas))) for first, c in starts.items()},
        _words(judging),
        _words(names.splitlines()),
        _words(words.splitlines()),
        {
            name: float(weight)
            for line in folder.joinpath("judging.tsv").read_text(encoding="utf-8").splitlines()
            for name, _, weight in (line.partition("\t"),)
        },
    )
